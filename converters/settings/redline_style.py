"""The looks of redlines (对照稿): `styles/redline.toml`."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from converters.settings import schema
from converters.settings.proof_style import PageHead
from converters.settings.style import lengths
from converters.settings.units import Length


@dataclass(frozen=True, slots=True)
class RedlinePage:
    """From the edges of the sheet to the text."""

    top: Length
    bottom: Length
    inner: Length
    outer: Length


@dataclass(frozen=True, slots=True)
class RedlineText:
    """The sizes of type; from line to line in characters of it."""

    size: Length
    pitch: float
    title_size: Length
    small_size: Length
    table_size: Length


@dataclass(frozen=True, slots=True)
class RedlineMarks:
    """What shows the changes: a line through words, one under them, a bar beside the text."""

    went: Length
    came: Length
    came_gap_em: float
    """Under the words, in characters of them."""
    bar: Length
    bar_gap: Length
    went_colour: str
    came_colour: str


@dataclass(frozen=True, slots=True)
class RedlineStyle:
    """All that a redline needs to know of its looks beyond the style of the speech."""

    head: PageHead
    page: RedlinePage
    text: RedlineText
    marks: RedlineMarks


def read(data: str, roles: Collection[str] | None = None) -> RedlineStyle:
    """Return the looks written as TOML in `data`.

    Raises SourceError with the line for anything missing, unknown or out of range, and for a font
    role that is none of `roles`.
    """
    tables: dict[str, Any] = schema.load_toml(data, "redlinestyle", roles=roles)
    return RedlineStyle(
        head=PageHead(**lengths(tables["head"])),
        page=RedlinePage(**lengths(tables["page"])),
        text=RedlineText(**lengths(tables["text"])),
        marks=RedlineMarks(**lengths(tables["marks"])),
    )
