"""Page labels of a book's PDF: a range begins where numbers do not go on."""

from types import SimpleNamespace
from typing import Any, cast

import pytest

from converters.formats.pdf.book import guides


@pytest.mark.parametrize(
    ("before", "page", "follows"),
    [
        ((1, False), (2, False), True),
        ((1, True), (2, True), True),
        ((1, False), (1, False), False),
        ((1, False), (3, False), False),
        ((1, True), (2, False), False),
        ((0, False), (0, False), True),
        ((0, False), (1, False), False),
        ((1, False), (0, False), False),
    ],
)
def test_a_number_goes_on_if_it_is_the_next_of_its_kind(
    before: tuple[int, bool], page: tuple[int, bool], follows: bool
) -> None:
    one, other = (
        cast("Any", SimpleNamespace(number=number, roman=roman)) for number, roman in (before, page)
    )
    assert guides._follows(other, one) is follows
