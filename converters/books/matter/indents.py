"""How far from the left the lines of lists stand, and from line to line."""

from dataclasses import dataclass

from converters.settings.book_style import BookStyle
from converters.settings.style import Style
from converters.settings.units import Length, pt


@dataclass(frozen=True, slots=True)
class Indent:
    """Where a block begins, and how much further its lines after the first."""

    left: Length
    hang: Length


def indents(style: Style, book_style: BookStyle) -> dict[str, Indent]:
    """Return the indents of the elements that have any (图书编校质量差错认定细则 §54)."""
    none, hang = pt(0), style.cell * book_style.contents.hang_chars
    step = style.cell * book_style.contents.indent_chars
    source = style.cell * book_style.elements["source"].indent_chars
    of_index = book_style.elements["index_entry"].size * book_style.index.hang_chars
    return {
        "contents1": Indent(none, hang),
        "contents2": Indent(step, hang),
        "contents_second": Indent(step + hang, none),
        "contents3": Indent(step * 2, hang),
        "index_entry": Indent(none, of_index),
        "source_title": Indent(none, hang),
        "source": Indent(source, none),
    }


def pitches(book_style: BookStyle) -> dict[str, float]:
    """Return the distances from line to line that are not that of the grid, in lines of it."""
    return {
        "cover_title": book_style.cover.title_pitch,
        "page_title": book_style.title_page.title_pitch,
        "part_title": book_style.part.title_pitch,
        "imprint_title": book_style.imprint.pitch,
        "imprint": book_style.imprint.pitch,
        "index_letter": book_style.index.pitch,
        "index_entry": book_style.index.pitch,
        "source": book_style.sources.pitch,
        "errata_head": book_style.errata.pitch,
        "errata": book_style.errata.pitch,
    }
