"""Paragraphs set a line longer so that pages are full.

A page is short where a heading, a row of a table or a signature moves on to the next. As many
paragraphs on it as it has lines free are made a line longer: the page is full, and what moved on
stands at the head of the next as before, so that every later page begins where it began. An
office program, which knows nothing of this, begins its pages alike. Where its own paragraphs do
not suffice, all ways of some pages before and after it are weighed together.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import product
from typing import NamedTuple

from converters.settings.style import PagesStyle
from converters.typeset.pages import FilledPage, PageBlock, PagePlace, ends_text, fill, page_from

Price = Callable[[int], float | None]
"""What it costs to set a block a line longer; None where that cannot be done well."""


def longer(blocks: Sequence[PageBlock], price: Price, room: int, rules: PagesStyle) -> list[int]:
    """Return the numbers of the blocks that are to be a line longer, `room` lines a page."""
    return _Pages(blocks, price, room, rules).mended()


def flaws(blocks: Sequence[PageBlock], pages: Sequence[FilledPage], room: int, least: int) -> int:
    """Return how many pages are short, hold one line, or a signature with too little text."""
    return sum(_is_flawed(blocks, page, room, least) for page in pages)


def _is_flawed(blocks: Sequence[PageBlock], page: FilledPage, room: int, least: int) -> bool:
    """Return whether a page is none that a printer would let stand.

    `least` is how many lines of text a signature should have above it.
    """
    if not ends_text(blocks, page):
        return page.used < room or _lacks_text(blocks, page, least)
    return page.start.block > 0 and (page.used == 1 or _lacks_text(blocks, page, least))


def _lacks_text(blocks: Sequence[PageBlock], page: FilledPage, least: int) -> bool:
    """Return whether a signature on a page has less text above it than it should have."""
    text = 0
    for number in range(page.start.block, page.end.block):
        if blocks[number].follows:
            return text < least and page.start.block > 0
        first = page.start.line if number == page.start.block else 0
        text += sum(blocks[number].lines[first:])
    return False


class _Turn(NamedTuple):
    """Where a page begins."""

    place: PagePlace
    longer: bool
    """Whether the block that is parted there is a line longer."""


class _Way(NamedTuple):
    """Some blocks a line longer, and what comes of it."""

    flaws: int = 0
    moved: int = 0
    """How many pages begin elsewhere than they did."""
    cost: float = 0.0
    blocks: tuple[int, ...] = ()


class _Pages:
    """The pages of a speech while they are mended."""

    def __init__(
        self, blocks: Sequence[PageBlock], price: Price, room: int, rules: PagesStyle
    ) -> None:
        self.blocks, self.room, self.rules = list(blocks), room, rules
        self.pages = fill(self.blocks, room)
        self._price = price
        self._prices: dict[int, float | None] = {}
        self._longer: set[int] = set()

    def mended(self) -> list[int]:
        """Return the blocks that are to be a line longer."""
        number = 0
        while number < len(self.pages):
            if self._flawed(self.blocks, self.pages[number]):
                self._mend(number)
            number += 1
        return sorted(self._longer)

    def _flawed(self, blocks: Sequence[PageBlock], page: FilledPage) -> bool:
        return _is_flawed(blocks, page, self.room, self.rules.tail_lines)

    def _mend(self, number: int) -> None:
        """Mend a page by its own paragraphs, else by those of pages around it."""
        last = len(self.pages) - 1
        for back, ahead in ((0, 0), (self.rules.back, 0), (self.rules.back, self.rules.ahead)):
            end = min(number + ahead + self._parts_text(self.pages[number]), last)
            longer = self._best(max(number - back, 0), end).blocks
            blocks = self._with(longer)
            pages = fill(blocks, self.room) if longer else self.pages
            fewer = self._flaws(blocks, pages) < self._flaws(self.blocks, self.pages)
            if fewer and len(pages) == len(self.pages):
                self.blocks, self.pages = blocks, pages
                self._longer.update(longer)
                return

    def _flaws(self, blocks: Sequence[PageBlock], pages: Sequence[FilledPage]) -> int:
        return flaws(blocks, pages, self.room, self.rules.tail_lines)

    def _best(self, first: int, last: int) -> _Way:
        """Return the way with the fewest flaws from one page to another, the cheapest of several.

        What comes after them begins where it began.
        """
        ways = dict(self._ways_to(first))
        for number in range(first, last + 1):
            before, ways = ways, {}
            for turn, way in before.items():
                for after, longer_way in self._onward(turn, way, self.pages[number].start):
                    if after not in ways or longer_way < ways[after]:
                        ways[after] = longer_way
        return ways[_Turn(self.pages[last].end, longer=False)]

    def _ways_to(self, number: int) -> Iterator[tuple[_Turn, _Way]]:
        """Yield the ways to where a page begins: what is parted there may be a line longer."""
        place = self.pages[number].start
        yield _Turn(place, longer=False), _Way()
        for price, block in self._known([place.block] if place.line else []):
            above = page_from(self._with([block]), self.pages[number - 1].start, self.room)
            if above.end == place and price < self.rules.dearest_page:
                yield _Turn(place, longer=True), _Way(cost=price, blocks=(block,))

    def _onward(self, turn: _Turn, way: _Way, usual: PagePlace) -> Iterator[tuple[_Turn, _Way]]:
        """Yield where the next page may begin and what comes of it; it began at `usual`."""
        if turn.place.block == len(self.blocks):
            return
        known = (turn.place.block,) if turn.longer else ()
        page = page_from(self._with(known), turn.place, self.room)
        for chosen, cost in self._choices(page):
            blocks = self._with((*known, *chosen))
            found = page_from(blocks, turn.place, self.room) if chosen else page
            if not all(PagePlace(block, 0) < found.end for block in chosen):
                continue
            parted = found.end.block if found.end.line else -1
            yield (
                _Turn(found.end, longer=parted in (*known, *chosen)),
                _Way(
                    way.flaws + self._flawed(blocks, found),
                    way.moved + (turn.place != usual),
                    way.cost + cost,
                    (*way.blocks, *chosen),
                ),
            )

    def _choices(self, page: FilledPage) -> Iterator[tuple[tuple[int, ...], float]]:
        """Yield some blocks that begin on a page and may be a line longer, and what they cost.

        It does not matter which of them are, but for one that goes on on the next page: so many
        are taken as are cheapest.
        """
        begin = page.start.block + bool(page.start.line)
        end = page.end.block
        priced = sorted(self._known(range(begin, end)))[: self.rules.most]
        goes_on = [
            [each] for each in self._known(range(max(begin, end), end + bool(page.end.line)))
        ]
        for over, count in product([[], *goes_on], range(len(priced) + 1)):
            some = [*priced[:count], *over]
            cost = sum(price for price, _ in some)
            if not some or cost < self.rules.dearest_page:
                yield tuple(block for _, block in some), cost

    def _known(self, blocks: Iterable[int]) -> Iterator[tuple[float, int]]:
        """Yield what it costs to make blocks longer, and which they are."""
        for block in blocks:
            if (price := self._priced(block)) is not None:
                yield price, block

    def _priced(self, block: int) -> float | None:
        if block not in self._prices:
            self._prices[block] = self._price(block)
        return None if block in self._longer else self._prices[block]

    def _with(self, longer: Collection[int]) -> list[PageBlock]:
        blocks = self.blocks.copy()
        for number in longer:
            blocks[number] = replace(blocks[number], lines=(*blocks[number].lines, 1))
        return blocks

    def _parts_text(self, page: FilledPage) -> bool:
        """Return whether a page is short because the end of its text went with a signature."""
        below = self.blocks[page.end.block + 1 : page.end.block + 2]
        return page.used < self.room and page.end.line > 0 and any(b.follows for b in below)
