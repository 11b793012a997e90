"""Markers: the rows in which the lines count that open the parts of a collection."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from converters.importing.signs.part_markers import (
    ALONE,
    FORMS,
    Marker,
    MarkerForm,
    marker_of,
    may_be_marker,
)
from converters.importing.signs.title_ends import TITLE_END, ends_as_title, without_sample
from converters.importing.signs.vocabulary import AT_MEETING, is_salutation
from converters.importing.text.lines import SourceLine
from converters.speech import hanzi


def markers(found: Sequence[SourceLine]) -> list[Marker]:
    """Return the markers of the parts, ascending; empty if the text is no collection."""
    short = [(at, line.text) for at, line in enumerate(found) if may_be_marker(line.text)]
    for form in FORMS:
        candidates = [m for index, text in short if (m := marker_of(form, index, text))]
        for family in _families(form, candidates):
            run = _run(family, found)
            if len(run) >= 2 or (len(run) == 1 and _lone(run[0], found)):
                return run
    return _alone(found)


def _alone(found: Sequence[SourceLine]) -> list[Marker]:
    """Return the bare numbers that mark parts, each of which begins with a title or salutation."""
    run = _run(
        [
            marker
            for index, line in enumerate(found)
            if len(line.text) <= 6
            and (marker := marker_of(ALONE, index, line.text))
            and _begins_speech(found[index + 1 : index + 4])
        ],
        found,
    )
    return run if len(run) >= 2 else []


def _begins_speech(near: Sequence[SourceLine]) -> bool:
    return any(is_salutation(line.text) for line in near) or any(
        6 <= len(line.text) <= 60 and ends_as_title(line.text) for line in near[:1]
    )


def _families(form: MarkerForm, candidates: Sequence[Marker]) -> Iterator[list[Marker]]:
    if not form.needs_base:
        yield list(candidates)
        return
    bases: dict[str, list[Marker]] = {}
    for marker in candidates:
        bases.setdefault(hanzi.fold(marker.base), []).append(marker)
    yield from sorted(bases.values(), key=len, reverse=True)


def _run(family: Sequence[Marker], found: Sequence[SourceLine]) -> list[Marker]:
    """Return the longest counting row; a list of contents before it begins the count again."""
    run: list[Marker] = []
    for marker in family:
        if run and marker.number == run[-1].number and not _substance(found, run[-1], marker):
            run[-1] = marker
        elif marker.number == 1 and (
            not run or not any(_substance(found, a, b) for a, b in pairwise(run))
        ):
            run = [marker]
        elif run and run[-1].number < marker.number <= run[-1].number + 3:
            run.append(marker)
        elif not run and marker.number == 2:
            run = [marker]
    return run if run and _holds(found, run) else []


def _holds(found: Sequence[SourceLine], run: Sequence[Marker]) -> bool:
    """Tell a row that parts the text: something stands between, and what its form asks for."""
    form = run[0].form
    return (
        all(_substance(found, a, b) for a, b in pairwise(run))
        and (not form.needs_base or _addressed(found, run))
        and (not form.saluted or all(_saluted(found, marker) for marker in run))
    )


def _saluted(found: Sequence[SourceLine], marker: Marker) -> bool:
    near = found[marker.index + 1 : marker.index + 5]
    return any(is_salutation(line.text) for line in near)


def _substance(found: Sequence[SourceLine], start: Marker, end: Marker) -> bool:
    return sum(len(line.text) for line in found[start.index + 1 : end.index]) >= 30


def _addressed(found: Sequence[SourceLine], run: Sequence[Marker]) -> bool:
    """Tell parts from the sections of one speech: parts are addressed or have a name."""
    named = [without_sample(marker.title) for marker in run if marker.title]
    if run[0].title and all(map(AT_MEETING.fullmatch, named)):
        return True
    if run[0].title and all(map(TITLE_END.search, named)):
        return sum(_saluted(found, marker) for marker in run) * 2 >= len(run)
    return bool(run[0].base)


def _lone(marker: Marker, found: Sequence[SourceLine]) -> bool:
    """Tell whether a single 篇1 marks a collection cut off after its first part.

    A single 篇2 marks one whose first part has none.
    """
    if marker.form.needs_base or marker.index + 1 >= len(found):
        return False
    if marker.number == 2:
        before = sum(len(line.text) for line in found[: marker.index])
        return before >= _SECOND and bool(marker.base or TITLE_END.search(marker.title))
    return marker.number == 1 and bool(marker.base)


_SECOND = 120
"""So many characters before a second part are a first one."""
