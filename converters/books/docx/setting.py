"""Lines of the matter of a book, broken at words before Word has to."""

from converters.books.matter.indents import Indent, indents
from converters.books.matter.wrapping import wrap
from converters.bookstyle import BookStyle
from converters.style import Element, Style
from converters.typeset.metrics import EM
from converters.typeset.title import break_title
from converters.units import Length
from converters.writers.docx.measures import advance
from converters.writers.docx.oxml import printable
from converters.writers.docx.widths import NOMINAL, ems


def width(text: str, looks: Element, style: Style) -> Length:
    """Return the width of words in an element."""
    return advance(looks, style) * ems(text)


def indent_of(name: str, style: Style, looks: BookStyle, beside: str = "") -> Indent:
    """Return the indent of an element, from where the element `beside` begins."""
    known, none = indents(style, looks), Indent(Length(0), Length(0))
    found = known.get(name, none)
    return Indent(found.left - known.get(beside, none).left, found.hang)


def titled(text: str, looks: Element, style: Style, what: str) -> list[str]:
    """Return the lines of a centred title; `what` is how messages call it."""
    return break_title(
        printable(text, what=what), NOMINAL, _room(style.page.type_area_width, looks, style)
    )


def wrapped(text: str, looks: Element, style: Style, first: Length, rest: Length) -> list[str]:
    """Return the lines of a text set ragged, in the room of the first line and of the others."""
    lines = wrap(text, NOMINAL, _room(first, looks, style), _room(rest, looks, style))
    return [line.rstrip() if line is not lines[-1] else line for line in lines]


def _room(length: Length, looks: Element, style: Style) -> int:
    """Return a length in thousandths of the width of a hanzi."""
    return int(length.pt / advance(looks, style).pt * EM)
