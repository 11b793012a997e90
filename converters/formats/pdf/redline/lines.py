"""Lines of compared words: broken at their width, each piece in the face and with its mark."""

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from itertools import groupby
from typing import NamedTuple

from converters.books.matter.wrapping import wrap
from converters.formats.pdf import sheet
from converters.formats.pdf.press import Press
from converters.settings.redline_style import RedlineStyle
from converters.speech.redline import (
    ComparedLine,
    ComparedRow,
    ComparedWords,
    PrintedRole,
)
from converters.speech.spans import WordChange
from converters.typeset.metrics import EM

_INDENTED = ("", "note", "enclosure", "attendance", "heading")
_INDENT = 2
"""Characters that the first line of a paragraph begins further in."""
_SPARE = 600
"""Thousandths of an em that a line may be wider than its characters in the face of the text."""
_ELEMENTS = {
    "": "body",
    "redhead": "number",
    "mark": "attachment_mark",
    "attachment": "attachment_title",
    "cell": "table",
}
"""The element of the style whose face a line has, if it is not called as it is."""


class _Char(NamedTuple):
    text: str
    change: WordChange
    role: str
    """Of the faces."""


class LineSetter:
    """Breaks lines for one look."""

    def __init__(self, press: Press, looks: RedlineStyle) -> None:
        self.typesetter, self.looks = press.typesetter, looks
        self.style = press.typesetter.style

    def made(self, line: ComparedLine) -> str:
        """Return a line of a text as HTML, with room behind it for what is told of it.

        Raises SourceError for a character that no font has.
        """
        name = line.role.name
        size = self.looks.text.title_size if name == "title" else self.looks.text.size
        room = round(self._width() / size.pt * EM)
        indent = _INDENT * EM if name in _INDENTED else 0
        chars = self._chars(line.pieces, line.role)
        told = round(len(line.aside) * self.looks.text.small_size.pt / size.pt * EM)
        return self._broken(chars, room - indent, room, told, by_words=name == "title")

    def cell(self, row: ComparedRow, cell: ComparedLine) -> str:
        """Return the words of a cell of a row; all have the same width."""
        size = self.looks.text.table_size.pt
        room = round(self._width() / len(row.cells) / size * EM) - EM
        return self._broken(self._chars(row.words(cell), cell.role), room, room)

    def small(self, text: str) -> list[str]:
        """Return the lines of words about the redline, in the size of what is small."""
        widths = self.typesetter.widths[self.looks.head.font]
        room = round(self._width() / self.looks.text.small_size.pt * EM)
        return wrap(text, widths, room, room)

    def _width(self) -> float:
        page = self.looks.page
        return (self.style.page.width - page.inner - page.outer).pt

    def _chars(self, pieces: Iterable[ComparedWords], role: PrintedRole) -> list[_Char]:
        own = self._face(role)
        return [
            _Char(char, piece.change, self._faced(piece.face) if piece.face else own)
            for piece in pieces
            for char in piece.text.replace("\t", " ")
        ]

    def _face(self, role: PrintedRole) -> str:
        name = f"heading{role.level}" if role.level else _ELEMENTS.get(role.name, role.name)
        return self.style.elements[name].font

    def _faced(self, face: str) -> str:
        name = "emphasis" if face == "em" else f"heading{face[1:]}"
        return self.style.elements[name].font

    def _broken(
        self,
        chars: Sequence[_Char],
        first: int,
        rest: int,
        told: int = 0,
        *,
        by_words: bool = False,
    ) -> str:
        if not chars:
            return ""
        widths = self.typesetter.widths[chars[0].role]
        text = "".join(char.text for char in chars)
        lines, at = [], 0
        rooms = first - _SPARE, rest - _SPARE
        for line in wrap(text, widths, *rooms, reserve=told, by_words=by_words):
            lines.append("".join(self._pieces(chars[at : at + len(line)])))
            at += len(line)
        return "\n".join(lines)

    def _pieces(self, chars: Sequence[_Char]) -> Iterator[str]:
        for (change, role), group in groupby(chars, key=lambda char: char[1:]):
            text = "".join(char.text for char in group)
            runs = "".join(
                f'<span class="{sheet.drawn_by(role, place)}">{escape(run)}</span>'
                for run, place in self.typesetter.drawers[role].runs(text, 0)
            )
            yield marked(runs, change) if change else runs


def marked(drawn: str, change: WordChange) -> str:
    """Return words that are drawn with the mark of what became of them.

    A line through them is an element: a line that is set knows no decoration of text.
    """
    through = '<span class="through"></span>' if change is WordChange.GONE else ""
    return f'<span class="{change.value}">{drawn}{through}</span>'
