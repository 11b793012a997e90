"""The sections of a proof: numbers beside the lines, anew on each page."""

from typing import Any

from docx.oxml import parse_xml
from docx.oxml.ns import qn

from converters.formats.docx.kinds import ANCHOR_LINE, HEAD_ANCHOR
from converters.formats.docx.oxml import NAMESPACES, paragraph
from converters.settings.proof_style import Beside

_AFTER = (qn("w:pgBorders"), qn("w:paperSrc"), qn("w:pgMar"))
"""What may stand before the numbering of lines, the last of them first."""

_ABOVE = qn("w:before")


def begin_with_text(body: Any) -> None:
    """Let no table be the first thing of a document, as the mark of several organs is.

    LibreOffice puts an empty line above it if there are comments; this one is a sliver, and what
    stands under the table comes that much nearer, so that the page holds what it held.
    """
    if body[0].tag != qn("w:tbl"):
        return
    sliver = paragraph(HEAD_ANCHOR, "").replace("<w:p>", f"<w:p {NAMESPACES}>", 1)
    under = body[1]
    body.insert(0, parse_xml(sliver))
    free = under.find(f"{qn('w:pPr')}/{qn('w:spacing')}")
    if free is not None and int(free.get(_ABOVE, 0)) >= ANCHOR_LINE:
        free.set(_ABOVE, str(int(free.get(_ABOVE)) - ANCHOR_LINE))


def number_lines(body: Any, numbers: Beside) -> None:
    """Have the lines of every section numbered."""
    written = (
        f'<w:lnNumType {NAMESPACES} w:countBy="1" w:distance="{numbers.gap.twips}" '
        'w:restart="newPage"/>'
    )
    for section in body.iter(qn("w:sectPr")):
        place = next(found for name in _AFTER if (found := section.find(name)) is not None)
        place.addnext(parse_xml(written))
