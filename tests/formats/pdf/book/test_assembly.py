"""Pages of a book put together: what stands on a page moves with it."""

from types import SimpleNamespace
from typing import Any, cast

import pikepdf

from converters.formats.pdf.book.assembly import Assembly


def test_a_link_moves_as_far_as_the_page_on_which_it_stands() -> None:
    document = pikepdf.new()
    page = document.add_blank_page(page_size=(100, 200)).obj
    page.Annots = pikepdf.Array([pikepdf.Dictionary(Rect=pikepdf.Array([1, 2, 31, 12]))])
    printer = SimpleNamespace(content=lambda *_: b"", shift=lambda _: (10, 20))
    made = SimpleNamespace(
        printer=printer, document=document, _drawn_by={}, _shared=document.make_stream
    )
    before, _, after = Assembly._moved(cast("Any", made), page, 0)
    assert [float(edge) for edge in page.Annots[0].Rect] == [11, 22, 41, 32]
    assert before.read_bytes() == b"q 1 0 0 1 10.0000 20.0000 cm"
    assert after.read_bytes() == b"Q\n"
