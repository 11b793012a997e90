import io
import re
import zipfile

import pytest

from converters.errors import SourceError
from converters.readers import docx
from converters.readers.raw import Fidelity
from tests.readers.docx.word_files import SPACES, document, p, t, told, word

SAID = "今天召开这次会议。"


def test_the_main_part_is_found_by_the_relations_not_by_its_name() -> None:
    data = word(p(t(SAID)), main="document2.xml")
    assert docx.is_docx(data)
    assert docx.read(data).text == SAID


def test_parts_whose_names_have_backslashes_are_found() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(word(p(t(SAID))))) as held, zipfile.ZipFile(out, "w") as made:
        for name in held.namelist():
            made.writestr(name.replace("/", "\\"), held.read(name))
    assert docx.is_docx(out.getvalue())
    assert docx.read(out.getvalue()).text == SAID


def strict(text: str) -> str:
    return re.sub(
        r"http://schemas.openxmlformats.org/(wordprocessingml|officeDocument)/2006/",
        r"http://purl.oclc.org/ooxml/\1/",
        text,
    )


def test_strict_open_xml_is_read() -> None:
    flat = flat_opc(strict(document(p(t(SAID)))))
    assert docx.read(flat).text == SAID


def flat_opc(main: str) -> bytes:
    space = "http://schemas.microsoft.com/office/2006/xmlPackage"
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><pkg:package xmlns:pkg="{space}">'
        f'<pkg:part pkg:name="/word/document.xml"><pkg:xmlData>{main}</pkg:xmlData></pkg:part>'
        "</pkg:package>"
    ).encode()


def test_one_file_of_xml_is_read() -> None:
    data = flat_opc(document(p(t(SAID))))
    assert docx.is_docx(data)
    assert docx.read(data).text == SAID


def word2003(body: str, lists: str = "") -> bytes:
    spaces = SPACES.replace(
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://schemas.microsoft.com/office/word/2003/wordml",
    )
    aml = "http://schemas.microsoft.com/aml/2001/core"
    return (
        '<?xml version="1.0" encoding="UTF-8"?><?mso-application progid="Word.Document"?>'
        f'<w:wordDocument {spaces} xmlns:aml="{aml}">{lists}<w:body>{body}</w:body>'
        "</w:wordDocument>"
    ).encode()


def annotation(kind: str, inside: str) -> str:
    about = f'aml:id="3" aml:author="李四" w:type="{kind}"'
    return f"<aml:annotation {about}><aml:content>{inside}</aml:content></aml:annotation>"


def test_the_xml_of_word_2003_is_read_with_lists_notes_and_changes() -> None:
    lists = (
        '<w:lists><w:listDef w:listDefId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
        '<w:nfc w:val="37"/><w:lvlText w:val="%1、"/></w:lvl></w:listDef>'
        '<w:list w:ilfo="1"><w:ilst w:val="0"/></w:list></w:lists>'
    )
    about = '<w:listPr><w:ilvl w:val="0"/><w:ilfo w:val="1"/></w:listPr>'
    note = f"<w:r><w:footnote>{p(t('见第二卷'))}</w:footnote></w:r>"
    old = "<w:r><w:delText>旧</w:delText></w:r>"
    gone = annotation("Word.Deletion", old)
    comment = f"<w:r>{annotation('Word.Comment', p(t('请核')))}</w:r>"
    data = word2003(
        p(t("认识"), note, gone, comment, about=about) + p(t("落实"), about=about), lists
    )
    found = docx.read(data)
    assert docx.is_docx(data)
    assert found.text.split("\n") == ["一、认识〔1〕", "〔1〕见第二卷", "二、落实"]
    assert told(found) == [("批注", "李四：请核")]
    assert ("修订", "按全部接受读入：删除 1 处") in told(found, Fidelity.CHANGED)


def test_heads_of_pages_in_the_xml_of_word_2003_are_told() -> None:
    head = f'<w:sectPr><w:hdr w:type="odd">{p(t("某县政府文件"))}</w:hdr></w:sectPr>'
    assert told(docx.read(word2003(p(t("甲")) + head))) == [("页眉", "某县政府文件")]


def test_a_file_cut_short_is_refused_as_one() -> None:
    data = word(p(t(SAID)))[:-200]
    assert docx.is_docx(data)
    with pytest.raises(SourceError, match="不完整"):
        docx.read(data)


def test_relations_lead_to_nothing_outside_of_the_package() -> None:
    outside = '<w:altChunk r:id="../../../etc/passwd"/>'
    assert docx.read(word(p(t(SAID)) + outside)).text == SAID
