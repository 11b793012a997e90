"""Paragraphs set a line longer so that pages are full.

A page is short where a heading, a row of a table or a signature moves on to the next. As many
paragraphs on it as it has lines free are made a line longer: the page is full, and what moved on
stands at the head of the next as before, so that every later page begins where it began. An
office program, which knows nothing of this, begins its pages alike.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from itertools import accumulate
from typing import NamedTuple

from converters.settings.style import PagesStyle
from converters.typeset.pages import FilledPage, PageBlock, fill

Price = Callable[[int], float | None]
"""What it costs to set a block a line longer; None where that cannot be done well."""


def longer(blocks: Sequence[PageBlock], price: Price, room: int, rules: PagesStyle) -> list[int]:
    """Return the numbers of the blocks that are to be a line longer, `room` lines a page."""
    return _Pages(blocks, price, room, rules).mended()


def flaws(blocks: Sequence[PageBlock], pages: Sequence[FilledPage], room: int, least: int) -> int:
    """Return how many pages are short, hold one line, or a signature with too little text."""
    return sum(_is_flawed(blocks, pages, number, room, least) for number in range(len(pages)))


def _is_flawed(
    blocks: Sequence[PageBlock], pages: Sequence[FilledPage], number: int, room: int, least: int
) -> bool:
    """Return whether a page is none that a printer would let stand.

    `least` is how many lines of text a signature should have above it.
    """
    page = pages[number]
    if number < len(pages) - 1:
        return page.used < room or _lacks_text(blocks, page, least)
    return number > 0 and (page.used == 1 or _lacks_text(blocks, page, least))


def _lacks_text(blocks: Sequence[PageBlock], page: FilledPage, least: int) -> bool:
    """Return whether a signature on a page has less text above it than it should have."""
    text = 0
    for number in range(page.start.block, page.end.block):
        if blocks[number].follows:
            return text < least and page.start.block > 0
        first = page.start.line if number == page.start.block else 0
        text += sum(blocks[number].lines[first:])
    return False


class _Way(NamedTuple):
    """Some blocks a line longer, and what comes of it."""

    flaws: int
    cost: float
    blocks: tuple[int, ...]


class _Pages:
    """The pages of a speech while they are mended."""

    def __init__(
        self, blocks: Sequence[PageBlock], price: Price, room: int, rules: PagesStyle
    ) -> None:
        self.blocks, self.room, self.rules = list(blocks), room, rules
        self._price = price
        self._prices: dict[int, float | None] = {}
        self._longer: set[int] = set()

    def mended(self) -> list[int]:
        """Return the blocks that are to be a line longer."""
        pages = fill(self.blocks, self.room)
        number = 0
        while number < len(pages):
            if _is_flawed(self.blocks, pages, number, self.room, self.rules.tail_lines):
                pages = self._mend(pages, number)
            number += 1
        return sorted(self._longer)

    def _mend(self, pages: Sequence[FilledPage], number: int) -> list[FilledPage]:
        """Return the pages, one of them mended by its paragraphs or those of pages before it."""
        for back in range(self.rules.back + 1):
            if back > number:
                break
            if way := self._best(pages, number, pages[number - back : number + 1]):
                self.blocks = self._with(way.blocks)
                self._longer.update(way.blocks)
                return fill(self.blocks, self.room)
        return list(pages)

    def _best(
        self, pages: Sequence[FilledPage], number: int, near: Sequence[FilledPage]
    ) -> _Way | None:
        """Return the cheapest way that leaves the fewest flaws; None if there is none."""
        priced = sorted(
            (price, block)
            for block in range(near[0].start.block, near[-1].end.block + bool(near[-1].end.line))
            if block not in self._longer and (price := self._priced(block)) is not None
        )
        now = flaws(self.blocks, pages, self.room, self.rules.tail_lines)
        ways = [_Way(now, 0.0, ())]
        for count, cost in enumerate(accumulate(price for price, _ in priced), 1):
            if cost >= self.rules.dearest_page:
                break
            changed = tuple(block for _, block in priced[:count])
            if (left := self._flaws_with(changed, pages, number)) is not None:
                ways.append(_Way(left, cost, changed))
        best = min(ways)
        return best if best.blocks else None

    def _priced(self, block: int) -> float | None:
        if block not in self._prices:
            self._prices[block] = self._price(block)
        return self._prices[block]

    def _with(self, longer: Collection[int]) -> list[PageBlock]:
        return [
            replace(block, lines=(*block.lines, 1)) if number in longer else block
            for number, block in enumerate(self.blocks)
        ]

    def _flaws_with(
        self, longer: Collection[int], before: Sequence[FilledPage], number: int
    ) -> int | None:
        """Return how many flaws are left with some blocks longer.

        None if that makes another page, or moves where a later page begins; the last lines of a
        text may move that went with a signature and left its page short.
        """
        blocks = self._with(longer)
        pages = fill(blocks, self.room)
        if len(pages) != len(before):
            return None
        since = number + (2 if self._parts_text(before[number]) else 1)
        if [page.start for page in pages[since:]] != [page.start for page in before[since:]]:
            return None
        return flaws(blocks, pages, self.room, self.rules.tail_lines)

    def _parts_text(self, page: FilledPage) -> bool:
        """Return whether a page is short because the end of its text went with a signature."""
        below = self.blocks[page.end.block + 1 : page.end.block + 2]
        return page.used < self.room and page.end.line > 0 and any(b.follows for b in below)
