"""The head of a document (版头) in Word: rows as paragraphs, a single rule as a border of the last.

The mark and the double rules of a letter stand outside of the type area (`letter`).
"""

from collections.abc import Iterator
from dataclasses import replace
from math import floor

from converters.formats.docx import letter
from converters.formats.docx.kinds import ANCHOR_LINE, CIRCULATED, HEAD_ANCHOR
from converters.formats.docx.measures import advance, half_points, ink_top, measures, rule_units
from converters.formats.docx.oxml import Cell, TableRow, element, paragraph, run, table, words
from converters.settings.style import Element, Style
from converters.settings.units import TWIPS_PER_POINT, Length, pt
from converters.speech.head_words import ISSUER, MARKING, SIGNERS
from converters.speech.model import Meta
from converters.typeset.heads import forms as heads
from converters.typeset.heads.plan import Head, HeadRow, HeadRule, HeadRun, HeadWords
from converters.typeset.nominal import ems

_ROOMY = 1.25
"""Line height of the issuer, by its size: Word cuts off what stands out of a line."""
_JOINT_TITLE = "发文机关标志"
_JOINT_ABOUT = "联合行文的机关名称，一行一个，“文件”在右侧"
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


def red_head(head: Head | None, style: Style, level: int = 1) -> Iterator[str]:
    """Yield the paragraphs of the 版头, GB/T 9704 §7.2; the last has the red rule under it.

    A row that stands for the title is of a `level` in the outline, from 1.
    """
    if head is None:
        return
    foot, joint = pt(0), head.joint
    for row in head.rows:
        if row.element == MARKING:
            yield _row(row, _tabs(row), style)
            foot += _pitch(style)
            continue
        if row in joint:
            if row is joint[0]:
                yield from _several(head, foot, style, level)
                foot = _end(head)
            continue
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
        yield _row(row, _looks(row, rule, top - foot, top, free, style), style, level)
        foot = top + line


def _several(head: Head, foot: Length, style: Style, level: int) -> Iterator[str]:
    """Yield the mark of several organs, and its rule if the head has no row more."""
    yield _joint(head, foot, style, level)
    if head.joint[-1] is head.rows[-1]:
        yield _under(head, _end(head), style)


def _joint(head: Head, foot: Length, style: Style, level: int) -> str:
    """Return the mark of several organs and 文件 beside it: a table of one row without rules.

    It begins at `foot`, and all words in it have their places from there, for a table has no blank
    above it.
    """
    *names, beside = head.joint
    line = names[1].top - names[0].top
    cells, above = [], foot
    for row in names:
        top = row.top - ink_top(row.size, line)
        looks = _tabs(row) + _spacing(max(top - above, pt(0)), line)
        cells.append(_row(row, looks, style, level))
        above = max(top, above) + line
    (words,) = beside.words
    top = max(beside.top - ink_top(beside.size, line) - foot, pt(0))
    alone = replace(beside, words=(replace(words, at=pt(0)),))
    left = words.left.twips
    columns = [left, measures(style).text_width - left]
    contents = [Cell("".join(cells)), Cell(_row(alone, _spacing(top, line), style))]
    height = (_end(head) - foot).twips
    sides = dict.fromkeys(("top", "left", "bottom", "right"), 0)
    rows = [TableRow(contents, height=height, exact=True)]
    return table(columns, rows, {}, sides, title=_JOINT_TITLE, about=_JOINT_ABOUT)


def _end(head: Head) -> Length:
    """Return where the line of the last name of several organs ends."""
    names = head.joint[:-1]
    line = names[1].top - names[0].top
    return names[-1].top - ink_top(names[-1].size, line) + line


def _under(head: Head, foot: Length, style: Style) -> str:
    """Return what follows a table that ends at `foot` if the head has no row more: its rule."""
    anchor = pt(ANCHOR_LINE / TWIPS_PER_POINT)
    border, taken = "", foot + anchor
    before = pt(0)
    for rule in head.rules:
        before = max(rule.top - taken, pt(0))
        border, taken = _border(rule, 0, style), rule.foot
    return paragraph(
        HEAD_ANCHOR, "", border + _spacing(before, anchor, _pitch(style) * head.lines - taken)
    )


def _line(row: HeadRow, style: Style) -> Length:
    """Return the height of the line of a row: an issuer stands out of that of the grid."""
    return row.size * _ROOMY if row.element == ISSUER else _pitch(style)


def _row(row: HeadRow, looks: str, style: Style, level: int = 1) -> str:
    shrunk = row.size != style.elements[row.element].size
    properties = _size(row.size) if shrunk else ""
    if not row.is_centered:
        looks += element("w:jc", val="left") if row.element != MARKING else ""
        runs = "".join(
            (_tab(properties) if words.at.twips else "") + _words(words, row, properties)
            for words in row.words
        )
    else:
        runs = _words(row.words[0], row, properties)
    if row.is_headline:
        looks += element("w:outlineLvl", val=level - 1)
    return paragraph(_STYLES[row.element], runs, looks)


def _tab(properties: str) -> str:
    looks = element("w:rPr", properties) if properties else ""
    return f"<w:r>{looks}<w:tab/></w:r>"


def _words(placed: HeadWords, row: HeadRow, properties: str) -> str:
    return "".join(_run(one, row, properties) for one in placed.runs)


def _run(one: HeadRun, row: HeadRow, properties: str) -> str:
    """Return a run; the last character of one that is spread stands in a run of its own."""
    name = "" if one.element == row.element else _CHARACTERS.get(one.element, "")
    text, last = (one.text[:-1], one.text[-1:]) if one.spread.twips else ("", one.text)
    wider = element("w:spacing", val=one.spread.twips)
    spread = run(words(text, what=row.label), name, wider + properties) if text else ""
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
        border, taken = _border(rule, space, style), taken + pt(space) + rule.height
    free = None if lines is None else lines - taken
    return border + _tabs(row) + _spacing(before, line, free)


def _border(rule: HeadRule, space: int, style: Style) -> str:
    (thickness,) = rule.lines
    size, colour = rule_units(thickness), style.redhead.colour[1:]
    bottom = element("w:bottom", val="single", sz=size, space=space, color=colour)
    return element("w:pBdr", bottom)


def _spacing(before: Length, line: Length, after: Length | None = None) -> str:
    under = {} if after is None else {"after": floor(after.pt * TWIPS_PER_POINT)}
    return element("w:spacing", before=before.twips, **under, line=line.twips, lineRule="exact")
