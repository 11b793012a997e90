"""Blocks, entries and tables as HTML."""

from collections.abc import Iterable, Sequence
from typing import assert_never

from converters.books.matter.blocks import (
    ListEntry,
    Matter,
    SetBlock,
    SetRow,
    SetTable,
    Span,
    element_of,
)
from converters.formats.pdf import sheet
from converters.formats.pdf.book.html import dots
from converters.formats.pdf.book.html.setting import Setting, below, css_class, document
from converters.typeset.metrics import EM

_TITLES = ("cover", "page", "part", "imprint", "matter", "contents")
_TAGS = {**{f"{name}_title": "h1" for name in _TITLES}, "index_letter": "h2"}
"""The tags of kinds that are no paragraphs."""
_CLASSES = {"errata_title": "book-left", "errata_number": "book-centred"}
"""How kinds stand that stand otherwise than their element."""
_LABEL = "imprint_label"


def html(title: str, matter: Iterable[Matter], setting: Setting) -> str:
    """Return a section; `title` is that of the document."""
    return document(title, *(_part(part, setting) for part in matter))


def _part(part: Matter, setting: Setting) -> str:
    match part:
        case SetBlock():
            return block(part, setting)
        case ListEntry(blocks=blocks, leads=leads):
            kept = "book-entry book-leads" if leads else "book-entry"
            return f'<div class="{kept}">{"".join(block(one, setting) for one in blocks)}</div>'
        case SetTable():
            return _table(part, setting)
        case _:
            assert_never(part)


def block(block: SetBlock, setting: Setting) -> str:
    """Return a paragraph or heading."""
    written = "\n".join(words(line, block.kind, setting) for line in block.lines)
    if block.leader:
        written += dots.after(block, block.leader, setting)
    style = below(setting.style.pitch * block.above) if block.above is not None else ""
    return tagged(block.kind, written, setting, classes=_CLASSES.get(block.kind, ""), style=style)


def words(line: Sequence[Span], kind: str, setting: Setting) -> str:
    """Return the words of a line."""
    return "".join(
        setting.words(span.text, kind, span.to, _spread(span.text, kind, setting)) for span in line
    )


def tagged(kind: str, written: str, setting: Setting, *, classes: str = "", style: str = "") -> str:
    """Return a block of words already written as HTML."""
    tag, own = _TAGS.get(kind, "p"), sheet.drawn_by(setting.element(kind).font, 0)
    names = f"{own} {css_class(element_of(kind))} {classes}".strip()
    styled = f' style="{style}"' if style else ""
    return f'<{tag} class="{names}"{styled}>{written}</{tag}>'


def _spread(text: str, kind: str, setting: Setting) -> str:
    """Return the letter spacing that brings a short label to the width of all (分散对齐)."""
    missing = setting.book_style.imprint.label_chars - len(text)
    if kind != _LABEL or missing <= 0 or len(text) < 2:
        return ""
    return f"letter-spacing:{sheet.em(round(missing * EM / (len(text) - 1)))}"


def _table(table: SetTable, setting: Setting) -> str:
    columns = "".join(f'<col style="width:{sheet.css(width)}"/>' for width in table.columns)
    rows = [(_row(row, table, setting), row.header) for row in table.rows]
    head = "".join(row for row, header in rows if header)
    body = "".join(row for row, header in rows if not header)
    above = f"<thead>{head}</thead>" if head else ""
    return f'<table class="book-{table.name}">{columns}{above}<tbody>{body}</tbody></table>'


def _row(row: SetRow, table: SetTable, setting: Setting) -> str:
    cells = []
    for at, cell in enumerate(row.cells):
        label = table.labelled and not at
        tag = "th" if row.header or label else "td"
        scope = ' scope="row"' if label else ""
        span = f' colspan="{cell.span}"' if cell.span > 1 else ""
        cells.append(f"<{tag}{scope}{span}>{block(cell.block, setting)}</{tag}>")
    kept = ' class="book-leads"' if row.leads else ""
    return f"<tr{kept}>{''.join(cells)}</tr>"
