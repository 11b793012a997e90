"""What is known of the style of text that is nothing but text, found out once for a style."""

from collections.abc import Mapping
from typing import Any, Final

from converters.formats.pdf.setting import Case
from converters.formats.pdf.weasyprint_70.faces import case_of, strut
from converters.typeset.metrics import ASCENT

_SIDES: Final = ("top", "right", "bottom", "left")
_NO_AIR: Final = (0, "px")
_STYLE: Final[Mapping[str, object]] = {
    "anchor": None,
    "background_image": (("none", None),),
    "border_image_source": ("none", None),
    "box_decoration_break": "slice",
    "box_shadow": (),
    "direction": "ltr",
    "float": "none",
    "mask_border_source": ("none", None),
    "opacity": 1,
    "outline_width": 0,
    "overflow": "visible",
    "position": "static",
    "transform": (),
    "vertical_align": "baseline",
    "visibility": "visible",
    "white_space": "pre",
    **{f"border_{side}_width": 0 for side in _SIDES},
    **{f"margin_{side}": _NO_AIR for side in _SIDES if side != "left"},
    **{f"padding_{side}": _NO_AIR for side in _SIDES},
}
"""What the style has of text that is nothing but text, or a link, or stands apart from the last."""
_NOTHING: Final[Mapping[str, object]] = {
    "background": None,
    **{f"border_{side}_width": 0 for side in _SIDES},
    **{f"{air}_{side}": 0 for air in ("margin", "padding") for side in _SIDES},
}


class Look:
    """A style as a line needs it; all lengths in pixels."""

    __slots__ = ("air", "box", "case", "foot", "has_air", "inner", "is_inline", "size", "top")

    def __init__(self, style: Any) -> None:
        height, _ = strut(style)
        self.case: Case | None = case_of(style)
        """The glyphs of its face; None if it is of no look."""
        self.size: float = style["font_size"]
        baseline = self.size * ASCENT + (height - self.size) / 2
        half = (height - self.size) / 2
        self.box: Mapping[str, Any] = {
            **_NOTHING,
            "margin_top": half,
            "margin_bottom": half,
            "height": self.size,
            "baseline": baseline,
        }
        """What a box of this style has, all but its place, width and content."""
        self.inner = {"height": self.size, "baseline": baseline}
        """The same of a box that nobody looks into."""
        self.top = 0 - baseline
        """How far from the baseline such a box begins, a negative number."""
        self.foot = self.top + (self.size + half + half)
        self.is_inline: bool = style["background_color"].alpha == 0 and all(
            style[name] == value for name, value in _STYLE.items()
        )
        """Whether it is that of text, or a link, or stands apart from the last."""
        air = style["margin_left"]
        self.has_air = air != _NO_AIR
        self.air: float | None = air[0] if air[1:] == _NO_AIR[1:] else None
        """How far it stands apart; None if that depends on what it is in."""


def look_of(style: Any) -> Look:
    """Return what is known of a style, kept with it."""
    try:
        found: Look = style.look
    except AttributeError:
        found = style.look = Look(style)
    return found
