"""The style sheet of a book's own sections: every number from the style and `styles/book.toml`."""

from functools import cache

from jinja2 import Environment, StrictUndefined, Template

from converters import resources
from converters.books.matter.imprint import GAP
from converters.books.matter.indents import indents
from converters.books.matter.setting import css_class
from converters.bookstyle import BookStyle
from converters.look import Look
from converters.typeset.metrics import EM, Metrics
from converters.writers.pdf.sheet import css, em

_TEMPLATE = "styles/print/book.css.j2"


def sheet(look: Look, looks: BookStyle) -> str:
    """Return the style sheet as CSS; it stands after that of the speeches and uses its faces."""
    style = look.style
    pitches, placed = _pitches(looks), indents(style, looks)
    return _template().render(
        elements=[
            {
                "name": css_class(name),
                "size": css(element.size),
                "pitch": css(style.pitch * pitches.get(name, 1)),
                "align": "left" if element.align == "justify" else element.align,
            }
            for name, element in looks.elements.items()
        ],
        indents=[
            {
                "name": css_class(name),
                "left": css(indent.left + indent.hang),
                "first": css(indent.hang * -1),
            }
            for name, indent in placed.items()
        ],
        after_heading=css(style.pitch * looks.contents.lines_after_heading),
        leader=_leader(look, looks),
        column=_column(look, looks),
        facts={
            "rule": css(looks.imprint.rule),
            "gap": css(style.pitch * looks.imprint.pitch * GAP),
        },
        errata={
            "across": css(looks.elements["errata"].size * style.table.padding_chars),
            "along": css(style.pitch * looks.errata.padding_lines),
        },
    )


def _pitches(looks: BookStyle) -> dict[str, float]:
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


def _leader(look: Look, looks: BookStyle) -> dict[str, str]:
    element = looks.elements[looks.leader.element]
    advance = Metrics(look.chains[element.font])[looks.leader.mark]
    return {
        "size": css(element.size),
        "spacing": em(round(looks.leader.step_chars * EM) - advance),
    }


def _column(look: Look, looks: BookStyle) -> dict[str, str]:
    gap = looks.elements["index_entry"].size * looks.index.gap_chars
    area = look.style.page.type_area_width
    width = (area - gap * (looks.index.columns - 1)) / looks.index.columns
    last = (width + gap) * (looks.index.columns - 1)
    return {"width": css(width), "gap": css(gap), "last": css(last)}


@cache
def _template() -> Template:
    environment = Environment(undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    return environment.from_string(resources.text(_TEMPLATE))
