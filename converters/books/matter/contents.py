"""The contents (目录)."""

from collections.abc import Sequence
from itertools import zip_longest

from converters.books.entries import ContentsEntry
from converters.books.matter.leaders import Leaders, Line
from converters.books.matter.setting import Setting, document

_SECOND = "contents_second"


def html(title: str, entries: Sequence[ContentsEntry], setting: Setting) -> str:
    """Return the contents: an entry stays whole, and with what it stands above."""
    lines = [Line(entry.text, f"contents{entry.level}", entry.target) for entry in entries]
    leaders = Leaders(setting, lines)
    blocks = [
        _entry(entry, line, leaders, leads=after is not None and _leads(entry, after))
        for entry, line, after in zip_longest(entries, lines, entries[1:])
    ]
    return document(title, setting.heading(title), *blocks)


def _entry(entry: ContentsEntry, line: Line, leaders: Leaders, *, leads: bool) -> str:
    """Return an entry; one that `leads` others is never the last of a page."""
    setting = leaders.setting
    blocks = [setting.block("p", line.name, leaders.entry(line))]
    if entry.second:
        room = setting.style.page.type_area_width - setting.indents[_SECOND].left
        texts = setting.wrapped(entry.second, _SECOND, room)
        blocks.append(setting.block("p", _SECOND, setting.lines(texts, _SECOND)))
    kept = "book-entry book-leads" if leads else "book-entry"
    return f'<div class="{kept}">{"".join(blocks)}</div>'


def _leads(entry: ContentsEntry, after: ContentsEntry) -> bool:
    """Return whether two entries stay together: a title and what is under it, and end matter."""
    return after.level > entry.level or after.level == entry.level == 1
