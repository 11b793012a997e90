"""The pages of a file, each with its runs of glyphs and with what it shows that is no text."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from pdfminer.layout import LTContainer, LTCurve, LTImage, LTLine, LTRect
from pdfminer.pdftypes import resolve1
from pdfminer.psparser import PSLiteral
from pdfminer.utils import decode_text

from converters.readers.pdf import colours, glyphs, grids, runs
from converters.readers.pdf.boxes import Box
from converters.readers.pdf.grids import Grid
from converters.readers.pdf.runs import GlyphRun

HIDDEN, COVERED = "不显示的图层上的文字", "被遮盖的文字"
MARKED = "尚未涂黑的密文标记"
"""Of words that are to be blackened (ISO 32000-1, 12.5.6.23) and are still in the file."""
_WHOLE = 0.6
"""Of the page: a larger picture is the page."""
_SPECK = 12.0
"""Points: a picture no larger either way is a dot of a list or a rule."""
_FEWEST = 20
"""Fewer characters than this, and a page that is a picture has no text."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page: what is drawn on it.

    `area` is what of it can be seen; `pictures` where its pictures stand, `grounds` those and what
    is painted dark; `remarks` what is laid over it, each with what it is called and its words;
    `grids` its tables, `frames` its rectangles; `respelt` the characters that the file
    names beside glyphs of others.
    """

    number: int
    area: Box
    runs: list[GlyphRun] = field(default_factory=list)
    pictures: tuple[Box, ...] = ()
    grounds: tuple[Box, ...] = ()
    remarks: tuple[tuple[str, str], ...] = ()
    grids: tuple[Grid, ...] = ()
    frames: tuple[Box, ...] = ()
    respelt: str = ""

    @property
    def is_scan(self) -> bool:
        """Whether the page is one picture, with text or without."""
        return any(box.area >= _WHOLE * self.area.area for box in self.pictures)

    @property
    def is_picture(self) -> bool:
        """Whether the page is one picture without text."""
        return self.is_scan and sum(len(run.chars) for run in self.runs) < _FEWEST

    @property
    def is_recognised(self) -> bool:
        """Whether words of it have no ink: a program recognised them on its pictures."""
        return any(run.inkless for run in self.runs)


def of_page(page: Any, number: int) -> Sheet:
    """Return a page of pdfplumber, the first has the number 1."""
    layout = page.layout
    drawn = glyphs.of_page(layout)
    unseen = ((HIDDEN, page.unshown), (COVERED, page.covered))
    hidden = [(called, words) for called, some in unseen for words in some if words.strip()]
    quarter = drawn.quarter
    things = list(_things(layout))
    pictures = [_box(one, layout, quarter) for one in things if isinstance(one, LTImage)]
    rects = [one for one in things if isinstance(one, LTRect)]
    dark = [_box(one, layout, quarter) for one in rects if one.fill and _is_dark(one)]
    return Sheet(
        number,
        _seen(page).turned(quarter, layout.width, layout.height),
        runs.steadied(runs.of_glyphs(drawn.glyphs)),
        tuple(box for box in pictures if _is_seen(box)),
        (*pictures, *dark),
        (*hidden, *_remarks(page.page_obj.annots)),
        grids.of_page(page, quarter),
        tuple(_frames(things, layout, quarter)),
        drawn.respelt,
    )


def _things(container: Any) -> Iterator[Any]:
    for item in container:
        if isinstance(item, LTContainer):
            yield from _things(item)
        else:
            yield item


def _box(thing: Any, layout: Any, quarter: int) -> Box:
    tall = layout.height
    box = Box(thing.x0, tall - thing.y1, thing.x1, tall - thing.y0)
    return box.turned(quarter, layout.width, tall)


def _frames(things: Sequence[Any], layout: Any, quarter: int) -> Iterator[Box]:
    """Yield the rectangles of a page that are narrower than half of it, ground and rule as one."""
    found = list[Box]()
    for one in things:
        if not isinstance(one, LTCurve) or isinstance(one, LTLine) or not _is_upright(one):
            continue
        box = _box(one, layout, quarter)
        wide = box.right - box.left > _FRAMED * layout.width
        if _is_seen(box) and not wide and not any(box.is_near(other) for other in found):
            found.append(box)
            yield box


_FRAMED = 0.5
"""Of a page: no text stands beside what is wider."""


def _is_upright(curve: Any) -> bool:
    """Tell a rectangle: each point of its outline lies on the edge of what it covers."""
    near = 0.5
    return all(
        min(abs(x - curve.x0), abs(x - curve.x1)) < near
        or min(abs(y - curve.y0), abs(y - curve.y1)) < near
        for x, y in curve.pts
    )


def _is_dark(rect: Any) -> bool:
    return colours.tone(rect.non_stroking_color) < _DARK


_DARK = 0.8


def _is_seen(box: Box) -> bool:
    return box.right - box.left > _SPECK and box.bottom - box.top > _SPECK


def _seen(page: Any) -> Box:
    """Return what a viewer shows of a page."""
    x, y = page.mediabox[0], page.mediabox[1]
    left, top, right, bottom = page.cropbox
    return Box(left - x, top - y, right - x, bottom - y)


_CALLED = {
    "Text": "批注",
    "FreeText": "批注",
    "Highlight": "批注",
    "Underline": "批注",
    "StrikeOut": "批注",
    "Squiggly": "批注",
    "Caret": "批注",
    "Ink": "批注",
    "Stamp": "图章",
    "FileAttachment": "附件",
    "Widget": "表单里的文字",
    "Redact": MARKED,
}
"""What may be laid over a page (ISO 32000-1, 12.5.6.1), and what it is called."""


def _remarks(annotations: Any) -> Iterator[tuple[str, str]]:
    """Yield what is laid over a page and says something; links say nothing.

    A mark of words that are to be blackened is told without words, too.
    """
    found = resolve1(annotations)
    for one in found if isinstance(found, list) else ():
        about = resolve1(one)
        kind = resolve1(about.get("Subtype")) if isinstance(about, dict) else None
        called = _CALLED.get(str(kind.name)) if isinstance(kind, PSLiteral) else None
        if called is None:
            continue
        said = _said(about.get("V" if called == _CALLED["Widget"] else "Contents"))
        if said or called == MARKED:
            yield called, said


def _said(words: Any) -> str:
    found = resolve1(words)
    return " ".join(decode_text(found).split()) if isinstance(found, bytes) else ""
