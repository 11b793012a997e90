"""Headings set apart from the paragraph they run into."""

import re
from collections import Counter
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise

from converters.importing.body import glued_headings, odd_headings
from converters.importing.text.lines import SourceLine, parted
from converters.importing.worksheet import Worksheet
from converters.speech import hanzi

_SIBLINGS = 12


_FEWEST = 2


_LONG_ENOUGH, _LONG_ENOUGH_ROLLED = 50, 20


_TELLING = 3.0
"""So strong a boundary tells how the headings of a text are built."""


def spaced(sheet: Worksheet, found: Sequence[SourceLine]) -> list[SourceLine]:
    """Return the lines with headings set apart that only a space parts from their paragraph."""
    kept: list[SourceLine] = []
    for line in found:
        at = _space_after_heading(line.text)
        kept += parted(sheet, line, [at] if at else [])
    return kept


def _space_after_heading(text: str) -> int:
    """Return where the space ends a heading that its paragraph follows; 0 for none.

    Several spaces part the clauses of the heading before the last of them parts the paragraph.
    Before a digit only a year shows a boundary: elsewhere figures are set off by spaces.
    """
    found = hanzi.ordinal(text)
    if found is None or found.level > 2 or len(text) < _SHORTEST_LINE or "。" not in text:
        return 0
    end = 0
    for space in _SPACE.finditer(text, found.length):
        head = text[found.length : space.start()]
        if (
            len(head) > _LONGEST_HEAD
            or "。" in head
            or (end and _MARK.search(text, end, space.end()))
        ):
            break
        if len(head) >= _SHORTEST_HEAD and _FIGURES.search(text) is None:
            end = space.start()
    return 0 if end and _is_wrapped(text, end) else end


def _is_wrapped(text: str, end: int) -> bool:
    """Tell a text whose spaces stand where its lines ended: several more follow, a line apart."""
    spaces = [end, *(m.start() for m in islice(_SPACE.finditer(text, end + 1), _WRAPPED))]
    return len(spaces) > _WRAPPED and all(b - a >= _LINE for a, b in pairwise(spaces))


_WRAPPED, _LINE = 3, 15
"""So many further spaces, and so many characters at least between two."""


_SHORTEST_LINE, _SHORTEST_HEAD, _LONGEST_HEAD = 36, 4, 50
_SPACE = re.compile(
    r"(?<=[\u4e00-\u9fff”）)])(?<![在到自从至于的])\s+(?=[\u4e00-\u9fff“]|(?:19|20)\d\d年)"
)
_MARK = re.compile("[，；：！？,;:]")
_FIGURES = re.compile(r"[\u4e00-\u9fff] +\d[\d.]* +[\u4e00-\u9fff]")
"""A figure set off on either side: so are all of them."""


def unglued(
    found: Sequence[SourceLine], doubts: list[SourceLine], *, rolled: bool = False
) -> list[SourceLine]:
    """Return the lines with headings set apart from the words they run into.

    Lines whose heading has no certain end are left whole and added to `doubts`; `rolled` tells
    that the text stood in one line.
    """
    texts = [line.text for line in found]
    doubts += (found[index] for index in glued_headings.mottoes(texts))
    odd = [] if rolled else list(odd_headings.rows(texts))
    if not (odd or any(_may_be_glued(text, rolled) for text in texts)):
        return list(found)
    seen = glued_headings.pairs(texts)
    cuts = _cuts_of_headings(found, doubts, rolled, seen)
    for row in odd:
        _add_odd(found, odd_headings.judged(texts, row, seen), cuts, doubts)
    if rolled:
        known = {id(line) for line in doubts}
        doubts += (
            line
            for index, line in enumerate(found)
            if index not in cuts and _swallowed(line.text) and id(line) not in known
        )
    return [
        line.part(piece)
        for index, line in enumerate(found)
        for piece in line.words.pieces([cuts[index]] if index in cuts else [])
    ]


def _add_odd(
    found: Sequence[SourceLine],
    odd: Iterable[odd_headings.OddHeading],
    cuts: dict[int, int],
    doubts: list[SourceLine],
) -> None:
    """Add where headings unlike their row end; each is a doubt, whether cut or left whole."""
    known = {id(line) for line in doubts}
    for one in odd:
        if one.index in cuts:
            continue
        if one.cut:
            cuts[one.index] = one.at
        if id(found[one.index]) not in known:
            doubts.append(found[one.index])


def _swallowed(text: str) -> bool:
    """Tell a numbered line whose first sentence is too long to be a heading run in."""
    mark = hanzi.ordinal(text)
    if mark is None or mark.level > 2 or len(text) < mark.length + _least(rolled=True):
        return False
    return _STOP.search(text) is not None and not _runs_in(text)


def _runs_in(text: str) -> bool:
    """Tell a line whose first sentence is short enough to head the others."""
    stop = _STOP.search(text)
    return stop is not None and stop.start() <= _RUN_IN


_STOP = re.compile("[。！？]")
_RUN_IN = 24
"""A first sentence no longer heads its paragraph by itself; a longer one may hide a heading."""


