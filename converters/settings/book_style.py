"""The looks of what a compilation (汇编) has beside its speeches: `styles/book.toml`."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from converters.settings import schema
from converters.settings.style import Element, lengths
from converters.settings.units import Length


@dataclass(frozen=True, slots=True)
class Running:
    """The running head (书眉), at the fore-edge, above the type area."""

    font: str
    size: Length
    gap: Length
    """From the foot of its glyphs to the top of the type area."""
    max_share: float
    """Of the width of the type area; what is longer is cut at a word."""


@dataclass(frozen=True, slots=True)
class Trim:
    """Bleed (出血) and crop marks (裁切线) of the PDF for a printer."""

    bleed: Length
    mark_offset: Length
    """From the trimmed edge, outside the bleed, to where a mark begins."""
    mark_length: Length
    mark_rule: Length

    @property
    def margin(self) -> Length:
        """What the sheet has around the trimmed page if there are marks."""
        return self.mark_offset + self.mark_length


@dataclass(frozen=True, slots=True)
class OpeningStyle:
    """Cover (封面) or title page (扉页); all counted in lines of the grid of the style."""

    title_line: int
    """On which the title begins."""
    title_pitch: float
    """From one line of the title to the next."""
    lines_before_subtitle: float
    lines_over_foot: int
    """Blank at least between title and foot."""
    lines_under_foot: int
    """Blank under the last line of the foot."""


@dataclass(frozen=True, slots=True)
class ColophonStyle:
    """The imprint (版本记录), at the foot of the type area."""

    pitch: float
    """From line to line, in lines of the grid."""
    label_chars: int
    """The width of a label; shorter ones are spread to it."""
    gap_chars: float
    """Between labels and values."""
    rule: Length
    """The thickness of the rules above and under the facts."""


@dataclass(frozen=True, slots=True)
class PartPage:
    """The title page of a part (分编标题页), in lines of the grid."""

    title_line: int
    title_pitch: float
    lines_before_note: float


@dataclass(frozen=True, slots=True)
class ContentsStyle:
    """The contents (目录); a character is one of the grid."""

    lines_after_heading: int
    indent_chars: float
    """Of each level to the one above."""
    hang_chars: float
    """Of the lines after the first of an entry, and of its second line, to its first."""
    number_chars: int
    """The least width of the column of page numbers."""
    number_gap_chars: float
    """The least between the leader and a page number."""


@dataclass(frozen=True, slots=True)
class Leader:
    """The dots (前导点) that lead to a page number, one above the other in all lines."""

    mark: str
    element: str
    """Whose face and size they have."""
    step_chars: float
    """From dot to dot."""
    gap_chars: float
    """The least before the first dot."""


@dataclass(frozen=True, slots=True)
class IndexStyle:
    """An index (索引); a character is one of its entries."""

    columns: int
    gap_chars: int
    """Between columns."""
    pitch: float
    """From line to line, in lines of the grid."""
    hang_chars: float
    """Of the lines after the first of an entry."""
    lines_before_letter: int
    """Of the index."""


@dataclass(frozen=True, slots=True)
class Sources:
    """The list of sources (各篇出处)."""

    pitch: float
    """Of the lines under a title, in lines of the grid."""


@dataclass(frozen=True, slots=True)
class ErrataStyle:
    """The errata (勘误表)."""

    columns: tuple[float, ...]
    """The shares of page, line, was, now and note."""
    pitch: float
    """From line to line, in lines of the grid."""
    padding_lines: float
    """Above and under the words of a row, in lines of the grid."""


@dataclass(frozen=True, slots=True)
class BookStyle:
    """All that a book needs to know of its looks beyond the style of the speeches."""

    title: str
    running: Running
    trim: Trim
    cover: OpeningStyle
    title_page: OpeningStyle
    imprint: ColophonStyle
    part: PartPage
    contents: ContentsStyle
    leader: Leader
    index: IndexStyle
    sources: Sources
    errata: ErrataStyle
    elements: Mapping[str, Element]


def read(data: str, roles: Collection[str] | None = None) -> BookStyle:
    """Return the looks written as TOML in `data`.

    Raises SourceError with the line for anything missing, unknown or out of range, and for a font
    role that is none of `roles`.
    """
    tables = schema.load_toml(data, "bookstyle", roles=roles)
    return BookStyle(
        title=tables["title"],
        running=Running(**lengths(tables["running"])),
        trim=Trim(**lengths(tables["trim"])),
        cover=OpeningStyle(**tables["cover"]),
        title_page=OpeningStyle(**tables["title_page"]),
        imprint=ColophonStyle(**lengths(tables["imprint"])),
        part=PartPage(**tables["part"]),
        contents=ContentsStyle(**tables["contents"]),
        leader=Leader(**tables["leader"]),
        index=IndexStyle(**tables["index"]),
        sources=Sources(**tables["sources"]),
        errata=ErrataStyle(**{**tables["errata"], "columns": tuple(tables["errata"]["columns"])}),
        elements={name: Element(**lengths(t)) for name, t in tables["elements"].items()},
    )
