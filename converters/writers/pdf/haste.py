"""What is spared WeasyPrint and Python so that many speeches are laid out quickly.

Nothing here changes a file: without it all would only take longer.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pydyf
from weasyprint.layout import inline
from weasyprint.text import line_break


@contextmanager
def uncollected() -> Iterator[None]:
    """Keep the garbage collector from going through a document again and again while it grows."""
    before = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if before:
            gc.enable()


def strut(style: Any) -> tuple[float, float]:
    """Return WeasyPrint's `strut` of a style; WeasyPrint looks it up by a long text."""
    try:
        found: tuple[float, float] = style.strut
    except AttributeError:
        found = style.strut = line_break.strut(style)
    return found


def page_references(pdf: pydyf.PDF) -> list[bytes]:
    """Return the references of pages; pydyf would write all of them anew for each element."""
    known: list[bytes] = vars(pdf).setdefault("_page_references", [])
    numbers = pdf.pages["Kids"][len(known) * 3 :: 3]
    known += [b"%d 0 R" % number for number in numbers]
    return known


inline.strut = strut
pydyf.PDF.page_references = property(page_references)
