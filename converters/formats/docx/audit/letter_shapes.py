"""What stands outside of the type area of a letter in a DOCX (GB/T 9704-2012 §10.1): shapes."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from converters.audit.faults import Fault
from converters.errors import Severity
from converters.formats.docx.audit.codes import DocxCode
from converters.formats.docx.audit.file import DocxFile, W
from converters.formats.docx.heads import planned
from converters.formats.docx.measures import ink_top
from converters.settings.style import Style
from converters.settings.units import Length, pt
from converters.speech.head_words import ISSUER
from converters.speech.model import Meta
from converters.typeset.heads.plan import Head

_RECT = "{urn:schemas-microsoft-com:vml}rect"
_NEAR = 0.5
"""Points by which a place may differ."""
_CLAUSE = "10.1"
_PLACES = ("margin-left", "margin-top", "width", "height")


class _Box(NamedTuple):
    """A shape, in points from the edges of the sheet."""

    colour: str
    left: float
    top: float
    width: float
    height: float


def shapes(file: DocxFile, meta: Meta, style: Style) -> Iterator[Fault]:
    """Yield what is wrong with the mark and the two red double rules of a letter."""
    head = planned(meta, style)
    if head is None or not head.around:
        return
    drawn = list(file.document.iter(_RECT))
    marks = [_box(node) for node in drawn if node.find(f".//{W}p") is not None]
    rules = [_box(node) for node in drawn if node.find(f".//{W}p") is None]
    yield from _mark(head, marks, style)
    wanted = list(_strokes(head, style))
    if len(rules) != len(wanted):
        yield _error(f"红色双线应有 {len(wanted)} 条线，实际 {len(rules)} 条")
        return
    for line, found in zip(wanted, sorted(rules, key=lambda box: box.top), strict=True):
        yield from _rule(line, found)


def _mark(head: Head, marks: list[_Box], style: Style) -> Iterator[Fault]:
    row = next(row for row in head.rows if row.element == ISSUER)
    if len(marks) != 1:
        yield _error("发文机关标志应在一个图形里")
        return
    top = marks[0].top + ink_top(row.size, pt(marks[0].height)).pt - style.frame_top.pt
    if abs(away := top - row.top.pt) > _NEAR:
        yield _error(f"发文机关标志的位置上下差 {away:+.1f} 磅")


def _strokes(head: Head, style: Style) -> Iterator[_Box]:
    """Yield each line of the two double rules as it should stand."""
    area, colour = style.page.type_area_width, style.redhead.colour
    for rule in head.around:
        left, width = style.page.inner - rule.beyond_left, area + rule.beyond_left
        for top, thickness in rule.strokes:
            lengths = (left, style.frame_top + top, width + rule.beyond_right, thickness)
            yield _Box(colour, *(length.pt for length in lengths))


def _rule(wanted: _Box, found: _Box) -> Iterator[Fault]:
    if abs(away := found.top - wanted.top) > _NEAR:
        yield _error(f"红色双线的位置上下差 {away:+.1f} 磅")
    if max(abs(found.left - wanted.left), abs(found.width - wanted.width)) > _NEAR:
        yield _error(f"红色双线应长 {_mm(wanted.width):g} 毫米、居中")
    if abs(found.height - wanted.height) > _NEAR:
        yield _error(f"红色双线的一条应粗 {wanted.height:g} 磅，实际 {found.height:g} 磅")
    if found.colour.lower() != wanted.colour.lower():
        yield _error(f"双线应为红色（{wanted.colour}）")


def _mm(points: float) -> float:
    return round(Length(points).mm, 1)


def _box(node: Any) -> _Box:
    told = dict(each.split(":", 1) for each in node.get("style", "").split(";") if ":" in each)
    lengths = (float(told.get(name, "0").removesuffix("pt") or 0) for name in _PLACES)
    return _Box(node.get("fillcolor", ""), *lengths)


def _error(message: str) -> Fault:
    advice = f"GB/T 9704-2012 §{_CLAUSE}；请重新生成"
    return Fault(DocxCode.RED_HEAD, Severity.ERROR, message, advice=advice, clause=_CLAUSE)
