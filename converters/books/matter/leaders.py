"""Lines that end in a page number: hanging indents, dots one above the other, flush numbers."""

from collections.abc import Iterable
from dataclasses import dataclass

from converters.books.entries import Target
from converters.books.matter.setting import Setting, shifted
from converters.typeset.metrics import EM
from converters.units import Length, pt


@dataclass(frozen=True, slots=True)
class Line:
    """An entry before it is set: words in an element, so far from the left, and where they lead."""

    text: str
    name: str
    indent: Length
    target: Target


class Leaders:
    """The column of page numbers of one list, and the dots that lead to it."""

    def __init__(self, setting: Setting, lines: Iterable[Line]) -> None:
        self.setting = setting
        style, looks = setting.style, setting.looks
        area = style.page.type_area_width
        widest = max((setting.width(line.target.label, line.name) for line in lines), default=pt(0))
        self.area = area
        self.end = area - max(
            style.cell * looks.contents.number_chars,
            widest + style.cell * looks.contents.number_gap_chars,
        )
        """Where the last dot ends, from the left of the type area."""

    def entry(self, line: Line) -> str:
        """Return the words, their last line ending in dots and number."""
        setting, looks = self.setting, self.setting.looks
        hang = setting.style.cell * looks.contents.hang_chars
        room = self.end - self._gap - line.indent
        texts = setting.wrapped(line.text, line.name, room, room - hang)
        reached = line.indent + setting.width(texts[-1], line.name)
        if len(texts) > 1:
            reached += hang
        words = setting.lines(texts, line.name, line.target)
        return f"{words}{self._number(reached, line)}"

    def _number(self, reached: Length, line: Line) -> str:
        """Return dots and number after words that reach so far from the left."""
        setting = self.setting
        dots, width, start = self._dots(reached)
        leader = ""
        if dots:
            leader = (
                f'<span class="book-leader" style="{shifted(start - reached)}">'
                f"{setting.words(dots, setting.looks.leader.element)}</span>"
            )
            reached = start + width
        left = self.area - setting.width(line.target.label, line.name)
        number = setting.words(line.target.label, line.name, line.target, shifted(left - reached))
        return f"{leader}{number}"

    def _dots(self, reached: Length) -> tuple[str, Length, Length]:
        """Return the dots, how wide they are with their spacing, and where they begin."""
        looks = self.setting.looks.leader
        size = self.setting.element(looks.element).size
        ink = self.setting.typesetter.metrics[self._role].ink(looks.mark)
        step = size * looks.step_chars
        before, inked = size * (ink.left / EM), size * (ink.right / EM)
        count = 0
        start = self.end - inked
        while start + before - step * count >= reached + self._gap:
            count += 1
        return looks.mark * count, step * count, start - step * (count - 1)

    @property
    def _role(self) -> str:
        return self.setting.element(self.setting.looks.leader.element).font

    @property
    def _gap(self) -> Length:
        looks = self.setting.looks.leader
        return self.setting.element(looks.element).size * looks.gap_chars
