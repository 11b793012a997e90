"""The rows of a head of a document: each line of its words with its places across the page."""

from collections.abc import Iterator, Sequence
from math import ceil

from converters.settings.style import Style
from converters.settings.units import Length, pt
from converters.speech.head_words import (
    ISSUER,
    MARKING,
    NUMBER,
    SIGNERS,
    RedHead,
    RedLine,
)
from converters.speech.model import WIDE_SPACE
from converters.typeset.heads.joint import joint
from converters.typeset.heads.plan import Edge, HeadRow, HeadRun, HeadWords, Width, refuse_wide

_LABELS = {MARKING: "份号、密级或紧急程度", ISSUER: "发文机关标志"}


def lines_above(foot: Length, style: Style, below: str = "title") -> int:
    """Return how many lines of the grid a head takes that ends at `foot`.

    The blank lines of the style stand under it; what is brought up to whole lines is counted from
    the em box of the element `below`.
    """
    wanted = foot + style.pitch * style.redhead.lines_after
    free_above = (style.pitch - style.elements[below].size) / 2
    return ceil((wanted - free_above).pt / style.pitch.pt)


class HeadRows:
    """The rows of one head, added from top to bottom."""

    def __init__(self, head: RedHead, style: Style, width: Width) -> None:
        self._style, self._width = style, width
        self._names = _Names(head.rows, style, width)
        self._rows = list[HeadRow]()

    @property
    def made(self) -> tuple[HeadRow, ...]:
        """Those that were added."""
        return tuple(self._rows)

    @property
    def foot(self) -> Length:
        """Where the lowest of them ends."""
        return max(row.foot for row in self._rows)

    def on_line(self, line: int, element: str) -> Length:
        """Return the top of the em box of an element that stands on a line of the grid."""
        free = (self._style.pitch - self._style.elements[element].size) / 2
        return self._style.pitch * line + free

    def add(self, line: RedLine, top: Length, inset_chars: float = 0) -> None:
        """Add a line whose em box begins at `top`, so many characters from both edges.

        Raises SourceError if its words are wider than the type area.
        """
        element = self._style.elements[line.element]
        inset = element.size * inset_chars
        words = tuple(self._words(line, inset))
        refuse_wide(words, self._style, pt(0) if line.center else inset)
        label = _LABELS.get(line.element) or (
            "签发人" if line.signers and not line.left else "发文字号"
        )
        self._rows.append(HeadRow(line.element, label, words, element.size, top))

    def add_issuers(self, lines: Sequence[RedLine], top: Length) -> None:
        """Add the mark of one organ, or of several, whose em box begins at `top`."""
        if len(lines) > 1:
            self._rows += joint(lines, top, _LABELS[ISSUER], self._style, self._width)
        else:
            self._rows += [self._issuer(line, top) for line in lines]

    def _issuer(self, line: RedLine, top: Length) -> HeadRow:
        """Return the row of the issuer, set smaller if it would not fit on one line."""
        element, area = self._style.elements[ISSUER], self._style.page.type_area_width
        ems = self._width(line.center, element).pt / element.size.pt
        size = min(element.size, area / (ems + 2 * self._style.redhead.inset_chars))
        words = HeadWords((HeadRun(line.center, ISSUER),), Edge.CENTER, area / 2, size * ems)
        return HeadRow(ISSUER, _LABELS[ISSUER], (words,), size, top)

    def _words(self, line: RedLine, inset: Length) -> Iterator[HeadWords]:
        area = self._style.page.type_area_width
        if line.mark:
            yield self._one(line.mark, MARKING, Edge.LEFT, inset)
        if line.left:
            yield self._one(line.left, line.element, Edge.LEFT, inset)
        if line.center:
            yield self._one(line.center, line.element, Edge.CENTER, area / 2)
        if line.signers:
            yield self._names.of(line, area - inset)
        elif line.right:
            yield self._one(line.right, NUMBER, Edge.RIGHT, area - inset)

    def _one(self, text: str, element: str, edge: Edge, at: Length) -> HeadWords:
        wide = self._width(text, self._style.elements[element])
        return HeadWords((HeadRun(text, element),), edge, at, wide)


class _Names:
    """The columns that the names of several signers stand in, spread to one width (分散)."""

    def __init__(self, rows: Sequence[RedLine], style: Style, width: Width) -> None:
        self._element, self._label = style.elements[SIGNERS], style.elements[NUMBER]
        self._width = width
        self._rows = [row for row in rows if row.signers]
        names = [name for row in self._rows for name in row.signers]
        self._column = max((width(name, self._element) for name in names), default=pt(0))
        self._gap = width(WIDE_SPACE, self._element)

    def of(self, line: RedLine, right: Length) -> HeadWords:
        """Return label and names of a row; the widest row ends at `right`."""
        runs = [HeadRun(line.right, NUMBER)] if line.right else []
        for at, name in enumerate(line.signers):
            runs += [HeadRun(WIDE_SPACE, SIGNERS)] if at else []
            runs.append(HeadRun(name, SIGNERS, self._spread(name)))
        label = self._width(line.right, self._label)
        wide = label + self._wide(line)
        if len(self._rows) == 1:
            return HeadWords(tuple(runs), Edge.RIGHT, right, wide)
        first = right - max(map(self._wide, self._rows))
        return HeadWords(tuple(runs), Edge.LEFT, first - label, wide)

    def _wide(self, line: RedLine) -> Length:
        count = len(line.signers)
        return self._column * count + self._gap * (count - 1)

    def _spread(self, name: str) -> Length:
        free = self._column - self._width(name, self._element)
        return free / (len(name) - 1) if len(name) > 1 else pt(0)
