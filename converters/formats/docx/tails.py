"""Signature and date in Word: each a paragraph, those under seals side by side in a table."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from itertools import pairwise

from converters.errors import SourceError
from converters.formats.docx.formatting import air, gap, right_indent
from converters.formats.docx.measures import advance, measures
from converters.formats.docx.oxml import (
    LINE_BREAK,
    Cell,
    TableRow,
    element,
    paragraph,
    run,
    table,
    words,
)
from converters.settings.style import Style
from converters.speech.model import Dateline, Note, Signature, Speech
from converters.typeset import seals, tail
from converters.typeset.composition import is_tight
from converters.typeset.metrics import EM
from converters.typeset.nominal import NOMINAL, ems
from converters.typeset.tail import End, Ending, EndLine
from converters.typeset.title import break_names

_ENDINGS = {Signature: ("Signature", "signature"), Dateline: ("Date", "dateline")}
"""Style in Word and element of the style file."""
_PARTED = element("w:contextualSpacing", val=0)
"""The blank above stands under another signature as well."""
_ROW_TITLE = "署名"
_ROW_ABOUT = "联合行文的各机关署名，印章一一对应"


class Tails:
    """The signatures and dates of one speech, with places by nominal widths."""

    def __init__(self, speech: Speech, style: Style) -> None:
        self._blocks, self._style, self._measured = speech.blocks, style, measures(style)
        self.ends = seals.ends(
            speech.blocks, self._broken, style.grid.chars * EM, style, speech.meta.seal
        )
        """Where they stand, in thousandths of a cell, by the number of their block."""
        usual = last = style.tail.lines_before
        with suppress(SourceError):  # a table that cannot be set is told with its block
            last = style.tail.tight_lines_before if is_tight(speech, style) else usual
        self._blanks = tail.blanks(self.ends, usual, last)

    def end(self, number: int, under: int) -> str:
        """Return the signature or date of a number, so many twips free under it.

        Those that stand on one line come with the first of them.
        """
        if self.ends[number].is_beside:
            return ""
        row = [number, *self._beside(number)]
        return self._row(row) if len(row) > 1 else self._end(number, under)

    def _beside(self, number: int) -> Iterator[int]:
        while (number := number + 1) in self.ends and self.ends[number].is_beside:
            yield number

    def _end(self, number: int, under: int) -> str:
        """Return a paragraph with what its style cannot know of its place.

        A note (附注) has no page to itself: the date is kept with it. The style of signatures has
        the blank above them, and leaves it out under a signature.
        """
        block, end, lines = self._block(number), self.ends[number], self._blanks[number]
        above = self._blocks[number - 1] if number else None
        below = self._blocks[number + 1] if number + 1 < len(self._blocks) else None
        styled = isinstance(block, Signature) and not isinstance(above, Signature)
        apart = lines != (self._style.tail.lines_before if styled else 0)
        space = gap(lines, self._measured, "before", under) if apart else air(under)
        usual = end.right == self._style.tail.right_chars * EM
        indent = "" if usual else self._indent(end)
        parted = lines and isinstance(block, Signature) and isinstance(above, Signature)
        placed = indent + (_PARTED if parted else "") + self._centered(end)
        kept = "<w:keepNext/>" if isinstance(block, Dateline) and isinstance(below, Note) else ""
        return self._paragraph(number, kept + space + placed)

    def _indent(self, end: End) -> str:
        """Return the indent of a line; several that are centred have one on each side."""
        widest, left = max(line.width for line in end.lines), 0.0
        if self._centered(end):
            left = max(self._style.grid.chars * EM - end.right - widest, 0) / EM
        return right_indent(end.right / EM, self._measured, left)

    def _centered(self, end: End) -> str:
        return element("w:jc", val="center") if end.is_centered and len(end.lines) > 1 else ""

    def _paragraph(self, number: int, looks: str) -> str:
        block = self._block(number)
        text = LINE_BREAK.join(
            run(words(line.text, block.line)) for line in self.ends[number].lines
        )
        return paragraph(_ENDINGS[type(block)][0], text, looks)

    def _row(self, numbers: Sequence[int]) -> str:
        """Return signatures side by side: a table of one row without rules, a cell for each."""
        above, width = self._blanks[numbers[0]], self._measured.text_width
        pitch = self._measured.pitch
        places = [self._place(self.ends[number]) for number in numbers]
        inner = [round((one[1] + other[0]) / 2) for one, other in pairwise(places)]
        edges = [0, *inner, width]
        space = gap(above, self._measured, "before")
        cells = [
            Cell(self._paragraph(number, space + self._in_cell(end - place[1])))
            for number, place, end in zip(numbers, places, edges[1:], strict=True)
        ]
        columns = [end - start for start, end in pairwise(edges)]
        rows = [TableRow(cells, height=round((above + 1) * pitch), exact=True, whole=False)]
        sides = dict.fromkeys(("top", "left", "bottom", "right"), 0)
        return table(columns, rows, {}, sides, title=_ROW_TITLE, about=_ROW_ABOUT)

    def _in_cell(self, twips: float) -> str:
        return right_indent(twips / self._measured.cell, self._measured)

    def _place(self, end: End) -> tuple[float, float]:
        """Return where a line begins and ends, in twips from the left edge of the type area."""
        right = self._measured.text_width - end.right / EM * self._measured.cell
        return right - end.lines[0].width / EM * self._measured.cell, right

    def _broken(self, block: Ending, room: int) -> list[EndLine]:
        size = self._size(block)
        kept = self._style.head.kept_words
        lines = break_names(block.text, NOMINAL, round(room / size), kept)
        return [EndLine(line, round(ems(line) * EM * size)) for line in lines]

    def _size(self, block: Ending) -> float:
        """Return the width of a hanzi in cells of the grid."""
        look = self._style.elements[_ENDINGS[type(block)][1]]
        return advance(look, self._style).pt / self._style.cell.pt

    def _block(self, number: int) -> Ending:
        block = self._blocks[number]
        assert isinstance(block, Ending)
        return block
