"""How a table looks: its type and columns, chosen once for all formats and their audits."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from math import ceil

from converters.settings.style import Element, Style
from converters.settings.units import Length
from converters.speech.model import Table
from converters.typeset.cells import CellWidth, cell_lines, cell_width, is_lonely
from converters.typeset.figures import block_width, right_blanks
from converters.typeset.measures import in_em, justification
from converters.typeset.metrics import EM
from converters.typeset.nominal import NOMINAL
from converters.typeset.tables import column_shares

STEPS = ("table", "table_small", "table_smallest")
"""The elements of tables, from large type to small."""
_ROUNDING = 1e-6


@dataclass(frozen=True, slots=True)
class SetCell:
    """A cell as it is set."""

    lines: tuple[str, ...]
    right: float | None
    """Ems from the edge of its column to the end of a figure; None if it stands in the middle."""
    kept: bool
    """Whether it has to be broken in these lines: it is no prose, or else a character would have
    its last line alone."""


@dataclass(frozen=True, slots=True)
class SetRow:
    """A row as it is set."""

    cells: tuple[SetCell, ...]
    height: int
    """Lines of the page that it takes."""


@dataclass(frozen=True, slots=True)
class TableLook:
    """A table in the type that suits it."""

    table: Table
    style: Style
    name: str
    """Of its element in the style."""
    shares: tuple[float, ...]
    """Of each column in the type area."""
    padding: float
    """Ems between a rule and the text."""

    @property
    def element(self) -> Element:
        """How its cells look."""
        return self.style.elements[self.name]

    @property
    def leading(self) -> Length:
        """From line to line in a cell."""
        return self.element.size * self.style.table.leading_chars

    @property
    def outside(self) -> Length:
        """What the first and the last row leave free outside of their rules.

        It is taken from the air of their cells, so that rows stay whole lines of the page high.
        """
        rules = self.style.table
        return self.element.size * min(rules.outside_chars, 2 * rules.air_chars)

    def rows(self, drawn: Mapping[str, int] = NOMINAL) -> Iterator[SetRow]:
        """Yield the rows; `drawn` are the widths of the faces, if they are known."""
        widths = self._widths()
        columns = zip(zip(*self.table.rows, strict=True), widths, strict=True)
        figures = [self._rights(column, width, drawn) for column, width in columns]
        for row, rights in zip(self.table.rows, zip(*figures, strict=True), strict=True):
            cells = tuple(
                SetCell(self._lines(text, width, drawn), right, self._is_kept(text, width))
                for text, width, right in zip(row, widths, rights, strict=True)
            )
            yield SetRow(cells, self._height(max(len(cell.lines) for cell in cells)))

    def _rights(
        self, column: Sequence[str], width: int, drawn: Mapping[str, int]
    ) -> list[float | None]:
        """Return how far from the edge of a column its figures end, None for what is none."""
        head: list[float | None] = [None] * self.table.header
        share = self.style.table.figures_share
        blanks = right_blanks(column[len(head) :], width / EM, drawn, share)
        return head + [None if blank is None else blank + self.padding for blank in blanks]

    def _is_kept(self, text: str, width: int) -> bool:
        prose = cell_width(text).is_prose
        return not prose or is_lonely(text, width, justification(self.style))

    def _height(self, lines: int) -> int:
        """Return how many lines of the page a row takes whose highest cell has so many."""
        air = self.element.size * (2 * self.style.table.air_chars)
        return ceil((self.leading * max(lines, 1) + air).pt / self.style.pitch.pt)

    def crowded(self) -> tuple[int, bool]:
        """Return how many cells have torn words, and whether many of its cells are too high."""
        widths = self._widths()
        cells = [
            (cell_width(text), text, width)
            for row in self.table.rows
            for text, width in zip(row, widths, strict=True)
        ]
        torn = sum(wants.least > width / EM + _ROUNDING for wants, _, width in cells)
        high = filter(self._is_high, cells)
        few = int(len(cells) * self.style.table.high_cells_share)
        return torn, next(islice(high, few, None), None) is not None

    def _is_high(self, cell: tuple[CellWidth, str, int]) -> bool:
        wants, text, width = cell
        if wants.is_prose or wants.whole * EM <= width:
            return False
        return len(self._lines(text, width, NOMINAL)) > self.style.table.cell_lines

    def _lines(self, text: str, width: int, drawn: Mapping[str, int]) -> tuple[str, ...]:
        spare = round(self.padding * EM)
        return tuple(cell_lines(text, width, justification(self.style), drawn, spare))

    def _widths(self) -> Sequence[int]:
        """Return how wide the text of each column may be, in thousandths of an em."""
        area = in_em(self.style.page.type_area_width, self.element)
        return [round(area * share - 2 * self.padding * EM) for share in self.shares]


def table_look(table: Table, style: Style) -> TableLook:
    """Return the look of a table: the largest type in which the fewest words are torn.

    If even the smallest tears some, it has less padding. Where many columns make many cells higher
    than the style likes, smaller type that prevents it is taken as well. Raises SourceError with
    the line of a table of too many columns.
    """
    usual, narrow = style.table.padding_chars, style.table.least_padding_chars
    ways = [*((name, usual) for name in STEPS), (STEPS[-1], narrow)]
    looks = (_in_type(table, style, name, padding) for name, padding in ways)
    best, least = None, (0, True)
    for look in looks:
        crowded = look.crowded()
        if best is None or crowded < least:
            best, least = look, crowded
        if least == (0, False):
            break
    assert best is not None
    return best


def _in_type(table: Table, style: Style, name: str, padding: float) -> TableLook:
    wants = [[cell_width(text) for text in row] for row in table.rows]
    together = [
        block_width(column[table.header :], NOMINAL, style.table.figures_share)
        for column in zip(*table.rows, strict=True)
    ]
    wants.append([CellWidth(width, width, width) for width in together])
    total = style.page.type_area_width.pt / style.elements[name].size.pt
    shares = column_shares(wants, total, table.line, 2 * padding)
    return TableLook(table, style, name, tuple(shares), padding)
