"""What surrounds a speech that was circulated as a document: 版头, 主送机关, 版记.

The 版记 is a table that floats at the foot of the type area, on the page on which the text ends.
"""

from collections.abc import Iterator
from math import floor

from converters.formats.docx.measures import half_points, ink_top, measures, rule_units
from converters.formats.docx.oxml import Cell, TableRow, element, paragraph, run, table, words
from converters.settings.style import Style
from converters.settings.units import TWIPS_PER_POINT, Length, pt
from converters.speech import printed_words
from converters.speech.model import Meta
from converters.typeset import circulation
from converters.typeset.circulation import Places
from converters.typeset.metrics import EM
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
    """Yield the paragraphs of the 版头, GB/T 9704 §7.2; the last has the red rule under it."""
    head = printed_words.red_head(meta)
    if head is None:
        return
    for mark in head.marks:
        yield paragraph("Marking", run(words(mark, what="份号、密级或紧急程度")))
    issuer = run(words(head.issuer, what="发文机关标志"))
    wide = round(ems(head.issuer) * EM)
    at = circulation.places(style, wide, len(head.marks), below=bool(head.below))
    if at.size != style.elements["issuer"].size:
        size = half_points(at.size)
        shrunk = element("w:sz", val=size) + element("w:szCs", val=size)
        issuer = issuer.replace("</w:rPr>", f"{shrunk}</w:rPr>", 1)
    line, pitch = at.size * _ROOMY, _pitch(style)
    marks = pitch * len(head.marks)
    top = at.issuer - ink_top(at.size, line)
    if not head.below:
        yield paragraph("Issuer", issuer, _ruled(style, at, top - marks, top, line))
        return
    yield paragraph("Issuer", issuer, _spacing(top - marks, line))
    number = at.number - ink_top(style.elements["number"].size, pitch)
    beside = _beside(style) if head.signer else ("", "")
    book_style = _ruled(style, at, number - top - line, number, pitch, beside[0]) + beside[1]
    yield paragraph("DocumentNumber", _number(head), book_style)


def _pitch(style: Style) -> Length:
    return pt(measures(style).pitch / TWIPS_PER_POINT)


def _number(head: printed_words.RedHead) -> str:
    number = run(words(head.number, what="发文字号")) if head.number else ""
    if head.signer is None:
        return number
    name = words(head.signer.removeprefix(printed_words.SIGNER), what="签发人")
    return _TAB + number + _TAB + run(printed_words.SIGNER) + run(name, "Signer")


def _beside(style: Style) -> tuple[str, str]:
    """Return the tabs of number and signer on one line, and the alignment they need.

    Each is as far from its edge by a tab: an indent would shorten the red rule.
    """
    inset = circulation.inset(style.redhead.inset_chars, style.elements["number"]).twips
    width = measures(style).text_width
    tabs = {"left": inset, "right": width - inset}
    stops = (element("w:tab", val=side, pos=place) for side, place in tabs.items())
    return element("w:tabs", *stops), element("w:jc", val="left")


def _ruled(
    style: Style, at: Places, before: Length, top: Length, line: Length, tabs: str = ""
) -> str:
    """Return the looks of the last paragraph of the 版头: the red rule, and what is left blank.

    `top` is where its line begins. The rule stands whole points below the line; the blank under
    it brings the title back to the grid.
    """
    head = style.redhead
    space = max(round((at.rule - top - line).pt), 0)
    rule = element(
        "w:bottom", val="single", sz=rule_units(head.rule), space=space, color=head.colour[1:]
    )
    free = _pitch(style) * at.lines - (top + line + pt(space) + head.rule)
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
    yield paragraph("Imprint", "")


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
