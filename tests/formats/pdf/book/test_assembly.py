"""Pages of a book put together: what stands on a page moves with it."""

from types import SimpleNamespace
from typing import Any, cast

from converters.formats.pdf import objects
from converters.formats.pdf.book.assembly import Assembly


def test_a_link_moves_as_far_as_the_page_on_which_it_stands() -> None:
    file = objects.Objects()
    link = file.add(b"<</Rect [1 2 31.5 12]/BS <</W 0>>>>")
    page = file.add(b"<</Annots [%d 0 R]>>" % link)
    printer = SimpleNamespace(content=lambda *_: b"", shift=lambda _: (10, 20))
    made = SimpleNamespace(
        printer=printer,
        objects=file,
        _drawn_by={},
        _shared=lambda content: file.add(objects.stream(content)),
    )
    before, content, after = Assembly._moved(cast("Any", made), page, 7, 0)
    assert file[link] == b"<</Rect [11 22 41.5 32]/BS <</W 0>>>>"
    assert content == 7
    assert objects.content(file[before]) == b"q 1 0 0 1 10.0000 20.0000 cm"
    assert objects.content(file[after]) == b"Q\n"
