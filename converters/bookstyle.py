"""The looks of what a compilation (汇编) has beside its speeches: `styles/book.toml`."""

from collections.abc import Mapping
from dataclasses import dataclass

from converters import schema
from converters.style import Element, lengths
from converters.units import Length


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
        """What the sheet has around the trimmed page where there are marks."""
        return self.mark_offset + self.mark_length


@dataclass(frozen=True, slots=True)
class Opening:
    """Cover (封面) or title page (扉页), in lines of the grid of the style."""

    title_line: int
    foot_lines: int


@dataclass(frozen=True, slots=True)
class Imprint:
    """The imprint (版本记录)."""

    label_chars: int


@dataclass(frozen=True, slots=True)
class PartPage:
    """The title page of a part (分编标题页)."""

    title_line: int


@dataclass(frozen=True, slots=True)
class Contents:
    """The contents (目录)."""

    lines_after_heading: int
    number_chars: int
    indent_chars: int


@dataclass(frozen=True, slots=True)
class Index:
    """An index (索引)."""

    columns: int
    gap_chars: int


@dataclass(frozen=True, slots=True)
class Errata:
    """The errata (勘误表): the shares of page, line, was, now and note."""

    columns: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class BookStyle:
    """All that a book needs to know of its looks beyond the style of the speeches."""

    title: str
    running: Running
    trim: Trim
    cover: Opening
    title_page: Opening
    imprint: Imprint
    part: PartPage
    contents: Contents
    index: Index
    errata: Errata
    elements: Mapping[str, Element]


def read(data: str) -> BookStyle:
    """Return the looks written as TOML in `data`.

    Raises SourceError with the line for anything missing, unknown or out of range.
    """
    tables = schema.load_toml(data, "bookstyle")
    return BookStyle(
        title=tables["title"],
        running=Running(**lengths(tables["running"])),
        trim=Trim(**lengths(tables["trim"])),
        cover=Opening(**tables["cover"]),
        title_page=Opening(**tables["title_page"]),
        imprint=Imprint(**tables["imprint"]),
        part=PartPage(**tables["part"]),
        contents=Contents(**tables["contents"]),
        index=Index(**tables["index"]),
        errata=Errata(tuple(tables["errata"]["columns"])),
        elements={name: Element(**lengths(t)) for name, t in tables["elements"].items()},
    )
