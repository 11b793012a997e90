"""Lines that end in a page number: hanging indents, dots, a column that no word reaches into."""

from collections.abc import Iterable

from converters.books.entries import Target
from converters.books.matter.blocks import NONE, DotLeader, SetBlock, block
from converters.books.matter.ruler import Ruler
from converters.settings.units import Length

_WHAT = "目录或出处"


class Leaders:
    """The entries of one list."""

    def __init__(
        self, ruler: Ruler, numbers: Iterable[tuple[Target, str]], margin: Length = NONE
    ) -> None:
        """`numbers` are the targets of all entries, each with its kind.

        Indents count from `margin`.
        """
        self._ruler, self._margin = ruler, margin
        style, book_style = ruler.style, ruler.book_style
        widest = max((ruler.number(target.label, kind) for target, kind in numbers), default=NONE)
        self._end = ruler.area - max(
            style.cell * book_style.contents.number_chars,
            widest + style.cell * book_style.contents.number_gap_chars,
        )
        self._gap = (
            book_style.elements[book_style.leader.element].size * book_style.leader.gap_chars
        )

    def entry(self, text: str, kind: str, target: Target) -> SetBlock:
        """Return an entry: its words lead to the page whose number stands at its end."""
        indent = self._ruler.indents[kind]
        room = self._end - self._gap - (indent.left - self._margin)
        lines = self._ruler.wrapped(text, kind, room, room - indent.hang)
        return block(kind, lines, _WHAT, to=target, leader=DotLeader(target, self._end))
