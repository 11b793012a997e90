"""Which lines stand on which page, foreseen before pages are laid out.

All that is set one under another takes whole lines of the grid, so that pages follow from the
number of lines of each block and from what may not be parted: a heading from what it heads, a
signature from the text above it, the lines of a row of a table. Where a page would end in such a
place it ends earlier, and is short.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class PageBlock:
    """A block as a page sees it; all heights are lines of the grid."""

    lines: tuple[int, ...]
    """The height of each of its lines: 1, of a row of a table what its highest cell takes."""
    above: int = 0
    """Left blank above it, but not at the head of a page."""
    whole: bool = False
    """Whether no page ends between its lines."""
    leads: bool = False
    """Whether it stays with the block under it, as a heading does."""
    follows: bool = False
    """Whether it stays with the block above it, as a signature does."""
    starts: bool = False
    """Whether a page begins with it, as with an attachment."""
    repeated: int = 0
    """The height of the head row that is printed again where a table goes on."""


class PagePlace(NamedTuple):
    """A line of a block, both told by their numbers from 0."""

    block: int
    line: int


class FilledPage(NamedTuple):
    """A page and what stands on it."""

    start: PagePlace
    end: PagePlace
    """Where the next page begins."""
    used: int
    """How many lines it holds, blank ones among them."""


def fill(blocks: Sequence[PageBlock], room: int) -> list[FilledPage]:
    """Return the pages that blocks make, `room` lines on each."""
    foot = PagePlace(len(blocks), 0)
    pages = [page_from(blocks, PagePlace(0, 0), room)]
    while pages[-1].end < foot:
        pages.append(page_from(blocks, pages[-1].end, room))
    return pages


def page_from(blocks: Sequence[PageBlock], start: PagePlace, room: int) -> FilledPage:
    """Return the page that begins at a place.

    It ends before the first line that has no room, or earlier where that may not be parted from
    what is above it; there all the same if nothing on the page may be parted. It ends in any case
    before a block that begins a page.
    """
    used = blocks[start.block].repeated if start.line else 0
    safe = FilledPage(start, start, 0)
    for place in _places(blocks, start):
        above = blocks[place.block].above if place > start and not place.line else 0
        height = above + blocks[place.block].lines[place.line]
        if place > start and _is_turn(blocks, place):
            return FilledPage(start, place, used)
        if place > start and not _is_bound(blocks, place):
            safe = FilledPage(start, place, used)
        if place > start and used + height > room:
            return safe if safe.used else FilledPage(start, place, used)
        used += height
    return FilledPage(start, PagePlace(len(blocks), 0), used)


def _is_turn(blocks: Sequence[PageBlock], place: PagePlace) -> bool:
    """Return whether a page begins at a place whatever stands above it."""
    return place.block < len(blocks) and not place.line and blocks[place.block].starts


def ends_text(blocks: Sequence[PageBlock], page: FilledPage) -> bool:
    """Return whether a page is the last of a text, and need not be full."""
    return page.end.block == len(blocks) or _is_turn(blocks, page.end)


def _places(blocks: Sequence[PageBlock], start: PagePlace) -> Iterator[PagePlace]:
    for block in range(start.block, len(blocks)):
        first = start.line if block == start.block else 0
        yield from (PagePlace(block, line) for line in range(first, len(blocks[block].lines)))


def _is_bound(blocks: Sequence[PageBlock], place: PagePlace) -> bool:
    """Return whether a line may not be parted from the one above it."""
    block = blocks[place.block]
    if place.line:
        return block.whole or (place.line == 1 and block.repeated > 0)
    return block.follows or blocks[place.block - 1].leads
