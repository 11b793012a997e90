"""What a page hides: by its own styles, a rule of its head, an attribute, or out of sight."""

import re

from lxml import etree

from converters.readers.html import rules
from converters.readers.html.cascade import Cascade

_UNSEEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)"
    r"|(?<![\w-])opacity\s*:\s*0*\.?0+(?![\d.]*[1-9])\s*%?\s*(?:;|!|$)"
    r"|font-size\s*:\s*0*\.?0+\s*(?:px|pt|em|rem|%)?\s*(?:;|!|$)"
    r"|text-indent\s*:\s*-\s*\d{3,}(?:\.\d+)?\s*(?:px|pt|em|rem|%)?"
    r"|clip-path\s*:\s*(?:inset\(\s*(?:[5-9]\d|100)(?:\.\d+)?%|circle\(\s*0(?![.\d]))"
    r"|(?<![\w-])(?:transform\s*:[^;]*scale[XY]?|filter\s*:[^;]*opacity)\(\s*0*\.?0+%?\s*[,)]"
    r"|clip\s*:\s*rect\(\s*[01](?:px)?[\s,]+[01](?:px)?[\s,]+[01](?:px)?[\s,]+[01](?:px)?\s*\)",
    re.IGNORECASE,
)
_INHERITED = {
    "visibility": re.compile("hidden|collapse"),
    "font-size": re.compile(r"0*\.?0+(?:px|pt|rem)?"),
}
"""Properties that hide words, and which elements within may set otherwise."""
_RELATIVE = re.compile(r"inherit|unset|smaller|larger|[\d.]+(?:em|ex|%)")
_OWN = re.compile(r"(?<![\w-])(?:visibility|font-size):[^;]*;")
_PLACED = re.compile(r"position\s*:\s*(?:absolute|fixed)", re.IGNORECASE)
_AWAY = re.compile(
    r"(?<![\w-])(?:left|top|right|bottom|margin-left|margin-top)\s*:\s*-\s*\d{3,}", re.IGNORECASE
)
_FLAT = re.compile(
    r"(?<![\w-])(?:height|width|max-height|max-width)\s*:\s*0+(?:px|pt|em|%)?\s*(?:;|!|$)",
    re.IGNORECASE,
)
_CUT_OFF = re.compile(r"overflow\s*:\s*hidden", re.IGNORECASE)
_STRUCK = re.compile(r"text-decoration(?:-line)?\s*:[^;]*line-through", re.IGNORECASE)
_SIMPLE = re.compile(r"(?:[a-z][a-z0-9]*)?([.#][\w\-\u4e00-\u9fff]+)", re.IGNORECASE)
_TAG = re.compile(r"[a-z][a-z0-9]*", re.IGNORECASE)
_BODY = 0.6
"""What holds more of a page's words is what it shows once its script has run."""


SAID = "descendant-or-self::*[not(self::script or self::style)]/text()"
"""The words within an element, without programs and styles; an XPath."""


