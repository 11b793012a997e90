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
