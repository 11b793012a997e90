"""The contents (目录)."""

from collections.abc import Sequence
from itertools import zip_longest

from converters.books.entries import ContentsEntry
from converters.books.matter.leaders import Leaders, Line
from converters.books.matter.setting import Setting, document, indented
from converters.units import Length

_SECOND = "contents_second"


def html(title: str, entries: Sequence[ContentsEntry], setting: Setting) -> str:
    """Return the contents: an entry stays whole, and with what it stands above."""
    lines = [
        Line(e.text, f"contents{e.level}", _indent(e.level, setting), e.target) for e in entries
    ]
    leaders = Leaders(setting, lines)
    blocks = [
        _entry(entry, line, leaders, leads=after is not None and after.level > entry.level)
        for entry, line, after in zip_longest(entries, lines, entries[1:])
    ]
    return document(title, setting.heading(title), *blocks)


def _entry(entry: ContentsEntry, line: Line, leaders: Leaders, *, leads: bool) -> str:
    """Return an entry; one that `leads` others is never the last of a page."""
    setting = leaders.setting
    hang = setting.style.cell * setting.looks.contents.hang_chars
    style = indented(line.indent, hang)
    first = setting.block("p", line.name, leaders.entry(line), style=style)
    second = ""
    if entry.second:
        room = setting.style.page.type_area_width - line.indent - hang
        texts = setting.wrapped(entry.second, _SECOND, room)
        words = setting.lines(texts, _SECOND)
        second = setting.block("p", _SECOND, words, style=indented(line.indent + hang))
    kept = "book-entry book-leads" if leads else "book-entry"
    return f'<div class="{kept}">{first}{second}</div>'


def _indent(level: int, setting: Setting) -> Length:
    return setting.style.cell * (setting.looks.contents.indent_chars * (level - 1))