class Hiding:
    """Which elements of a page nobody sees."""

    def __init__(self, root: etree._Element, cascade: Cascade | None = None) -> None:
        self._most = _BODY * _size(root if (body := root.find("body")) is None else body)
        self._declared = _declared(root)
        self._cascade = Cascade(root) if cascade is None else cascade
        self._muted: dict[etree._Element, bool] = {}

    def hides(self, node: etree._Element) -> bool:
        """Return whether an element is hidden, and is not the body of the page's words."""
        return self._is_unseen(node) and not self.is_body(node)

    def mutes(self, node: etree._Element) -> bool:
        """Return whether the words right in an element are hidden by what it inherits.

        Elements within it may be shown all the same (CSS Display 3, 4; CSS Fonts 4, 2.5).
        """
        if node not in self._muted:
            self._muted[node] = any(self._inherits(node, name) for name in _INHERITED)
        return self._muted[node]

    def _inherits(self, node: etree._Element, name: str) -> bool:
        for one in (node, *node.iterancestors()):
            if value := self._value(one, name):
                return bool(_INHERITED[name].fullmatch(value)) and not self.is_body(one)
        return False

    def _value(self, node: etree._Element, name: str) -> str:
        """Return what an element makes of a property by itself, empty if it goes by another's."""
        match = re.search(rf"(?:^|;){name}:([^;]*)", self._cascade.style(node, named=True))
        return match[1] if match and not _RELATIVE.fullmatch(match[1]) else ""

    def _shows_within(self, node: etree._Element) -> bool:
        values = ((one, name) for one in node.iterdescendants("*") for name in _INHERITED)
        told = ((name, self._value(one, name)) for one, name in values)
        return any(value and not _INHERITED[name].fullmatch(value) for name, value in told)

    def pales(self, node: etree._Element) -> bool:
        """Return whether the words of an element are white or without colour, on no other ground.

        Nobody sees them on white paper; its own style and rules of the page tell so.
        """
        if not _is_white(self._style(node), node) or self.is_body(node):
            return False
        around = (node, *node.iterancestors())
        return not any(_has_ground(self._style(one, one.tag), one) for one in around)

    def _style(self, node: etree._Element, *tags: str) -> str:
        """Return what the page declares of these tags and of an element's names, and its style."""
        classes = (f".{name}" for name in (node.get("class") or "").split())
        names = (*tags, *classes, f"#{node.get('id')}")
        said = (one for name in names for one in self._declared.get(name, ()))
        return ";".join([*said, node.get("style") or ""])

    def strikes(self, node: etree._Element) -> bool:
        """Return whether the words of an element are struck out."""
        style = self._cascade.style(node, named=True)
        struck = node.tag in ("del", "s", "strike") or _STRUCK.search(style)
        return bool(struck) and not self.is_body(node)

    def is_body(self, node: etree._Element) -> bool:
        """Return whether an element holds most of the words of the page."""
        return _size(node) > self._most

    def _is_unseen(self, node: etree._Element) -> bool:
        if node.get("hidden") is not None or node.tag == "noscript":
            return True
        if node.tag == "dialog" and node.get("open") is None:
            return True
        # What tags alone hide a script shows: a page has no words for nobody.
        style = self._cascade.style(node, named=True)
        if not is_hiding(style):
            return False
        return is_hiding(_OWN.sub("", style)) or not self._shows_within(node)


def _is_white(style: str, node: etree._Element) -> bool:
    colour = (node.get("color") or "").strip() if node.tag == "font" else ""
    colours = _COLOUR.findall(f"color:{colour};{style}")
    return bool(colours and _WHITE.fullmatch(colours[-1]) and not _CLIPPED.search(style))


def _has_ground(style: str, node: etree._Element) -> bool:
    grounds = _GROUND.findall(f"background:{node.get('bgcolor') or ''};{style}")
    return any(one and not _NO_GROUND.fullmatch(one) for one in grounds)


_COLOUR = re.compile(r"(?<![\w-])color\s*:\s*([^;!]*[^;!\s])", re.IGNORECASE)
_WHITE = re.compile(
    r"white|transparent|#fff[0-9a-f]?|#(?:f[0-9a-f]){3}(?:[0-9a-f]{2})?"
    r"|rgba?\(\s*2[45]\d\s*[, ]\s*2[45]\d\s*[, ]\s*2[45]\d.*|(?:rgb|hsl)a\(.*,\s*0?\.?0+%?\s*\)",
    re.IGNORECASE,
)
_GROUND = re.compile(r"(?<![\w-])background(?:-color|-image)?\s*:\s*([^;!]*)", re.IGNORECASE)
_NO_GROUND = re.compile(rf"\s*(?:none|initial|inherit|unset|{_WHITE.pattern})?\s*", re.IGNORECASE)
_CLIPPED = re.compile(r"background-clip\s*:\s*text", re.IGNORECASE)
"""The ground shows through letters without colour."""


def is_hiding(style: str) -> bool:
    """Return whether declarations of style put words out of sight.

    >>> [is_hiding(s) for s in ("opacity: 0; ", "opacity:0.5", "position:absolute;left:-9999px")]
    [True, False, True]
    """
    return bool(
        _UNSEEN.search(style)
        or (_PLACED.search(style) and _AWAY.search(style))
        or (_FLAT.search(style) and _CUT_OFF.search(style))
    )


def _size(node: etree._Element) -> int:
    return sum(len(words.strip()) for words in node.xpath(SAID))


def _declared(root: etree._Element) -> dict[str, list[str]]:
    """Return what rules of a page for all media declare of a class, id or tag by its name alone."""
    found: dict[str, list[str]] = {}
    for selectors, style in rules.of_page(root):
        for one in map(str.strip, selectors.split(",")):
            if match := _SIMPLE.fullmatch(one):
                found.setdefault(match[1], []).append(style)
            elif _TAG.fullmatch(one):
                found.setdefault(one.lower(), []).append(style)
    return found
