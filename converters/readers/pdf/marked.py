"""Pages laid out with what the file says of its glyphs: artifacts, words they stand for, ink.

A file may draw a glyph of which it cannot tell the character, and name it beside (ISO 32000-1,
14.9.4, ActualText). LibreOffice does so wherever one glyph stands for several characters. It may
draw glyphs without ink (9.3.6, rendering mode 3): so programs lay what they recognised below the
picture of a page; or with little of it (11.6.4.4, ca). It may draw on layers that are not shown,
and paint over what it drew.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pdfminer.converter import PDFPageAggregator
from pdfminer.layout import LTFigure
from pdfminer.pdfpage import PDFPage
from pdfminer.psparser import PSLiteral
from pdfminer.utils import MATRIX_IDENTITY, decode_text
from pdfplumber.page import Page

from converters.readers.pdf import covers
from converters.readers.pdf.covers import Shape
from converters.readers.pdf.drawing import Drawing
from converters.readers.pdf.layers import Layers
from converters.readers.pdf.painted import Painted


@dataclass(frozen=True, slots=True, eq=False)
class Mark:
    """A stretch of marked content: its tag, and the words that its glyphs stand for, if told.

    `hidden` tells that it stands on a layer that is not shown.
    """

    tag: str
    words: str | None = None
    hidden: bool = False


_INKLESS = 3
"""The rendering mode that draws nothing (9.3.6); what clips shows what is painted through it."""


class _Marking(PDFPageAggregator):
    """Lays out a page; each glyph gets `marks`, the stretches that it stands in, and `ink`.

    What stands on a layer that is not shown is not laid out; its words are in `unshown`. What is
    painted over is marked so; its words are in `covered`.
    """

    _is_over = False
    """Whether what is laid over the page is being drawn."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self._marks: tuple[Mark, ...] = ()
        self._drawn = True
        self._is_part = False
        self._painted = Painted()
        self.covered: list[str] = []
        self.unshown: list[str] = []

    @property
    def _hidden(self) -> bool:
        return any(mark.hidden for mark in self._marks)

    def begin_tag(self, tag: PSLiteral, props: Any = None, hidden: bool = False) -> None:
        """Begin a stretch; `hidden` tells that it is not shown."""
        said = props.get("ActualText") if isinstance(props, dict) else None
        words = decode_text(said) if isinstance(said, bytes) else None
        if hidden and not self._hidden:
            self.unshown.append("")
        within = self._marks[-1:] and self._marks[-1].hidden
        mark = Mark(str(tag.name), words, hidden or bool(within))
        self._marks = (*self._marks[-_DEEPEST:], mark)

    def end_tag(self) -> None:
        """End the last stretch."""
        self._marks = self._marks[:-1]

    def paint_path(self, gstate: Any, stroke: bool, fill: bool, evenodd: bool, path: Any) -> None:
        """Lay out a line or a rectangle; pdfminer parts a path of several, and comes again."""
        if self._hidden:
            return
        whole = not self._is_part
        if fill and whole:
            self.fill(gstate, covers.of_path(path, self.ctm, evenodd=evenodd))
        self._is_part = True
        super().paint_path(gstate, stroke, fill, evenodd, path)
        self._is_part = not whole

    def fill(self, state: Any, shape: Shape | None) -> None:
        """Paint over an area of the page."""
        self._painted.fill(state, shape)

    def render_image(self, name: str, stream: Any) -> None:
        """Lay out a picture."""
        if not self._hidden:
            place = covers.of_box((0, 0, 1, 1), self.ctm)
            self._painted.place(getattr(self, "state", None), stream, place)
            super().render_image(name, stream)

    def lay_over(self, page: PDFPage, drawing: Drawing) -> None:
        """Paint what is laid over a page, none of which is laid out; then see what is hidden."""
        whole, self._is_over = self.cur_item, True
        self.cur_item = LTFigure("", (0, 0, 1, 1), MATRIX_IDENTITY)
        drawing.lay_over(page.annots)
        self.cur_item = whole
        self.covered = self._painted.conceal(whole.width * whole.height)

    def render_string(self, textstate: Any, *args: Any, **options: Any) -> None:
        """Lay out some glyphs."""
        self._drawn = textstate.render != _INKLESS
        super().render_string(textstate, *args, **options)

    def render_char(self, *args: Any, **options: Any) -> float:
        """Lay out a glyph."""
        held: Any = self.cur_item
        before = len(held._objs)
        advance = super().render_char(*args, **options)
        if len(held._objs) == before:
            return advance
        made = held._objs[-1]
        if self._hidden:
            self.unshown[-1] += held._objs.pop().get_text()
            return advance
        made.marks = self._marks
        made.ink = made.graphicstate.ink if self._drawn else 0.0
        if not self._is_over:
            self._painted.add(made)
        return advance


_DEEPEST = 30
"""Stretches within one another; a file that never ends one would keep them all."""


class MarkedPage(Page):
    """A page of pdfplumber whose glyphs know their marks."""

    layers = Layers()
    """Which layers of the file are shown."""
    unshown: tuple[str, ...] = ()
    """The words on those that are not, as soon as the page is laid out."""
    covered: tuple[str, ...] = ()
    """The words that are painted over."""

    @property
    def layout(self) -> Any:
        """What is drawn on the page, laid out once."""
        if not hasattr(self, "_layout"):
            device = _Marking(self.pdf.rsrcmgr, pageno=self.page_number, laparams=None)
            drawing = Drawing(self.pdf.rsrcmgr, device)
            drawing.layers = self.layers
            drawing.process_page(self.page_obj)
            device.lay_over(self.page_obj, drawing)
            self._layout = device.get_result()
            self.covered = tuple(device.covered)
            self.unshown = tuple(device.unshown)
        return self._layout


def pages(document: Any) -> Iterator[MarkedPage]:
    """Yield the pages of a file that pdfplumber has opened."""
    layers = Layers.of_file(document.doc.catalog)
    for number, page in enumerate(PDFPage.create_pages(document.doc), 1):
        made = MarkedPage(document, page, page_number=number)
        made.layers = layers
        yield made


def marks_of(glyph: Any) -> tuple[Mark, ...]:
    """Return the stretches of marked content that a glyph stands in, the innermost last."""
    found: tuple[Mark, ...] = getattr(glyph, "marks", ())
    return found


def ink_of(glyph: Any) -> float:
    """Return how much ink a glyph has: 1 for all, 0 for none."""
    return float(getattr(glyph, "ink", 1.0))
