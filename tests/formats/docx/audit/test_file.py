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
