"""Pages laid out with what the file says of its glyphs: artifacts, words they stand for, ink.

A file may draw a glyph of which it cannot tell the character, and name it beside (ISO 32000-1,
14.9.4, ActualText). LibreOffice does so wherever one glyph stands for several characters. It may
draw glyphs without ink (9.3.6, rendering modes 3 and 7): so programs lay what they recognised
below the picture of a page; or with little of it (11.6.4.4, ca).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pdfminer.converter import PDFPageAggregator
from pdfminer.pdfinterp import PDFGraphicState, PDFPageInterpreter
from pdfminer.pdfpage import PDFPage
from pdfminer.pdftypes import resolve1
from pdfminer.psparser import PSLiteral
from pdfminer.utils import decode_text
from pdfplumber.page import Page


@dataclass(frozen=True, slots=True, eq=False)
class Mark:
    """A stretch of marked content: its tag, and the words that its glyphs stand for, if told."""

    tag: str
    words: str | None = None


_INKLESS = frozenset({3, 7})


class _State(PDFGraphicState):
    """The state of drawing, with how much of the paper what is filled covers."""

    ink: float = 1.0

    def copy(self) -> "_State":
        """Return the same state, to be gone back to."""
        made = _State()
        made.__dict__.update(self.__dict__)
        return made


def _entry(held: Any, name: str) -> Any:
    """Return what a dictionary holds under a name; None for what is none."""
    return resolve1(held.get(name)) if isinstance(held, dict) else None


class _Interpreter(PDFPageInterpreter):
    """Draws a page; it also heeds how transparent the file makes what it fills."""

    def init_state(self, ctm: Any) -> None:
        """Begin a page, or a form within it."""
        super().init_state(ctm)
        self.graphicstate = _State()

    def do_gs(self, name: Any) -> None:
        """Take over a state that the page names."""
        state = _entry(_entry(self.resources, "ExtGState"), getattr(name, "name", ""))
        ink = _entry(state, "ca")
        if isinstance(self.graphicstate, _State) and isinstance(ink, int | float):
            self.graphicstate.ink = min(max(float(ink), 0.0), 1.0)


class _Marking(PDFPageAggregator):
    """Lays out a page; each glyph gets `marks`, the stretches that it stands in, and `ink`."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self._marks: tuple[Mark, ...] = ()
        self._drawn = True

    def begin_tag(self, tag: PSLiteral, props: Any = None) -> None:
        """Begin a stretch."""
        said = props.get("ActualText") if isinstance(props, dict) else None
        words = decode_text(said) if isinstance(said, bytes) else None
        self._marks = (*self._marks[-_DEEPEST:], Mark(str(tag.name), words))

    def end_tag(self) -> None:
        """End the last stretch."""
        self._marks = self._marks[:-1]

    def render_string(self, textstate: Any, *args: Any, **options: Any) -> None:
        """Lay out some glyphs."""
        self._drawn = textstate.render not in _INKLESS
        super().render_string(textstate, *args, **options)

    def render_char(self, *args: Any, **options: Any) -> float:
        """Lay out a glyph."""
        advance = super().render_char(*args, **options)
        held: Any = self.cur_item
        if held._objs:
            made = held._objs[-1]
            made.marks = self._marks
            made.ink = made.graphicstate.ink if self._drawn else 0.0
        return advance


_DEEPEST = 30
"""Stretches within one another; a file that never ends one would keep them all."""


class MarkedPage(Page):
    """A page of pdfplumber whose glyphs know their marks."""

    @property
    def layout(self) -> Any:
        """What is drawn on the page, laid out once."""
        if not hasattr(self, "_layout"):
            device = _Marking(self.pdf.rsrcmgr, pageno=self.page_number, laparams=None)
            _Interpreter(self.pdf.rsrcmgr, device).process_page(self.page_obj)
            self._layout = device.get_result()
        return self._layout


def pages(document: Any) -> Iterator[MarkedPage]:
    """Yield the pages of a file that pdfplumber has opened."""
    for number, page in enumerate(PDFPage.create_pages(document.doc), 1):
        yield MarkedPage(document, page, page_number=number)


def marks_of(glyph: Any) -> tuple[Mark, ...]:
    """Return the stretches of marked content that a glyph stands in, the innermost last."""
    found: tuple[Mark, ...] = getattr(glyph, "marks", ())
    return found


def ink_of(glyph: Any) -> float:
    """Return how much ink a glyph has: 1 for all, 0 for none."""
    return float(getattr(glyph, "ink", 1.0))
