"""An index (索引): names with the numbers of their pages, under the letter they sound."""

from collections.abc import Sequence

from converters.books import wording
from converters.books.entries import IndexEntry, IndexGroup
from converters.books.matter.blocks import SetBlock, Span, block
from converters.books.matter.ruler import Ruler
from converters.settings.book_style import BookStyle
from converters.settings.style import Style
from converters.settings.units import Length

LETTER, ENTRY = "index_letter", "index_entry"


def column(style: Style, book_style: BookStyle) -> tuple[Length, Length]:
    """Return the width of a column, and what is free between two."""
    numbers = book_style.index
    gap = book_style.elements[ENTRY].size * numbers.gap_chars
    return (style.page.type_area_width - gap * (numbers.columns - 1)) / numbers.columns, gap


def blank(book_style: BookStyle) -> float:
    """Return how many lines of the grid are free above a letter that is not the first."""
    return book_style.index.pitch * book_style.index.lines_before_letter


def blocks(title: str, groups: Sequence[IndexGroup], ruler: Ruler) -> list[SetBlock]:
    """Return heading, letters and entries; above the first letter nothing is free."""
    found = [ruler.heading(title)]
    for number, group in enumerate(groups):
        above = blank(ruler.book_style) if number else 0
        found.append(block(LETTER, [group.letter], above=above))
        found += (_entry(entry, ruler) for entry in group.entries)
    return found


def _entry(entry: IndexEntry, ruler: Ruler) -> SetBlock:
    """Return an entry; its name is never parted from the first number.

    Lines are ended for Word too: LibreOffice (7.4) parts a number that is a field.
    """
    width, _ = column(ruler.style, ruler.book_style)
    hang = ruler.indents[ENTRY].hang
    numbers = [f"{target.label}{wording.BETWEEN_NUMBERS}" for target in entry.targets[:-1]]
    numbers.append(entry.targets[-1].label)
    reserve = ruler.width(wording.BEFORE_NUMBERS + numbers[0], ENTRY)
    names = ruler.wrapped(entry.text, ENTRY, width, width - hang, reserve)
    lines = [[Span(name, entry.targets[0])] for name in names]
    lines[-1].append(Span(wording.BEFORE_NUMBERS))
    room = width - ruler.width(names[-1] + wording.BEFORE_NUMBERS, ENTRY)
    room -= hang if len(names) > 1 else hang * 0
    for at, (number, target) in enumerate(zip(numbers, entry.targets, strict=True)):
        needed = ruler.width(number, ENTRY)
        if at and needed > room:
            lines.append([])
            room = width - hang
        lines[-1].append(Span(target.label, target, number=True))
        if number != target.label:
            lines[-1].append(Span(wording.BETWEEN_NUMBERS))
        room -= needed
    return SetBlock(ENTRY, tuple(map(tuple, lines)), "索引")
