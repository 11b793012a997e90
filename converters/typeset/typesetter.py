"""One look's metrics, measures and drawers, and the lines of every kind of block."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from converters.settings.design import Design
from converters.settings.style import Element, Style
from converters.settings.units import Length
from converters.typeset import leads, title
from converters.typeset.compose import Line, Measure, Paragraph, compose
from converters.typeset.faces import Drawer
from converters.typeset.head_lines import head_lines
from converters.typeset.measures import closer, in_em, justification, measure, widest_of_head
from converters.typeset.metrics import EM, Metrics
from converters.typeset.nominal import NOMINAL, Nominal


@dataclass(frozen=True, slots=True)
class Stretch:
    """Text of one role inside a paragraph."""

    text: str
    role: str


class LongerWay(NamedTuple):
    """A paragraph in a line more than need be."""

    lines: list[Line]
    price: float
    """What that costs over its best lines."""


class Typesetter:
    """Sets text for one look; keeps the metrics of its fonts."""

    def __init__(self, design: Design) -> None:
        self.style = design.style
        self.metrics = {role: Metrics(chain) for role, chain in design.chains.items()}
        self.widths: Mapping[str, Metrics | Nominal] = self.metrics
        self.drawers = {role: Drawer(chain) for role, chain in design.chains.items()}
        self._measures: dict[Element, Measure] = {}

    def paragraph(self, stretches: Sequence[Stretch], element: Element) -> Paragraph:
        """Return a paragraph cut where its lines may end."""
        runs = [(stretch.text, self.widths[stretch.role]) for stretch in stretches]
        return Paragraph(runs, self._measure(element))

    def _measure(self, element: Element) -> Measure:
        if element not in self._measures:
            self._measures[element] = measure(self.style, element)
        return self._measures[element]

    def longer(self, paragraph: Paragraph) -> LongerWay | None:
        """Return a paragraph composed in a line more than need be; None if that looks loose."""
        found = paragraph.longer(self.style.pages.dearest_line)
        return LongerWay(*found) if found else None

    def title(
        self, text: str, element: Element, names: Sequence[str], *, breaks: bool = True
    ) -> list[str]:
        """Return the lines of the title, or of another line of the head block, broken at words.

        `breaks` tells whether | breaks it; else it is a sign like others.
        They are those of all formats; those of the face alone if one of them is too wide in it.
        """
        found = head_lines(text, element, names, self.style, breaks=breaks)
        lines = [line.text for line in found]
        kept = [*names, *self.style.head.kept_words]
        widest = widest_of_head(self.style, element)
        if all(
            self.width(line, element) <= widest or self.is_closer(line, element) for line in lines
        ):
            return lines
        if self.is_closer(text, element):
            return [text]
        breaking = title.break_title if breaks else title.break_words
        return breaking(text, self.widths[element.font], widest, kept)

    def is_closer(self, line: str, element: Element) -> bool:
        """Return whether a line of the head block is a title that is set closer to be on one."""
        widest, give = widest_of_head(self.style, element), closer(self.style, element)
        return title.fits_closer(line, self.widths[element.font], widest, give)

    def at_words(self, text: str, width: int, element: Element) -> list[str]:
        """Return the lines of a signature of one face, each at most so many thousandths wide."""
        kept = self.style.head.kept_words
        return title.break_names(text, self.widths[element.font], width, kept)

    def within(self, text: str, width: Length, element: Element) -> list[Line]:
        """Return the composed lines of a paragraph of one face, as wide as told."""
        runs = [(text, self.widths[element.font])]
        narrow = Measure(in_em(width, element), 0, justification(self.style))
        return compose(runs, narrow)

    def on_grid(self, text: str, width: Length, element: Element) -> list[Line]:
        """Return the composed lines of words of one face on the grid, as wide as told."""
        spacing = self.style.letter_spacing_em if element.size == self.style.body.size else 0
        runs = [(text, self.widths[element.font])]
        cells = in_em(width, element)
        return compose(runs, Measure(cells, spacing, justification(self.style)))

    def length(self, text: str, element: Element) -> Length:
        """Return the same as `width` as a length."""
        return element.size * (self.width(text, element) / EM)

    def width(self, text: str, element: Element) -> int:
        """Return the width of a line set without letter spacing, in thousandths of an em."""
        metrics = self.widths[element.font]
        return sum(metrics[char] for char in text)


class NominalTypesetter(Typesetter):
    """Sets text by the widths that all faces have alike; it knows no font and draws nothing."""

    def __init__(self, style: Style) -> None:
        self.style = style
        self.metrics, self.drawers, self._measures = {}, {}, {}
        roles = {element.font for element in style.elements.values()}
        self.widths = dict.fromkeys(roles | set(leads.ROLES.values()), NOMINAL)
