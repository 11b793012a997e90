"""Text that stands twice: a page often holds its article, or a stretch of it, a second time."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice

from converters.importing.signs.titles import LONGEST, looks_like_title
from converters.importing.signs.vocabulary import is_salutation
from converters.importing.text.lines import SourceLine
from converters.importing.worksheet import Worksheet
from converters.speech import hanzi

_LONG = 40
"""Shorter paragraphs may well be said twice."""
_HEADING = 8
"""A line so short is no heading that a page may have printed twice."""
_HEAD = 8
"""So many lines may stand above a body."""
_CUT = 4
"""In its last characters a preview may differ: it is cut short."""
_STRETCH = 3
"""So many lines in a row, of two long ones' length, are no refrain."""


@dataclass(frozen=True, slots=True)
class SecondCopy:
    """Where a text begins again; `whole` tells whether the first one has every sentence of it."""

    start: int
    whole: bool


_SENTENCE = re.compile("[^。！？；]{2,}")
_TITLE = 6
_HALF = 0.5
_OFTEN = 8
"""A line that is said again more often is a refrain."""
_MOSTLY = 0.7
"""So many of the sentences are said again in a copy that differs in some places."""


def second(found: Sequence[SourceLine]) -> SecondCopy | None:
    """Return where a text says its title again and then, for the most part, all that it said."""
    tops = [_bare([line]) for line in found[:_HEAD]]
    places = range(_STRETCH, len(found))
    again = (index for index in places if _is_title_again(found[index], tops[:index]))
    for index in islice(again, _OFTEN):
        above = _bare(found[:index])
        said = _SENTENCE.findall(_bare(found[index + 1 :]))
        # Whole sentences are looked up first: to search for each takes time for every character.
        known = set(_SENTENCE.findall(above))
        if len(said) < _STRETCH or sum(map(known.__contains__, said)) < _HALF * len(said):
            continue
        met = sum(sentence in known or sentence in above for sentence in said)
        if met >= _MOSTLY * len(said):
            return SecondCopy(index, met == len(said))
    return None


def without_title(sheet: Worksheet, found: Sequence[SourceLine]) -> list[SourceLine]:
    """Return the lines without one that only says the title again, amid the words.

    It stands between two paragraphs, or below the salutation.
    """
    if "repeat" in sheet.off:
        return list(found)
    tops = [_bare([line]) for line in found[:_TOP]]
    again = {
        at
        for at in range(2, len(found) - 1)
        if _is_title_again(found[at], tops[:at])
        and (is_salutation(found[at - 1].text) or _between_long(found, at))
    }
    for at in again:
        sheet.drop(found[at].words, "repeat")
    return [line for at, line in enumerate(found) if at not in again]


def _between_long(found: Sequence[SourceLine], at: int) -> bool:
    return min(len(_bare([found[at - 1]])), len(_bare([found[at + 1]]))) >= _LONG


_TOP = 3
"""On these lines the title of a page stands."""


def _is_title_again(line: SourceLine, tops: Sequence[str]) -> bool:
    """Tell a title that says again one of the lines at the top, of which `tops` are the words."""
    text = line.text
    if not _TITLE <= len(text) <= LONGEST:
        return False
    return _bare([line]) in tops and looks_like_title(text)


def _bare(lines: Iterable[SourceLine]) -> str:
    """Return the words of lines without any white space."""
    return "".join("".join(line.text for line in lines).split())


def once(sheet: Worksheet, found: Sequence[SourceLine]) -> list[SourceLine]:
    """Return the lines without those that only repeat what stands above them.

    A paragraph that follows upon itself goes, and so does a stretch of three or more paragraphs
    that stood before in the same order. A lone one further on stays; the checks report it.
    """
    if "repeat" in sheet.off:
        return list(found)
    found = _without_preview(sheet, found)
    folded = ["".join(line.text.split()) for line in found]
    first: dict[str, int] = {}
    before: list[int | None] = []
    for index, words in enumerate(folded):
        again = index if index and words == folded[index - 1] and len(words) >= _HEADING else 0
        before.append(first.get(words) if len(words) >= _LONG else again - 1 if again else None)
        first.setdefault(words, index)
    gone = set(_stretches(folded, before))
    for index in gone:
        sheet.drop(found[index].words, "repeat")
    return [line for index, line in enumerate(found) if index not in gone]


def _without_preview(sheet: Worksheet, found: Sequence[SourceLine]) -> list[SourceLine]:
    """Return the lines without one at the head that only says what the lines below it begin with.

    Pages put the first words of an article, its head and all, into a line above it. Below it they
    may stand on one line too, if the one above breaks off amid a sentence.
    """
    for index, line in enumerate(found[:_HEAD]):
        ahead = found[index + 1 : index + 2 + _HEAD]
        if len(line.text) < _LONG or not any(x.text[:_CUT] in line.text[:_LONG] for x in ahead):
            continue
        said = hanzi.fold(line.text).rstrip(".")[:-_CUT]
        below = [hanzi.fold(other.text) for other in ahead]
        if len(said) < _LONG:
            continue
        torn = _TORN.search(line.text) is not None
        alone = any(said in other and not (torn and _goes_on(other, said)) for other in below)
        if said in "".join(below) and not alone:
            sheet.drop(line.words, "repeat")
            return [*found[:index], *found[index + 1 :]]
    return list(found)


_TORN = re.compile(r"[\u4e00-\u9fff](?:\.{2,}|…+)?$")
"""How a line ends that a page cut short amid a sentence."""


def _goes_on(text: str, said: str) -> bool:
    """Tell a line that begins with what a preview of it says, and says more."""
    return text.startswith(said) and len(text) > len(said) + _CUT


def _stretches(folded: Sequence[str], before: Sequence[int | None]) -> list[int]:
    gone: list[int] = []
    index = 0
    while index < len(folded):
        earlier = before[index]
        if earlier is None:
            index += 1
            continue
        start, end = _grown(folded, index, earlier)
        start = _with_head(folded, start, start - (index - earlier))
        long = sum(before[i] is not None for i in range(start, end))
        words = sum(len(folded[i]) for i in range(start, end))
        whole = end - start >= _STRETCH and words >= 2 * _LONG
        if long >= _STRETCH or whole or earlier == index - 1:
            gone += range(start, end)
        index = max(end, index + 1)
    return gone


def _with_head(folded: Sequence[str], start: int, first: int) -> int:
    """Return where the stretch begins with the lines above it that say the first one's head again.

    They may be cut into lines in another way: they stand among the words above the first one.
    """
    above = "".join(folded[max(first - _HEAD, 0) : first + 1])
    while start - 1 > first and len(folded[start - 1]) >= 4 and folded[start - 1] in above:
        start -= 1
    return start


def _grown(folded: Sequence[str], index: int, earlier: int) -> tuple[int, int]:
    """Return the whole stretch about a repeated line that repeats the one about the earlier."""
    shift = index - earlier
    start, end = index, index + 1
    while (
        start - 1 > earlier
        and start - 1 - shift >= 0
        and folded[start - 1] == folded[start - 1 - shift]
    ):
        start -= 1
    while end < len(folded) and end - shift < index and folded[end] == folded[end - shift]:
        end += 1
    return start, end
