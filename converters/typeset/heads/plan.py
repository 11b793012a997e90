"""A head of a document (版头) as it is printed: rows of words and rules, each at its place.

A form decides once where everything stands; the writers print it and the audit measures it.
Across, places are told from the left edge of the type area; down, from the first line box of the
page.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import accumulate

from converters.errors import SourceError
from converters.settings.style import Element, Style
from converters.settings.units import Length, pt
from converters.speech.head_words import ISSUER

Width = Callable[[str, Element], Length]
"""Returns how wide some words are in an element of the style, without letter spacing."""


NOTHING = pt(0)


class Edge(StrEnum):
    """Which edge of some words stands at their place."""

    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class HeadRun:
    """Words of one face."""

    text: str
    element: str
    """Of the style."""
    spread: Length = NOTHING
    """Added behind each character but the last, so that a name is as wide as others (分散)."""


@dataclass(frozen=True, slots=True)
class HeadWords:
    """Words that stand at one place of a row."""

    runs: tuple[HeadRun, ...]
    edge: Edge
    at: Length
    """Where that edge stands."""
    width: Length

    @property
    def text(self) -> str:
        """The words."""
        return "".join(run.text for run in self.runs)

    @property
    def left(self) -> Length:
        """Where they begin."""
        match self.edge:
            case Edge.LEFT:
                return self.at
            case Edge.CENTER:
                return self.at - self.width / 2
            case Edge.RIGHT:
                return self.at - self.width


@dataclass(frozen=True, slots=True)
class HeadRow:
    """A row of words on one baseline."""

    element: str
    """Of the style, for the row as a whole: its style in Word, its class in the PDF."""
    label: str
    """What messages call it."""
    words: tuple[HeadWords, ...]
    """From left to right."""
    size: Length
    """Of its type; smaller than the element's if the words would not fit."""
    top: Length
    """The top of its em box."""
    is_headline: bool = False
    """Whether it stands for a title: the mark of an order (§10.2)."""

    @property
    def foot(self) -> Length:
        """The foot of its em box."""
        return self.top + self.size

    @property
    def is_centered(self) -> bool:
        """Whether the row holds nothing but words in the middle."""
        return [words.edge for words in self.words] == [Edge.CENTER]


@dataclass(frozen=True, slots=True)
class HeadRule:
    """A red rule (分隔线) across the page, of one line or of two."""

    top: Length
    lines: tuple[Length, ...]
    """Their thicknesses, from top to bottom."""
    between: Length = NOTHING
    """Blank between two lines."""
    beyond_left: Length = NOTHING
    """How far it reaches beyond the type area."""
    beyond_right: Length = NOTHING

    @property
    def height(self) -> Length:
        """From the top of its first line to the foot of its last."""
        return sum(self.lines, self.between * (len(self.lines) - 1))

    @property
    def foot(self) -> Length:
        """The foot of its last line."""
        return self.top + self.height

    @property
    def strokes(self) -> tuple[tuple[Length, Length], ...]:
        """Top and thickness of each of its lines."""
        tops = accumulate((line + self.between for line in self.lines[:-1]), initial=self.top)
        return tuple(zip(tops, self.lines, strict=True))


@dataclass(frozen=True, slots=True)
class Head:
    """All of a head, from top to bottom."""

    rows: tuple[HeadRow, ...]
    rules: tuple[HeadRule, ...]
    lines: int
    """The lines of the grid that the whole takes; title or text stands on the next."""
    foot: HeadRule | None = None
    """A rule at the foot of the first page: that of a letter."""

    def headed(self) -> "Head":
        """Return the head with the first row of its mark for the headline."""
        mark = next(row for row in self.rows if row.element == ISSUER)
        rows = (replace(row, is_headline=row is mark) for row in self.rows)
        return replace(self, rows=tuple(rows))

    @property
    def is_first_numbered(self) -> bool:
        """Whether the first page has a page number: not if a rule stands there (§10.1)."""
        return self.foot is None

    @property
    def every_rule(self) -> tuple[HeadRule, ...]:
        """The rules of the first page, from top to bottom."""
        return (*self.rules, *((self.foot,) if self.foot else ()))

    @property
    def joint(self) -> tuple[HeadRow, ...]:
        """The rows of several organs and of 文件, which stands beside them; () for other heads."""
        mark = [row for row in self.rows if row.element == ISSUER]
        return tuple(mark) if len(mark) > 1 and not mark[-1].is_centered else ()

    @property
    def around(self) -> tuple[HeadRule, ...]:
        """The two rules that the first page of a letter stands between, () for other heads."""
        return self.every_rule if self.foot else ()

    def rule_under(self, row: HeadRow) -> HeadRule | None:
        """Return the rule right under a row."""
        below = min((other.top for other in self.rows if other.top > row.top), default=None)
        rules = (rule for rule in self.rules if rule.top >= row.foot)
        return next((rule for rule in rules if below is None or rule.top < below), None)


def refuse_wide(words: tuple[HeadWords, ...], style: Style, inset: Length) -> None:
    """Raise SourceError if the words of a row overlap or leave the page."""
    edge = inset
    for each in words:
        if each.left.pt < edge.pt - _NEAR:
            break
        edge = each.left + each.width
    else:
        if edge.pt <= (style.page.type_area_width - inset).pt + _NEAR:
            return
    text = " ".join(each.text for each in words)
    raise SourceError(f"“{text}”比版心宽，一行放不下", "请在前言里写短一些")


_NEAR = 0.01
"""Points that rounding may cost."""
