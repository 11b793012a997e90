"""What surrounds a speech that was circulated as a document besides its 版头: 主送机关, 版记.

The 版记 is a table that floats at the foot of the type area, on the page on which the text ends.
"""

from collections.abc import Iterator

from converters.formats.docx.kinds import ANCHOR, ANCHOR_LINE
from converters.formats.docx.loose_lines import StyledWords
from converters.formats.docx.measures import measures, rule_units
from converters.formats.docx.oxml import Cell, TableRow, element, paragraph, run, table, words
from converters.formats.docx.squeeze import squeezed_names
from converters.settings.style import Style
from converters.speech import head_words, printed_words
from converters.speech.model import Meta
from converters.speech.printed_words import Imprint
from converters.typeset import circulation
from converters.typeset.circulation import NamedLines
from converters.typeset.nominal import ems
from converters.typeset.typesetter import NominalTypesetter

_TITLE, _ABOUT = "版记", "抄送机关、印发机关和印发日期"
_WHAT = {printed_words.SENT: "主送机关", printed_words.COPIES: "抄送机关"}
_TAB = "<w:r><w:tab/></w:r>"


def circulated(meta: Meta) -> bool:
    """Return whether a speech has parts that need the styles of 版头 and 版记."""
    return any(
        (head_words.red_head(meta), printed_words.recipients(meta), printed_words.imprint(meta))
    )


def recipients(meta: Meta) -> Iterator[str]:
    """Yield the 主送机关, flush left above the text (GB/T 9704 §7.3.2)."""
    if text := printed_words.recipients(meta):
        yield paragraph("Recipients", run(words(text, what="主送机关")))


def imprint(meta: Meta, style: Style, *, alone: bool = False) -> Iterator[str]:
    """Yield the 版记, GB/T 9704 §7.4, and the empty paragraph that a floating table hangs on.

    On a page that it has `alone` another keeps the room above it, for programs that float no table
    as wide as the text. Raises SourceError for one that is higher than a page.
    """
    foot = printed_words.imprint(meta)
    if foot is None:
        return
    circulation.require_page(foot, NominalTypesetter(style))
    made = [_named(each, style) for each in circulation.named(foot, NominalTypesetter(style))]
    if alone:
        yield paragraph(ANCHOR, "", _above(foot, sum(more for _, more in made), style))
    free = circulation.inset(style.imprint.inset_chars, style.elements["imprint"]).twips
    inset = free if foot.is_ruled else 0
    hanging = round(ems(printed_words.COPIES) * style.elements["imprint"].size.twips)
    indent = element("w:ind", left=inset + hanging, right=inset, hanging=hanging)
    named = "".join(paragraph("Imprint", runs, indent) for runs, _ in made)
    cells = [named] if named else []
    if foot.below:
        tab = element("w:tab", val="right", pos=measures(style).text_width - inset)
        book_style = element("w:tabs", tab) + element("w:ind", left=inset, right=inset)
        printer = run(words(foot.printer, what="印发机关")) if foot.printer else ""
        printed = _TAB + run(words(foot.printed)) if foot.printed else ""
        cells.append(paragraph("Imprint", printer + printed, book_style))
    yield _table(cells, style, 0 if foot.is_ruled else free, ruled=foot.is_ruled)
    yield paragraph(ANCHOR, "")


def _named(names: NamedLines, style: Style) -> tuple[str, int]:
    """Return the runs of organs named in a 版记, and how many lines more than the PDF they make."""
    room = circulation.room_beside(names.label, NominalTypesetter(style))
    lined, lines = squeezed_names(names, room, style.elements["imprint"], style)
    first = lined[0]
    begins = [StyledWords(names.label + first.text)]
    if first.style:
        begins = [StyledWords(names.label), first]
    what = _WHAT[names.label]
    runs = "".join(run(words(text, what=what), look) for text, look in [*begins, *lined[1:]])
    return runs, max(0, lines - len(names.lines))


def _above(foot: Imprint, more: int, style: Style) -> str:
    """Return the height of what stands above a 版记 that has a page alone.

    It is so many lines higher than in the PDF.
    """
    taken = circulation.set_height(foot, NominalTypesetter(style)) + style.pitch * more
    free = measures(style).text_height - taken.twips - 2 * ANCHOR_LINE
    return element("w:spacing", before=0, after=0, line=max(free, ANCHOR_LINE), lineRule="exact")


def _table(cells: list[str], style: Style, narrower: int, *, ruled: bool) -> str:
    """Return a floating table of one column, so much narrower at each side than the type area.

    Only one that is narrower floats in LibreOffice; rules have to be as wide as the type area.
    """
    outer, inner = rule_units(style.imprint.outer_rule), rule_units(style.imprint.inner_rule)
    place = element(
        "w:tblpPr",
        vertAnchor="margin",
        horzAnchor="margin",
        tblpX=narrower or 1,
        tblpYSpec="bottom",
    )
    return table(
        [measures(style).text_width - 2 * narrower],
        [TableRow([Cell(cell)]) for cell in cells],
        {"top": outer, "bottom": outer, "insideH": inner} if ruled else {},
        {"left": 0, "right": 0},
        place=place,
        title=_TITLE,
        about=_ABOUT,
    )
