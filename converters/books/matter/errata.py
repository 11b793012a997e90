"""The errata (勘误表): a table whose head stands on every page."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from converters.books import wording
from converters.books.entries import Erratum
from converters.books.matter.setting import Setting, document
from converters.units import Length
from converters.writers.pdf import sheet

_NAME, _HEAD = "errata", "errata_head"
_PAGE = 0
_NUMBERS = range(2)
"""The columns of page and line."""


def html(title: str, rows: Sequence[Erratum], setting: Setting) -> str:
    """Return the table: under the title of each speech its corrections."""
    widths = _widths(setting)
    columns = "".join(f'<col style="width:{sheet.css(width)}"/>' for width in widths)
    head = "".join(
        f"<th>{setting.block('p', _HEAD, setting.words(text, _HEAD))}</th>"
        for text in wording.ERRATA_HEAD
    )
    body = "".join(_groups(rows, setting, widths))
    table = (
        f'<table class="book-errata-table">{columns}'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    )
    return document(title, setting.heading(title), table)


def _groups(rows: Sequence[Erratum], setting: Setting, widths: Sequence[Length]) -> Iterator[str]:
    for (_, title), those in groupby(rows, key=lambda row: (row.target.section, row.title)):
        room = setting.style.page.type_area_width - _padding(setting) * 2
        lines = setting.wrapped(title, _HEAD, room)
        words = setting.block("p", _HEAD, setting.lines(lines, _HEAD), classes="book-left")
        yield f'<tr class="book-leads"><td colspan="{len(widths)}">{words}</td></tr>'
        for row in those:
            yield _row(row, setting, widths)


def _row(row: Erratum, setting: Setting, widths: Sequence[Length]) -> str:
    cells = []
    for place, (text, width) in enumerate(zip(wording.erratum_cells(row), widths, strict=True)):
        room = width - _padding(setting) * 2
        lines = setting.wrapped(text, _NAME, room, by_words=False)
        words = setting.lines(lines, _NAME, row.target if place == _PAGE else None)
        classes = "book-centred" if place in _NUMBERS else ""
        cells.append(f"<td>{setting.block('p', _NAME, words, classes=classes)}</td>")
    return f"<tr>{''.join(cells)}</tr>"


def _widths(setting: Setting) -> list[Length]:
    shares = setting.looks.errata.columns
    area = setting.style.page.type_area_width
    return [area * (share / sum(shares)) for share in shares]


def _padding(setting: Setting) -> Length:
    return setting.element(_NAME).size * setting.style.table.padding_chars
