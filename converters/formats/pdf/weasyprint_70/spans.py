"""Spans: elements that name the face or the spacing of some text, and nothing else.

A speech has hundreds of a few kinds. Style sheets of ours tell them by their classes and by what
they are in, never by what stands beside them, and add nothing before or after them: what one of a
kind is, all are.
"""

from collections.abc import Iterator
from typing import Any, Final

from cssselect2 import ElementWrapper

from converters.formats.pdf.weasyprint_70.library import THEIRS, InlineBox, TextBox

_TAG: Final = "span"
_BARE: Final = {
    "anchor": None,
    "bookmark_level": "none",
    "counter_increment": "auto",
    "counter_reset": (),
    "counter_set": (),
    "display": ("inline", "flow"),
    "float": "none",
    "position": "static",
    "string_set": "none",
}
"""What the style has of a span that is a box with text in it."""


class Root(ElementWrapper):  # type: ignore[misc]
    """The root of a document."""

    style_for: Any = None
    """What computes the styles of the document while it does."""

    def query_all(self, *selectors: str) -> Iterator[ElementWrapper]:
        """Yield the elements of the given names, in their order, found without CSS."""
        for element in self.etree_element.iter():
            if element.tag in selectors:
                yield ElementWrapper(element, None, 0, None, in_html_document=True)

    def iter_subtree(self) -> Iterator[ElementWrapper]:
        """Yield the elements whose styles have to be found; those of other spans are known then."""
        styles = self.style_for.get_computed_styles() if self.style_for else None
        known: dict[tuple[object, ...], Any] = {}
        for wrapper in super().iter_subtree():
            element = wrapper.etree_element
            if styles is None or element.tag != _TAG or list(element.keys()) != ["class"]:
                yield wrapper
                continue
            above = wrapper.parent.etree_element
            around = id(styles[above, None]), above.tag, above.get("class")
            kind = *around, element.get("class")
            if kind in known:
                styles[element, None] = known[kind]
            else:
                yield wrapper
                known[kind] = styles[element, None]


def compute_all(
    self: Any,
    html: Any,
    sheets: Any,
    presentational_hints: Any,
    font_config: Any,
    target_collector: Any,
) -> None:
    """Compute the styles of a document as `StyleFor.__init__` does, of each kind of span once."""
    if isinstance(html.wrapper_element, Root):
        html.wrapper_element.style_for = self
    known = html, sheets, presentational_hints, font_config, target_collector
    THEIRS["__init__"](self, *known)


def boxed(
    element: Any,
    style_for: Any,
    get_image_from_uri: Any,
    base_url: Any,
    target_collector: Any,
    counter_style: Any,
    footnotes: Any,
    state: Any = None,
) -> Any:
    """Return the boxes of an element as `element_to_box` does; of a span one with text in it."""
    if element.tag == _TAG and element.text and not len(element):
        style = style_for(element)
        if _is_bare(style):
            box = InlineBox(_TAG, style, element, [])
            box.children = [TextBox.anonymous_from(box, element.text)]
            return [box]
    known = base_url, target_collector, counter_style, footnotes, state
    return THEIRS["element_to_box"](element, style_for, get_image_from_uri, *known)


def _is_bare(style: Any) -> bool:
    """Return whether nothing but a box with text comes of an element of a style."""
    try:
        found: bool = style.is_bare
    except AttributeError:
        found = style.is_bare = all(style[name] == value for name, value in _BARE.items())
    return found
