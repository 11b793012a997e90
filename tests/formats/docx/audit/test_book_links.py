"""Links of a book in Word, section by section."""

from types import SimpleNamespace
from typing import Any

import pytest

from converters.formats.docx.audit import book_links

KINDS = ("nextPage", "nextPage", "continuous", "continuous", "nextPage", "continuous")


def outlined(at: int | None) -> Any:
    """A book whose sections have one link each; the one that is looked for stands at a place."""
    links = [SimpleNamespace(section=number) for number in range(len(KINDS))]
    sections = [SimpleNamespace(kind=kind) for kind in KINDS]
    return SimpleNamespace(
        section=lambda style, title: at, file=SimpleNamespace(sections=sections, links=links)
    )


@pytest.mark.parametrize(
    ("at", "wanted"), [(0, [0]), (1, [1, 2, 3]), (3, [3]), (4, [4, 5]), (5, [5])]
)
def test_the_columns_of_an_index_belong_to_the_section_of_its_title(
    at: int, wanted: list[int]
) -> None:
    found = book_links._of(outlined(at), "Index", "索引")
    assert found is not None
    assert [link.section for link in found] == wanted


def test_of_a_section_that_is_not_there_nothing_is_told() -> None:
    assert book_links._of(outlined(None), "Index", "索引") is None
