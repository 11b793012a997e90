"""The numbers of ordered lists, which a browser prints and no text of the page holds."""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import TypeAlias

from lxml import etree

from converters.readers.html import rules
from converters.speech import hanzi
from converters.speech.counting import letters, roman

_STYLE = re.compile(r"list-style(?:-type)?\s*:\s*([^;]+)", re.IGNORECASE)
_MOST = 9999


Styles: TypeAlias = Mapping[etree._Element, str]
"""The styles of numbers that rules of a page give to its lists and their items."""


def styles(root: etree._Element) -> Styles:
    """Return the styles of numbers by the rules of a page; the last rule holds."""
    found: dict[etree._Element, str] = {}
    for selectors, style in rules.of_page(root):
        if form := _form(style):
            for one in selectors.split(","):
                found |= dict.fromkeys(rules.met(root, one.strip()), form)
    return found


def labels(
    ordered: etree._Element, styled: Styles | None = None
) -> Iterator[tuple[etree._Element, str]]:
    """Yield the items of an <ol>, each with its number as it is printed (HTML, 4.4.5 to 4.4.8)."""
    by_rule = styled or {}
    items = [item for item in ordered if item.tag == "li"]
    backwards = ordered.get("reversed") is not None
    value = _number(ordered.get("start"), len(items) if backwards else 1)
    for item in items:
        value = _number(item.get("value"), value)
        form = _type(item, by_rule) or _type(ordered, by_rule) or "decimal"
        yield item, _written(form, value)
        value += -1 if backwards else 1


def _number(given: str | None, otherwise: int) -> int:
    match = re.match(r"\s*([+-]?\d{1,6})", given or "")
    return int(match[1]) if match else otherwise


_TYPES = {
    "1": "decimal",
    "a": "lower-alpha",
    "A": "upper-alpha",
    "i": "lower-roman",
    "I": "upper-roman",
}


def _type(node: etree._Element, by_rule: Styles) -> str:
    """Return the style of the numbers that an element asks for; empty if it asks for none."""
    own = _form(node.get("style") or "") or by_rule.get(node, "")
    return own or _TYPES.get((node.get("type") or "").strip(), "")


def _form(style: str) -> str:
    told = [words for match in _STYLE.findall(style) for words in match.split()]
    known = [word.lower() for word in told if word.lower() in _FORMS]
    return known[-1] if known else ""


_FORMS: dict[str, Callable[[int], str]] = {
    "decimal": lambda value: f"{value}. ",
    "decimal-leading-zero": lambda value: f"{value:02}. ",
    "lower-alpha": lambda value: f"{letters(value)}. ",
    "lower-latin": lambda value: f"{letters(value)}. ",
    "upper-alpha": lambda value: f"{letters(value).upper()}. ",
    "upper-latin": lambda value: f"{letters(value).upper()}. ",
    "lower-roman": lambda value: f"{roman(value)}. ",
    "upper-roman": lambda value: f"{roman(value).upper()}. ",
    "cjk-ideographic": lambda value: f"{hanzi.to_number(value)}、",
    "cjk-decimal": lambda value: f"{hanzi.to_number(value)}、",
    "simp-chinese-informal": lambda value: f"{hanzi.to_number(value)}、",
    "trad-chinese-informal": lambda value: f"{hanzi.to_number(value)}、",
    "none": lambda _: "",
    "disc": lambda _: "",
    "circle": lambda _: "",
    "square": lambda _: "",
}


def _written(form: str, value: int) -> str:
    """Return a number as its style writes it; styles without a zero write it in figures."""
    if form not in ("none", "disc", "circle", "square") and not 0 < value <= _MOST:
        return f"{value}. "
    return _FORMS[form](value)
