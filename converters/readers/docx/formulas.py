"""Formulas (Office Math, ECMA-376 22.1) on one line, as people type them."""

from collections.abc import Callable, Mapping, Sequence
from copy import deepcopy

from lxml import etree

from converters.readers import raised
from converters.readers.docx.ooxml import MATH, Element, children, named, w

NAMES = tuple(named(MATH, name) for name in ("oMathPara", "oMath"))
"""The elements that formulas are."""
_SPACED = "；"


def alone(formula: Element) -> Element:
    """Return a paragraph of a formula that stands in none (17.2.2 lets it)."""
    paragraph = etree.Element(w("p"))
    paragraph.append(deepcopy(formula))
    return paragraph


def linear(formula: Element) -> str:
    """Return a formula on one line: a fraction as 1/2, a root as √2.

    >>> from lxml import etree
    >>> parts = "<m:num><m:r><m:t>1</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den>"
    >>> linear(etree.fromstring(f'<m:f xmlns:m="{MATH}">{parts}</m:f>'))
    '1/2'
    """
    name = _name(formula)
    if name == "t":
        return formula.text or ""
    if name.endswith("Pr") or formula.tag in _GONE:
        return ""
    return _FORMS.get(name, _all)(formula)


_GONE = (w("del"), w("moveFrom"))
"""Tracked deletions (17.13.5.14, .22)."""


def deletions(formula: Element) -> int:
    """Return how many tracked deletions of characters a formula holds."""
    return sum(1 for one in formula.iter(*_GONE) if len(one))


def is_plain(formula: Element) -> bool:
    """Return whether a formula is but characters in a row."""
    return not any(_name(part) in _FORMS for part in children_below(formula))


def children_below(formula: Element) -> list[Element]:
    """Return all elements within a formula."""
    return [one for one in formula.iter() if isinstance(one.tag, str)]


def _name(element: Element) -> str:
    return str(element.tag).rsplit("}", 1)[-1]


def _all(element: Element) -> str:
    return "".join(linear(child) for child in children(element))


def _part(element: Element, name: str) -> str:
    found = element.find(named(MATH, name))
    return "" if found is None else linear(found)


def _property(element: Element, group: str, name: str, default: str) -> str:
    found = element.find(f"{named(MATH, group)}/{named(MATH, name)}")
    told = None if found is None else found.get(named(MATH, "val"))
    return default if told is None else str(told)


def _grouped(text: str) -> str:
    simple = len(text) == 1 or text.replace(".", "").isalnum()
    return text if simple or (text[:1] in "([{|" and text[-1:] in ")]}|") else f"({text})"


def _fraction(element: Element) -> str:
    upper, lower = _grouped(_part(element, "num")), _grouped(_part(element, "den"))
    over = _property(element, "fPr", "type", "bar") == "noBar"
    return f"{upper} {lower}" if over else f"{upper}/{lower}"


def _up(text: str) -> str:
    return (raised.superscript(text) or f"^{_grouped(text)}") if text else ""


def _down(text: str) -> str:
    return (raised.subscript(text) or f"_{_grouped(text)}") if text else ""


def _scripts(element: Element) -> str:
    base = _grouped(_part(element, "e"))
    return f"{base}{_down(_part(element, 'sub'))}{_up(_part(element, 'sup'))}"


def _before(element: Element) -> str:
    scripts = _down(_part(element, "sub")) + _up(_part(element, "sup"))
    return scripts + _part(element, "e")


def _root(element: Element) -> str:
    return f"{_up(_part(element, 'deg'))}√{_grouped(_part(element, 'e'))}"


def _delimited(element: Element) -> str:
    opening = _property(element, "dPr", "begChr", "(")
    closing = _property(element, "dPr", "endChr", ")")
    between = _property(element, "dPr", "sepChr", "|")
    return f"{opening}{between.join(_each(element, 'e'))}{closing}"


def _each(element: Element, name: str) -> Sequence[str]:
    return [linear(one) for one in element.findall(named(MATH, name))]


def _summed(element: Element) -> str:
    sign = _property(element, "naryPr", "chr", "∫")
    limits = _down(_part(element, "sub")) + _up(_part(element, "sup"))
    return f"{sign}{limits}{_part(element, 'e')}"


def _limited(element: Element) -> str:
    return f"{_part(element, 'e')}{_down(_part(element, 'lim'))}"


def _accented(element: Element) -> str:
    return _part(element, "e") + _property(element, "accPr", "chr", "\u0302")


def _function(element: Element) -> str:
    return f"{_part(element, 'fName')} {_part(element, 'e')}"


def _unseen(element: Element) -> str:
    """Return what a phantom shows: it may but hold the place of its words (22.1.2.81)."""
    shows = _property(element, "phantPr", "show", "1") not in ("0", "false", "off")
    return _part(element, "e") if shows else ""


def _matrix(element: Element) -> str:
    rows = element.findall(named(MATH, "mr"))
    return _SPACED.join(" ".join(_each(row, "e")) for row in rows)


def _array(element: Element) -> str:
    return _SPACED.join(_each(element, "e"))


_FORMS: Mapping[str, Callable[[Element], str]] = {
    "f": _fraction,
    **dict.fromkeys(("sSup", "sSub", "sSubSup"), _scripts),
    "sPre": _before,
    "rad": _root,
    "d": _delimited,
    "nary": _summed,
    **dict.fromkeys(("limLow", "limUpp"), _limited),
    "acc": _accented,
    "func": _function,
    **dict.fromkeys(("bar", "groupChr", "borderBox"), _all),
    "phant": _unseen,
    "m": _matrix,
    "eqArr": _array,
}
