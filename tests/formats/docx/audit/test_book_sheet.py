"""The first sheets of a book in Word bear nothing, and it leads back to its sources."""

from types import SimpleNamespace
from typing import Any

import pytest

from converters.formats.docx.audit import book_sheet


@pytest.mark.parametrize(
    ("furniture", "told"),
    [
        ({"header first": "某会"}, [1, 2, 3]),
        ({"footer first": "1"}, [1, 2, 3]),
        ({"header default": "某会", "footer even": "1"}, []),
        ({"header first": "", "footer first": ""}, []),
    ],
)
def test_cover_title_page_and_imprint_show_only_what_is_on_first_pages(
    furniture: dict[str, str], told: list[int]
) -> None:
    sections = [SimpleNamespace(furniture=furniture)] * 5
    outlined: Any = SimpleNamespace(file=SimpleNamespace(sections=sections))
    found = [one.message[:5] for one in book_sheet._bare(outlined)]
    assert found == [f"第 {number} 节" for number in told]


@pytest.mark.parametrize(
    ("digest", "kept", "told"),
    [(None, "a", 0), ("a", "a", 0), ("b", "a", 1), ("b", None, 1), (None, None, 0)],
)
def test_a_book_of_other_sources_is_told_where_they_are_known(
    digest: str | None, kept: str | None, told: int
) -> None:
    properties = {"huibian.ids.1": "s1", "huibian.ids.2": "s2 s3"}
    properties |= {} if kept is None else {"huibian.sources_sha256": kept}
    speeches = [SimpleNamespace(id=id) for id in ("s1", "s2", "s3")]
    book, file = SimpleNamespace(speeches=speeches), SimpleNamespace(properties=properties)
    outlined: Any = SimpleNamespace(book=book, file=file)
    assert len([*book_sheet.origin(outlined, digest)]) == told
