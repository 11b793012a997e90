"""The style sheet of a book's own sections: every number from the style and `styles/book.toml`."""

from converters.books.matter import errata, imprint, index
from converters.books.matter.indents import indents, pitches
from converters.formats.filled import filled
from converters.formats.pdf.book.html.setting import css_class
from converters.formats.pdf.sheet import css, em
from converters.settings.book_style import BookStyle
from converters.settings.design import Design
from converters.typeset.metrics import EM, Metrics

_TEMPLATE = "styles/print/book.css.j2"


def sheet(design: Design, book_style: BookStyle) -> str:
    """Return the style sheet as CSS; it stands after that of the speeches and uses its faces."""
    style = design.style
    lines, placed = pitches(book_style), indents(style, book_style)
    across, along = errata.padding(style, book_style)
    return filled(
        _TEMPLATE,
        elements=[
            {
                "name": css_class(name),
                "size": css(element.size),
                "pitch": css(style.pitch * lines.get(name, 1)),
                "align": "left" if element.align == "justify" else element.align,
            }
            for name, element in book_style.elements.items()
        ],
        indents=[
            {
                "name": css_class(name),
                "left": css(indent.left + indent.hang),
                "first": css(indent.hang * -1),
            }
            for name, indent in placed.items()
        ],
        after_heading=css(style.pitch * book_style.contents.lines_after_heading),
        leader=_leader(design, book_style),
        column=_column(design, book_style),
        facts={
            "rule": css(book_style.imprint.rule),
            "gap": css(style.pitch * imprint.gap(book_style)),
        },
        errata={
            "across": css(across),
            "along": css(style.pitch * along),
        },
    )


def _leader(design: Design, book_style: BookStyle) -> dict[str, str]:
    element = book_style.elements[book_style.leader.element]
    advance = Metrics(design.chains[element.font])[book_style.leader.mark]
    return {
        "size": css(element.size),
        "spacing": em(round(book_style.leader.step_chars * EM) - advance),
    }


def _column(design: Design, book_style: BookStyle) -> dict[str, str]:
    width, gap = index.column(design.style, book_style)
    last = (width + gap) * (book_style.index.columns - 1)
    return {"width": css(width), "gap": css(gap), "last": css(last)}
