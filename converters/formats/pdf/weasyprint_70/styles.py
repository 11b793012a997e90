"""Styles that are looked at once: those of a page, and the lengths of what has one."""

from collections.abc import Hashable, Iterator
from typing import Any, Final

from cssselect2 import ElementWrapper

from converters.formats.pdf.weasyprint_70.library import THEIRS, AbsolutePlaceholder

_SIDES: Final = ("top", "right", "bottom", "left")
_LENGTHS: Final = (
    *(f"{air}_{side}" for air in ("margin", "padding") for side in _SIDES),
    *("width", "min_width", "max_width", "height", "min_height", "max_height"),
)


class Root(ElementWrapper):  # type: ignore[misc]
    """The root of a document, in which elements are found by their names without CSS."""

    def query_all(self, *selectors: str) -> Iterator[ElementWrapper]:
        """Yield the elements of the given names, in their order."""
        for element in self.etree_element.iter():
            if element.tag in selectors:
                yield ElementWrapper(element, None, 0, None, in_html_document=True)


def resolve(box: Any, containing_block: Any) -> None:
    """Give a box its lengths, as `resolve_percentages` does; most depend on its style alone."""
    style = box.style
    try:
        known = style.lengths
    except AttributeError:
        known = style.lengths = _lengths(style)
    if known is None or type(box) is AbsolutePlaceholder:
        THEIRS["resolve_percentages"](box, containing_block)
    else:
        vars(box).update(known)


def _lengths(style: Any) -> dict[str, Any] | None:
    """Return the lengths of a style; None if some depend on what its box is in."""
    if style["border_collapse"] == "collapse" or style["box_sizing"] != "content-box":
        return None
    found: dict[str, Any] = {}
    for name in _LENGTHS:
        value = style[name]
        if value == "auto":
            found[name] = 0 if name.startswith("min") else value
        elif getattr(value, "unit", None) == "px":
            found[name] = value.value
        else:
            return None
    return found | {f"border_{side}_width": style[f"border_{side}_width"] for side in _SIDES}


def style_pages(page_type: Any, html: Any, style_for: Any) -> None:
    """Compute the styles of a page, as `set_page_type_computed_styles` does, once for its kind."""
    known: dict[Hashable, Any] | None = vars(style_for).get("_kinds_of_pages")
    if known is None:
        known = style_for._kinds_of_pages = None if _counts(style_for) else {}
    kind = page_type.side, page_type.blank, page_type.index == 0, page_type.name
    styles = style_for.get_computed_styles()
    if known is not None and kind in known:
        for pseudo_type, style in known[kind].items():
            styles[page_type, pseudo_type] = style
        return
    THEIRS["set_page_type_computed_styles"](page_type, html, style_for)
    if known is not None:
        known[kind] = {pseudo: style for (of, pseudo), style in styles.items() if of == page_type}


def _counts(style_for: Any) -> bool:
    """Return whether the style of a page may depend on its number."""
    return any(
        kind.index is not None
        for sheet, _, _ in style_for._sheets
        for _, selectors, _ in sheet.page_rules
        for _, _, kind in selectors
    )
