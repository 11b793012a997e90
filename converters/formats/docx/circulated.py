"""What surrounds a speech that was circulated as a document: 版头, 主送机关, 版记.

The 版记 is a table that floats at the foot of the type area, on the page on which the text ends.
"""

from collections.abc import Iterator
from math import floor

from converters.formats.docx.kinds import ANCHOR, CIRCULATED
from converters.formats.docx.measures import advance, half_points, ink_top, measures, rule_units
from converters.formats.docx.oxml import Cell, TableRow, element, paragraph, run, table, words
from converters.settings.style import Element, Style
from converters.settings.units import TWIPS_PER_POINT, Length, pt
from converters.speech import printed_words
from converters.speech.model import Meta
from converters.typeset import circulation
from converters.typeset.heads import forms as heads
from converters.typeset.heads.document import ISSUER, MARKING, SIGNER
from converters.typeset.heads.plan import Head, HeadRow, HeadRun, HeadWords
from converters.typeset.nominal import ems

_ROOMY = 1.25
"""Line height of the issuer, by its size: Word cuts off what stands out of a line."""
_TAB = "<w:r><w:tab/></w:r>"


def circulated(meta: Meta) -> bool:
    """Return whether a speech has parts that need the styles of 版头 and 版记."""
    return any(
        (printed_words.red_head(meta), printed_words.recipients(meta), printed_words.imprint(meta))
    )


def red_head(meta: Meta, style: Style) -> Iterator[str]:
    """Yield the paragraphs of the 版头, GB/T 9704 §7.2; the last has the red rule under it.

    Raises SourceError for what is wider than the type area.
    """

    def width(text: str, element: Element) -> Length:
        return advance(element, style) * ems(text)

    head = heads.head(meta, style, width)
    if head is None:
        return
    marks = [row for row in head.rows if row.element == MARKING]
    yield from (_row(mark, "", style) for mark in marks)
    foot = _pitch(style) * len(marks)
    for row in head.rows[len(marks) :]:
        line = _line(row, style)
        top = row.top - ink_top(row.size, line)
        if row is head.rows[-1]:
            yield _row(row, _ruled(style, head, top - foot, top, line, _tabs(row)), style)
        else:
            yield _row(row, _tabs(row) + _spacing(top - foot, line), style)
        foot = top + line


_STYLES = {kind.element: kind.id for kind in CIRCULATED}


def _line(row: HeadRow, style: Style) -> Length:
    """Return the height of the line of a row: an issuer stands out of that of the grid."""
    return row.size * _ROOMY if row.element == ISSUER else _pitch(style)


def _row(row: HeadRow, looks: str, style: Style) -> str:
    shrunk = row.size != style.elements[row.element].size
    properties = _size(row.size) if shrunk else ""
    if _tabs(row):
        looks += element("w:jc", val="left")
        runs = "".join(_TAB + _words(words, row, properties) for words in row.words)
    else:
        runs = _words(row.words[0], row, properties)
    return paragraph(_STYLES[row.element], runs, looks)


def _words(placed: HeadWords, row: HeadRow, properties: str) -> str:
    return "".join(_run(one, row, properties) for one in placed.runs)


def _run(one: HeadRun, row: HeadRow, properties: str) -> str:
    """Return a run; the last character of one that is spread stands in a run of its own."""
    name = "Signer" if one.element == SIGNER else ""
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
    if row.is_centered or row.element == MARKING:
        return ""
    stops = (element("w:tab", val=each.edge, pos=each.at.twips) for each in row.words)
    return element("w:tabs", *stops)


def _pitch(style: Style) -> Length:
    return pt(measures(style).pitch / TWIPS_PER_POINT)


def _ruled(style: Style, head: Head, before: Length, top: Length, line: Length, tabs: str) -> str:
    """Return the looks of the last paragraph of the 版头: the red rule, and what is left blank.

    `top` is where its line begins. The rule stands whole points below the line; the blank under
    it brings the title back to the grid.
    """
    thickness = head.rule.thickness
    space = max(round((head.rule.top - top - line).pt), 0)
    colour = style.redhead.colour[1:]
    rule = element("w:bottom", val="single", sz=rule_units(thickness), space=space, color=colour)
    free = _pitch(style) * head.lines - (top + line + pt(space) + thickness)
    return element("w:pBdr", rule) + tabs + _spacing(before, line, free)


def _spacing(before: Length, line: Length, after: Length | None = None) -> str:
    under = {} if after is None else {"after": floor(after.pt * TWIPS_PER_POINT)}
    return element("w:spacing", before=before.twips, **under, line=line.twips, lineRule="exact")


def recipients(meta: Meta) -> Iterator[str]:
    """Yield the 主送机关, flush left above the text (GB/T 9704 §7.3.2)."""
    if text := printed_words.recipients(meta):
        yield paragraph("Recipients", run(words(text, what="主送机关")))


def imprint(meta: Meta, style: Style) -> Iterator[str]:
    """Yield the 版记, GB/T 9704 §7.4, and the empty paragraph that a floating table hangs on."""
    foot = printed_words.imprint(meta)
    if foot is None:
        return
    inset = circulation.inset(style.imprint.inset_chars, style.elements["imprint"]).twips
    cells = []
    if foot.copies:
        hanging = round(ems(printed_words.COPIES) * style.elements["imprint"].size.twips)
        indent = element("w:ind", left=inset + hanging, right=inset, hanging=hanging)
        cells.append(paragraph("Imprint", run(words(foot.copies, what="抄送机关")), indent))
    if foot.below:
        tab = element("w:tab", val="right", pos=measures(style).text_width - inset)
        book_style = element("w:tabs", tab) + element("w:ind", left=inset, right=inset)
        printer = run(words(foot.printer, what="印发机关")) if foot.printer else ""
        printed = _TAB + run(words(foot.printed)) if foot.printed else ""
        cells.append(paragraph("Imprint", printer + printed, book_style))
    yield _table(cells, style)
    yield paragraph(ANCHOR, "")


def _table(cells: list[str], style: Style) -> str:
    """Return a floating table of one column as wide as the type area, ruled across."""
    outer, inner = rule_units(style.imprint.outer_rule), rule_units(style.imprint.inner_rule)
    place = element(
        "w:tblpPr", vertAnchor="margin", horzAnchor="margin", tblpX=1, tblpYSpec="bottom"
    )
    return table(
        [measures(style).text_width],
        [TableRow([Cell(cell)]) for cell in cells],
        {"top": outer, "bottom": outer, "insideH": inner},
        {"left": 0, "right": 0},
        place=place,
    )
