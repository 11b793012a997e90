"""A DOCX as the audit reads it."""

from io import BytesIO
from types import SimpleNamespace
from typing import Any, cast
from zipfile import ZipFile

import pytest
from lxml import etree

from converters.errors import SourceError
from converters.formats.docx.audit import file
from converters.formats.docx.audit.file import DocxFile, W
from tests.collection import bombs
from tests.formats.docx.audit.packages import opened, para, run

STYLES = f"""<w:styles xmlns:w="{W[1:-1]}">
<w:style w:type="character" w:default="1" w:styleId="c"/>
<w:style w:type="paragraph" w:styleId="p"/>
<w:style w:type="paragraph" w:default="0" w:styleId="q"/>{{}}
</w:styles>"""


@pytest.mark.parametrize(
    ("more", "default"),
    [("", ""), ('<w:style w:type="paragraph" w:default="1" w:styleId="d"/>', "d")],
)
def test_the_style_of_plain_paragraphs_is_the_default_one(more: str, default: str) -> None:
    root = etree.fromstring(STYLES.format(more))
    found = cast("Any", SimpleNamespace(part=lambda _: root))
    assert file.DocxFile.__dict__["default_style"].func(found) == default


@pytest.mark.parametrize("name", ["word/document.xml", "word/styles.xml", "word/settings.xml"])
@pytest.mark.parametrize("damaged", [b"", b"<x", b"<x><y></x>"])
def test_a_part_that_is_damaged_is_named(name: str, damaged: bytes) -> None:
    parts = {"word/document.xml": bombs.document(""), name: damaged}
    made = BytesIO()
    with ZipFile(made, "w") as package:
        for part, data in parts.items():
            package.writestr(part, data)
    with pytest.raises(SourceError, match=name):
        DocxFile(made.getvalue()).part(name)


def test_a_style_without_name_or_base_has_none() -> None:
    (style,) = etree.fromstring(STYLES.format("")).findall(f"{W}style")[:1]
    etree.SubElement(style, f"{W}basedOn")
    found = file._style(style)
    assert (found.id, found.name, found.based) == ("c", "", "")


def test_what_is_not_there_is_named() -> None:
    found = opened("")
    with pytest.raises(SourceError, match=r"缺少 word/settings\.xml"):
        _ = found.settings
    with pytest.raises(SourceError, match="缺少 页面设置"):
        _ = found.section
    assert found.properties == {}


def test_styles_are_asked_after_what_is_set_by_hand_and_before_what_holds_everywhere() -> None:
    styles = (
        "<w:docDefaults><w:rPrDefault>"
        '<w:rPr><w:sz w:val="1"/><w:b w:val="d"/></w:rPr></w:rPrDefault>'
        '<w:pPrDefault><w:pPr><w:jc w:val="d"/></w:pPr></w:pPrDefault></w:docDefaults>'
        '<w:style w:type="paragraph" w:default="1" w:styleId="N"><w:name w:val="Normal"/>'
        '<w:rPr><w:sz w:val="2"/></w:rPr></w:style>'
        '<w:style w:styleId="A"><w:name w:val="Text A"/><w:basedOn w:val="N"/>'
        '<w:pPr><w:jc w:val="a"/></w:pPr></w:style>'
        '<w:style w:styleId="C"><w:rPr><w:sz w:val="3"/></w:rPr><w:basedOn w:val="C"/></w:style>'
    )
    body = (
        para(run("甲"))
        + para(run("乙", '<w:rStyle w:val="C"/>'), own='<w:pStyle w:val="A"/>')
        + para(run("丙", '<w:sz w:val="4"/>'), own='<w:pStyle w:val="A"/><w:jc w:val="b"/>')
        + para(run("丁"), own='<w:pStyle w:val="X"/>')
    )
    file = opened(body, styles)
    found = [
        (
            file.of_run(one.runs[0], one, "sz", "val"),
            file.of_run(one.runs[0], one, "b", "val"),
            file.of_paragraph(one, "jc", "val"),
            file.style_name(one.style),
        )
        for one in file.paragraphs
    ]
    assert found == [
        ("2", "d", "d", "normal"),
        ("3", "d", "a", "text a"),
        ("4", "d", "b", "text a"),
        ("1", "d", "d", ""),
    ]
    assert file.of_paragraph(file.paragraphs[0], "ind", "left") is None


def test_words_of_links_are_read_and_deleted_ones_are_not() -> None:
    signs = "<w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:br/><w:noBreakHyphen/><w:cr/></w:r>"
    gone = f"<w:del>{run('丙')}</w:del><w:moveFrom>{run('丁')}</w:moveFrom>"
    kept = f"<w:hyperlink>{run('戊')}</w:hyperlink><w:ins>{run('己')}</w:ins>"
    (one,) = opened(f"<w:p><w:pPr>{run('庚')}</w:pPr>{signs}{gone}{kept}</w:p>{para()}").paragraphs
    assert one.text == "甲\t乙\n-\n戊己"


def test_entities_are_not_put_in() -> None:
    text = "<w:p><w:r><w:t>现在&said;开会。</w:t></w:r></w:p>"
    whole = bombs.document(text).decode()
    begin = whole.index("<w:document")
    declared = '<!DOCTYPE w:document [<!ENTITY said "不">]>'
    made = BytesIO()
    with ZipFile(made, "w") as package:
        package.writestr("word/document.xml", whole[:begin] + declared + whole[begin:])
    (paragraph,) = DocxFile(made.getvalue()).paragraphs
    assert "不" not in paragraph.text
