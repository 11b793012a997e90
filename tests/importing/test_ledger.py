"""The ledger: what became of each character of a raw text."""

from converters.importing import ledger
from converters.importing.ledger import Destination, ResultWords
from converters.importing.passage import Passage, whole
from converters.importing.rules import NUMBER
from converters.importing.worksheet import Worksheet


def test_a_place_is_told_if_neither_column_has_it_the_first_one_too() -> None:
    assert [*ledger._zeros(bytearray(b"\0\1\0\0"), bytearray(b"\0\0\1\0"))] == [0, 3]
    assert [*ledger._zeros(bytearray(b"\1"), bytearray(b"\0"))] == []


def _entries(raw: str, *became: tuple[int, str], blame: bytes) -> list[tuple[str, str, str]]:
    """What is entered: words of the input, their fate, what they became."""
    sheet = Worksheet(raw)
    sheet.blame[:] = blame
    every = whole(raw)
    outputs = [
        ResultWords(Destination(0, at), Passage(words, every.cut(start, start + len(words)).origin))
        for at, (start, words) in enumerate(became)
    ]
    found = ledger.Ledger(sheet, outputs).entries()
    return [(raw[e.start : e.end], f"{e.fate} {e.rule}".strip(), e.text) for e in found]


def test_entries_tell_what_was_kept_replaced_and_dropped_in_the_order_of_the_input() -> None:
    comma, layout, tags = NUMBER["comma"], NUMBER["layout"], NUMBER["tags"]
    blame = bytes([layout, tags, 0, comma, comma, 0, layout, layout, comma, 0])
    assert _entries(" <甲,,乙\n\n,丙", (8, "，丙"), (2, "甲，，乙"), blame=blame) == [
        (" ", "dropped layout", ""),
        ("<", "dropped tags", ""),
        ("甲", "kept", "甲"),
        (",,", "replaced comma", "，，"),
        ("乙", "kept", "乙"),
        ("\n\n", "dropped layout", ""),
        (",", "replaced comma", "，"),
        ("丙", "kept", "丙"),
    ]


def test_an_empty_input_has_no_entries() -> None:
    assert _entries("", blame=b"") == []
