"""The ledger: what became of each character of a raw text."""

from converters.importing import ledger


def test_a_place_is_told_if_neither_column_has_it_the_first_one_too() -> None:
    assert [*ledger._zeros(bytearray(b"\0\1\0\0"), bytearray(b"\0\0\1\0"))] == [0, 3]
    assert [*ledger._zeros(bytearray(b"\1"), bytearray(b"\0"))] == []
