"""Which fields keep what they showed last."""

import pytest

from converters.readers.docx import fields
from converters.readers.office import stored_fields


@pytest.mark.parametrize("name", sorted(stored_fields.NAMES))
def test_the_reader_of_word_files_knows_what_a_stored_field_was(name: str) -> None:
    plain, stored = f"{name} a", f"{stored_fields.STAND_IN} {name} a"
    assert fields.of_code(stored) == fields.of_code(plain)


def test_a_quotation_of_its_own_is_one() -> None:
    assert fields.of_code('QUOTE "甲"').text == "甲"
    assert stored_fields.STAND_IN_NUMBER not in stored_fields.NUMBERS


def test_the_numbers_of_stored_fields_are_those_of_word() -> None:
    """As MS-DOC 2.9.90 lists them; dates in between are those that are printed, 88 a link."""
    numbers = [3, 7, 10, 12, *range(14, 35), 37, 39, 44, *range(59, 63), *range(64, 67), 68, 69]
    assert list(stored_fields.NAMES.values()) == [*numbers, 72, 75, 79, 85]
