"""Tables of a page: those that hold figures and words told from those that only lay out a page."""

from collections.abc import Iterator, Sequence

from lxml import etree

_NO_TABLE = frozenset(("table", "form", "h1", "h2", "iframe", "input", "select", "nav", "footer"))
"""What stands in no cell of a table of figures."""
_CELL_SHARE = 0.4
_LONGEST = 1500
_COLUMNS = 63
"""The most columns that are read; Word has no more."""
_CELLS = 20_000


def is_data(table: etree._Element, page: int) -> bool:
    """Return whether a table is one of words and figures, on a page of so many characters.

    It has two rows and columns, and no cell that holds much of the page, a form or a table.
    """
    if (table.get("role") or "").lower() in ("presentation", "none"):
        return False
    if any(isinstance(node.tag, str) and node.tag in _NO_TABLE for node in _below(table)):
        return False
    lines = rows(table)
    cells = [cell for row in lines for cell in row]
    if len(lines) < 2 or max(map(len, lines)) < 2 or len(cells) > _CELLS:
        return False
    sizes = [len("".join(cell.text_content().split())) for cell in cells]
    if max(sizes) > min(_LONGEST, _CELL_SHARE * page) and max(sizes) > _SMALL:
        return False
    return _linked(table) * 2 <= sum(sizes) and sum(map(bool, sizes)) >= 2


_SMALL = 60


def _below(table: etree._Element) -> Iterator[etree._Element]:
    return (node for node in table.iter() if node is not table)


def _linked(table: etree._Element) -> int:
    return sum(len("".join(link.text_content().split())) for link in table.iter("a"))


def rows(table: etree._Element) -> list[list[etree._Element]]:
    """Return the cells of a table, row by row, those of <thead> first and of <tfoot> last."""
    order = {"thead": 0, "tfoot": 2}
    parts = sorted(table, key=lambda part: order.get(part.tag, 1))
    lines: list[etree._Element] = []
    for part in parts:
        if part.tag == "tr":
            lines.append(part)
        elif part.tag in ("thead", "tbody", "tfoot"):
            lines += (row for row in part if row.tag == "tr")
    found = [[cell for cell in row if cell.tag in ("td", "th")] for row in lines]
    return [row for row in found if row]


def placed(
    lines: Sequence[Sequence[etree._Element]], words: dict[etree._Element, str]
) -> tuple[list[list[str]], bool]:
    """Return the words of the cells in their columns, and whether any were merged.

    A merged cell says its words once, where it begins, and ends with its group of rows (HTML,
    4.9.12).
    """
    taken: dict[tuple[int, int], str] = {}
    ends = {_group(row): at for at, row in enumerate(lines, 1)}
    merged = False
    for at, row in enumerate(lines):
        column = 0
        for cell in row:
            while (at, column) in taken:
                column += 1
            wide, high = _span(cell, "colspan"), _span(cell, "rowspan") or len(lines)
            wide, high = min(wide, max(_COLUMNS - column, 1)), min(high, ends[_group(row)] - at)
            merged = merged or wide > 1 or high > 1
            for down in range(high):
                for right in range(wide):
                    taken.setdefault((at + down, column + right), "")
            taken[at, column] = words.get(cell, "")
            column += wide
    return _rows(taken, len(lines)), merged


def _group(row: Sequence[etree._Element]) -> etree._Element | None:
    line = row[0].getparent()
    return None if line is None else line.getparent()


def _rows(taken: dict[tuple[int, int], str], height: int) -> list[list[str]]:
    width = max((column for _, column in taken), default=-1) + 1
    return [[taken.get((row, column), "") for column in range(width)] for row in range(height)]


def _span(cell: etree._Element, name: str) -> int:
    """Return how many columns or rows a cell covers; 0 is all the rows that are left."""
    given = (cell.get(name) or "").strip()
    if not given[:5].isdecimal():
        return 1
    return max(min(int(given[:5]), 9999), 1 if name == "colspan" else 0)
