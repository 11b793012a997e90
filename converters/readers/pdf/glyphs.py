"""The glyphs of a page as they are drawn: which character, where, how large, how dark."""

import math
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

from pdfminer.layout import LTChar, LTContainer

from converters.readers.pdf import colours, downward
from converters.readers.pdf.marked import Mark, ink_of, marks_of
from converters.readers.pdf.painted import is_covered
from converters.speech.radicals import unified

UNKNOWN = "□"
"""Stands for a glyph of which the file does not tell the character; `checks` objects to it."""
_NO_CHARACTER = re.compile(r"\(cid:\d+\)")
_SOFT_HYPHEN, _HYPHEN = "\u00ad", "-"
_LIGATURES = "\ufb00\ufb01\ufb02\ufb03\ufb04\ufb05\ufb06"
"""ﬁ and the like: one glyph for several letters."""
_FORM = re.compile(f"[{_LIGATURES}\ufe10-\ufe19\ufe30-\ufe44]")
_WIDE = str.maketrans(",:;!?(){}[]_", "，：；！？（）｛｝［］＿")
_BLANK = frozenset((_SOFT_HYPHEN, "\u200b", "\ufeff"))
_LEVEL = math.radians(2)
"""What is turned by less stands upright."""
_BOLD = re.compile(r"bold|black|heavy|hei|黑", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Glyph:
    """One drawn character.

    Lengths are points from the top left corner of the page as it is read; `base` is that of the
    baseline. `tone` is 0 for black and 1 for white; `turn` the angle of its baseline in degrees,
    0 for upright; `spaced` tells whether the file draws a space before it; `artifact` whether it
    calls it a part of the page and not of the text; `inkless` whether nothing of it is seen.
    """

    char: str
    left: float
    right: float
    base: float
    size: float
    font: str
    tone: float
    turn: int = 0
    bold: bool = False
    spaced: bool = False
    artifact: bool = False
    inkless: bool = False

    @property
    def top(self) -> float:
        """Its upper edge, as fonts of hanzi have it."""
        return self.base - _ASCENT * self.size

    @property
    def bottom(self) -> float:
        """Its lower edge."""
        return self.base + (1 - _ASCENT) * self.size


_ASCENT = 0.86


@dataclass(frozen=True, slots=True)
class Drawn:
    """What is drawn on a page, in its order: its glyphs, and by how many degrees it is turned.

    `respelt` are the characters that the file names beside glyphs which tell quite others.
    """

    glyphs: list[Glyph]
    quarter: int
    respelt: str


def of_page(layout: Any) -> Drawn:
    """Return the glyphs of a page as pdfminer lays it out, in the order in which they are drawn.

    A glyph that stands for several characters becomes as many; a page whose text is printed on
    its side, or from top to bottom, is read as if it were turned. Blanks are no glyphs.
    """
    chars = list(_chars(layout))
    turns = downward.turns(chars) or list(map(_turn, chars))
    quarter, seats = _quarter(turns), _seats(chars)
    turn_of = dict(zip(map(id, chars), turns, strict=True))
    made: list[Glyph] = []
    respelt, spaced = "", False
    for char, told in _told(chars):
        own = _HYPHEN if _is_drawn_hyphen(char) else _text(char.get_text())
        text = own if told is None else told and _text(told)
        respelt += "" if _plain(text) == _plain(own) else text
        if not text:
            spaced = True
            continue
        rise = (_seat(char) - seats[char.fontname]) * char.size
        left, right, base = _place(char, quarter, layout)
        turn = (turn_of[id(char)] - quarter) % 360
        made += _glyphs(char, text, (left, right, base - rise), turn, spaced=spaced)
        spaced = False
    return Drawn(_once(made), quarter, respelt)


def _is_drawn_hyphen(char: LTChar) -> bool:
    """Tell a soft hyphen that takes up room: some fonts call every hyphen that is printed so."""
    return bool(char.get_text() == _SOFT_HYPHEN and char.adv > 0)


def _told(chars: Iterable[LTChar]) -> Iterator[tuple[LTChar, str | None]]:
    """Yield the glyphs with what the file says beside them; None where it says nothing.

    What stands for a whole stretch is shared out: a character a glyph, the rest to the last one.
    """
    for mark, group in groupby(chars, _telling):
        stretch = list(group)
        words, last = (mark and mark.words) or "", len(stretch) - 1
        for at, char in enumerate(stretch):
            yield char, (words[at:] if at == last else words[at : at + 1]) if words else None


def _telling(char: LTChar) -> Mark | None:
    """Return the innermost stretch of a glyph for which words are told.

    Hyphens that stand for nothing (a soft hyphen) are read like those of files that tell nothing.
    """
    telling = (one for one in reversed(marks_of(char)) if (one.words or "").strip(_SOFT_HYPHEN))
    return next(telling, None)


def _plain(text: str) -> str:
    """Return a text without the forms of a character: the radical ⼈ is 人."""
    return unicodedata.normalize("NFKC", "".join(map(unified, text)))


def _seat(char: LTChar) -> float:
    """Return how high above the origin of its line the box of a glyph begins, by its size."""
    upright = char.matrix[3] > 0 and char.size > 0
    return round((char.y0 - char.matrix[5]) / char.size, 2) if upright else 0.0


def _seats(chars: Iterable[LTChar]) -> dict[str, float]:
    """Return where the boxes of most glyphs of each face begin: others are raised or lowered."""
    found: defaultdict[str, Counter[float]] = defaultdict(Counter)
    for char in chars:
        found[char.fontname][_seat(char)] += 1
    return {font: seats.most_common(1)[0][0] for font, seats in found.items()}


def _chars(container: Any) -> Iterator[LTChar]:
    """Yield what is drawn on a page and in the forms within it, and is not painted over."""
    for item in container:
        if isinstance(item, LTChar):
            if not is_covered(item):
                yield item
        elif isinstance(item, LTContainer):
            yield from _chars(item)


def _text(text: str) -> str:
    """Return the characters that a glyph stands for; empty for a blank."""
    if not text or _NO_CHARACTER.fullmatch(text):
        return UNKNOWN
    known = "".join(UNKNOWN if _is_unknown(one) else one for one in text)
    plain = "".join(one for one in known if not one.isspace() and one not in _BLANK)
    return _FORM.sub(lambda match: _usual_form(match[0]), plain)


def _usual_form(char: str) -> str:
    """Return the character of a form; marks of lines from top to bottom are those of hanzi.

    >>> _usual_form("ﬁ"), _usual_form("︵"), _usual_form("︒")
    ('fi', '（', '。')
    """
    plain = unicodedata.normalize("NFKC", char)
    return plain if char in _LIGATURES else plain.translate(_WIDE)


def _is_unknown(char: str) -> bool:
    return char == "\ufffd" or (unicodedata.category(char) in ("Cc", "Cs") and not char.isspace())


def _turn(char: LTChar) -> int:
    """Return the angle of a baseline in degrees, 0 to 359, against the clock."""
    angle = math.atan2(char.matrix[1], char.matrix[0])
    near = round(angle / (math.pi / 2)) * (math.pi / 2)
    exact = near if abs(angle - near) < _LEVEL else angle
    return round(math.degrees(exact)) % 360


def _quarter(turns: Sequence[int]) -> int:
    """Return the turn of most of the page: 0, 90, 180 or 270."""
    most = Counter(turns).most_common(1)
    return most[0][0] if most and most[0][0] % 90 == 0 else 0


def _glyphs(
    char: LTChar, text: str, place: tuple[float, float, float], turn: int, *, spaced: bool
) -> Iterator[Glyph]:
    """Yield a glyph for each character of a drawn one, side by side."""
    left, right, base = place
    step = (right - left) / len(text)
    artifact = any(mark.tag == "Artifact" for mark in marks_of(char))
    ink = ink_of(char)
    light = 1 - ink * (1 - colours.tone(char.graphicstate.ncolor)) if ink > _FAINTEST else 0.0
    for at, one in enumerate(text):
        yield Glyph(
            one,
            left + at * step,
            left + (at + 1) * step,
            base,
            max(char.size, 0.1),
            char.fontname if isinstance(char.fontname, str) else "",
            light,
            turn,
            bool(_BOLD.search(str(char.fontname))),
            spaced and not at,
            artifact,
            ink <= _FAINTEST,
        )


_FAINTEST = 0.02
"""So little ink is none; such a glyph has no tone."""


def _place(char: LTChar, quarter: int, layout: Any) -> tuple[float, float, float]:
    """Return left and right edge and baseline, on a page turned so that most of it is upright.

    pdfminer has moved the page so that it begins at zero.
    """
    x, y = char.matrix[4:6]
    left, right, low, high = char.x0, char.x1, char.y0, char.y1
    wide, tall = layout.width, layout.height
    return {
        0: (left, right, tall - y),
        90: (low, high, x),
        180: (wide - right, wide - left, y),
        270: (tall - high, tall - low, wide - x),
    }[quarter]


_NEAR = 0.15
"""Of its size: the same character drawn again at no greater distance is the same, made bold."""


def _once(drawn: Iterable[Glyph]) -> list[Glyph]:
    """Return the glyphs without those that are drawn again over themselves, which makes them bold.

    So WPS and the drivers of printers make bold faces that they do not have.
    """
    kept: list[Glyph] = []
    cells: defaultdict[tuple[str, int, int], list[int]] = defaultdict(list)
    for glyph in drawn:
        reach = max(_NEAR * glyph.size, 0.1)
        column, row = int(glyph.left / reach), int(glyph.base / reach)
        twin = next(_twins(glyph, reach, (column, row), cells, kept), None)
        if twin is None:
            cells[glyph.char, column, row].append(len(kept))
            kept.append(glyph)
        else:
            kept[twin] = _both(kept[twin], glyph)
    return kept


def _both(first: Glyph, again: Glyph) -> Glyph:
    """Return a glyph that is drawn twice; what has no ink makes nothing bold."""
    bold = first.bold or again.bold or not (first.inkless or again.inkless)
    tones = [one.tone for one in (first, again) if not one.inkless] or [0.0]
    inkless = first.inkless and again.inkless
    return replace(first, bold=bold, tone=min(tones), inkless=inkless)


def _twins(
    glyph: Glyph,
    reach: float,
    cell: tuple[int, int],
    cells: defaultdict[tuple[str, int, int], list[int]],
    kept: Sequence[Glyph],
) -> Iterator[int]:
    """Yield the places of glyphs that are the same one at the same place."""
    for column in (cell[0] - 1, cell[0], cell[0] + 1):
        for row in (cell[1] - 1, cell[1], cell[1] + 1):
            for at in cells.get((glyph.char, column, row), ()):
                if _same(glyph, kept[at], reach):
                    yield at


def _same(glyph: Glyph, other: Glyph, reach: float) -> bool:
    near = abs(glyph.left - other.left) <= reach and abs(glyph.base - other.base) <= reach
    return near and abs(glyph.size - other.size) <= reach and glyph.turn == other.turn
