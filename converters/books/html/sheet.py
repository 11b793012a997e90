"""The style sheet of a book's own sections: every number from the style and `styles/book.toml`."""

from functools import cache

from jinja2 import Environment, StrictUndefined, Template

from converters import resources
from converters.books.html.setting import css_class
from converters.books.matter import errata, imprint, index
from converters.books.matter.indents import indents, pitches
from converters.bookstyle import BookStyle
from converters.look import Look
from converters.typeset.metrics import EM, Metrics
from converters.writers.pdf.sheet import css, em

_TEMPLATE = "styles/print/book.css.j2"


def sheet(look: Look, looks: BookStyle) -> str:
    """Return the style sheet as CSS; it stands after that of the speeches and uses its faces."""
    style = look.style
    lines, placed = pitches(looks), indents(style, looks)
    across, along = errata.padding(style, looks)
    return _template().render(
        elements=[
            {
                "name": css_class(name),
                "size": css(element.size),
                "pitch": css(style.pitch * lines.get(name, 1)),
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
            "gap": css(style.pitch * imprint.gap(looks)),
        },
        errata={
            "across": css(across),
            "along": css(style.pitch * along),
        },
    )


def _leader(look: Look, looks: BookStyle) -> dict[str, str]:
    element = looks.elements[looks.leader.element]
    advance = Metrics(look.chains[element.font])[looks.leader.mark]
    return {
        "size": css(element.size),
        "spacing": em(round(looks.leader.step_chars * EM) - advance),
    }


def _column(look: Look, looks: BookStyle) -> dict[str, str]:
    width, gap = index.column(look.style, looks)
    last = (width + gap) * (looks.index.columns - 1)
    return {"width": css(width), "gap": css(gap), "last": css(last)}


@cache
def _template() -> Template:
    environment = Environment(undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    return environment.from_string(resources.text(_TEMPLATE))
