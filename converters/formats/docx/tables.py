"""The tables of a speech in a DOCX, and the air around them."""

from collections.abc import Iterator

from converters.formats.docx.formatting import figure_end
from converters.formats.docx.kinds import TABLE_STYLES
from converters.formats.docx.measures import measures, rule_units
from converters.formats.docx.oxml import (
    BOX,
    CELL_BREAK,
    Cell,
    TableRow,
    element,
    line_break,
    paragraph,
    run,
    words,
)
from converters.formats.docx.oxml import table as written_table
from converters.speech.model import Table
from converters.typeset.table_look import SetCell, TableLook

_PARTED = "Normal"
"""The style of the paragraph that parts two tables."""

_TITLE = "表格"
_SIDES = ("top", "left", "bottom", "right")
"""Where a cell has a margin; what a table does not say of it Word takes from its own style."""


def table(block: Table, look: TableLook, below: TableLook | None, *, first: bool) -> str:
    """Return a table as wide as the type area.

    `below` is the table that follows at once, `first` whether nothing of the speech is above. One
    of the first rows leaves air for what is. Two tables under one another would be one for Word, so
    that an empty paragraph parts them, as high as the air of both.
    """
    columns = [round(look.style.page.type_area_width.twips * share) for share in look.shares]
    rules = dict.fromkeys(BOX, rule_units(look.style.table.rule))
    over = 0 if first else look.outside.twips
    under = look.outside.twips if below else 0
    rows = list(_rows(block, look, over, under))
    margins = dict.fromkeys(_SIDES, 0)
    written = written_table(columns, rows, rules, margins, title=_TITLE, about=_about(block))
    return written + (_parting(under + below.outside.twips) if below else "")


def _about(block: Table) -> str:
    """Return what is said of a table to who cannot see it: its size, and its column heads."""
    size = f"{len(block.rows)} 行 {len(block.rows[0])} 栏"
    heads = "、".join(text for text in block.rows[0] if text)
    return f"{size}，首行是各栏名称：{heads}" if block.header and heads else size


def _rows(block: Table, look: TableLook, above: int, below: int) -> Iterator[TableRow]:
    """Yield the rows, one of the first and the last lower by what they leave free, in twips.

    A head row stands again on every page, so that the row under it gives what is free above. A row
    is exactly as high as its lines want, for some programs add its rules to any other; but one with
    a cell that Word breaks may grow, or words would be cut off.
    """
    pitch, last = measures(look.style).pitch, len(block.rows) - 1
    lower = [0] * len(block.rows)
    # Two rules stand outside of the rows, and a full page has no room for them.
    lower[0] += 2 * look.style.table.rule.twips
    lower[min(int(block.header), last)] += above
    lower[last] += below
    for number, (row, texts) in enumerate(zip(look.rows(), block.rows, strict=True)):
        cells = [_cell(*cell, look, block.line) for cell in zip(row.cells, texts, strict=True)]
        height = row.height * pitch - lower[number]
        exact = all(cell.kept for cell in row.cells)
        yield TableRow(cells, header=block.header and not number, height=height, exact=exact)


def _parting(height: int) -> str:
    line = element("w:spacing", line=height, lineRule="exact")
    return paragraph(_PARTED, "", line)


def _cell(cell: SetCell, text: str, look: TableLook, line: int) -> Cell:
    """Return a cell; one of few words has the lines it was given, Word breaks any other.

    The faces of another computer may be a little wider: what is not for Word to break has all of
    its column.
    """
    lines = cell.lines if cell.kept else (text,)
    runs = line_break(CELL_BREAK).join(run(words(each, line)) for each in lines or ("",))
    figure = "" if cell.right is None else figure_end(look.element.size * cell.right)
    # LibreOffice takes the rules from the room of the words, and a character less may stand in it.
    padding = max((look.element.size * look.padding - look.style.table.rule).twips, 0)
    margins = {} if cell.kept else _sides(padding)
    return Cell(paragraph(TABLE_STYLES[look.name], runs, figure), margins=margins, align="center")


def _sides(padding: int) -> dict[str, int]:
    return dict.fromkeys(("left", "right"), padding)
