"""The measures of a format: how wide words are, and where their lines end."""

from abc import ABC, abstractmethod
from collections.abc import Mapping

from converters.books.matter.blocks import SetBlock, block, element_of
from converters.books.matter.indents import indents
from converters.books.matter.wrapping import wrap
from converters.settings.book_style import BookStyle
from converters.settings.style import Element, Style
from converters.settings.units import Length
from converters.typeset.metrics import EM
from converters.typeset.title import break_title, break_words


class Ruler(ABC):
    """Measures words in the kinds of blocks that a book has; a format knows how wide they are."""

    def __init__(self, style: Style, book_style: BookStyle) -> None:
        """`style` is that of the speeches, whose grid the book keeps."""
        self.style, self.book_style = style, book_style
        self.indents = indents(style, book_style)

    @abstractmethod
    def widths(self, kind: str) -> Mapping[str, int]:
        """Return the widths of characters, in thousandths of `advance`."""

    @abstractmethod
    def advance(self, kind: str) -> Length:
        """Return the width of a hanzi."""

    @property
    def area(self) -> Length:
        """The width of the type area."""
        return self.style.page.type_area_width

    def element(self, kind: str) -> Element:
        """Return how a kind of block looks."""
        return self.book_style.elements[element_of(kind)]

    def width(self, text: str, kind: str) -> Length:
        """Return the width of words."""
        widths = self.widths(kind)
        return self.advance(kind) * (sum(widths[char] for char in text) / EM)

    def number(self, label: str, kind: str) -> Length:
        """Return the width of a page number."""
        return self.width(label, kind)

    def title(self, text: str, kind: str, *, breaks: bool = True) -> list[str]:
        """Return the lines of a centred title, broken at words.

        `breaks` tells whether | breaks it; else it is a sign like others.
        """
        widest = min(self._room(self.area, kind), self.style.head.max_title_chars * EM)
        breaking = break_title if breaks else break_words
        return breaking(text, self.widths(kind), widest, self.style.head.kept_words)

    def wrapped(
        self,
        text: str,
        kind: str,
        room: Length,
        rest: Length | None = None,
        reserve: Length | None = None,
        *,
        by_words: bool = True,
    ) -> list[str]:
        """Return the lines of a text set ragged; `room` is that of the first, `rest` of others.

        `reserve` is kept free at the end of the last.
        """
        return wrap(
            text,
            self.widths(kind),
            self._room(room, kind),
            self._room(rest, kind) if rest is not None else None,
            reserve=self._room(reserve, kind) if reserve is not None else 0,
            by_words=by_words,
        )

    def heading(self, title: str, kind: str = "matter_title") -> SetBlock:
        """Return the title of a section."""
        return block(kind, self.title(title, kind))

    def _room(self, length: Length, kind: str) -> int:
        return int(length.pt / self.advance(kind).pt * EM)
