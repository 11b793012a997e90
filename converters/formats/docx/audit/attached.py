"""Attachments of a DOCX (GB/T 9704-2012 §7.3.7), and the lines that tell of them (§7.3.4)."""

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from math import floor

from converters.audit.blanks import HANGING, MARK
from converters.audit.expected import PrintedPart
from converters.audit.faults import Fault
from converters.errors import Severity
from converters.formats.docx.audit.codes import DocxCode
from converters.formats.docx.audit.file import DocxFile, Para
from converters.formats.docx.audit.words import Pair
from converters.settings.style import Element, Style
from converters.settings.units import TWIPS_PER_POINT, Length
from converters.typeset import enclosures
from converters.typeset.nominal import ems

_NEAR = 20
"""Twips, a point: what people set by the mouse."""


def told(file: DocxFile, paired: Sequence[Pair], style: Style) -> Iterator[Fault]:
    """Yield lines of 附件说明 whose names do not stand under one another."""
    for name, group in groupby(paired, _hanging):
        found = [(p, q) for p, q in group if p and q] if name else []
        if not found:
            continue
        places = enclosures.places([part.text for part, _ in found], style, _width, name)
        for (part, paragraph), place in zip(found, places, strict=True):
            left = _twips(file, paragraph, "left")
            start = left - _twips(file, paragraph, "hanging")
            if abs(left - place.left.twips) > _NEAR or abs(start - place.start.twips) > _NEAR:
                what, clause = _CALLED[name]
                yield _error(DocxCode.ENCLOSURE, what, part, clause)


def attached(file: DocxFile, paired: Sequence[Pair], style: Style) -> Iterator[Fault]:
    """Yield attachments that begin no page, or whose title is not on the third line of it."""
    pitch = floor(style.frame_height.pt * TWIPS_PER_POINT / style.grid.lines)
    for above, below in pairwise(paired):
        if not (above.part and above.paragraph and above.part.element == MARK):
            continue
        if not file.has(above.paragraph, "pageBreakBefore"):
            yield _error(DocxCode.ATTACHMENT, "附件没有另面编排", above.part, "7.3.7")
        if below.part and below.paragraph:
            wanted = pitch * style.attachments.lines_after_mark
            free = _free(file, above.paragraph, "after") + _free(file, below.paragraph, "before")
            if abs(free - wanted) > _NEAR:
                message = f"附件标识与标题之间应空 {style.attachments.lines_after_mark} 行"
                yield _error(DocxCode.ATTACHMENT, message, above.part, "7.3.7")


_CALLED = {
    enclosures.ELEMENT: ("附件说明的缩进不对：回行应与名称的首字对齐", "7.3.4"),
    enclosures.ATTENDANCE: ("名单的缩进不对：回行应与冒号后的首字对齐", "10.3"),
}
"""What is said of each, and its clause."""


def _hanging(pair: Pair) -> str:
    return pair.part.element if pair.part and pair.part.element in HANGING else ""


def _width(text: str, element: Element) -> Length:
    return element.size * ems(text)


def _free(file: DocxFile, paragraph: Para, edge: str) -> int:
    return int(file.of_paragraph(paragraph, "spacing", edge) or 0)


def _twips(file: DocxFile, paragraph: Para, edge: str) -> int:
    return int(file.of_paragraph(paragraph, "ind", edge) or 0)


def _error(code: DocxCode, message: str, part: PrintedPart, clause: str) -> Fault:
    return Fault(
        code,
        Severity.ERROR,
        message,
        line=part.line,
        excerpt=part.text[:30],
        advice=f"GB/T 9704-2012 §{clause}；请重新生成",
        clause=clause,
    )
