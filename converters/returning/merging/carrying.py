"""Rows that were taken, carried out in the text; what clashes is held up with all of its row."""

from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import zip_longest

from converters.returning.merging import chunks
from converters.returning.merging.base import Base
from converters.returning.merging.both import BOTH, GONE, ClashError, PlacedBlock, brought_together
from converters.returning.merging.chunks import Chunk, Span
from converters.returning.merging.model import Conflict
from converters.returning.merging.wanted import BlockReading
from converters.returning.model import Comparison, Row, RowKind, Touch
from converters.returning.rows import standing
from converters.speech.model import Block, Speech, text_of


@dataclass(slots=True)
class Carried:
    """What became of the rows."""

    placed: list[PlacedBlock]
    """The blocks of the text as it becomes."""
    conflicts: list[Conflict]
    written: set[int] = field(default_factory=set)
    already: set[int] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Texts:
    """What is brought together."""

    comparison: Comparison
    base: Base
    now: Speech
    reading: BlockReading
    found_again: dict[int, int]
    """As which of today's blocks one of the base stands there."""


def texts(comparison: Comparison, base: Base, now: Speech) -> Texts:
    """Return the texts of a comparison, with what is asked of them again and again."""
    found = chunks.found_again(base.speech.blocks, now.blocks)
    return Texts(comparison, base, now, BlockReading(comparison, base), found)


def carried(three: Texts, rows: Sequence[Row]) -> Carried:
    """Return what becomes of rows that touch the text.

    Of a paragraph with a conflict nothing is written; a row that moves words is written whole or
    not at all.
    """
    touches = {touch for row in rows for touch in row.touches}
    conflicts = list[Conflict]()
    while True:
        attempt = _Attempt(three, touches)
        if not attempt.clashes:
            found = _outcome(attempt, rows, conflicts)
            written = [row for row in rows if row.number in found.written]
            idle = set(_idle(three, attempt, touches, written))
            found.already |= idle
            found.written -= idle
            return found
        for chunk, why in attempt.clashes:
            held = attempt.held(rows, chunk)
            numbers = (row.number for row in rows if row.touches & held)
            conflicts.append(attempt.conflict(chunk, numbers, why))
            touches = touches - held


def _is_bundle(row: Row) -> bool:
    """Return whether a row is one change at many places, each of which can be left out."""
    return len(row.spots) > 1 and row.kind is not RowKind.MOVED


