"""How the style of a page sets its words: as blocks of their own, and with which line ends."""

import re
from dataclasses import dataclass, field

from lxml import etree

from converters.readers.html import elements
from converters.readers.html.cascade import Cascade

_DECLARED = re.compile(r"([a-z\-]+):([^;]*);")
_BLOCKS = frozenset(
    ("block", "flow-root", "list-item", "flex", "grid", "table", "table-row", "table-caption")
)
_KEPT = frozenset(("pre", "pre-wrap", "break-spaces", "pre-line"))
_LOOSE = "pre-line"
"""Line ends are kept, and spaces are not."""
_RISES = {"super": "sup", "sub": "sub"}
_NORMAL = frozenset(("normal", "nowrap", "initial"))


@dataclass(slots=True)
class Layout:
    """Where lines begin and end in a page, beside what its elements are."""

    cascade: Cascade
    _white: dict[etree._Element, str] = field(default_factory=dict)

    def is_block(self, node: etree._Element) -> bool:
        """Return whether an element has lines of its own.

        By its tag, or as the page sets it; what floats in a line (a drop cap) has none.
        """
        if node.tag in elements.BLOCKS:
            return True
        said = dict(_DECLARED.findall(self.cascade.style(node, named=True)))
        floats = said.get("float", "none") != "none" or said.get("position") in _PLACED
        return said.get("display") in _BLOCKS and not floats

    def rise(self, node: etree._Element) -> str:
        """Return `sup` or `sub` for what is raised or lowered, by its tag or by its style."""
        if node.tag in _RISES.values():
            return str(node.tag)
        said = dict(_DECLARED.findall(self.cascade.style(node, named=True)))
        return _RISES.get(said.get("vertical-align", ""), "") if node.tag in elements.PLAIN else ""

    def squeezed(self, words: str, node: etree._Element) -> str:
        """Return words of an element as a browser shows them.

        Line ends in the markup are spaces, or nothing between Chinese characters, unless the
        element or one around it keeps them (CSS Text, 3).
        """
        white = self._white_space(node)
        if white == _LOOSE:
            return re.sub(r"[ \t\r]*\n[ \t\r]*", "\n", re.sub(r"[ \t\r]+", " ", words))
        if white in _KEPT:
            return words
        between = r"(?<=[\u2e80-\uffef])[ \t]*[\r\n]+[ \t]*(?=[\u2e80-\uffef])"
        return re.sub(r"[ \t\r\n]+", " ", re.sub(between, "", words))

    def _white_space(self, node: etree._Element) -> str:
        """Return how white space in an element is kept; the children of one inherit it."""
        asked = []
        found = "normal"
        for one in (node, *node.iterancestors()):
            if one in self._white:
                found = self._white[one]
                break
            asked.append(one)
            if told := self._told(one):
                found = told
                break
        self._white |= dict.fromkeys(asked, found)
        return found

    def _told(self, node: etree._Element) -> str:
        said: dict[str, str] = dict(_DECLARED.findall(self.cascade.style(node)))
        if (white := said.get("white-space", "")) in _KEPT | _NORMAL:
            return white
        return "pre" if node.tag in _PRE else ""


_PLACED = ("absolute", "fixed")
_PRE = ("pre", "xmp", "listing")
