"""Where the lines of a 版记 stand in a DOCX (GB/T 9704-2012 §7.4), by their own indents."""

from collections.abc import Iterator
from typing import Any

from converters.audit.faults import Fault, cited
from converters.audit.imprint_clauses import ImprintClauses
from converters.errors import Severity
from converters.formats.docx.audit.codes import DocxCode
from converters.formats.docx.audit.file import DocxFile, Para, W, paragraph_of
from converters.formats.docx.measures import measures
from converters.settings.style import Style
from converters.speech import printed_words
from converters.speech.printed_words import Imprint
from converters.typeset import circulation
from converters.typeset.nominal import ems

_NEAR = 20
"""Twips, a point: what people set by the mouse."""


def lines(
    file: DocxFile, table: Any, wanted: Imprint, style: Style, clauses: ImprintClauses
) -> Iterator[Fault]:
    """Yield a table narrower or wider than the type area, and lines that stand elsewhere in it."""
    size = style.elements["imprint"].size.twips
    free = circulation.inset(style.imprint.inset_chars, style.elements["imprint"]).twips
    inset, outside = (free, 0) if wanted.is_ruled else (0, free)
    yield from _edges(table, outside, style, clauses)
    hanging = round(ems(printed_words.COPIES) * size)
    nodes = [node for node in table.iter(f"{W}p") if paragraph_of(node).text.strip()]
    for node, text in zip(nodes, wanted.lines(), strict=False):
        paragraph = paragraph_of(node)
        if text == wanted.below:
            yield from _last(file, node, paragraph, wanted, inset, style, clauses.printed)
        elif not _stands(file, paragraph, (inset + hanging, inset, hanging)):
            message = f"“{text[:12]}”应左右各空一字，回行与冒号后的首字对齐"
            yield _error(message, clauses.sent)


def _edges(table: Any, outside: int, style: Style, clauses: ImprintClauses) -> Iterator[Fault]:
    """Yield a table whose edges are not so far inside of those of the type area."""
    width = sum(int(each.get(f"{W}w", "0")) for each in table.iter(f"{W}gridCol"))
    place = table.find(f"{W}tblPr/{W}tblpPr")
    left = 0 if place is None else int(place.get(f"{W}tblpX", "0"))
    if abs(width + 2 * outside - measures(style).text_width) > _NEAR:
        what = "应左右各空一字" if outside else "的分隔线与版心不等宽"
        yield _error(f"版记{what}", clauses.sent if outside else clauses.rules)
    elif abs(left - outside) > _NEAR:
        yield _error("版记没有从应在的地方起", clauses.sent if outside else clauses.rules)


def _last(
    file: DocxFile,
    node: Any,
    paragraph: Para,
    wanted: Imprint,
    inset: int,
    style: Style,
    clause: str,
) -> Iterator[Fault]:
    """Yield what is wrong with the line of who printed it, and when."""
    if not _stands(file, paragraph, (inset, inset, 0)):
        yield _error("印发机关、印发日期应左右各空一字", clause)
    tabs = node.findall(f"{W}pPr/{W}tabs/{W}tab")
    stops = [(tab.get(f"{W}val"), int(tab.get(f"{W}pos", "0"))) for tab in tabs]
    edge = measures(style).text_width - inset
    right = any(side == "right" and abs(at - edge) <= _NEAR for side, at in stops)
    if wanted.printed and not (right and paragraph.text.count("\t") == 1):
        yield _error("印发日期应排到右边，右空一字", clause)


def _stands(file: DocxFile, paragraph: Para, wanted: tuple[int, int, int]) -> bool:
    """Return whether the indents of a paragraph are those wanted: left, right, hanging."""
    names = ("left", "right", "hanging")
    found = (int(file.of_paragraph(paragraph, "ind", name) or 0) for name in names)
    return all(abs(one - other) <= _NEAR for one, other in zip(found, wanted, strict=True))


def _error(message: str, clause: str) -> Fault:
    advice = f"{cited(clause)}；请重新生成"
    return Fault(DocxCode.IMPRINT, Severity.ERROR, message, advice=advice, clause=clause)
