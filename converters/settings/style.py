"""A style: the numbers of `styles/*.toml`, and what follows from them."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from converters.errors import SourceError
from converters.settings import schema
from converters.settings.document_style import (
    ImprintStyle,
    LetterStyle,
    OrderStyle,
    RedHeadStyle,
    Tail,
)
from converters.settings.units import Length, mm, pt

# WeasyPrint writes letter spacing into the PDF in whole thousandths of an em; any other value
# drifts by up to half a point over a line.
_EM_PARTS = 1000
_ROUNDED = pt(0.01)
"""By so much lines that fill the type area may seem higher than it."""


@dataclass(frozen=True, slots=True)
class Page:
    """The sheet and its type area (版心), GB/T 9704 §3 and §5."""

    width: Length
    height: Length
    top: Length
    inner: Length
    """The binding margin (订口): left on a recto, and on every page unless `mirrored`."""
    type_area_width: Length
    type_area_height: Length
    mirrored: bool

    @property
    def outer(self) -> Length:
        """The fore-edge margin (切口)."""
        return self.width - self.inner - self.type_area_width

    @property
    def foot(self) -> Length:
        """From the upper edge of the sheet to the foot of the type area (版心下边缘)."""
        return self.top + self.type_area_height

    @property
    def bottom(self) -> Length:
        """The foot margin (地脚)."""
        return self.height - self.foot


@dataclass(frozen=True, slots=True)
class Grid:
    """The character grid (网格) of the type area: `lines` lines of `chars` characters."""

    lines: int
    chars: int
    fill: str
    """boxes: the line boxes fill the type area; ink: the first and last glyphs touch its edges."""
    pitch: Length | None = None
    """From baseline to baseline where it is told and does not follow from the type area."""


@dataclass(frozen=True, slots=True)
class Folio:
    """The page number (页码), GB/T 9704 §7.5."""

    form: str
    font: str
    size: Length
    gap: Length
    """From the foot of the type area to the dash."""
    inset_chars: float
    placement: str

    @property
    def inset(self) -> Length:
        """From the edge of the type area to the page number."""
        return self.size * self.inset_chars

    @property
    def around(self) -> tuple[str, str]:
        """What stands before and after the number."""
        before, after = self.form.split("{page}")
        return before, after

    def pattern(self, number: str) -> str:
        """Return a pattern of page numbers; `number` is that of the number alone."""
        return number.join(map(re.escape, self.around))


@dataclass(frozen=True, slots=True)
class Element:
    """How one kind of line looks; `font` is a role of `fonts.toml`."""

    font: str
    size: Length
    align: str
    """justify, center or right."""
    indent_chars: int
    """Of the first line, in characters of the grid."""


@dataclass(frozen=True, slots=True)
class HeadStyle:
    """The head block (题头)."""

    lines_after: int
    max_title_chars: int
    closer_em: float
    """So much closer a title is set that is on one line then, a little wider than a line."""
    kept_words: tuple[str, ...]
    """Words that no title is broken in, beside those of the dictionary."""


@dataclass(frozen=True, slots=True)
class AttachmentStyle:
    """Attachments, GB/T 9704 §7.3.7, and the lines that tell of them, §7.3.4."""

    lines_before: int
    """Blank above the lines that tell of them."""
    lines_after_mark: int
    """Blank under 附件1, which is the first line of a page."""
    lines_after_title: int
    """Blank under the title."""


@dataclass(frozen=True, slots=True)
class Docx:
    """What only the DOCX has to choose."""

    grid: str
    """portable: 28 characters by character spacing, alike in Word and LibreOffice; native: by
    Word's own character grid."""
    squeeze: bool
    """Whether a line is set tighter where that saves a paragraph the line that the PDF saves."""
    embed_fonts: bool
    """Whether the file carries the characters it needs, for readers without the fonts."""
    hanging: bool = True
    """Whether Word may let a mark at the end of a full line stand in the margin."""


@dataclass(frozen=True, slots=True)
class TableStyle:
    """A table (表格) in the type area."""

    rule: Length
    """The thickness of its rules."""
    padding_chars: float
    """Between a rule and the text, in characters of the table."""
    least_padding_chars: float
    """The same where words would be torn even in the smallest type."""
    leading_chars: float
    """From line to line in a cell, in characters of the table."""
    air_chars: float
    """At least so much is free above and below the lines of a cell, in the same unit."""
    outside_chars: float
    """So much of the first and the last row is free outside of their rules, in the same unit."""
    cell_lines: int
    """More lines make a cell of few words too high."""
    high_cells_share: float
    """So many of all cells may be too high before the table is set in smaller type."""
    figures_share: float
    """So many cells of a column have to be figures for them to be aligned."""


@dataclass(frozen=True, slots=True)
class TextStyle:
    """How paragraphs are set, where the standard leaves a choice."""

    hanging: bool
    """Whether a mark may hang outside the type area at the end of a line (悬挂)."""
    leads: str
    """The face of a sentence led in by 一是 or 一要: none (its own), kai or bold."""
    loose_em: float
    """The widest that a gap may be spread and not look loose, in em."""
    ceiling_em: float
    """The widest that a gap may be spread, in em; a line that wants more is left ragged."""
    unit_price: float
    """What it costs to part a number from its unit (`converters.typeset.line_costs`)."""
    touch: float
    """What it costs to narrow the marks of a line at all."""
    latin: str
    """Who draws digits and Latin letters (`converters.settings.fonts.Roles.with_latin`)."""


