"""Blocks of a book's own pages as HTML."""

from types import SimpleNamespace
from typing import Any, cast

import pytest

from converters.formats.pdf.book.html import page


@pytest.mark.parametrize(
    ("text", "kind", "is_spread"),
    [
        ("书名", "imprint_label", True),
        ("三个字", "imprint_label", True),
        ("四个字的", "imprint_label", False),
        ("字", "imprint_label", False),
        ("书名", "imprint", False),
    ],
)
def test_a_label_is_spread_to_the_width_of_the_longest(
    text: str, kind: str, is_spread: bool
) -> None:
    imprint = SimpleNamespace(label_chars=4)
    setting = SimpleNamespace(book_style=SimpleNamespace(imprint=imprint))
    assert bool(page._spread(text, kind, cast("Any", setting))) is is_spread
