"""Looks of runs that say something: capitals, words struck out, words that nobody sees.

Such words are read as they are stored, and told.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from converters.readers.docx.ooxml import Element, below, number, val, w
from converters.readers.docx.styles import Styles
from converters.readers.raw import PALE

_CAPITALS, _STRUCK = "印成大写的字母", "加了删除线的字"
_TOGGLES = {
    **dict.fromkeys(("caps", "smallCaps"), _CAPITALS),
    **dict.fromkeys(("strike", "dstrike"), _STRUCK),
}
"""Properties of a run (17.3.2), and how it looks by them."""
_COLOUR, _WHITE, _GROUNDS = "color", "FFFFFF", ("shd", "highlight")
"""What is white without a ground of its own (17.3.2.32, .15) cannot be seen on paper."""
_NAMES = (*_TOGGLES, _COLOUR)
_BY_TAG: Mapping[object, str] = {w(name): name for name in _NAMES}


@dataclass(slots=True)
class Looks:
    """What is to be told of the looks of the runs of a file."""

    styles: Styles
    _plain: dict[tuple[str, str], bool] = field(default_factory=dict)

    def of_run(self, run: Element, paragraph: Element) -> tuple[str, ...]:
        """Return what a run looks like that its words do not say; mostly nothing."""
        own = below(run, "rPr")
        if not self._is_plain(own, paragraph):
            return tuple(dict.fromkeys(self._of(_NAMES, run, paragraph)))
        names = [] if own is None else [_BY_TAG[one.tag] for one in own if one.tag in _BY_TAG]
        return tuple(dict.fromkeys(self._of(names, run, paragraph))) if names else ()

    def _is_plain(self, own: Element | None, paragraph: Element) -> bool:
        """Return whether the styles of a run give it no such look."""
        key = val(below(own, "rStyle")), self.styles.style_of(paragraph)
        if key not in self._plain:
            some = (self.styles.inherited(id, "rPr", name) for id in key for name in _NAMES)
            self._plain[key] = all(one is None for one in some)
        return self._plain[key]

    def _of(self, names: Sequence[str], run: Element, paragraph: Element) -> Iterator[str]:
        for name in names:
            if name != _COLOUR:
                if self.styles.toggled(run, paragraph, name):
                    yield _TOGGLES[name]
            elif self._is_white(run, paragraph) and not self._has_ground(run, paragraph):
                yield PALE

    def _is_white(self, run: Element, paragraph: Element) -> bool:
        return val(self.styles.of_run(run, paragraph, _COLOUR)).upper() == _WHITE

    def _has_ground(self, run: Element, paragraph: Element) -> bool:
        """Return whether the paper behind a run may be of another colour."""
        around = next(run.iterancestors(w("tc"), w("txbxContent")), None)
        painted = self.styles.of_paragraph(paragraph, "shd")
        grounds = (self.styles.of_run(run, paragraph, name) for name in _GROUNDS)
        return any(one is not None for one in (around, painted, *grounds))


def applies(look: str, text: str) -> bool:
    """Return whether a look changes a text: capitals only small letters.

    >>> applies("印成大写的字母", "wto"), applies("印成大写的字母", "大会")
    (True, False)
    """
    return bool(text.strip()) and (look != _CAPITALS or text != text.upper())


def moved(position: str, run: Element) -> str:
    """Return where figures stand that were moved up or down by hand (17.3.2.24), as in m²."""
    up = number(position, 0)
    if abs(up) < _MOVED or not _FIGURES.fullmatch("".join(t.text or "" for t in run)):
        return ""
    return "superscript" if up > 0 else "subscript"


_MOVED = 4
"""Half points: what is moved less is set right by eye."""
_FIGURES = re.compile(r"[0-9+\-−]{1,4}")
