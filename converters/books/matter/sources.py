"""Where the speeches were found (各篇出处)."""

from collections.abc import Sequence

from converters.books.entries import SourceEntry
from converters.books.matter.blocks import ListEntry, Matter, block
from converters.books.matter.leaders import Leaders
from converters.books.matter.ruler import Ruler

_TITLE, _LINE = "source_title", "source"


def blocks(title: str, entries: Sequence[SourceEntry], ruler: Ruler) -> list[Matter]:
    """Return the list: title and page of a speech, under it what is known of its source."""
    leaders = Leaders(ruler, ((entry.target, _TITLE) for entry in entries))
    room = ruler.area - ruler.indents[_LINE].left
    return [
        ruler.heading(title),
        *(
            ListEntry(
                (
                    leaders.entry(entry.title, _TITLE, entry.target),
                    *(block(_LINE, ruler.wrapped(t, _LINE, room), "出处") for t in entry.lines),
                )
            )
            for entry in entries
        ),
    ]
