"""The styles that a proof has beside those of the DOCX, under the names that Word knows."""

from typing import Any

from docx.oxml import parse_xml
from docx.oxml.ns import qn

from converters.formats.docx import page_head
from converters.formats.docx.formatting import NO_CHARACTERS, small_type, style
from converters.formats.docx.kinds import ANCHOR, HEAD_ANCHOR
from converters.formats.docx.oxml import NAMESPACES, element
from converters.settings.design import Design
from converters.settings.proof_style import ProofStyle, Small

COMMENT, REFERENCE = "CommentText", "CommentReference"
_UNCOUNTED = (ANCHOR, HEAD_ANCHOR, "Marking", "Issuer", "DocumentNumber", "Imprint")
"""Of what stands around the text, 版头 and 版记, and of paragraphs that hold nothing."""
_BEFORE = ("w:keepNext", "w:keepLines", "w:pageBreakBefore", "w:widowControl")
"""What the schema wants before the word that a style is not counted."""


def add(sheet: Any, design: Design, looks: ProofStyle) -> None:
    """Add the styles to those of a document."""
    made = "".join(_made(design, looks))
    for one in parse_xml(f"<w:styles {NAMESPACES}>{made}</w:styles>"):
        sheet.append(one)
    for one in sheet.iterchildren(qn("w:style")):
        if one.get(qn("w:styleId")) in _UNCOUNTED:
            _leave_out(one.get_or_add_pPr())


def _leave_out(properties: Any) -> None:
    """Have the lines of a style not be numbered."""
    before = [one for one in properties if one.tag in map(qn, _BEFORE)]
    properties.insert(len(before), parse_xml(f"<w:suppressLineNumbers {NAMESPACES}/>"))


def _made(design: Design, looks: ProofStyle) -> tuple[str, ...]:
    free = element("w:spacing", before=0, after=0)
    flat = element("w:snapToGrid", val=0)
    left = element("w:jc", val="left")
    return (
        page_head.made_style("校样", looks.head, design),
        style(
            *("paragraph", COMMENT, "annotation text"),
            based="Normal",
            priority=99,
            shown=False,
            properties=element("w:pPr", flat, free, left)
            + small_type(looks.comments.font, looks.comments.size, design),
        ),
        _characters(REFERENCE, "annotation reference", looks.comments, design),
        _characters("LineNumber", "line number", looks.numbers, design),
    )


def _characters(id: str, name: str, looks: Small, design: Design) -> str:
    return style(
        *("character", id, name),
        based=NO_CHARACTERS,
        priority=99,
        shown=False,
        properties=small_type(looks.font, looks.size, design),
    )
