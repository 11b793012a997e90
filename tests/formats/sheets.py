"""Whole printed pages built in code, as the style wants them, for audits that measure them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from converters.audit.expected import PrintedPart
from converters.audit.pages import DrawnRule, PrintedGlyph, PrintedLine, PrintedPage
from converters.audit.proof import Proof, ProofLine
from converters.settings.fonts import Chain
from converters.settings.style import Style
from converters.speech.model import Speech
from converters.typeset.metrics import ASCENT, DESCENT
from tests.make import para, speech
from tests.typeset.boxes import Box, chain, face


@dataclass(frozen=True)
class Row:
    """A printed line of an element of the style, in a row of the grid, counted from 0."""

    at: int
    element: str | None = "body"
    """None: its words belong to no part of the speech."""
    text: str = "中" * 28
    first: bool = True
    last: bool = True
    dx: float = 0
    """Points by which it stands further to the right than it should."""
    dy: float = 0
    wider: float = 0
    """Em by which every gap is wider than those of the grid."""
    y: float | None = None
    """The baseline, if it stands by no row."""
    spaced: frozenset[int] = frozenset()
    words: str = ""
    """Of its part, if others than those printed."""


_WIDE = "中文字，。、”（第件西平县政府人大常委会水利讲话教育卫生一二好行完说明"


@cache
def chains() -> Mapping[str, Chain]:
    """Return roles drawn by boxes: all signs an em wide, ASCII half of it; the dash has ink."""
    wide = {
        char: Box(1000)
        for char in "中文字，。、”（第件西平县政府人大常委会水利讲话教育卫生一二好行完说明"
    }
    ascii_ = {char: Box(500) for char in "0123456789ab"}
    boxes = face("box.otf", wide | ascii_ | {"—": Box(1000, 0, 300, 1000, 400)})
    return dict.fromkeys(("body", "song", "title", "kai", "hei"), chain(boxes))


def laid(
    style: Style,
    *pages: Sequence[Row],
    folios: Sequence[Sequence[PrintedLine]] | None = None,
    said: Speech | None = None,
    rules: Sequence[Sequence[DrawnRule]] = (),
) -> Proof:
    """Return the proof of pages that hold these rows; without `folios` each is numbered well."""
    sheets, lines = [], list[ProofLine]()
    part: PrintedPart | None = None
    for number, rows in enumerate(pages, 1):
        printed = tuple(_line(style, number, row) for row in rows)
        ruled = tuple(rules[number - 1]) if rules else ()
        page = PrintedPage(number, style.page.width.pt, style.page.height.pt, printed, ruled)
        sheets.append(page)
        for place, (row, line) in enumerate(zip(rows, printed, strict=True), 1):
            part = _part(row, part, 10 * number + place)
            lines.append(ProofLine(line, page, place, part, row.first, row.last))
    numbered = [[folio(style, page.number)] for page in sheets] if folios is None else folios
    told = tuple((page, tuple(found)) for page, found in zip(sheets, numbered, strict=True))
    parts = tuple(dict.fromkeys(line.part for line in lines if line.part))
    who = said or speech(para("中"))
    return Proof(who, style, chains(), tuple(sheets), parts, tuple(lines), told, ())


def _part(row: Row, before: PrintedPart | None, line: int) -> PrintedPart | None:
    if row.element is None:
        return None
    if not row.first and before:
        return before
    return PrintedPart(row.element, ((row.words or row.text, "body"),), line)


def left_of(style: Style, number: int) -> float:
    """Return where the type area of a page begins."""
    mirrored = style.page.mirrored and number % 2 == 0
    return (style.page.outer if mirrored else style.page.inner).pt


def _line(style: Style, number: int, row: Row) -> PrintedLine:
    element = style.elements[row.element or "body"]
    size, left = element.size.pt, left_of(style, number)
    on_grid = style.frame_top.pt + style.pitch.pt * (row.at + 0.5) + (ASCENT - DESCENT) / 2 * size
    step = style.cell.pt if element.size == style.body.size else size
    steps = [(step / 2 if char.isascii() else step) + row.wider * size for char in row.text]
    width = sum(steps)
    area = style.page.type_area_width.pt
    begin = left + (style.cell.pt * element.indent_chars if row.first else 0)
    if element.align == "right":
        begin = left + area - width
    elif element.align == "center":
        begin = left + (area - width) / 2
    return line_of(row.text, begin + row.dx, (row.y or on_grid) + row.dy, size, steps, row.spaced)


def line_of(
    text: str,
    left: float,
    y: float,
    size: float,
    steps: Sequence[float] = (),
    spaced: frozenset[int] = frozenset(),
) -> PrintedLine:
    """Return glyphs from a place on; each as wide as its box, the next as far as its step."""
    glyphs, x = [], left
    for char, step in zip(text, steps or [size] * len(text), strict=True):
        glyphs.append(PrintedGlyph(char, x, y, size, size / 2 if char.isascii() else size, "box"))
        x += step
    return PrintedLine(tuple(glyphs), spaced)


def folio(
    style: Style, number: int, dx: float = 0, dy: float = 0, text: str = "", more: float = 0
) -> PrintedLine:
    """Return the number of a page where the style wants it, or so far from it; `more` pt large."""
    found = style.folio
    words = text or "".join(found.form.format(page=number).split())
    size = found.size.pt
    y = style.page.foot.pt + found.gap.pt + 0.35 * size + dy
    steps = [size / 2 if char.isascii() else size for char in words]
    left, area = left_of(style, number), style.page.type_area_width.pt
    begin = left + found.inset.pt
    if found.placement == "center":
        begin = left + (area - sum(steps)) / 2
    elif number % 2:
        begin = left + area - found.inset.pt - sum(steps)
    line = line_of(words, begin + dx, y, size, steps)
    return replace(line, glyphs=tuple(replace(g, size=size + more) for g in line.glyphs))
