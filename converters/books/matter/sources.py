"""Where the speeches were found (各篇出处)."""

from collections.abc import Sequence

from converters.books.entries import SourceEntry
from converters.books.matter.leaders import Leaders, Line
from converters.books.matter.setting import Setting, document

_TITLE, _LINE = "source_title", "source"


def html(title: str, entries: Sequence[SourceEntry], setting: Setting) -> str:
    """Return the list: title and page of a speech, under it what is known of its source."""
    lines = [Line(entry.title, _TITLE, entry.target) for entry in entries]
    leaders = Leaders(setting, lines)
    blocks = [_entry(e, line, leaders) for e, line in zip(entries, lines, strict=True)]
    return document(title, setting.heading(title), *blocks)


def _entry(entry: SourceEntry, line: Line, leaders: Leaders) -> str:
    setting = leaders.setting
    room = setting.style.page.type_area_width - setting.indents[_LINE].left
    blocks = [setting.block("p", _TITLE, leaders.entry(line))]
    for text in entry.lines:
        words = setting.lines(setting.wrapped(text, _LINE, room), _LINE)
        blocks.append(setting.block("p", _LINE, words))
    return f'<div class="book-entry">{"".join(blocks)}</div>'
