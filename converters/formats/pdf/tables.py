"""A table of a speech as HTML: each row is whole lines of the grid high."""

from collections.abc import Callable, Iterator

from converters.formats.pdf import sheet
from converters.settings.units import Length, pt
from converters.speech.model import Table
from converters.typeset.composition import SetTable
from converters.typeset.table_look import SetCell, SetRow, TableLook

Plain = Callable[[str], str]
"""Makes HTML of a line of words."""
_NONE = pt(0)


def table(block: Table, made: SetTable, plain: Plain) -> str:
    """Return a table as wide as the type area."""
    look = made.look
    area = look.style.page.type_area_width
    columns = "".join(f'<col style="width:{sheet.css(area * s)}"/>' for s in look.shares)
    last = len(made.rows) - 1
    rows = [
        _row(row, look, plain, "th" if block.header and not at else "td", at == 0, at == last)
        for at, row in enumerate(made.rows)
    ]
    head = f"<thead>{rows[0]}</thead>" if block.header else ""
    body = "".join(rows[block.header :])
    return f'<table class="{look.name}">{columns}{head}<tbody>{body}</tbody></table>'


def _row(row: SetRow, look: TableLook, plain: Plain, tag: str, first: bool, last: bool) -> str:
    """Return a row; the rules of the first and the last leave some of its height outside."""
    height = look.style.pitch * row.height
    if not (first or last):
        cells = "".join(_cell(cell, plain, tag) for cell in row.cells)
        return f'<tr style="height:{sheet.css(height)}">{cells}</tr>'
    above = look.outside if first else _NONE
    within = height - look.outside * (first + last)
    cells = "".join(_boxed(cell, look, plain, tag, above, within) for cell in row.cells)
    return f'<tr class="edge" style="height:{sheet.css(height)}">{cells}</tr>'


def _cell(cell: SetCell, plain: Plain, tag: str) -> str:
    words = _words(cell, plain)
    style = f' style="{"".join(_figure(cell))}"' if cell.right is not None else ""
    return f"<{tag}><p{style}>{words}</p></{tag}>" if words else f"<{tag}></{tag}>"


def _boxed(
    cell: SetCell, look: TableLook, plain: Plain, tag: str, above: Length, within: Length
) -> str:
    """Return a cell whose paragraph has the rules around it, so that air is outside of them."""
    air = (within - look.leading * len(cell.lines)) * 0.5
    # A height, for WeasyPrint counts a padding at the foot twice and would begin another page.
    sizes = {"margin-top": above, "padding-top": air, "height": within - air}
    styles = [*(f"{name}:{sheet.css(size)}" for name, size in sizes.items()), *_figure(cell)]
    style = ";".join(styles)
    return f'<{tag}><p style="{style}">{_words(cell, plain)}</p></{tag}>'


def _words(cell: SetCell, plain: Plain) -> str:
    return "\n".join(plain(line.rstrip()) for line in cell.lines)


def _figure(cell: SetCell) -> Iterator[str]:
    """Yield what makes a figure end so many ems from the edge of its column."""
    if cell.right is not None:
        yield f"text-align:right;padding-right:{cell.right:.4f}em"
