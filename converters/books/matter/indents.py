"""How far from the left the lines of lists stand, and from line to line."""

from dataclasses import dataclass

from converters.bookstyle import BookStyle
from converters.style import Style
from converters.units import Length, pt


@dataclass(frozen=True, slots=True)
class Indent:
    """Where a block begins, and how much further its lines after the first."""

    left: Length
    hang: Length


def indents(style: Style, looks: BookStyle) -> dict[str, Indent]:
    """Return the indents of the elements that have any (图书编校质量差错认定细则 §54)."""
    none, hang = pt(0), style.cell * looks.contents.hang_chars
    step = style.cell * looks.contents.indent_chars
    source = style.cell * looks.elements["source"].indent_chars
    of_index = looks.elements["index_entry"].size * looks.index.hang_chars
    return {
        "contents1": Indent(none, hang),
        "contents2": Indent(step, hang),
        "contents_second": Indent(step + hang, none),
        "contents3": Indent(step * 2, hang),
        "index_entry": Indent(none, of_index),
        "source_title": Indent(none, hang),
        "source": Indent(source, none),
    }


def pitches(looks: BookStyle) -> dict[str, float]:
    """Return the distances from line to line that are not that of the grid, in lines of it."""
    return {
        "cover_title": looks.cover.title_pitch,
        "page_title": looks.title_page.title_pitch,
        "part_title": looks.part.title_pitch,
        "imprint_title": looks.imprint.pitch,
        "imprint": looks.imprint.pitch,
        "index_letter": looks.index.pitch,
        "index_entry": looks.index.pitch,
        "source": looks.sources.pitch,
        "errata_head": looks.errata.pitch,
        "errata": looks.errata.pitch,
    }
