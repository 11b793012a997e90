"""Lines that end in a page number: hanging indents, dots one above the other, flush numbers."""

from collections.abc import Iterable
from dataclasses import dataclass

from converters.books.entries import Target
from converters.books.matter.setting import Setting, shifted
from converters.typeset.metrics import EM
from converters.units import Length, pt
from converters.writers.pdf import sheet


@dataclass(frozen=True, slots=True)
class Line:
    """An entry before it is set: words in an element, and where they lead."""

    text: str
    name: str
    target: Target


class Leaders:
    """The column of page numbers of one list, and the dots that lead to it."""

    def __init__(self, setting: Setting, lines: Iterable[Line]) -> None:
        self.setting = setting
        style, looks = setting.style, setting.looks
        self._area = style.page.type_area_width
        widest = max((setting.width(line.target.label, line.name) for line in lines), default=pt(0))
        self._end = self._area - max(
            style.cell * looks.contents.number_chars,
            widest + style.cell * looks.contents.number_gap_chars,
        )
        self._dots = _Dots(setting)

    def entry(self, line: Line) -> str:
        """Return the words, their last line ending in dots and number."""
        setting = self.setting
        indent = setting.indents[line.name]
        room = self._end - self._dots.gap - indent.left
        texts = setting.wrapped(line.text, line.name, room, room - indent.hang)
        reached = indent.left + setting.width(texts[-1], line.name)
        if len(texts) > 1:
            reached += indent.hang
        words = setting.lines(texts, line.name, line.target)
        dots, reached = self._dots.between(reached, self._end)
        left = self._area - setting.width(line.target.label, line.name)
        number = setting.words(line.target.label, line.name, line.target, shifted(left - reached))
        return f"{words}{dots}{number}"


class _Dots:
    """Dots in steps from the right, so that they stand one above the other."""

    def __init__(self, setting: Setting) -> None:
        looks = setting.looks.leader
        element = setting.element(looks.element)
        typesetter = setting.typesetter
        ink = typesetter.metrics[element.font].ink(looks.mark)
        place = typesetter.drawers[element.font].place(looks.mark, 0)
        self.gap = element.size * looks.gap_chars
        self._mark = looks.mark
        self._step = element.size * looks.step_chars
        self._before, self._inked = element.size * (ink.left / EM), element.size * (ink.right / EM)
        self._classes = f"{sheet.drawn_by(element.font, place)} book-leader"

    def between(self, reached: Length, end: Length) -> tuple[str, Length]:
        """Return the dots between two places, and where the pen is after them."""
        last = end - self._inked
        first = reached + self.gap - self._before
        count = int((last - first).pt / self._step.pt) + 1 if first <= last else 0
        if not count:
            return "", reached
        begin = shifted(last - self._step * (count - 1) - reached)
        dots = self._mark * count
        return f'<span class="{self._classes}" style="{begin}">{dots}</span>', last + self._step
