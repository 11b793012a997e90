"""Pages laid out with what the file says of marked glyphs: artifacts, and the words they stand for.

A file may draw a glyph of which it cannot tell the character, and name it beside (ISO 32000-1,
14.9.4, ActualText). LibreOffice does so wherever one glyph stands for several characters.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pdfminer.converter import PDFPageAggregator
from pdfminer.pdfinterp import PDFPageInterpreter
from pdfminer.pdfpage import PDFPage
from pdfminer.psparser import PSLiteral
from pdfminer.utils import decode_text
from pdfplumber.page import Page


@dataclass(frozen=True, slots=True, eq=False)
class Mark:
    """A stretch of marked content: its tag, and the words that its glyphs stand for, if told."""

    tag: str
    words: str | None = None


class _Marking(PDFPageAggregator):
    """Lays out a page; each glyph gets `marks`, the stretches that it stands in."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self._marks: tuple[Mark, ...] = ()

    def begin_tag(self, tag: PSLiteral, props: Any = None) -> None:
        """Begin a stretch."""
        said = props.get("ActualText") if isinstance(props, dict) else None
        words = decode_text(said) if isinstance(said, bytes) else None
        self._marks = (*self._marks[-_DEEPEST:], Mark(str(tag.name), words))

    def end_tag(self) -> None:
        """End the last stretch."""
        self._marks = self._marks[:-1]

    def render_char(self, *args: Any, **options: Any) -> float:
        """Lay out a glyph."""
        advance = super().render_char(*args, **options)
        made: Any = self.cur_item
        if self._marks and made._objs:
            made._objs[-1].marks = self._marks
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
            PDFPageInterpreter(self.pdf.rsrcmgr, device).process_page(self.page_obj)
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
