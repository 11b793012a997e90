"""What laid-out pages have printed where: their lines, numbered, and the words of paragraphs."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from converters.formats.pdf import structure, weasyprint_70
from converters.formats.pdf.weasyprint_70 import Document, LineBox, TextBox
from converters.settings.units import POINTS_PER_INCH, PX_PER_INCH, Length

_UNNUMBERED = ("marking", "issuer", "number", "foot")
"""Classes of blocks beside the text: 版头 and 版记."""
_ONE_ROW = 0.5
"""Lines of text whose baselines differ by less, in pixels, stand in one row."""


class LaidGlyph(NamedTuple):
    """A printed character that is no blank, from its left to its right edge."""

    char: str
    left: Length
    right: Length


@dataclass(slots=True)
class LaidLine:
    """A line of a paragraph; lengths are from the upper left corner of the sheet."""

    page: int
    """Counted from 0."""
    baseline: Length
    size: Length
    """Of its type, the largest."""
    glyphs: tuple[LaidGlyph, ...]
    number: int = 0
    """On its page, counted from 1; 0 for a line that is not numbered."""


@dataclass(slots=True)
class LaidParagraph:
    """A paragraph, a line of the head or a cell, perhaps over several pages."""

    lines: list[LaidLine] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Its words without blanks."""
        return "".join(glyph.char for line in self.lines for glyph in line.glyphs)


def paragraphs(document: Document) -> list[LaidParagraph]:
    """Return the paragraphs of laid-out pages in order, their lines numbered page by page.

    As in Word, those of tables have no numbers. A head of a table that is printed again on the next
    page counts once.
    """
    found: dict[int, LaidParagraph] = {}
    heads: dict[int, int] = {}
    for number, page in enumerate(document.pages):
        rows: list[LaidLine] = []
        for block in structure.blocks(page):
            for at in _lines(block, number, heads):
                paragraph = found.setdefault(id(at.element), LaidParagraph())
                paragraph.lines.append(at.line)
                if not at.aside:
                    rows.append(at.line)
        _number(rows)
    return list(found.values())


class _LineAt(NamedTuple):
    element: Any
    line: LaidLine
    aside: bool
    """Whether it stands in a table, the 版头 or the 版记."""


def _lines(box: Any, page: int, heads: dict[int, int], aside: bool = False) -> Iterator[_LineAt]:
    """Yield the lines in a box; `heads` are those of tables that were met, by page."""
    box = weasyprint_70.placed(box)
    if getattr(box, "is_header", False) and heads.setdefault(id(box.element), page) != page:
        return
    aside = aside or box.element_tag == "table" or _is_aside(box.element)
    for child in getattr(box, "children", ()):
        if isinstance(child, LineBox):
            if line := _line(child, page):
                yield _LineAt(box.element, line, aside)
        else:
            yield from _lines(child, page, heads, aside)


def _is_aside(element: Any) -> bool:
    names = (element.get("class") or "").split() if element is not None else ()
    return any(name in _UNNUMBERED for name in names)


def _line(box: Any, page: int) -> LaidLine | None:
    texts = list(_texts(box))
    glyphs = tuple(glyph for text in texts for glyph in _glyphs(text))
    if not glyphs:
        return None
    baseline = max(text.position_y + text.baseline for text in texts)
    size = max(text.style["font_size"] for text in texts)
    return LaidLine(page, _length(baseline), _length(size), glyphs)


def _texts(box: Any) -> Iterator[Any]:
    for child in box.children:
        child = weasyprint_70.placed(child)
        if isinstance(child, TextBox):
            yield child
        else:
            yield from _texts(child) if hasattr(child, "children") else ()


def _glyphs(text: Any) -> Iterator[LaidGlyph]:
    """Yield the characters of a box, in which all are about as wide: it has one face."""
    step = text.width / max(len(text.text), 1)
    for at, char in enumerate(text.text):
        if not char.isspace():
            left = text.position_x + at * step
            yield LaidGlyph(char, _length(left), _length(left + step))


def _length(pixels: float) -> Length:
    return Length(pixels * POINTS_PER_INCH / PX_PER_INCH)


def _number(lines: Sequence[LaidLine]) -> None:
    """Give lines of a page their numbers from its top; those beside each other share one."""
    number, above = 0, Length(float("-inf"))
    for line in sorted(lines, key=lambda line: line.baseline):
        number += line.baseline.pt - above.pt > _ONE_ROW
        above = line.baseline
        line.number = number
