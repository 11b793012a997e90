"""The style sheet of a book's own sections: every number from the style and `styles/book.toml`."""

from functools import cache

from jinja2 import Environment, StrictUndefined, Template

from converters import resources
from converters.books.matter.setting import css_class
from converters.bookstyle import BookStyle
from converters.look import Look
from converters.typeset.metrics import EM, Metrics
from converters.writers.pdf.sheet import css, em

_TEMPLATE = "styles/print/book.css.j2"


def sheet(look: Look, looks: BookStyle) -> str:
    """Return the style sheet as CSS; it stands after that of the speeches and uses its faces."""
    style = look.style
    pitches = _pitches(looks)
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
        after_heading=css(style.pitch * looks.contents.lines_after_heading),
        leader=_leader(look, looks),
        column=_column(look, looks),
        facts={
            "rule": css(looks.imprint.rule),
            "padding": css(style.pitch * looks.imprint.pitch / 2),
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
    count = looks.index.columns
    return {"width": css((area - gap * (count - 1)) / count), "gap": css(gap)}


@cache
def _template() -> Template:
    environment = Environment(undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    return environment.from_string(resources.text(_TEMPLATE))
