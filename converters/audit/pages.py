"""The pages of a finished PDF as PDFium reads them: glyphs, gathered into lines by their baseline.

Lengths are points; x runs from the left, y from the top of the sheet.
"""

import ctypes
import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

_NAME_SIZE = 256
_BLACK = "#000000"
# Baselines nearer than this, in points, are one line.
_SAME_LINE = 0.5
# In points: what is higher is no rule.
_THICKEST = 6


@dataclass(frozen=True, slots=True)
class PrintedGlyph:
    """One printed character; `font` is the name in the PDF, without the tag of its subset."""

    char: str
    x: float
    y: float
    size: float
    advance: float
    font: str
    colour: str = _BLACK
    """As a screen shows it, #RRGGBB."""

    @property
    def end(self) -> float:
        """Where the advance ends."""
        return self.x + self.advance


@dataclass(frozen=True)
class PrintedLine:
    """Glyphs on one baseline, from left to right, without the spaces between them."""

    glyphs: tuple[PrintedGlyph, ...]
    spaced: frozenset[int]
    """Places of glyphs that a space follows."""

    @cached_property
    def text(self) -> str:
        """The characters of the line."""
        return "".join(glyph.char for glyph in self.glyphs)

    @property
    def y(self) -> float:
        """The baseline."""
        return self.glyphs[0].y

    @property
    def left(self) -> float:
        """Where the first glyph begins."""
        return self.glyphs[0].x

    @property
    def right(self) -> float:
        """Where the advance of the last glyph ends."""
        return self.glyphs[-1].end


@dataclass(frozen=True, slots=True)
class DrawnRule:
    """A rule drawn across the page."""

    left: float
    top: float
    right: float
    bottom: float
    red: bool

    @property
    def thickness(self) -> float:
        """Its height."""
        return self.bottom - self.top


@dataclass(frozen=True, slots=True)
class PrintedPage:
    """A page; `number` counts from 1."""

    number: int
    width: float
    height: float
    lines: tuple[PrintedLine, ...]
    rules: tuple[DrawnRule, ...] = ()
    """From top to bottom."""


def read(pdf: bytes) -> tuple[PrintedPage, ...]:
    """Return the pages of a PDF with all text that is printed on them, in the order of reading."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return tuple(_page(document[index], index + 1) for index in range(len(document)))
    finally:
        document.close()


def count(pdf: bytes) -> int:
    """Return the number of pages of a PDF."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return len(document)
    finally:
        document.close()


def _page(page: Any, number: int) -> PrintedPage:
    width, height = page.get_size()
    text = page.get_textpage()
    glyphs = list(_glyphs(text.raw, height))
    text.close()
    rules = sorted(_rules(page.raw, width, height), key=lambda rule: rule.top)
    page.close()
    return PrintedPage(number, width, height, tuple(_lines(glyphs)), tuple(rules))


def _rules(raw: Any, width: float, height: float) -> set[DrawnRule]:
    """Return the rules wider than half the page.

    A border is drawn as the strip between two boxes, so what counts is where the flat sides of a
    path lie close together.
    """
    found = set()
    for index in range(pdfium.FPDFPage_CountObjects(raw)):
        thing = pdfium.FPDFPage_GetObject(raw, index)
        if pdfium.FPDFPageObj_GetType(thing) != pdfium.FPDF_PAGEOBJ_PATH:
            continue
        points = _points(thing)
        left, right = min(x for x, _ in points), max(x for x, _ in points)
        if right - left <= width / 2:
            continue
        sides = sorted({round(height - y, 3) for _, y in points})
        for top, bottom in pairwise(sides):
            if bottom - top < _THICKEST:
                found.add(DrawnRule(left, top, right, bottom, _is_red(thing)))
    return found


