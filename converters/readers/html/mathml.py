"""Formulas of a page (MathML) on one line, as people type them."""

from collections.abc import Callable, Mapping, Sequence

from lxml import etree

from converters.readers import raised


def linear(node: etree._Element) -> str:
    """Return a formula on one line: a fraction as 1/2, a root as √2; "" for one that is no words.

    >>> from lxml import html
    >>> linear(html.fromstring("<math><mfrac><mn>1</mn><mi>x</mi></mfrac></math>"))
    '1/x'
    """
    name = etree.QName(node).localname if isinstance(node.tag, str) else "annotation"
    if name.startswith("annotation"):
        return ""
    parts = [part for part in (linear(child) for child in node) if part]
    form = _FORMS.get(name)
    if form is not None and len(parts) >= form[0]:
        return form[1](parts)
    return "".join(["".join((node.text or "").split()), *parts])


def _grouped(text: str) -> str:
    return text if len(text) == 1 or text.replace(".", "").isalnum() else f"({text})"


def _fraction(parts: Sequence[str]) -> str:
    return f"{_grouped(parts[0])}/{_grouped(parts[1])}"


def _raised(parts: Sequence[str]) -> str:
    return parts[0] + (raised.superscript(parts[1]) or f"^{_grouped(parts[1])}")


def _lowered(parts: Sequence[str]) -> str:
    return parts[0] + (raised.subscript(parts[1]) or f"_{_grouped(parts[1])}")


def _both(parts: Sequence[str]) -> str:
    return _raised([_lowered(parts), parts[2]])


def _root(parts: Sequence[str]) -> str:
    return f"√{_grouped(''.join(parts))}"


def _degree_root(parts: Sequence[str]) -> str:
    degree = raised.superscript(parts[1]) or parts[1]
    return f"{degree}√{_grouped(parts[0])}"


def _rows(parts: Sequence[str]) -> str:
    return "；".join(parts)


def _cells(parts: Sequence[str]) -> str:
    return " ".join(parts)


_FORMS: Mapping[str, tuple[int, Callable[[Sequence[str]], str]]] = {
    "mfrac": (2, _fraction),
    "msup": (2, _raised),
    "mover": (2, _raised),
    "msub": (2, _lowered),
    "munder": (2, _lowered),
    "msubsup": (3, _both),
    "munderover": (3, _both),
    "msqrt": (1, _root),
    "mroot": (2, _degree_root),
    "mtable": (1, _rows),
    "mtr": (1, _cells),
}
"""Elements that print more than their parts in a row, and of how many parts they are at least."""
