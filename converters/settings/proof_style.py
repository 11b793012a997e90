"""The looks of galley proofs (校样): `styles/proof.toml`."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from converters.settings import schema
from converters.settings.design import Design
from converters.settings.style import lengths
from converters.settings.units import Length


@dataclass(frozen=True, slots=True)
class Small:
    """Words beside the type area; `font` is a role of `fonts.toml`."""

    font: str
    size: Length


@dataclass(frozen=True, slots=True)
class PageHead(Small):
    """The line at the head of each page that says what the sheet is."""

    top: Length
    """From the edge of the sheet."""


@dataclass(frozen=True, slots=True)
class Beside(Small):
    """What stands beside the lines, so far from the type area."""

    gap: Length


@dataclass(frozen=True, slots=True)
class Marks(Beside):
    """What shows doubts in print: their numbers, and rules under the words."""

    rule: Length
    drop_em: float
    """From the baseline to the rule, in characters of the words."""


@dataclass(frozen=True, slots=True)
class DoubtList(Small):
    """The list of doubts at the end of what is printed; lengths in characters of it."""

    pitch: float
    indent_chars: float
    """The width of a number."""
    title_font: str
    title_size: Length


@dataclass(frozen=True, slots=True)
class ProofStyle:
    """All that a proof needs to know of its looks beyond the style of the speech."""

    title: str
    inner: Length
    """From the left edge of the sheet to the type area, where the style has no less."""
    head: PageHead
    numbers: Beside
    """Of lines."""
    comments: Small
    marks: Marks
    list: DoubtList


def read(data: str, roles: Collection[str] | None = None) -> ProofStyle:
    """Return the looks written as TOML in `data`.

    Raises SourceError with the line for anything missing, unknown or out of range, and for a font
    role that is none of `roles`.
    """
    tables: dict[str, Any] = schema.load_toml(data, "proofstyle", roles=roles)
    return ProofStyle(
        title=tables["title"],
        inner=lengths(tables["page"])["inner"],
        head=PageHead(**lengths(tables["head"])),
        numbers=Beside(**lengths(tables["numbers"])),
        comments=Small(**lengths(tables["comments"])),
        marks=Marks(**lengths(tables["marks"])),
        list=DoubtList(**lengths(tables["list"])),
    )


@lru_cache(maxsize=8)
def with_margin(design: Design, looks: ProofStyle) -> Design:
    """Return a look with the same lines and pages, and a wide margin at the right.

    It is so on all pages: a proof is not bound.
    """
    page = design.style.page
    inner = min(page.inner, looks.inner)
    return replace(
        design, style=replace(design.style, page=replace(page, inner=inner, mirrored=False))
    )
