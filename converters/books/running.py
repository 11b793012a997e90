"""Page numbers and running heads of a book: what they say and where they stand."""

from collections.abc import Mapping
from dataclasses import dataclass

from converters.books.pagination import BookPage
from converters.settings.book_style import Running
from converters.settings.style import Style
from converters.settings.units import Length
from converters.typeset import title
from converters.typeset.metrics import DESCENT, EM
from converters.typeset.typesetter import Typesetter

CUT = "…"
"""Ends a running head that is not whole."""
_OPEN = "“‘（《〈「『【〔［｛"
_LOOSE = "，、；：。 　"


@dataclass(frozen=True, slots=True)
class Furniture:
    """A line outside the type area; lengths from the upper left corner of the page."""

    text: str
    font: str
    """A role of `fonts.toml`."""
    size: Length
    left: Length
    baseline: Length


def folio(page: BookPage, typesetter: Typesetter) -> Furniture | None:
    """Return the page number (页码), as the PDF of a speech has it; None if there is none.

    GB/T 9704 §7.5: its dash 7 mm below the type area, one character in from the fore-edge.
    """
    if not page.folio:
        return None
    style = typesetter.style
    look, metrics = style.folio, typesetter.metrics[style.folio.font]
    before, after = look.around
    text = f"{before}{page.label}{after}"
    ink = metrics.ink("—")
    dash = look.size * ((ink.bottom + ink.top) / 2 / EM)
    foot = style.page.foot
    width = _width(text, metrics, look.size)
    if look.placement == "outside":
        left = _at_fore_edge(style, page, width, look.inset)
    else:
        left = _left(style, page) + (style.page.type_area_width - width) / 2
    return Furniture(text, look.font, look.size, left, foot + look.gap + dash)


def head(page: BookPage, typesetter: Typesetter, numbers: Running) -> Furniture | None:
    """Return the running head (书眉) at the fore-edge, cut where it is long; None without one."""
    if page.head is None:
        return None
    style, metrics = typesetter.style, typesetter.metrics[numbers.font]
    widest = style.page.type_area_width.pt * numbers.max_share / numbers.size.pt * EM
    text = shortened(page.head, metrics, widest)
    left = _at_fore_edge(style, page, _width(text, metrics, numbers.size), Length(0))
    baseline = style.page.top - numbers.gap - numbers.size * DESCENT
    return Furniture(text, numbers.font, numbers.size, left, baseline)


def shortened(text: str, advances: Mapping[str, int], widest: float) -> str:
    """Return a text cut at a word so that it is no wider than told, in thousandths of an em.

    A text that is cut ends with an ellipsis.
    """
    if _advance(text, advances) <= widest:
        return text
    room = widest - _advance(CUT, advances)
    fitting = [at for at in range(1, len(text)) if _advance(text[:at], advances) <= room]
    words = title.boundaries(text)
    at = max((at for at in fitting if at in words), default=max(fitting, default=1))
    return text[:at].rstrip(_OPEN + _LOOSE) + CUT


def shift(style: Style, page: BookPage) -> Length:
    """Return how far the content of a page moves so that its binding margin is at the spine."""
    return _left(style, page) - style.page.inner


def _left(style: Style, page: BookPage) -> Length:
    """Return the left margin of a page."""
    return style.page.inner if page.recto else style.page.outer


def _at_fore_edge(style: Style, page: BookPage, width: Length, inset: Length) -> Length:
    left = _left(style, page)
    if page.recto:
        return left + style.page.type_area_width - inset - width
    return left + inset


def _width(text: str, advances: Mapping[str, int], size: Length) -> Length:
    return size * (_advance(text, advances) / EM)


def _advance(text: str, advances: Mapping[str, int]) -> int:
    return sum(advances[char] for char in text)
