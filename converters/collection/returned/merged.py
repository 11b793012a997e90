"""Rows of a returned file brought into the Markdown of now; what stands there already is known."""

from collections.abc import Collection, Iterator
from dataclasses import replace
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
    made = merge(comparison, taken, base=base, now=now, day=day, note=note)
    done = {*_there(comparison, made, texts)} if base != now else set[int]()
    if not done:
        return made
    rest = merge(comparison, {*taken} - done, base=base, now=now, day=day, note=note)
    return replace(rest, already=tuple(sorted({*rest.already, *done})))


def _there(comparison: Comparison, made: Merged, texts: tuple[bytes, bytes]) -> Iterator[int]:
    """Yield of rows that hold up one another those that stand there already by themselves.

    So a file that is taken back once more, for a row that was refused, asks for that row alone.
    """
    base, now = texts
    for number in {each for one in made.conflicts if len(one.rows) > 1 for each in one.rows}:
        if number not in made.written:
            yield from merge(comparison, [number], base=base, now=now).already


def _says_the_same(one: bytes, other: bytes) -> bool:
    """Return whether two Markdowns have the same blocks and print the same words."""
    first, second = markdown.read(one), markdown.read(other)
    return first.blocks == second.blocks and edition.words(first) == edition.words(second)
