"""How what is laid over a page looks: annotations are painted after it (ISO 32000-1, 12.5.5)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from pdfminer.pdftypes import PDFStream, resolve1
from pdfminer.psparser import PSLiteral
from pdfminer.utils import MATRIX_IDENTITY, apply_matrix_rect, mult_matrix

from converters.readers.pdf.layers import Layers

_UNSEEN = 0b100010
"""Flags of what is hidden, or not to be viewed (12.5.3)."""
_BARE = frozenset(("Link", "Popup"))
"""What is a place to click on, or a window of a viewer, and nothing that is printed."""
_FILLED = "Square"
"""What a viewer fills with its own colour where the file does not say how it looks."""


@dataclass(frozen=True, slots=True)
class Appearance:
    """What is drawn for an annotation: a form, or None for a plain rectangle.

    `bounds` are its edges, left, lower, right and upper; `matrix` leads from there to the page;
    `sheer` tells that what lies beneath is seen through it.
    """

    form: PDFStream | None
    bounds: Sequence[float]
    matrix: Any
    sheer: bool


def shown(annotations: Any, layers: Layers) -> Iterator[Appearance]:
    """Yield how the annotations of a page look that are shown, in their order."""
    found = resolve1(annotations)
    for one in found if isinstance(found, list) else ():
        about = resolve1(one)
        if isinstance(about, dict) and _is_shown(about, layers):
            place = numbers(about.get("Rect"), 4)
            made = _appearance(about, place) if place else None
            if made is not None:
                yield made


def numbers(told: Any, count: int) -> Any:
    """Return so many numbers as the file holds them; None if it does not."""
    found = resolve1(told)
    parts = [resolve1(one) for one in found] if isinstance(found, list) else []
    right = len(parts) == count and all(isinstance(one, int | float) for one in parts)
    return tuple(parts) if right else None


def _is_shown(about: Any, layers: Layers) -> bool:
    flags = resolve1(about.get("F"))
    if isinstance(flags, int) and flags & _UNSEEN:
        return False
    return _name(about.get("Subtype")) not in _BARE and not layers.hides(about.get("OC"))


def _appearance(about: Any, place: Sequence[float]) -> Appearance | None:
    """Return how an annotation looks at its place; None for one that does not show."""
    covering = resolve1(about.get("CA"))
    sheer = isinstance(covering, int | float) and covering < 1
    sheer = sheer or _name(about.get("BM")) not in ("", "Normal", "Compatible")
    form = _form(about)
    if form is not None:
        bounds = numbers(form.get("BBox"), 4)
        return bounds and Appearance(form, bounds, _matrix(form, bounds, place), sheer)
    colour = resolve1(about.get("IC"))
    filled = _name(about.get("Subtype")) == _FILLED and isinstance(colour, list) and colour
    return Appearance(None, place, MATRIX_IDENTITY, sheer) if filled else None


def _form(about: Any) -> PDFStream | None:
    """Return the form of the usual look (12.5.5), that of its state if it has several."""
    looks = resolve1(about.get("AP"))
    usual = resolve1(looks.get("N")) if isinstance(looks, dict) else None
    if isinstance(usual, dict):
        usual = resolve1(usual.get(_name(about.get("AS"))))
    return usual if isinstance(usual, PDFStream) else None


def _matrix(form: PDFStream, bounds: Sequence[float], place: Sequence[float]) -> Any:
    """Return what leads from a form to the page, so that its bounds fill its place (12.5.5)."""
    own = numbers(form.get("Matrix"), 6) or MATRIX_IDENTITY
    left, low, right, high = apply_matrix_rect(own, (bounds[0], bounds[1], bounds[2], bounds[3]))
    x0, x1 = sorted((place[0], place[2]))
    y0, y1 = sorted((place[1], place[3]))
    wide = (x1 - x0) / (right - left) if right > left else 1.0
    tall = (y1 - y0) / (high - low) if high > low else 1.0
    return mult_matrix(own, (wide, 0, 0, tall, x0 - wide * left, y0 - tall * low))


def _name(told: Any) -> str:
    found = resolve1(told)
    return str(found.name) if isinstance(found, PSLiteral) else ""