def _points(path: Any) -> list[tuple[float, float]]:
    """Return the corners of a path on the page, y from its foot."""
    matrix, x, y = pdfium.FS_MATRIX(), ctypes.c_float(), ctypes.c_float()
    pdfium.FPDFPageObj_GetMatrix(path, matrix)
    points = []
    for index in range(pdfium.FPDFPath_CountSegments(path)):
        pdfium.FPDFPathSegment_GetPoint(pdfium.FPDFPath_GetPathSegment(path, index), x, y)
        points.append(
            (
                matrix.a * x.value + matrix.c * y.value + matrix.e,
                matrix.b * x.value + matrix.d * y.value + matrix.f,
            )
        )
    return points or [(0, 0)]


def _is_red(thing: Any) -> bool:
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    pdfium.FPDFPageObj_GetFillColor(thing, red, green, blue, alpha)
    return red.value > green.value + blue.value


def _lines(glyphs: list[PrintedGlyph]) -> Iterator[PrintedLine]:
    """Yield the lines in the order in which they were drawn, which is that of reading."""
    line: list[PrintedGlyph] = []
    for glyph in glyphs:
        if line and abs(glyph.y - line[-1].y) > _SAME_LINE:
            yield from _line(line)
            line = []
        line.append(glyph)
    yield from _line(line)


def _line(glyphs: list[PrintedGlyph]) -> Iterator[PrintedLine]:
    """Yield the line that the glyphs make, none if they are all blank."""
    printed: list[PrintedGlyph] = []
    spaced: set[int] = set()
    for glyph in sorted(glyphs, key=lambda glyph: glyph.x):
        if glyph.char.strip():
            printed.append(glyph)
        else:
            spaced.add(len(printed) - 1)
    if printed:
        yield PrintedLine(tuple(printed), frozenset(spaced))


def _glyphs(raw: Any, height: float) -> Iterator[PrintedGlyph]:
    x, y = ctypes.c_double(), ctypes.c_double()
    matrix, box = pdfium.FS_MATRIX(), pdfium.FS_RECTF()
    channels = tuple(ctypes.c_uint() for _ in range(4))
    name, flags = ctypes.create_string_buffer(_NAME_SIZE), ctypes.c_int()
    upper = 0
    for index in range(pdfium.FPDFText_CountChars(raw)):
        code = pdfium.FPDFText_GetUnicode(raw, index)
        if pdfium.FPDFText_IsGenerated(raw, index):
            continue
        if code in _UPPER_HALVES:  # a character beyond the BMP is told in two, for one glyph
            upper = code
            continue
        pdfium.FPDFText_GetCharOrigin(raw, index, x, y)
        pdfium.FPDFText_GetMatrix(raw, index, matrix)
        pdfium.FPDFText_GetLooseCharBox(raw, index, box)
        pdfium.FPDFText_GetFontInfo(raw, index, name, _NAME_SIZE, flags)
        hyphen = pdfium.FPDFText_IsHyphen(raw, index) == 1  # PDFium takes it for one of its own
        yield PrintedGlyph(
            "-" if hyphen else _char(upper, code),
            x.value,
            height - y.value,
            pdfium.FPDFText_GetFontSize(raw, index) * abs(matrix.a),
            box.right - x.value,
            name.value.decode(errors="replace").rpartition("+")[2],
            _colour(raw, index, channels),
        )
        upper = 0


def _colour(text: Any, index: int, channels: Sequence[ctypes.c_uint]) -> str:
    """Return the colour of a character on white paper; the channels are written over."""
    pdfium.FPDFText_GetFillColor(text, index, *channels)
    red, green, blue, alpha = channels
    if not (red.value or green.value or blue.value) and alpha.value == _OPAQUE:
        return _BLACK  # as nearly all of a page is
    through = _OPAQUE - alpha.value
    shown = ((one.value * alpha.value) // _OPAQUE + through for one in (red, green, blue))
    return "#{:02X}{:02X}{:02X}".format(*shown)


_OPAQUE = 255
_UPPER_HALVES = range(0xD800, 0xDC00)


def _char(upper: int, code: int) -> str:
    """Return a character told by one number of 16 bits or by two; 0 is none."""
    halves = struct.pack("<HH", upper, code) if upper else struct.pack("<I", code)
    return halves.decode("utf-16-le" if upper else "utf-32-le", "replace")
