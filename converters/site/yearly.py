"""Files that tell of all speeches: of very many there is one a year.

A correction then writes that of its year, and neither a build nor a reader holds all of them.
"""

from collections.abc import Iterable

from converters.site.entry import SpeechEntry
from converters.speech.facets import year_of

MOST = 2000
"""Speeches that one file tells of; of more there is a file a year."""
WHOLE = ""
"""The part that is all there is."""


def parts(entries: Iterable[SpeechEntry]) -> dict[str, list[SpeechEntry]]:
    """Return the speeches of each part, by what its files are called behind the name of the whole.

    That is nothing if one file has all.
    """
    known = list(entries)
    if len(known) <= MOST:
        return {WHOLE: known}
    found: dict[str, list[SpeechEntry]] = {}
    for entry in known:
        year = year_of(entry.meta) if entry.meta.date else "undated"
        found.setdefault(f"-{year}", []).append(entry)
    return dict(sorted(found.items()))


def path(whole: str, part: str) -> str:
    """Return where the file of a part stands.

    >>> path("data/speeches.csv", "-2020"), path("data/speeches.csv", WHOLE)
    ('data/speeches-2020.csv', 'data/speeches.csv')
    """
    stem, _, ending = whole.rpartition(".")
    return f"{stem}{part}.{ending}"
