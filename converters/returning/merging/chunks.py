"""The blocks of three texts side by side: the base, today's, and what came back."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from converters.speech.model import Block, text_of

_ALIKE = 0.5
"""As much of two blocks must be the same for one to be taken for the other, changed."""
_MOST = 40
"""So many blocks in a row that all differ are compared each with each."""

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Chunk:
    """Blocks that belong together, from and to in each of the three texts."""

    base: Span
    now: Span
    wanted: Span


def chunks(
    sizes: tuple[int, int, int], now: Mapping[int, int], wanted: Mapping[int, int]
) -> Iterator[Chunk]:
    """Yield all blocks in order: those found in all three texts one by one, others in between.

    `now` and `wanted` tell as which block one of the base stands there.
    """
    b = n = w = 0
    for at in sorted(now.keys() & wanted.keys()):
        if (b, n, w) != (at, now[at], wanted[at]):
            yield Chunk((b, at), (n, now[at]), (w, wanted[at]))
        b, n, w = at + 1, now[at] + 1, wanted[at] + 1
        yield Chunk((b - 1, b), (n - 1, n), (w - 1, w))
    if (b, n, w) != sizes:
        yield Chunk((b, sizes[0]), (n, sizes[1]), (w, sizes[2]))


def found_again(base: Sequence[Block], now: Sequence[Block]) -> dict[int, int]:
    """Return as which block of today's text one of the base stands there, changed or not.

    What stands once in both texts is a fixed point. In between the blocks are paired so that most
    of their words agree: of paragraphs that say the same, one that was changed keeps its place.
    """
    found = dict[int, int]()
    a = c = 0
    for b, d in [*_fixed(base, now), (len(base), len(now))]:
        found |= {a + i: c + j for i, j in _paired(base[a:b], now[c:d])}
        if b < len(base):
            found[b] = d
        a, c = b + 1, d + 1
    return found


def _fixed(base: Sequence[Block], now: Sequence[Block]) -> list[Span]:
    """Return where the same block stands that stands once in both, as many as keep their order."""
    places = {block: at for at, block in enumerate(now)}
    once, there = Counter(base), Counter(now)
    pairs = [(i, places[one]) for i, one in enumerate(base) if once[one] == there[one] == 1]
    ends: list[int] = []
    chains: list[list[Span]] = []
    for pair in pairs:
        at = bisect_left(ends, pair[1])
        chain = [*(chains[at - 1] if at else []), pair]
        ends[at : at + 1], chains[at : at + 1] = [pair[1]], [chain]
    return chains[-1] if chains else []


def _paired(base: Sequence[Block], now: Sequence[Block]) -> Iterator[Span]:
    """Yield the pairs of blocks between two fixed points."""
    if max(len(base), len(now)) <= _MOST:
        yield from _alike(base, now)
        return
    for tag, a, b, c, d in SequenceMatcher(None, base, now, autojunk=False).get_opcodes():
        if tag == "equal":
            yield from zip(range(a, b), range(c, d), strict=True)
        elif tag == "replace":
            yield from ((a + i, c + j) for i, j in _alike(base[a:b], now[c:d]))


def _alike(base: Sequence[Block], now: Sequence[Block]) -> list[Span]:
    """Return the pairs of blocks that are alike, in the order of both texts, as many as can be."""
    if max(len(base), len(now)) > _MOST:
        return []
    best: list[list[tuple[float, list[Span]]]] = [[(0.0, [])] * (len(now) + 1)]
    for i, old in enumerate(base):
        row: list[tuple[float, list[Span]]] = [(0.0, [])]
        for j, new in enumerate(now):
            options = [best[i][j + 1], row[j]]
            if (same := _likeness(old, new)) >= _ALIKE:
                options.append((best[i][j][0] + same, [*best[i][j][1], (i, j)]))
            row.append(max(options, key=lambda option: option[0]))
        best.append(row)
    return best[-1][-1][1]


def _likeness(one: Block, other: Block) -> float:
    if one == other:
        return 1.0
    if type(one) is not type(other):
        return 0.0
    words = SequenceMatcher(None, text_of(one), text_of(other), autojunk=False)
    return words.ratio() if words.quick_ratio() >= _ALIKE else 0.0
