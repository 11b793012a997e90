"""The imprint (版本记录): a table between two rules at the foot of its page."""

from converters.books.matter.blocks import Matter, SetCell, SetRow, SetTable, block
from converters.books.matter.ruler import Ruler
from converters.books.wording import Colophon
from converters.settings.book_style import BookStyle

GAP = 0.5
"""Between title, rules, facts and note, in lines of the imprint."""

_GAPS = 3
"""Under the title, under the first rule, above the second."""


def gap(book_style: BookStyle) -> float:
    """Return what is free between title, rules, facts and note, in lines of the grid."""
    return book_style.imprint.pitch * GAP


def blocks(told: Colophon, ruler: Ruler) -> list[Matter]:
    """Return title, facts and note, so far down that they end on the last line."""
    book_style, style = ruler.book_style.imprint, ruler.style
    size = ruler.element("imprint").size
    label = size * (book_style.label_chars + book_style.gap_chars)
    columns = (label, ruler.area - label)
    values = [ruler.wrapped(row.value, "imprint", columns[1]) for row in told.rows]
    note = ruler.wrapped(told.note, "imprint_note", ruler.area) if told.note else []
    lines = 1 + sum(map(len, values)) + len(note)
    gaps = GAP * (_GAPS + bool(note))
    rules = book_style.rule.pt * 2 / style.pitch.pt
    free = style.grid.lines - book_style.pitch * (lines + gaps) - rules
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
        told.title,
        columns,
        tuple(rows),
        rule=book_style.rule,
        boxed=False,
        labelled=True,
        inside=gap(ruler.book_style),
        gap=size * book_style.gap_chars,
    )
    title = block("imprint_title", [told.title], above=max(free, 0))
    return [title, table, *([block("imprint_note", note, "说明")] if note else [])]
