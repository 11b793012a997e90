"""Pieces that styles and paragraphs share, and the styles that Word takes for granted."""

from converters.formats.docx.measures import Measures, half_points
from converters.formats.docx.oxml import element
from converters.settings.design import Design
from converters.settings.fonts import Role
from converters.settings.units import Length

HUNDREDTHS = 100
"""Word counts indents in hundredths of a character."""
_LEAST_SIZE = 2
"""Half points, the smallest type of Word."""
NO_CHARACTERS = "DefaultParagraphFont"
"""The character style that changes nothing."""


def gap(lines: float, measured: Measures, edge: str, under: int = 0) -> str:
    """Return the paragraph spacing that leaves lines free; `edge` is before or after.

    With `under`, so many twips are free below as well.

    Empty paragraphs would do the same on paper, but screen readers read them out. A count of lines
    beside the twips (`beforeLines`) would win over them, and is of 12 points in some programs.
    """
    free = {edge: round(lines * measured.pitch)}
    return element("w:spacing", **free | ({"after": under} if under else {}))


def air(after: int) -> str:
    """Return the spacing that leaves so many twips free below a paragraph, nothing for none."""
    return element("w:spacing", after=after) if after else ""


def right_indent(chars: float, measured: Measures, left: float = 0) -> str:
    """Return the indent of a line that ends some characters before the right edge.

    With `left`, so many characters are free on the other side as well.
    """
    both = {"right": chars} | ({"left": left} if left else {})
    counted = {f"{side}Chars": round(free * HUNDREDTHS) for side, free in both.items()}
    twips = {side: round(free * measured.cell) for side, free in both.items()}
    return element("w:ind", **counted, **twips)


def figure_end(right: Length) -> str:
    """Return what makes a figure of a table end so far from the margin of its cell."""
    return element("w:ind", right=right.twips) + element("w:jc", val="right")


def fonts(role: Role, latin: str) -> str:
    """Return the faces of a role.

    `hAnsi` names the Chinese face too, so that “ ” — … · do not fall into the Latin one where a
    run has lost its hint.
    """
    return element(
        "w:rFonts",
        hint="eastAsia",
        ascii=role.docx_latin or latin,
        hAnsi=role.docx,
        eastAsia=role.docx,
        cs=role.docx_latin or latin,
    )


def small_type(font: str, size: Length, design: Design) -> str:
    """Return the looks of words beside the text, in the faces of a role: they keep to no grid."""
    value = half_points(size)
    return element(
        "w:rPr",
        fonts(design.roles[font], design.roles.latin),
        element("w:snapToGrid", val=0),
        element("w:spacing", val=0),
        element("w:sz", val=value),
        element("w:szCs", val=value),
    )


def style(
    kind: str,
    id: str,
    name: str,
    *,
    based: str,
    next: str = "",
    link: str = "",
    priority: int,
    custom: bool = False,
    shown: bool = True,
    properties: str = "",
) -> str:
    """Return one style; the order of its parts is fixed by the schema."""
    return (
        f'<w:style w:type="{kind}"'
        + (' w:customStyle="1"' if custom else "")
        + f' w:styleId="{id}">'
        + element("w:name", val=name)
        + element("w:basedOn", val=based)
        + (element("w:next", val=next) if next else "")
        + (element("w:link", val=link) if link else "")
        + element("w:uiPriority", val=priority)
        + (element("w:qFormat") if shown else element("w:unhideWhenUsed"))
        + properties
        + "</w:style>"
    )


def sliver(id: str, name: str, line: int) -> str:
    """Return the style of a paragraph without words that is only so many twips high."""
    looks = element("w:spacing", before=0, after=0, line=line, lineRule="exact")
    size = element("w:sz", val=_LEAST_SIZE) + element("w:szCs", val=_LEAST_SIZE)
    return style(
        "paragraph",
        id,
        name,
        based="Normal",
        priority=99,
        custom=True,
        shown=False,
        properties=element("w:pPr", element("w:snapToGrid", val=0), looks) + element("w:rPr", size),
    )


# Hides the styles of Word that are not defined here; the rest of the gallery is ours.
LATENT = element(
    "w:latentStyles",
    defLockedState=0,
    defUIPriority=99,
    defSemiHidden=1,
    defUnhideWhenUsed=1,
    defQFormat=0,
    count=376,
)

_HIDDEN = element("w:semiHidden") + element("w:unhideWhenUsed")


def _default(kind: str, id: str, name: str, priority: int, properties: str = "") -> str:
    return (
        f'<w:style w:type="{kind}" w:default="1" w:styleId="{id}">'
        + element("w:name", val=name)
        + element("w:uiPriority", val=priority)
        + _HIDDEN
        + properties
        + "</w:style>"
    )


_CELL_MARGINS = "".join(
    element(f"w:{side}", w=width, type="dxa")
    for side, width in (("top", 0), ("left", 108), ("bottom", 0), ("right", 108))
)
DEFAULTS = (
    _default("character", "DefaultParagraphFont", "Default Paragraph Font", 1)
    + _default(
        "table",
        "TableNormal",
        "Normal Table",
        99,
        element(
            "w:tblPr",
            element("w:tblInd", w=0, type="dxa"),
            element("w:tblCellMar", _CELL_MARGINS),
        ),
    )
    + _default("numbering", "NoList", "No List", 99)
)
