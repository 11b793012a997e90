"""The imprint (版本记录): a table between two rules at the foot of its page."""

from converters.books.matter.blocks import Matter, SetCell, SetRow, SetTable, block
from converters.books.matter.ruler import Ruler
from converters.books.wording import Imprint
from converters.bookstyle import BookStyle

GAP = 0.5
"""Between title, rules, facts and note, in lines of the imprint."""

_GAPS = 3
"""Under the title, under the first rule, above the second."""


def gap(book_style: BookStyle) -> float:
    """Return what is free between title, rules, facts and note, in lines of the grid."""
    return book_style.imprint.pitch * GAP


def blocks(told: Imprint, ruler: Ruler) -> list[Matter]:
    """Return title, facts and note, so far down that they end on the last line."""
    looks, style = ruler.looks.imprint, ruler.style
    size = ruler.element("imprint").size
    label = size * (looks.label_chars + looks.gap_chars)
    columns = (label, ruler.area - label)
    values = [ruler.wrapped(row.value, "imprint", columns[1]) for row in told.rows]
    note = ruler.wrapped(told.note, "imprint_note", ruler.area) if told.note else []
    lines = 1 + sum(map(len, values)) + len(note)
    gaps = GAP * (_GAPS + bool(note))
    rules = looks.rule.pt * 2 / style.pitch.pt
    free = style.grid.lines - looks.pitch * (lines + gaps) - rules
    rows = (
        SetRow(
            (
                SetCell(block("imprint_label", [row.label])),
                SetCell(block("imprint", value, row.label)),
            )
        )
        for row, value in zip(told.rows, values, strict=True)
    )
    table = SetTable(
        "facts",
        columns,
        tuple(rows),
        rule=looks.rule,
        boxed=False,
        labelled=True,
        inside=gap(ruler.looks),
        gap=size * looks.gap_chars,
    )
    title = block("imprint_title", [told.title], above=max(free, 0))
    return [title, table, *([block("imprint_note", note, "说明")] if note else [])]
