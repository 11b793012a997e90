"""Lines that end in dots (前导点) and a page number."""

from collections.abc import Iterable, Sequence

from converters.books.docx.links import link, page_of
from converters.books.docx.setting import indent_of, wrapped
from converters.books.entries import Target
from converters.bookstyle import BookStyle
from converters.style import Element, Style
from converters.units import Length
from converters.writers.docx.measures import advance
from converters.writers.docx.oxml import LINE_BREAK, run, words

_TAB = "<w:r><w:tab/></w:r>"


class Leaders:
    """Entries of one list; no line of an entry reaches into the column of page numbers.

    A right indent would keep them out of it too, but LibreOffice (7.4) then shows no numbers.
    """

    def __init__(
        self,
        style: Style,
        looks: BookStyle,
        numbers: Iterable[tuple[Target, str]],
        beside: str = "",
    ) -> None:
        """`numbers` are the targets of all entries, each with the element it is set in.

        Indents count from where the element `beside` begins.
        """
        self._style, self._looks, self._beside = style, looks, beside
        widest = max(
            (_digits(target.label, looks.elements[name], style) for target, name in numbers),
            default=Length(0),
        )
        self._end = style.page.type_area_width - max(
            style.cell * looks.contents.number_chars,
            widest + style.cell * looks.contents.number_gap_chars,
        )

    def entry(self, text: str, element: str, name: str, target: Target) -> str:
        """Return the runs of an entry; `name` is its bookmark."""
        indent = indent_of(element, self._style, self._looks, self._beside)
        leader = self._looks.elements[self._looks.leader.element].size
        room = self._end - indent.left - leader * self._looks.leader.gap_chars
        looks = self._looks.elements[element]
        lines = wrapped(text, looks, self._style, room, room - indent.hang)
        return link(name, _lines(lines) + _TAB + page_of(name, target.label))


def _digits(label: str, looks: Element, style: Style) -> Length:
    """Return the width of a page number: digits are half as wide as hanzi, and roman ones less."""
    return advance(looks, style) * (len(label) / 2)


def _lines(lines: Sequence[str]) -> str:
    return LINE_BREAK.join(run(words(line, what="目录或出处")) for line in lines)
