"""Rows of a returned file brought into the Markdown of now; what stands there already is known."""

from collections.abc import Collection
from datetime import date

from converters.readers import markdown
from converters.returning import Comparison
from converters.returning.merging import NOTE, Merged, merge
from converters.speech import edition


def merged(
    comparison: Comparison,
    taken: Collection[int],
    texts: tuple[bytes, bytes],
    day: date | None = None,
    note: str = NOTE,
) -> Merged:
    """Return what comes of rows in two texts, the base and that of now.

    If the base with these rows is what stands there, there is nothing to do: of paragraphs that
    say the same no alignment can tell which one was changed. Raises SourceError as `merge` does.
    """
    base, now = texts
    if base != now:
        there = merge(comparison, taken, base=base, now=base)
        if there.written and not there.conflicts and _says_the_same(there.text, now):
            return Merged(now, already=there.written)
    return merge(comparison, taken, base=base, now=now, day=day, note=note)


def _says_the_same(one: bytes, other: bytes) -> bool:
    """Return whether two Markdowns have the same blocks and print the same words."""
    first, second = markdown.read(one), markdown.read(other)
    return first.blocks == second.blocks and edition.words(first) == edition.words(second)
