"""The section (节): sheet, margins, grid, and the page numbers at its foot."""

from collections.abc import Iterable, Mapping

from converters.formats.docx.measures import measures
from converters.formats.docx.oxml import (
    DECLARATION,
    NAMESPACES,
    element,
    field,
    paragraph,
    run,
    words,
)
from converters.settings.style import Style
from converters.typeset.imprint_place import ImprintPlace

_HUNDREDTHS = 100
# Word's own defaults for what these documents do not use: header distance and column gap.
_HEADER = 851
COLUMN_GAP = 425


EVEN_PAGE = "evenPage"
"""Begins a section on an even page, after a blank one if need be."""


def section_properties(
    style: Style, footers: Mapping[str, str], *, start: str = "", bare_front: bool = False
) -> str:
    """Return `w:sectPr`; `footers` gives the relationship of each kind of page, even or default.

    Without any those of the section before are taken. `start` says on what page a section begins
    that holds no text, and no grid: on one LibreOffice sets a table a quarter of a line lower. With
    a `bare_front` its first page has no footer.
    """
    return element(
        "w:sectPr",
        "".join(
            f'<w:footerReference w:type="{kind}" r:id="{relation}"/>'
            for kind, relation in footers.items()
        ),
        element("w:type", val=start) if start else "",
        sheet(style, _HEADER),
        element("w:pgNumType", fmt="decimal"),
        element("w:cols", space=COLUMN_GAP),
        element("w:titlePg") if bare_front else "",
        "" if start else grid(style),
    )


def sheet(style: Style, header: int) -> str:
    """Return size and margins of the sheet; `header` is how low a running head stands, in twips."""
    measured = measures(style)
    return element("w:pgSz", w=measured.width, h=measured.height) + element(
        "w:pgMar",
        top=measured.top,
        right=measured.outer,
        bottom=measured.bottom,
        left=measured.inner,
        header=header,
        footer=measured.footer,
        gutter=0,
    )


def grid(style: Style) -> str:
    """Return `w:docGrid`.

    LibreOffice gives every character two cells of a grid narrower than its type: 14 in a line. So
    the portable grid only counts lines, and the style Normal brings the characters into theirs.
    """
    measured = measures(style)
    if style.docx.grid == "portable":
        return element("w:docGrid", type="lines", linePitch=measured.pitch)
    return element(
        "w:docGrid",
        type="linesAndChars",
        linePitch=measured.pitch,
        charSpace=measured.char_space,
    )


def text_section(style: Style) -> str:
    """Return the section of the text where the 版记 has one of its own."""
    return section_properties(style, related(footers(style)))


def imprint_section(style: Style, place: ImprintPlace) -> str:
    """Return the section of a 版记 that does not stand under the text; bare of page numbers or not.

    It is the last of the document, and its pages go on being counted.
    """
    bare = related(footers(style), len(footers(style))) if place is ImprintPlace.BARE else {}
    return section_properties(style, bare, start=EVEN_PAGE)


def related(kinds: Iterable[str], after: int = 0) -> dict[str, str]:
    """Return the relationship of the footer of each kind of page, so many standing before them."""
    return {kind: f"footer{number}" for number, kind in enumerate(kinds, after + 1)}


def bare_footers(style: Style) -> dict[str, str]:
    """Return footers without number, for the same kinds of pages as those that have one."""
    empty = f"{DECLARATION}<w:ftr {NAMESPACES}>{paragraph('Footer', '')}</w:ftr>"
    return dict.fromkeys(footers(style), empty)


def footers(style: Style) -> dict[str, str]:
    """Return the footer part of each kind of page: odd right and even left, or all centred."""
    if style.folio.placement == "center":
        return {"default": _footer(style, "")}
    return {
        "default": _footer(style, _beside(style, "right")),
        "even": _footer(style, _beside(style, "left")),
    }


def _beside(style: Style, edge: str) -> str:
    inset = style.folio.inset_chars * _HUNDREDTHS
    indent = element("w:ind", **{f"{edge}Chars": round(inset), edge: style.folio.inset.twips})
    return indent + element("w:jc", val=edge)


def _footer(style: Style, place: str) -> str:
    before, after = style.folio.around
    number = run(words(before)) + field("PAGE", "1") + run(words(after))
    return f"{DECLARATION}<w:ftr {NAMESPACES}>{paragraph('Footer', number, place)}</w:ftr>"
