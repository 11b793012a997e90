"""A template for Word: an empty page with our styles; what is written in it is read as meant."""

from io import BytesIO
from zipfile import ZipFile

import docx as python_docx
import pytest

from converters import importing
from converters.formats.docx.dotx import dotx
from converters.settings.design import Design
from converters.speech.model import Dateline, Heading, Paragraph, Salutation, Signature
from tests.formats.docx import xml
from tests.formats.docx.audit.test_speech import edited

WRITTEN = (
    ("（2024年3月5日）", "题下日期"),
    ("赵海金", "讲话人"),
    ("同志们：", "Salutation"),
    ("今天我们召开会议，研究下一步工作。", "Body Text"),
    ("一、提高认识", "Heading 1"),
    ("（一）学习", "Heading 2"),
    ("学习不能放松，要天天学。", "Body Text"),
    ("二、狠抓落实", "Heading 1"),
    ("现在散会。", "Body Text"),
    ("西平县人大常委会", "Signature"),
    ("2024年3月5日", "Date"),
)


def begun(data: bytes) -> bytes:
    """Return the document that Word begins on a template: the same, but for what it says it is."""
    return edited(data, "[Content_Types].xml", lambda types: types.replace("template", "document"))


def test_it_is_a_template_of_one_empty_line(design: Design) -> None:
    data = dotx(design)
    types = ZipFile(BytesIO(data)).read("[Content_Types].xml").decode()
    assert "wordprocessingml.template.main+xml" in types
    assert "wordprocessingml.document.main+xml" not in types
    document = python_docx.Document(BytesIO(begun(data)))
    assert [(one.text, one.style and one.style.name) for one in document.paragraphs] == [
        ("", "Title")
    ]
    assert not document.core_properties.title
    assert data == dotx(design)


@pytest.mark.parametrize("name", [name for _, name in WRITTEN] + ["发文机关标志", "版记"])
def test_its_styles_stand_in_the_gallery(name: str, design: Design) -> None:
    found = python_docx.Document(BytesIO(begun(dotx(design)))).styles[name]
    assert found.quick_style
    assert not found.hidden


def test_what_is_written_in_it_is_imported_with_its_structure(design: Design) -> None:
    document = python_docx.Document(BytesIO(begun(dotx(design))))
    document.paragraphs[0].text = "在县人大常委会第三次会议上的讲话"
    for text, style in WRITTEN:
        document.add_paragraph(text, style=style)
    saved = BytesIO()
    document.save(saved)
    (said,) = importing.clean(saved.getvalue(), "稿.docx").speeches
    assert said.meta.title == "在县人大常委会第三次会议上的讲话"
    assert (str(said.meta.date), said.meta.speakers) == ("2024-03-05", ("赵海金",))
    assert [(type(block), getattr(block, "level", None)) for block in said.blocks] == [
        (Salutation, None),
        (Paragraph, None),
        (Heading, 1),
        (Heading, 2),
        (Paragraph, None),
        (Heading, 1),
        (Paragraph, None),
        (Signature, None),
        (Dateline, None),
    ]


UNNUMBERED = (
    ("同志们：", "Salutation"),
    ("今天我们召开会议，研究下一步工作。", "Body Text"),
    ("充分认识教育工作", "Heading 1"),
    ("在全县教育大会上的讲话精神", "Heading 2"),
    ("学习不能放松，要天天学。", "Body Text"),
    ("关键在干部", "Heading 4"),
    ("现在散会。", "Body Text"),
    ("附件：任务表", "附件说明"),
    ("西平县人大常委会", "Signature"),
    ("2024年3月5日", "Date"),
    ("会议由张三主持", "附注"),
    ("附件", "附件标识"),
    ("任务表", "附件标题"),
    ("总体安排", "Heading 1"),
    ("各单位按照分工负责，共同做好。", "Body Text"),
)


def test_headings_without_numbers_and_attachments_are_imported_by_their_styles(
    design: Design,
) -> None:
    document = python_docx.Document(BytesIO(begun(dotx(design))))
    document.paragraphs[0].text = "坚定信心　振奋精神"
    for text, style in UNNUMBERED:
        document.add_paragraph(text, style=style)
    document.paragraphs[5].add_run("要点。", style="Heading 1 Char")
    saved = BytesIO()
    document.save(saved)
    found = importing.clean(saved.getvalue(), "稿.docx")
    (said,) = found.speeches
    assert said.meta.title == "坚定信心　振奋精神"
    assert [(type(one).__name__, getattr(one, "level", None)) for one in said.blocks] == [
        ("Salutation", None),
        ("Paragraph", None),
        ("Heading", 1),
        ("Heading", 2),
        ("Paragraph", None),
        ("Heading", 4),
        ("Paragraph", None),
        ("Signature", None),
        ("Dateline", None),
        ("Note", None),
        ("Attachment", None),
        ("Heading", 1),
        ("Paragraph", None),
    ]
    assert "heading-style" not in {one.code for one in found.findings}


def test_page_and_settings_are_those_of_our_documents(design: Design) -> None:
    parts = ("settings", "footer1", "footer2", "styles")
    data = dotx(design)
    assert "挤进" in "".join(xml.part(data, "styles"))
    assert all(xml.part(data, name) for name in parts)
    assert 'pgSz w="11906"' in "".join(xml.part(data, "document"))