class _Attempt:
    """The three texts with some touches carried out."""

    def __init__(self, three: Texts, touches: Collection[Touch]) -> None:
        self._three, self._touches = three, touches
        paragraphs = standing(three.comparison, touches)
        self.wanted = three.reading.blocks(paragraphs)
        self._made = dict(three.base.places_of(paragraphs, lambda owner: owner.is_made))
        self.chunks = list(self._side_by_side())
        self.clashes: list[tuple[Chunk, str]] = []
        self.became: dict[Chunk, list[PlacedBlock]] = {}
        for chunk in self.chunks:
            try:
                self.became[chunk] = self._together(chunk)
            except ClashError as clash:
                self.clashes.append((chunk, clash.why))

    def touched(self, row: Row, chunk: Chunk) -> set[Touch]:
        """Return what of a row is carried out in a chunk."""
        return {
            touch
            for touch in row.touches
            if touch in self._touches and self.chunks[self._chunk_at(touch[0])] == chunk
        }

    def chunks_of(self, row: Row) -> list[Chunk]:
        """Return the chunks in which a row is carried out."""
        places = {at for at, kind in row.touches if (at, kind) in self._touches}
        return [self.chunks[number] for number in sorted({*map(self._chunk_at, places)})]

    def held(self, rows: Sequence[Row], chunk: Chunk) -> set[Touch]:
        """Return what is held up by a clash in a chunk; all of it if nothing there made it."""
        found = set[Touch]()
        for row in rows:
            here = self.touched(row, chunk)
            found |= here if not here or _is_bundle(row) else row.touches & {*self._touches}
        return found or {*self._touches}

    def by_now(self) -> dict[Span, list[PlacedBlock]]:
        """Return what became of each chunk that does not clash, by the blocks of today it has."""
        return {chunk.now: placed for chunk, placed in self.became.items()}

    def conflict(self, chunk: Chunk, numbers: Iterable[int], why: str) -> Conflict:
        """Return what to tell of a chunk in which two sides clash."""
        now = self._today(chunk)
        return Conflict(
            tuple(sorted(numbers)),
            now[0].line if now else 0,
            _words(self._three.base.speech.blocks[slice(*chunk.base)]),
            _words(now),
            _words([one.block for one in self.wanted[slice(*chunk.wanted)]]),
            BOTH if why == GONE and now else why,
        )

    def _today(self, chunk: Chunk) -> Sequence[Block]:
        """Return today's blocks of a chunk, with those into which it was parted or joined."""
        blocks, words = (
            self._three.now.blocks,
            _words(self._three.base.speech.blocks[slice(*chunk.base)]),
        )
        start, stop = chunk.now
        if start == stop:
            near = [at for at in (start - 1, start) if 0 <= at < len(blocks)]
            found = [at for at in near if words and words in text_of(blocks[at])]
            return blocks[found[0] : found[0] + 1] if found else ()
        own = set(range(len(blocks))).difference(self._three.found_again.values())
        while stop in own and text_of(blocks[stop]) in words:
            stop += 1
        while start - 1 in own and text_of(blocks[start - 1]) in words:
            start -= 1
        return blocks[start:stop]

    def is_changed(self, chunk: Chunk) -> bool:
        """Return whether something is written there."""
        now = self._three.now.blocks[slice(*chunk.now)]
        return [one.block for one in self.became[chunk]] != list(now)

    def is_of_both(self, chunk: Chunk) -> bool:
        """Return whether today's text is another there than the base."""
        now = self._three.now.blocks[slice(*chunk.now)]
        return self._three.base.speech.blocks[slice(*chunk.base)] != now

    def _side_by_side(self) -> Iterator[Chunk]:
        base, now = self._three.base.speech.blocks, self._three.now.blocks
        sizes = len(base), len(now), len(self.wanted)
        if now and tuple(one.block for one in self.wanted) == now:  # all of it is there already
            return iter([Chunk(*((0, size) for size in sizes))])
        return chunks.chunks(sizes, self._three.found_again, self._one_to_one())

    def _one_to_one(self) -> dict[int, int]:
        """Return as which wanted block one of the base stands there, by itself."""
        parts: dict[int, list[int]] = {}
        for at, one in enumerate(self.wanted):
            for owner in one.owners:
                parts.setdefault(owner, []).append(at)
        return {
            owner: at[0]
            for owner, at in parts.items()
            if len(at) == 1 and len(self.wanted[at[0]].owners) == 1
        }

    def _together(self, chunk: Chunk) -> list[PlacedBlock]:
        wanted = self.wanted[slice(*chunk.wanted)]
        why = next((one.why for one in wanted if one.why), "")
        if why:
            raise ClashError(why)
        return brought_together(
            self._three.base.speech.blocks[slice(*chunk.base)],
            self._three.now.blocks[slice(*chunk.now)],
            tuple(one.block for one in wanted),
            chunk.now[0],
        )

    def _chunk_at(self, place: int) -> int:
        """Return in which chunk a character of the line stands, or what it tells of."""
        made = self._made.get(place)
        if made is not None and made.block is not None:
            return next(n for n, one in enumerate(self.chunks) if made.block < one.base[1])
        return min(bisect_right(self._stops, place), len(self.chunks) - 1)

    @cached_property
    def _stops(self) -> list[int]:
        """Return where each chunk ends in the line."""
        stops, found = self._three.base.stops(), list[int]()
        for chunk in self.chunks:
            ends = [*stops[slice(*chunk.base)], *self._wanted_stops(chunk)]
            found.append(max([*ends, *found[-1:], 0]))
        return found

    def _wanted_stops(self, chunk: Chunk) -> Iterator[int]:
        return (one.stop for one in self.wanted[slice(*chunk.wanted)])


def _outcome(attempt: _Attempt, rows: Sequence[Row], conflicts: list[Conflict]) -> Carried:
    """Return what was written, and which rows today's text has already."""
    placed = [one for chunk in attempt.chunks for one in attempt.became[chunk]]
    found = Carried(placed, conflicts)
    for row in rows:
        there = attempt.chunks_of(row)
        if any(attempt.is_changed(chunk) for chunk in there):
            found.written.add(row.number)
        elif there:
            found.already.add(row.number)
    return found


def _idle(
    three: Texts, attempt: _Attempt, touches: Collection[Touch], rows: Sequence[Row]
) -> Iterator[int]:
    """Yield written rows without which their paragraph becomes the same: it has them already.

    Only where both sides changed something can that be; of each such place one row is left out
    at a time.
    """
    queues: dict[Chunk, list[Row]] = {}
    for row in rows:
        there = attempt.chunks_of(row)
        if len(there) == 1 and attempt.is_of_both(there[0]):
            queues.setdefault(there[0], []).append(row)
    for left_out in zip_longest(*queues.values()):
        gone = {touch for row in left_out if row for touch in row.touches}
        became = _Attempt(three, set(touches) - gone).by_now()
        for chunk, row in zip(queues, left_out, strict=True):
            if row and became.get(chunk.now) == attempt.became[chunk]:
                yield row.number


def _words(blocks: Sequence[Block]) -> str:
    return "\n".join(map(text_of, blocks))
