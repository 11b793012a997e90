"""What is drawn onto finished pages: numbers, running heads, crop marks (裁切线); never content.

Screen readers skip all of it: ISO 32000-1 §14.8.2.2 calls it artifacts.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from converters.books import pagination, running
from converters.books.pagination import BookPage
from converters.books.running import Furniture
from converters.books.volume import Volume
from converters.formats.pdf import binding
from converters.formats.pdf.binding import Fonts
from converters.settings.book_style import BookStyle
from converters.settings.design import Design
from converters.settings.units import Length
from converters.typeset.typesetter import Typesetter

Names = Mapping[tuple[str, int], str]
"""The resource of each font, by face and number."""

_FOOTER: Final = "/Type/Pagination/Subtype/Footer/Attached[/Bottom]"
_HEADER: Final = "/Type/Pagination/Subtype/Header/Attached[/Top]"
_MARKS: Final = "/Type/Page"
_NONE: Final = Length(0)


@dataclass(frozen=True, slots=True)
class PrintSheet:
    """The sheet around the trimmed page (成品); lengths in points."""

    width: float
    height: float
    margin: float
    """What is cut off on every side."""
    bleed: float

    @property
    def media(self) -> tuple[float, float, float, float]:
        """The whole sheet."""
        return 0, 0, self.width + 2 * self.margin, self.height + 2 * self.margin

    @property
    def trim(self) -> tuple[float, float, float, float]:
        """The page as it is cut."""
        return self._around(0)

    @property
    def bleeding(self) -> tuple[float, float, float, float]:
        """How far ink may go beyond the cut."""
        return self._around(self.bleed)

    def _around(self, more: float) -> tuple[float, float, float, float]:
        low = self.margin - more
        return low, low, self.margin + self.width + more, self.margin + self.height + more


Runs = tuple[tuple[tuple[str, int], str], ...]
"""The glyphs of a line: by font, and in hexadecimal."""


@dataclass(frozen=True, slots=True)
class _Drawn:
    """A line with its glyphs."""

    line: Furniture
    runs: Runs
    kind: str


class Printer:
    """The pages of a book, and what is drawn onto each."""

    def __init__(
        self,
        volume: Volume,
        design: Design,
        book_style: BookStyle,
        fonts: Fonts,
        *,
        for_print: bool,
    ) -> None:
        """`fonts` takes in what the lines need."""
        self.design, self._book_style, self._fonts = design, book_style, fonts
        wanted = volume.book.settings.print
        self.pages = list(volume.pages)
        if for_print:
            self.pages = pagination.padded(self.pages, wanted.multiple_of)
        self.grey = for_print and wanted.grey
        """Whether colours are printed as grey."""
        self._marked = for_print and wanted.crop_marks
        bleed = book_style.trim.bleed if for_print and wanted.bleed else _NONE
        margin = book_style.trim.margin if self._marked else bleed
        page = design.style.page
        self.sheet = PrintSheet(page.width.pt, page.height.pt, margin.pt, bleed.pt)
        typesetter = Typesetter(design)
        self._known: dict[tuple[str, str], Runs] = {}
        self._lines = [tuple(self._drawn(page, typesetter)) for page in self.pages]

    def _drawn(self, page: BookPage, typesetter: Typesetter) -> Iterator[_Drawn]:
        head = running.head(page, typesetter, self._book_style.running)
        for line, kind in ((head, _HEADER), (running.folio(page, typesetter), _FOOTER)):
            if line is not None:
                yield _Drawn(line, self._runs(line.text, line.font), kind)

    def _runs(self, text: str, font: str) -> Runs:
        """Return a line with its glyphs; a running head is that of many pages."""
        known = self._known.get((text, font))
        if known is None:
            known = self._known[text, font] = tuple(self._added(text, font))
        return known

    def _added(self, text: str, font: str) -> Iterator[tuple[tuple[str, int], str]]:
        for run in binding.runs(text, font, self.design):
            number = self._fonts.add(run.family, run.glyphs)
            yield (run.family, number), "".join([f"{glyph.number:04x}" for glyph in run.glyphs])

    def shift(self, at: int) -> tuple[float, float]:
        """Return how far the content of a page is moved on its sheet, to the right and up."""
        right = running.shift(self.design.style, self.pages[at])
        return right.pt + self.sheet.margin, self.sheet.margin

    def content(self, at: int, names: Names) -> bytes:
        """Return the operators that draw onto a page; `names` are the resources of the fonts.

        Empty if nothing is drawn.
        """
        return b"\n".join(self._text(drawn, names) for drawn in self._lines[at])

    def _text(self, drawn: _Drawn, names: Names) -> bytes:
        line, sheet = drawn.line, self.sheet
        left = line.left.pt + sheet.margin
        up = sheet.height - line.baseline.pt + sheet.margin
        shown = " ".join(
            f"/{names[font]} {_number(line.size.pt)} Tf <{glyphs}> Tj"
            for font, glyphs in drawn.runs
        )
        return _artifact(drawn.kind, f"BT 1 0 0 1 {_number(left)} {_number(up)} Tm {shown} ET")

    def marks(self) -> bytes:
        """Return the operators that draw the crop marks, the same on all sheets; b"" for none."""
        if not self._marked:
            return b""
        trim = self._book_style.trim
        near, far = trim.mark_offset.pt, trim.margin.pt
        left, low, right, top = self.sheet.trim
        lines = [
            line
            for x, way in ((left, -1), (right, 1))
            for y, up in ((low, -1), (top, 1))
            for line in (
                (x + way * near, y, x + way * far, y),
                (x, y + up * near, x, y + up * far),
            )
        ]
        drawn = " ".join(
            f"{_number(a)} {_number(b)} m {_number(c)} {_number(d)} l" for a, b, c, d in lines
        )
        return _artifact(_MARKS, f"0 G {_number(trim.mark_rule.pt)} w {drawn} S")


def _artifact(kind: str, operators: str) -> bytes:
    return f"/Artifact<<{kind}>>BDC {operators} EMC".encode("ascii")


def _number(value: float) -> str:
    """Return a length as PDF writes it.

    >>> _number(595.2755905), _number(14.0), _number(-0.00001)
    ('595.2756', '14', '0')
    """
    return f"{round(value, 4) + 0.0:.4f}".rstrip("0").rstrip(".")
