"""Files that are no texts are told by what is in them, whatever they are called."""

import io
import zipfile

import pytest

from converters.errors import SourceError
from converters.importing.reading import decode
from tests.readers.office.make import compound

MAIL = "From: a@b.cn\nSubject: 讲话\nDate: Fri, 5 Mar 2021 09:00:00 +0800\nTo: c@d.cn\n\n同志们：\n"


def packed(*names: str, kind: str = "") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name in names:
            package.writestr(zipfile.ZipInfo(name), kind)  # its hour is not in the name of a test
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (packed("OFD.xml", "Doc_0/Document.xml"), "这是 OFD 版式文件"),
        (packed("[Content_Types].xml", "xl/workbook.xml", kind="<Types/>"), "这是 Excel 表格"),
        (packed("[Content_Types].xml", "ppt/presentation.xml", kind="<Types/>"), "这是演示文稿"),
        (packed("mimetype", kind="application/epub+zip"), "这是 EPUB 电子书"),
        (packed("Index/Document.iwa"), "苹果 Pages"),
        (packed("讲话.docx"), "这是压缩包.*请先解压"),
        (packed("a.txt", "b.txt")[:-12], "压缩包或文档已损坏"),
        (MAIL.encode(), "这是邮件"),
        (b"<?xml version='1.0'?>\n<rss><item>x</item></rss>", "这是 XML 数据文件"),
        (b"<?xml version='1.0'?>\n<u:UOF xmlns:u='http://schemas.uof.org/cn/2003/uof'/>", "UOF"),
        (compound({"Workbook": b"x" * 5000}), "这是 Excel 表格"),
        (compound({"Book": b"x"}), "这是 Excel 表格"),
        (compound({"PowerPoint Document": b"x"}), "这是演示文稿"),
        (compound({"__properties_version1.0": b"x"}), "这是邮件"),
        (compound({"VisioDocument": b"x"}), "Visio"),
        (compound({"CONTENTS": b"x"}), "Works"),
        (packed("OFD.xml", "Doc_0/Document.xml")[:60], "这是 OFD 版式文件"),
        (packed("[Content_Types].xml", "xl/workbook.xml", kind="<Types/>")[:-40], "Excel 表格"),
    ],
)
@pytest.mark.parametrize("name", ["a.docx", "a.doc", "a.txt", "a"])
def test_what_it_is_is_told(data: bytes, sentence: str, name: str) -> None:
    with pytest.raises(SourceError, match=sentence):
        decode(data, name)


def test_a_text_with_labels_is_no_mail() -> None:
    text = "时间:2021年\nDate: 三月\nFrom: 某地\n\n同志们：今天我们开会。\n"
    assert decode(text.encode(), "a.txt").text == text


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("a.ceb", "名为 .ceb，应当是方正 CEB 版式文件"),
        ("a.gd", "应当是书生版式文件"),
        ("a.ofd", "应当是 OFD 版式文件"),
        ("a.et", "应当是 WPS 表格"),
        ("a.bak", "读不出文字"),
    ],
)
def test_bytes_that_say_nothing_are_told_by_their_suffix(name: str, said: str) -> None:
    with pytest.raises(SourceError, match=said):
        decode(bytes(range(256)) * 16, name)


def test_a_package_of_unknown_parts_is_told_by_its_suffix() -> None:
    with pytest.raises(SourceError, match="这是方正 CEB 版式文件"):
        decode(packed("a/b.xml"), "a.cebx")
    with pytest.raises(SourceError, match="这是压缩包"):
        decode(packed("a/b.xml"), "a.zip")
