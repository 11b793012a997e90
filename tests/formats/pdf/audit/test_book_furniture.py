"""Page numbers and running heads of a book's PDF."""

from types import SimpleNamespace
from typing import Any, cast

import pytest

from converters.formats.pdf.audit import book_furniture


@pytest.mark.parametrize(("label", "title"), [("II", "版本记录"), ("I", ""), ("1", "")])
def test_the_imprint_is_what_begins_on_the_second_page(label: str, title: str) -> None:
    sections = [SimpleNamespace(title="版本记录", start=1), SimpleNamespace(title="目录", start=2)]
    file = SimpleNamespace(labels=["i", label, "III"])
    proved = SimpleNamespace(sections=sections, file=file)
    assert book_furniture._opening(cast("Any", proved)) == title
