"""The numbers of ordered lists, which a browser prints and no text of the page holds."""

import re
from collections.abc import Callable, Iterator

from lxml import etree

from converters.readers.html.cascade import Cascade
from converters.speech import hanzi
from converters.speech.counting import (
    BRANCHES,
    STEMS,
    TRADITIONAL,
    formal,
    letters,
    of_row,
    roman,
)

_STYLE = re.compile(r"list-style(?:-type)?\s*:\s*([^;]+)", re.IGNORECASE)
_MOST = 9999


OWNERS = frozenset(("ol", "ul", "menu", "dir"))


def labels(ordered: etree._Element, cascade: Cascade) -> Iterator[tuple[etree._Element, str]]:
    """Yield the items of a list, each with its number as it is printed (HTML, 4.4.5 to 4.4.8).

    Its items are those of which it is the nearest list. One that is not displayed is not counted
    (CSS Lists 3, 4.6); one that is displayed as no item is counted, and has no number (3).
    """
    items = [item for item in ordered.iter("li") if _owner(item) is ordered]
    items = [item for item in items if item.get("hidden") is None and not _gone(item, cascade)]
    backwards = ordered.get("reversed") is not None
    usual = "decimal" if ordered.tag == "ol" else "disc"
    value = _number(ordered.get("start"), len(items) if backwards else 1)
    for item in items:
        value = _number(item.get("value"), value)
        form = _type(item, cascade) or _type(ordered, cascade) or usual
        yield item, _written(form, value) if _displayed(cascade.style(item)) == _ITEM else ""
        value += -1 if backwards else 1


_ITEM = "list-item"
_DISPLAY = re.compile(r"(?:^|;)display:([a-z\-]+)")


def _displayed(style: str) -> str:
    match = _DISPLAY.search(style)
    return match[1] if match else _ITEM


def _gone(item: etree._Element, cascade: Cascade) -> bool:
    return _displayed(cascade.style(item, named=True)) == "none"


def _owner(item: etree._Element) -> etree._Element | None:
    return next(item.iterancestors(*OWNERS), None)


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


def _type(node: etree._Element, cascade: Cascade) -> str:
    """Return the style of the numbers that an element asks for; empty if it asks for none."""
    return _form(cascade.style(node)) or _TYPES.get((node.get("type") or "").strip(), "")


def _form(style: str) -> str:
    told = [words for match in _STYLE.findall(style) for words in match.split()]
    known = [word.lower() for word in told if word.lower() in _FORMS]
    return known[-1] if known else ""


def _digits(value: int) -> str:
    return "".join(hanzi.DIGITS[int(digit)] for digit in str(value))


def _sign(signs: str, value: int) -> str:
    """Return the sign of a number; beyond the row it is written digit by digit."""
    return of_row(signs, value) if value <= len(signs) else _digits(value)


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
    "cjk-decimal": lambda value: f"{_digits(value)}、",
    "simp-chinese-informal": lambda value: f"{hanzi.to_number(value)}、",
    "trad-chinese-informal": lambda value: f"{hanzi.to_number(value)}、",
    "simp-chinese-formal": lambda value: f"{formal(value)}、",
    "trad-chinese-formal": lambda value: f"{formal(value, TRADITIONAL)}、",
    "cjk-heavenly-stem": lambda value: f"{_sign(STEMS, value)}、",
    "cjk-earthly-branch": lambda value: f"{_sign(BRANCHES, value)}、",
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
