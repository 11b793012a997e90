"""Which places where two texts differ are read as one.

Two texts that say other things still have characters in common, by chance: told one by one, the
places between them cannot be read. What is in common counts if it is long enough beside what
differs around it; a paragraph of which hardly anything stayed went whole, and another one came.
"""

from collections.abc import Iterator, Sequence

Cut = tuple[int, int, int, int]
"""From and to in the old text, from and to in the new one."""
BREAK = "\n"
"""The end of a paragraph; what differs is never read as one over an end that stayed."""
_SWALLOWED = 2
"""As many equal characters between two differences are always read with them."""
_CLAUSE = 8
"""As many equal characters can be read by themselves, whatever stands around them."""
_KEPT_OF = 3
"""One character of so many must have stayed, or a paragraph was written again."""


def joined(was: str, cuts: Sequence[Cut]) -> list[Cut]:
    """Return where a text differs from a new one, as a person reads it.

    `cuts` are all the places, in order: here 抓好春耕生产 became 抓紧秋耕工作.

    >>> joined("同志们，抓好春耕生产", [(5, 7, 5, 7), (8, 10, 8, 10)])
    [(5, 10, 5, 10)]
    """
    found: list[Cut] = []
    for group in _by_paragraph(was, cuts):
        own = _without_crumbs(group)
        found += [_whole(was, own)] if _is_written_again(was, group, own) else own
    return found


def _by_paragraph(was: str, cuts: Sequence[Cut]) -> Iterator[list[Cut]]:
    """Yield the cuts between which no paragraph ends that stayed."""
    group: list[Cut] = []
    for cut in cuts:
        if group and BREAK in was[group[-1][1] : cut[0]]:
            yield group
            group = []
        group.append(cut)
    if group:
        yield group


def _without_crumbs(cuts: Sequence[Cut]) -> list[Cut]:
    """Return cuts of a paragraph, joined over equal characters that are too few to be read."""
    while True:
        found: list[Cut] = []
        for cut in cuts:
            while found and _is_crumb(found[-1], cut):
                cut = found[-1][0], cut[1], found[-1][2], cut[3]
                found.pop()
            found.append(cut)
        if len(found) == len(cuts):
            return found
        cuts = found


def _is_crumb(cut: Cut, after: Cut) -> bool:
    """Return whether the characters between two cuts are fewer than those of either."""
    between = after[0] - cut[1]
    return between <= _SWALLOWED or between < min(_CLAUSE, _size(cut), _size(after))


def _size(cut: Cut) -> float:
    """Return how many characters differ, those that only went or only came by half."""
    a, b, c, d = cut
    return (b - a + d - c) / 2


def _whole(was: str, cuts: Sequence[Cut]) -> Cut:
    """Return the paragraphs in which some cuts are, without the end that stayed."""
    first, last = cuts[0], cuts[-1]
    before = first[0] - (was.rfind(BREAK, 0, first[0]) + 1)
    end = was.find(BREAK, last[1])
    after = (len(was) if end < 0 else end) - last[1]
    return first[0] - before, last[1] + after, first[2] - before, last[3] + after


def _is_written_again(was: str, every: Sequence[Cut], cuts: Sequence[Cut]) -> bool:
    """Return whether a paragraph has nothing in common but scattered characters, and few."""
    if len(every) == 1:
        return False
    start, stop, _, new_stop = whole = _whole(was, cuts)
    ends, starts = [start, *(cut[1] for cut in cuts)], [*(cut[0] for cut in cuts), stop]
    kept = [begin - end for end, begin in zip(ends, starts, strict=True)]
    longest = max(stop - start, new_stop - whole[2])
    return max(kept) < _CLAUSE and sum(kept) * _KEPT_OF < longest
