"""The head of a document (版头) in Word: rows as paragraphs, a single rule as a border of the last.

The mark and the double rules of a letter stand outside of the type area (`letter`).
"""

from collections.abc import Iterator
from math import floor

from converters.formats.docx import letter
from converters.formats.docx.kinds import ANCHOR_LINE, CIRCULATED
from converters.formats.docx.measures import advance, half_points, ink_top, measures, rule_units
from converters.formats.docx.oxml import element, paragraph, run, words
from converters.settings.style import Element, Style
from converters.settings.units import TWIPS_PER_POINT, Length, pt
from converters.speech.head_words import ISSUER, MARKING, SIGNERS
from converters.speech.model import Meta
from converters.typeset.heads import forms as heads
from converters.typeset.heads.plan import Head, HeadRow, HeadRule, HeadRun, HeadWords
from converters.typeset.nominal import ems

_ROOMY = 1.25
"""Line height of the issuer, by its size: Word cuts off what stands out of a line."""
_TAB = "<w:r><w:tab/></w:r>"
_STYLES = {kind.element: kind.id for kind in CIRCULATED}
_CHARACTERS = {SIGNERS: "Signer", MARKING: "MarkingChar"}
"""The character styles of words that are not in the face of their row."""


def planned(meta: Meta, style: Style) -> Head | None:
    """Return where the parts of the 版头 stand by nominal widths; None without one.

    Raises SourceError for what is wider than the type area.
    """

    def width(text: str, element: Element) -> Length:
        return advance(element, style) * ems(text)

    return heads.head(meta, style, width)


def red_head(head: Head | None, style: Style) -> Iterator[str]:
    """Yield the paragraphs of the 版头, GB/T 9704 §7.2; the last has the red rule under it."""
    if head is None:
        return
    marks = [row for row in head.rows if row.element == MARKING]
    foot = _pitch(style) * len(marks)
    yield from (_row(mark, _tabs(mark), style) for mark in marks)
    for row in head.rows[len(marks) :]:
        line = _line(row, style)
        top = row.top - ink_top(row.size, line)
        rule = head.rule_under(row)
        if rule and len(rule.lines) > 1:
            mark = _row(row, _spacing(pt(0), line), style)
            yield letter.shapes(head, mark, line, top + style.frame_top, style)
            foot = pt(ANCHOR_LINE / TWIPS_PER_POINT)
            continue
        top = max(top, foot)  # on the first line of the page no type can stand higher
        free = _pitch(style) * head.lines if row is head.rows[-1] else None
        yield _row(row, _looks(row, rule, top - foot, top, free, style), style)
        foot = top + line


def _line(row: HeadRow, style: Style) -> Length:
    """Return the height of the line of a row: an issuer stands out of that of the grid."""
    return row.size * _ROOMY if row.element == ISSUER else _pitch(style)


def _row(row: HeadRow, looks: str, style: Style) -> str:
    shrunk = row.size != style.elements[row.element].size
    properties = _size(row.size) if shrunk else ""
    if not row.is_centered:
        looks += element("w:jc", val="left") if row.element != MARKING else ""
        runs = "".join(
            (_TAB if words.at.twips else "") + _words(words, row, properties) for words in row.words
        )
    else:
        runs = _words(row.words[0], row, properties)
    return paragraph(_STYLES[row.element], runs, looks)


def _words(placed: HeadWords, row: HeadRow, properties: str) -> str:
    return "".join(_run(one, row, properties) for one in placed.runs)


def _run(one: HeadRun, row: HeadRow, properties: str) -> str:
    """Return a run; the last character of one that is spread stands in a run of its own."""
    name = "" if one.element == row.element else _CHARACTERS.get(one.element, "")
    text, last = (one.text[:-1], one.text[-1:]) if one.spread.twips else ("", one.text)
    wider = element("w:spacing", val=one.spread.twips)
    spread = run(words(text, what=row.label), name, wider) if text else ""
    return spread + run(words(last, what=row.label), name, properties)


def _size(size: Length) -> str:
    value = half_points(size)
    return element("w:sz", val=value) + element("w:szCs", val=value)


def _tabs(row: HeadRow) -> str:
    """Return the tabs of a row whose words stand at places of their own, none for the others.

    An indent would shorten the red rule.
    """
    if row.is_centered:
        return ""
    stops = [
        element("w:tab", val=each.edge, pos=each.at.twips) for each in row.words if each.at.twips
    ]
    return element("w:tabs", *stops) if stops else ""


def _pitch(style: Style) -> Length:
    return pt(measures(style).pitch / TWIPS_PER_POINT)


def _looks(
    row: HeadRow,
    rule: HeadRule | None,
    before: Length,
    top: Length,
    lines: Length | None,
    style: Style,
) -> str:
    """Return the looks of a row whose line begins at `top`; the last one ends after `lines`.

    A rule stands whole points below the line; the blank under it brings what follows back to the
    grid.
    """
    line, taken, border = _line(row, style), top + _line(row, style), ""
    if rule:
        space = max(round((rule.top - top - line).pt), 0)
        (thickness,) = rule.lines
        size, colour = rule_units(thickness), style.redhead.colour[1:]
        bottom = element("w:bottom", val="single", sz=size, space=space, color=colour)
        border, taken = element("w:pBdr", bottom), taken + pt(space) + thickness
    free = None if lines is None else lines - taken
    return border + _tabs(row) + _spacing(before, line, free)


def _spacing(before: Length, line: Length, after: Length | None = None) -> str:
    under = {} if after is None else {"after": floor(after.pt * TWIPS_PER_POINT)}
    return element("w:spacing", before=before.twips, **under, line=line.twips, lineRule="exact")
