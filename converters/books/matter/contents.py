"""The contents (目录)."""

from collections.abc import Sequence
from itertools import zip_longest

from converters.books.entries import ContentsEntry
from converters.books.matter.blocks import ListEntry, SetBlock, block
from converters.books.matter.leaders import Leaders
from converters.books.matter.ruler import Ruler

_SECOND = "contents_second"


def heading(title: str, ruler: Ruler) -> SetBlock:
    """Return the title."""
    return ruler.heading(title, "contents_title")


def level(entry: ContentsEntry, first: int) -> int:
    """Return the level of an entry, from 1, in a list whose highest level is `first`."""
    return max(entry.level - first + 1, 1)


def blocks(
    entries: Sequence[ContentsEntry], ruler: Ruler, first: int = 1, *, tops_together: bool = True
) -> list[ListEntry]:
    """Return the entries, each with its second line.

    The highest level of the list is `first`: what stands above it is set like it, and indents
    count from it. An entry is never the last of a page if it stands above what follows, or, if
    `tops_together`, before another of the highest level.
    """
    kinds = [f"contents{max(entry.level, first)}" for entry in entries]
    margin = ruler.indents[f"contents{first}"].left
    targets = (entry.target for entry in entries)
    leaders = Leaders(ruler, zip(targets, kinds, strict=True), margin)
    found = []
    for entry, kind, after in zip_longest(entries, kinds, entries[1:]):
        told = [leaders.entry(entry.text, kind, entry.target)]
        if entry.second:
            room = ruler.area - (ruler.indents[_SECOND].left - margin)
            told.append(block(_SECOND, ruler.wrapped(entry.second, _SECOND, room), "目录"))
        here, below = level(entry, first), level(after, first) if after else 0
        leads = below > here or (tops_together and below == here == 1)
        found.append(ListEntry(tuple(told), leads=leads))
    return found