@dataclass(frozen=True, slots=True)
class PagesStyle:
    """How far paragraphs are set a line longer so that pages are full."""

    dearest_line: float
    """Each line of such a paragraph costs less (`converters.typeset.line_costs`)."""
    dearest_page: float
    """All of them together cost less for one page, over their best lines."""
    back: int
    """How many pages before a short one may help it, if it cannot help itself."""
    ahead: int
    """How many pages after it may do so, if that does not suffice."""
    most: int
    """How many paragraphs of one page are a line longer at the most."""
    tail_lines: int
    """How many lines of text stand above a signature at the least."""


@dataclass(frozen=True, slots=True)
class Style:
    """All that a writer needs to know of the looks."""

    title: str
    page: Page
    grid: Grid
    folio: Folio
    head: HeadStyle
    tail: Tail
    attachments: AttachmentStyle
    text: TextStyle
    pages: PagesStyle
    table: TableStyle
    redhead: RedHeadStyle
    letter: LetterStyle
    order: OrderStyle
    imprint: ImprintStyle
    docx: Docx
    elements: Mapping[str, Element]

    @property
    def body(self) -> Element:
        """The body (正文), whose size the grid is made for."""
        return self.elements["body"]

    @property
    def pitch(self) -> Length:
        """From baseline to baseline (行距): 225 mm / 22 by reading R1, unless it is told."""
        if self.grid.pitch:
            return self.grid.pitch
        if self.grid.fill == "ink":
            return (self.page.type_area_height - self.body.size) / (self.grid.lines - 1)
        return self.page.type_area_height / self.grid.lines

    @property
    def cell(self) -> Length:
        """The width of one character of the grid (字距): 156 mm / 28."""
        return self.page.type_area_width / self.grid.chars

    @property
    def letter_spacing_em(self) -> int:
        """What brings a character of the body to the width of its cell, in 1/1000 em."""
        return round((self.cell.pt / self.body.size.pt - 1) * _EM_PARTS)

    @property
    def letter_spacing(self) -> Length:
        """The same as a length; negative, for 28 characters of 16 pt are wider than 156 mm."""
        return self.body.size * (self.letter_spacing_em / _EM_PARTS)

    @property
    def frame_top(self) -> Length:
        """From the edge of the sheet to the first line box.

        By reading R2 half the gap between lines stands above the first glyph, outside the
        type area.
        """
        return self.page.top - self.overhang

    @property
    def frame_height(self) -> Length:
        """The height of all line boxes of a full page."""
        return self.pitch * self.grid.lines

    @property
    def area_height(self) -> Length:
        """What the margins leave free: the type area, and the line boxes that stand over it."""
        return max(self.frame_height, self.page.type_area_height)

    @property
    def overhang(self) -> Length:
        """How far the line boxes stand over the type area above, and as far below."""
        if self.grid.fill == "ink":
            return (self.pitch - self.body.size) / 2
        return pt(0)


def tables(
    data: str, base: schema.Base | None = None, roles: Collection[str] | None = None
) -> dict[str, Any]:
    """Return the tables of the style written as TOML in `data`, whole, as `read` takes them.

    A style that says `base = "…"` holds what is different from the style of that name, whose
    tables `base` returns.
    """
    return schema.load_toml(data, "style", base=base, roles=roles)


def read(data: str, base: schema.Base | None = None, roles: Collection[str] | None = None) -> Style:
    """Return the style written as TOML in `data`, or the differences from its base.

    Raises SourceError with the line for anything missing, unknown or out of range, and for a font
    role that is none of `roles`.
    """
    return of(tables(data, base, roles))


def of(tables: Mapping[str, Any]) -> Style:
    """Return the style of whole tables; raise SourceError if its lines are higher than the page."""
    style = _of(tables)
    room = style.page.type_area_height
    if style.frame_height - style.overhang * 2 > room + _ROUNDED:
        reason = f"{style.grid.lines} 行、行距 {style.pitch.mm:g} 毫米，版心 {room.mm:g} 毫米排不下"
        raise SourceError(reason, "请减小 pitch_mm，或不写 pitch_mm：行距由版心推算")
    return style


def _of(tables: Mapping[str, Any]) -> Style:
    return Style(
        title=tables["title"],
        page=Page(**lengths(tables["page"])),
        grid=Grid(**lengths(tables["grid"])),
        folio=Folio(**lengths(tables["folio"])),
        head=HeadStyle(**tables["head"] | {"kept_words": tuple(tables["head"]["kept_words"])}),
        tail=Tail(**lengths(tables["tail"])),
        attachments=AttachmentStyle(**tables["attachments"]),
        text=TextStyle(**tables["text"]),
        pages=PagesStyle(**tables["pages"]),
        table=TableStyle(**lengths(tables["table"])),
        redhead=RedHeadStyle(**lengths(tables["redhead"])),
        letter=LetterStyle(**lengths(tables["letter"])),
        order=OrderStyle(**lengths(tables["order"])),
        imprint=ImprintStyle(**lengths(tables["imprint"])),
        docx=Docx(**tables["docx"]),
        elements={name: Element(**lengths(t)) for name, t in tables["elements"].items()},
    )


def lengths(table: Mapping[str, Any]) -> dict[str, Any]:
    """Return a table of settings with `name_mm` and `name_pt` as lengths under `name`."""
    units = {"_mm": mm, "_pt": pt}
    return {
        name[:-3] if name[-3:] in units else name: units[name[-3:]](value)
        if name[-3:] in units
        else value
        for name, value in table.items()
    }
