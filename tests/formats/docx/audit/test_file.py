"""A DOCX as the audit reads it."""

from types import SimpleNamespace
from typing import Any, cast

import pytest
from lxml import etree

from converters.formats.docx.audit import file
from converters.formats.docx.audit.file import W

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
