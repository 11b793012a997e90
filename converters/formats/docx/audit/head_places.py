"""Where words and rules of a 版头 stand in a DOCX (GB/T 9704-2012 §7.2, §10), by its own measures.

They are added up from the top of the page, line by line, as Word adds them.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from converters.audit import head_clauses
from converters.audit.faults import Fault
from converters.errors import Severity
from converters.formats.docx.audit.codes import DocxCode
from converters.formats.docx.audit.file import DocxFile, Para, W, paragraph_of
from converters.formats.docx.heads import planned
from converters.formats.docx.measures import ink_top, measures
from converters.settings.style import Style
from converters.settings.units import TWIPS_PER_POINT, Length, pt
from converters.speech.head_words import ISSUER, MARKING
from converters.speech.model import Meta
from converters.typeset.heads.plan import Head, HeadRow

_NEAR = 1.0
"""Points by which a place may differ: a rule stands whole points under its line."""
_HALF_POINTS = 2
_EIGHTHS = 8
"""Of a border in a point (ECMA-376 17.18.2)."""
_HEAD = frozenset(("Marking", "Issuer", "DocumentNumber"))


@dataclass(frozen=True, slots=True)
class _Standing:
    """A paragraph of the body, in points from the top of the type area."""

    node: Any
    paragraph: Para
    top: float
    """Of its line."""
    line: float
    above: float
    """Where what stands above it ends."""
    rule: float | None
    """The top of the border under it."""
    foot: float
    """Where it ends, what is free under it included."""


def places(file: DocxFile, meta: Meta, style: Style) -> Iterator[Fault]:
    """Yield what of a 版头 stands higher, lower or elsewhere across than it should."""
    head = planned(meta, style)
    if head is None:
        return
    standing = list(_standing(file))
    found = [one for one in standing if one.paragraph.style in _HEAD]
    rows = [row for row in head.rows if row not in head.joint]
    rows = [row for row in rows if not (head.around and row is _mark(head))]
    for row, one in zip(rows, found, strict=False):
        clause = head_clauses.of(meta, row.label)
        if row.element != MARKING:  # marks stand on lines of the grid
            yield from _row(file, row, one, clause)
        yield from _across(file, row, one, clause)
    yield from _rules(head, standing, head_clauses.of_rule(meta))
    yield from _end(head, standing, style, head_clauses.of_title(meta))


def _mark(head: Head) -> HeadRow:
    return next(row for row in head.rows if row.element == ISSUER)


def _standing(file: DocxFile) -> Iterator[_Standing]:
    """Yield the paragraphs of the body with their places; tables take their height."""
    foot = 0.0
    for node in file.document.find(f"{W}body"):
        if node.tag == f"{W}tbl":
            foot += sum(_points(each.get(f"{W}val")) for each in node.iter(f"{W}trHeight"))
        elif node.tag == f"{W}p":
            one = _one(file, node, foot)
            foot = one.foot
            yield one


def _one(file: DocxFile, node: Any, above: float) -> _Standing:
    paragraph = paragraph_of(node)
    before, line, after = (
        _points(file.of_paragraph(paragraph, "spacing", name))
        for name in ("before", "line", "after")
    )
    top = above + before
    border = node.find(f"{W}pPr/{W}pBdr/{W}bottom")
    rule, foot = None, top + line
    if border is not None:
        rule = foot + float(border.get(f"{W}space", "0"))
        foot = rule + float(border.get(f"{W}sz", "0")) / _EIGHTHS
    return _Standing(node, paragraph, top, line, above, rule, foot + after)


def _row(file: DocxFile, row: HeadRow, one: _Standing, clause: str) -> Iterator[Fault]:
    """Compare type size and height of a row; on the first line none can stand higher."""
    size = _size(file, one.paragraph)
    if abs(size.pt - row.size.pt) > 1 / _HALF_POINTS:
        yield _error(f"{row.label}应为 {row.size.pt:.1f} 磅，实际是 {size.pt:g} 磅", clause)
    ink = ink_top(row.size, pt(one.line)).pt
    away = one.top + ink - max(row.top.pt, one.above + ink)
    if abs(away) > _NEAR:
        yield _error(f"{row.label}的位置上下差 {away:+.1f} 磅", clause)


def _size(file: DocxFile, paragraph: Para) -> Length:
    found = (file.of_run(run, paragraph, "sz", "val") for run in paragraph.runs if run.text.strip())
    return pt(int(next(found, None) or 0) / _HALF_POINTS)


def _across(file: DocxFile, row: HeadRow, one: _Standing, clause: str) -> Iterator[Fault]:
    """Compare where the words of a row stand: in the middle, or each at a tab of its own."""
    jc = file.of_paragraph(one.paragraph, "jc", "val")
    if row.is_centered != (jc == "center"):
        yield _error(f"{row.label}应{'居中' if row.is_centered else '从版心左边排起'}", clause)
    if row.is_centered:
        return
    tabs = one.node.iter(f"{W}tab")
    stops = [
        (tab.get(f"{W}val"), _points(tab.get(f"{W}pos"))) for tab in tabs if tab.get(f"{W}pos")
    ]
    words = [words for words in row.words if words.at.twips]
    wanted = [(str(words.edge), words.at.pt) for words in words]
    if one.paragraph.text.count("\t") != len(wanted) or len(stops) != len(wanted):
        yield _error(f"{row.label}一行应有 {len(wanted)} 个制表位", clause)
        return
    for placed, (edge, at), (side, pos) in zip(words, wanted, stops, strict=True):
        if side != edge or abs(pos - at) > _NEAR:
            yield _error(f"“{placed.text}”的位置左右不对", head_clauses.of_words(placed, clause))


def _rules(head: Head, standing: list[_Standing], clause: str) -> Iterator[Fault]:
    """Compare how high the single rules stand; those of a letter are shapes."""
    wanted = [rule.top.pt for rule in head.rules if len(rule.lines) == 1]
    for top, found in zip(wanted, (one.rule for one in standing if one.rule), strict=False):
        if abs(found - top) > _NEAR:
            yield _error(f"版头的分隔线上下差 {found - top:+.1f} 磅", clause)


def _end(head: Head, standing: list[_Standing], style: Style, clause: str) -> Iterator[Fault]:
    """Compare where the title, or the text without one, begins under the head."""
    last = max((at for at, one in enumerate(standing) if _is_of_head(one)), default=None)
    if last is None:
        return
    wanted = measures(style).pitch * head.lines / TWIPS_PER_POINT
    if abs(away := standing[last].foot - wanted) > _NEAR:
        yield _error(f"版头之下的第一行上下差 {away:+.1f} 磅", clause)


def _is_of_head(one: _Standing) -> bool:
    return one.paragraph.style in _HEAD or one.rule is not None


def _points(twips: str | None) -> float:
    return int(twips or 0) / TWIPS_PER_POINT


def _error(message: str, clause: str) -> Fault:
    advice = f"GB/T 9704-2012 §{clause}；请重新生成"
    return Fault(DocxCode.RED_HEAD, Severity.ERROR, message, advice=advice, clause=clause)
