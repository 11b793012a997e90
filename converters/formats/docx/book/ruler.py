"""The measures of a DOCX: its faces need not be on this machine, so that widths are nominal."""

from collections.abc import Mapping

from converters.books.matter.indents import Indent, indents
from converters.books.matter.ruler import Ruler
from converters.formats.docx.measures import advance
from converters.settings.book_style import BookStyle
from converters.settings.style import Style
from converters.settings.units import Length
from converters.typeset.nominal import NOMINAL


class NominalWidths(Ruler):
    """The widths that Chinese faces have in common."""

    def widths(self, kind: str) -> Mapping[str, int]:
        """Return the widths of characters, in thousandths of a hanzi."""
        return NOMINAL

    def advance(self, kind: str) -> Length:
        """Return the width of a hanzi: that of its cell if it is on the grid."""
        return advance(self.element(kind), self.style)

    def number(self, label: str, kind: str) -> Length:
        """Return the width of a page number: digits are half a hanzi, and roman ones less."""
        return self.advance(kind) * (len(label) / 2)


def indent_of(name: str, style: Style, book_style: BookStyle, beside: str = "") -> Indent:
    """Return the indent of an element, from where the element `beside` begins."""
    known, none = indents(style, book_style), Indent(Length(0), Length(0))
    found = known.get(name, none)
    return Indent(found.left - known.get(beside, none).left, found.hang)
