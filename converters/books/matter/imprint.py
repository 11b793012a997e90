"""The imprint (版本记录) as a table at the foot of its page."""

from converters.books.matter.setting import Setting, below, document
from converters.books.wording import Imprint, Row
from converters.typeset.metrics import EM
from converters.units import Length
from converters.writers.pdf import sheet

GAP = 0.5
"""Between title, rules, facts and note, in lines of the imprint."""

_NAME = "imprint"
_GAPS = 3
"""Under the title, under the first rule, above the second."""


def html(imprint: Imprint, setting: Setting) -> str:
    """Return the imprint: title, facts between two rules, note."""
    looks, style = setting.looks.imprint, setting.style
    size = setting.element(_NAME).size
    label = size * (looks.label_chars + looks.gap_chars)
    value = style.page.type_area_width - label
    values = [setting.wrapped(row.value, _NAME, value) for row in imprint.rows]
    note = setting.wrapped(imprint.note, _NAME, style.page.type_area_width) if imprint.note else []
    lines = 1 + sum(map(len, values)) + len(note)
    gaps = GAP * (_GAPS + bool(note))
    free = style.frame_height - style.pitch * looks.pitch * (lines + gaps) - looks.rule * 2
    rows = "".join(
        _row(row, value, setting) for row, value in zip(imprint.rows, values, strict=True)
    )
    columns = "".join(f'<col style="width:{sheet.css(width)}"/>' for width in (label, value))
    title = setting.lines([imprint.title], "imprint_title")
    blocks = [
        setting.block("h1", "imprint_title", title, style=below(max(free, Length(0)))),
        f'<table class="book-facts">{columns}<tbody>{rows}</tbody></table>',
    ]
    if note:
        blocks.append(setting.block("p", "imprint", setting.lines(note, _NAME)))
    return document(imprint.title, *blocks)


def _row(row: Row, value: list[str], setting: Setting) -> str:
    label = setting.words(row.label, _NAME, style=_spread(row.label, setting))
    return (
        f'<tr><th scope="row">{setting.block("p", _NAME, label)}</th>'
        f"<td>{setting.block('p', _NAME, setting.lines(value, _NAME))}</td></tr>"
    )


def _spread(label: str, setting: Setting) -> str:
    """Return the letter spacing that brings a short label to the width of all (分散对齐)."""
    missing = setting.looks.imprint.label_chars - len(label)
    if missing <= 0 or len(label) < 2:
        return ""
    return f"letter-spacing:{sheet.em(round(missing * EM / (len(label) - 1)))}"
