"""The head of a document (公文版头), GB/T 9704-2012 §7.2: marks, issuer, number and signers."""

from collections.abc import Iterator
from math import ceil

from converters.settings.style import Style
from converters.settings.units import Length, pt
from converters.speech.printed_words import NAME_CHARS, WIDE_SPACE, NumberLine, RedHead
from converters.typeset.heads.plan import (
    Edge,
    Head,
    HeadRow,
    HeadRule,
    HeadRun,
    HeadWords,
    Width,
    refuse_wide,
)

MARKING, ISSUER, NUMBER, SIGNER = "marking", "issuer", "number", "signer"
"""Elements of the style."""


def document(head: RedHead, style: Style, width: Width) -> Head:
    """Return where the parts of a 版头 stand.

    Marks take lines of the grid and push the issuer down only if they need its place. What is left
    blank under the rule is brought up to whole lines, so that the text keeps to the grid.
    Raises SourceError for what is wider than the type area.
    """
    marks = [_mark(text, at, style, width) for at, text in enumerate(head.marks)]
    issuer = _issuer(head, style, width)
    below = list(_below(head.below, issuer.foot, style, width))
    rows = (*marks, issuer, *below)
    rule = HeadRule(rows[-1].foot + style.redhead.rule_gap, style.redhead.rule)
    return Head(rows, rule, lines_above_title(rule.top + rule.thickness, style))


def lines_above_title(foot: Length, style: Style) -> int:
    """Return how many lines of the grid a head takes whose rule ends at `foot`."""
    wanted = foot + style.pitch * style.redhead.lines_after
    free_above_title = (style.pitch - style.elements["title"].size) / 2
    return ceil((wanted - free_above_title).pt / style.pitch.pt)


def _mark(text: str, line: int, style: Style, width: Width) -> HeadRow:
    element = style.elements[MARKING]
    words = (HeadWords((HeadRun(text, MARKING),), Edge.LEFT, pt(0), width(text, element)),)
    refuse_wide(words, style, pt(0))
    top = style.pitch * line + (style.pitch - element.size) / 2
    return HeadRow(MARKING, "份号、密级或紧急程度", words, element.size, top)


def _issuer(head: RedHead, style: Style, width: Width) -> HeadRow:
    element, area = style.elements[ISSUER], style.page.type_area_width
    ems = width(head.issuer, element).pt / element.size.pt
    size = min(element.size, area / (ems + 2 * style.redhead.inset_chars))
    top = max(style.page.top - style.frame_top + style.redhead.top, style.pitch * len(head.marks))
    words = HeadWords((HeadRun(head.issuer, ISSUER),), Edge.CENTER, area / 2, size * ems)
    return HeadRow(ISSUER, "发文机关标志", (words,), size, top)


def _below(
    lines: tuple[NumberLine, ...], foot: Length, style: Style, width: Width
) -> Iterator[HeadRow]:
    """Yield the rows under the issuer; names stand under one another (§7.2.6)."""
    size = style.elements[NUMBER].size
    inset = style.elements[NUMBER].size * style.redhead.inset_chars
    names = _Names(lines, style, width, style.page.type_area_width - inset)
    for at, line in enumerate(lines):
        words = list[HeadWords]()
        if line.number:
            words.append(_number(line, inset, style, width))
        if line.signers:
            words.append(names.of(line))
        kept = pt(0) if len(words) == 1 and not line.signers else inset
        refuse_wide(tuple(words), style, kept)
        top = foot + style.pitch * (style.redhead.lines_before + at)
        yield HeadRow(NUMBER, "发文字号" if line.number else "签发人", tuple(words), size, top)


def _number(line: NumberLine, inset: Length, style: Style, width: Width) -> HeadWords:
    """Return the number: alone it is centred, beside a signer it stands left (§7.2.5)."""
    text = line.number or ""
    wide = width(text, style.elements[NUMBER])
    runs = (HeadRun(text, NUMBER),)
    if line.signers:
        return HeadWords(runs, Edge.LEFT, inset, wide)
    return HeadWords(runs, Edge.CENTER, style.page.type_area_width / 2, wide)


class _Names:
    """The columns that the names of several signers stand in, spread to one width (分散)."""

    def __init__(
        self, lines: tuple[NumberLine, ...], style: Style, width: Width, right: Length
    ) -> None:
        self._element, self._label = style.elements[SIGNER], style.elements[NUMBER]
        self._width, self._right = width, right
        names = [name for line in lines for name in line.signers]
        self._several = len(names) > 1
        least = self._element.size * NAME_CHARS if self._several else pt(0)
        self._column = max([least, *(width(name, self._element) for name in names)])
        self._gap = width(WIDE_SPACE, self._element)
        self._rows = lines

    def of(self, line: NumberLine) -> HeadWords:
        """Return label and names of a row: the widest row ends at the right edge."""
        runs = [HeadRun(line.label, NUMBER)] if line.label else []
        for at, name in enumerate(line.signers):
            runs += [HeadRun(WIDE_SPACE, SIGNER)] if at else []
            runs.append(HeadRun(name, SIGNER, self._spread(name)))
        label = self._width(line.label, self._label) if line.label else pt(0)
        wide = label + self._wide(line)
        if len(self._rows) == 1:
            return HeadWords(tuple(runs), Edge.RIGHT, self._right, wide)
        first = self._right - max(map(self._wide, self._rows))
        return HeadWords(tuple(runs), Edge.LEFT, first - label, wide)

    def _wide(self, line: NumberLine) -> Length:
        count = len(line.signers)
        return self._column * count + self._gap * (count - 1) if count else pt(0)

    def _spread(self, name: str) -> Length:
        free = self._column - self._width(name, self._element)
        return free / (len(name) - 1) if self._several and len(name) > 1 else pt(0)
