"""Styles that are looked at once: those of a page, and the lengths of what has one."""

from collections.abc import Hashable, Iterator, Mapping
from typing import Any, Final

from converters.formats.pdf.weasyprint_70.faces import Faces
from converters.formats.pdf.weasyprint_70.library import THEIRS, AbsolutePlaceholder

_OF_LOOK: Final = frozenset({1, 2, 5})
"""The precedence of declarations of what sets up a document, not of itself (`author`)."""
_SIDES: Final = ("top", "right", "bottom", "left")
_LENGTHS: Final = (
    *(f"{air}_{side}" for air in ("margin", "padding") for side in _SIDES),
    *("width", "min_width", "max_width", "height", "min_height", "max_height"),
)
_MARGINS: Final = (
    *(f"@{edge}-{part}" for edge in ("top", "bottom") for part in ("left", "center", "right")),
    *(f"@{edge}-{part}" for edge in ("left", "right") for part in ("top", "middle", "bottom")),
    *(f"@{edge}-{side}-corner" for edge in ("top", "bottom") for side in ("left", "right")),
)
_NO_CONTENT: Final = ("normal", "inhibit", "none")


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


def margin_boxes(context: Any, page: Any, state: Any) -> Iterator[Any]:
    """Yield what stands in the margins of a page, as `make_margin_boxes` does; nothing if bare."""
    styles = context.style_for.get_computed_styles()
    found = (styles.get((page.page_type, place)) for place in _MARGINS)
    if any(style is not None and style["content"] not in _NO_CONTENT for style in found):
        yield from THEIRS["make_margin_boxes"](context, page, state)


def _counts(style_for: Any) -> bool:
    """Return whether the style of a page may depend on its number."""
    return any(
        kind.index is not None
        for sheet, _, _ in style_for._sheets
        for _, selectors, _ in sheet.page_rules
        for _, _, kind in selectors
    )


def compute(
    self: Any,
    element: Any,
    parent: Any,
    root: Any = None,
    pseudo_type: Any = None,
    base_url: Any = None,
    target_collector: Any = None,
) -> None:
    """Compute the style of an element as `StyleFor.set_computed_styles` does, once for a look.

    What follows from the sheets of a look alone is the same in all of its documents.
    """
    styles, faces = self.get_computed_styles(), self.font_config
    above = None if element == root and pseudo_type is None else styles[parent, None]
    cascaded = self.get_cascaded_styles().get((element, pseudo_type), {})
    values = _common(cascaded)
    is_common = isinstance(faces, Faces) and (above is None or vars(above).get("is_common"))
    key = (id(above), pseudo_type, values) if values is not None and is_common else None
    if key is not None and key in faces.styles:
        styles[element, pseudo_type] = faces.styles[key]
        return
    THEIRS["set_computed_styles"](
        self, element, parent, root, pseudo_type, base_url, target_collector
    )
    made = styles[element, pseudo_type]
    if key is not None and not made["anchor"]:
        made.is_common = True
        faces.styles[key] = made  # holds what it is the key of: style above, values


def _common(cascaded: Mapping[str, Any]) -> frozenset[tuple[str, object]] | None:
    """Return what tells declared values from others; None if there are some of a document."""
    found = set()
    for name, (value, weight) in cascaded.items():
        if weight[0] in _OF_LOOK:
            found.add((name, id(value)))
        elif name == "lang":
            found.add((name, value))
        else:
            return None
    return frozenset(found)