def _cuts_of_headings(
    found: Sequence[SourceLine], doubts: list[SourceLine], rolled: bool, seen: Counter[str]
) -> dict[int, int]:
    """Return where the headings end, by the index of the line."""
    siblings: dict[int, list[str]] = {1: [], 2: []}  # the first few say how headings are built
    maybe = _maybe_ends(found, seen, rolled)
    ends = _ends_of_headings(found, maybe, siblings)
    ends = _ends_of_headings(found, maybe, siblings)
    cuts: dict[int, int] = {}
    for level, alike in siblings.items():
        row = [index for index in ends if _level(found[index].text) == level]
        drawn = glued_headings.drawn([ends[index] for index in row], rolled=rolled)
        cuts |= {index: ends[index].at for index, draw in zip(row, drawn, strict=True) if draw}
        usual = sum(drawn) * 2 >= len(row)
        doubts += (
            found[index]
            for index, draw in zip(row, drawn, strict=True)
            if _doubtful(ends[index].score, draw=draw, usual=usual, rolled=rolled)
            and (draw or not _stands_alone(found[index].text))
        )
        if sum(drawn) >= (1 if rolled else _FEWEST):
            further = _before_short_sentences(found, level, seen, alike, ends, rolled)
            cuts |= further
            doubts += (found[index] for index in further if rolled)
    return cuts


def _stands_alone(text: str) -> bool:
    """Tell a heading with nothing run into it: it is no longer than one, and has no stop."""
    return len(text) < _LONG_ENOUGH and _STOP.search(text) is None


def _doubtful(score: float, *, draw: bool, usual: bool, rolled: bool) -> bool:
    """Return whether a person should look at a heading: left whole, or cut in a rolled text."""
    if draw:
        return rolled and score < glued_headings.CERTAIN
    return usual or rolled or score >= glued_headings.STRONG


def _before_short_sentences(
    found: Sequence[SourceLine],
    level: int,
    seen: Counter[str],
    alike: Sequence[str],
    known: Container[int],
    rolled: bool,
) -> dict[int, int]:
    """Return where headings end that look like one sentence with the short one they run into.

    Asked for only if other headings of the level are run into their paragraphs.
    """
    cuts: dict[int, int] = {}
    least = glued_headings.STRONG - (glued_headings.EASE if rolled else 0.0)
    for index, line in enumerate(found):
        mark = hanzi.ordinal(line.text)
        if index in known or mark is None or mark.level != level:
            continue
        end = glued_headings.boundary(line.text, mark.length, seen, alike)
        long = len(line.text) > mark.length + _least(rolled) and not _runs_in(line.text)
        if long and end.score >= least:
            cuts[index] = end.at
    return cuts


def _level(text: str) -> int:
    mark = hanzi.ordinal(text)
    return mark.level if mark else 0


def _may_be_glued(text: str, rolled: bool) -> bool:
    found = hanzi.ordinal(text)
    if found is None or found.level > 2:
        return False
    if glued_headings.doubled_at(text, found.length):
        return True
    long = len(text) >= found.length + _least(rolled)
    lead = glued_headings.lead_at(text, found.length)
    if lead or not long:
        return lead > 0 and (long or bool(_SECOND_LEAD.search(text, lead)))
    return not _PAUSE.search(text, found.length, found.length + 40)


_PAUSE = re.compile("[。！？；：:;]")


_SECOND_LEAD = re.compile("二[是要]|另一方面|其次|第二|其二|[（(][二2][）)]|②")


def _least(rolled: bool) -> int:
    """Return how long a heading and its paragraph are together; less if all lost their lines."""
    return _LONG_ENOUGH_ROLLED if rolled else _LONG_ENOUGH


@dataclass(frozen=True, slots=True)
class _Maybe:
    """A heading that may run into its paragraph: its ordinal, and where it may end."""

    mark: hanzi.Ordinal
    ends: list[glued_headings.Boundary]


def _maybe_ends(found: Sequence[SourceLine], seen: Counter[str], rolled: bool) -> dict[int, _Maybe]:
    """Return the headings that may run into their paragraphs, by the index of the line."""
    maybe: dict[int, _Maybe] = {}
    for index, line in enumerate(found):
        mark = hanzi.ordinal(line.text)
        if mark and mark.level <= 2 and _may_be_glued(line.text, rolled):
            maybe[index] = _Maybe(mark, glued_headings.ends(line.text, mark.length, seen))
    return maybe


def _ends_of_headings(
    found: Sequence[SourceLine], maybe: dict[int, _Maybe], siblings: dict[int, list[str]]
) -> dict[int, glued_headings.Boundary]:
    """Return the best end of each; the first few strong ones are added to the siblings."""
    ends: dict[int, glued_headings.Boundary] = {}
    for index, each in maybe.items():
        text, start, alike = found[index].text, each.mark.length, siblings[each.mark.level]
        end = ends[index] = glued_headings.best(text, start, each.ends, alike)
        if end.score >= _TELLING and len(alike) < _SIBLINGS:
            alike.append(text[start : end.at])
    return ends
