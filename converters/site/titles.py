"""What the search box offers besides names: titles and occasions, a few speeches a script.

Which speeches to look at the index tells; so a browser loads the scripts of these alone, and a
correction of a title rewrites one.
"""

from collections.abc import Iterator, Sequence
from math import ceil

from converters.site.metadata import script_safe
from converters.speech.model import Meta

SIZE = 32
"""Speeches of a script: some 4 KB."""


def paths(speeches: int) -> list[str]:
    """Return where the scripts of so many speeches stand.

    >>> paths(33)
    ['search/n/0.js', 'search/n/1.js']
    """
    return [f"search/n/{number}.js" for number in range(ceil(speeches / SIZE))]


def write(metas: Sequence[Meta]) -> Iterator[tuple[str, bytes]]:
    """Yield path and bytes of every script, `metas` in the index's order with titles as printed."""
    for number, path in enumerate(paths(len(metas))):
        own = metas[number * SIZE : (number + 1) * SIZE]
        value = [number, [meta.title for meta in own], [meta.occasion or "" for meta in own]]
        yield path, f"__hn({script_safe(value)})\n".encode()
