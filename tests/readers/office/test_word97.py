"""The words of a .doc, found by its table of pieces."""

import struct

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from converters.errors import SourceError
from converters.readers.office import word97
from tests.effort import effort
from tests.readers.office.make import compound, doc

LONG = "现在开会。\r" * 900


@pytest.mark.parametrize("second", [True, False])
def test_pieces_of_both_widths_are_joined(second: bool) -> None:
    data = doc(["同志们：\r", b"GDP 3.5%\r", LONG], second=second)
    assert word97.words(data) == "同志们：\rGDP 3.5%\r" + LONG


def test_footnotes_follow_the_text() -> None:
    assert word97.words(doc(["正文\r", "注\r"], notes=2)) == "正文\r注\r"


def test_endnotes_are_words_and_heads_and_comments_are_none() -> None:
    data = doc(["正文\r注解\r页眉上\r无\r批一二三\r尾注在此\r"], notes=3, others=(4, 2, 5, 5))
    assert word97.words(data) == "正文\r注解\r尾注在此\r"


@pytest.mark.parametrize("of", range(6))
def test_what_has_less_than_no_characters_is_told(of: int) -> None:
    counts = [2, 2, 2, 2, 2, 2]
    data = doc(["字" * 12], notes=2, others=counts[2:])
    wrong = [*counts[:of], -1, *counts[of + 1 :]]
    changed = data.replace(struct.pack("<6i", *counts), struct.pack("<6i", *wrong))
    with pytest.raises(SourceError, match="已损坏或不完整"):
        word97.words(changed)


def test_a_text_is_whole_to_its_last_character() -> None:
    counts = [2, 2, 2, 2, 2, 2]
    data = doc(["字" * 12], notes=2, others=counts[2:])
    assert word97.words(data) == "字" * 6
    more = data.replace(struct.pack("<6i", *counts), struct.pack("<6i", *counts[:5], 3))
    with pytest.raises(SourceError, match="已损坏或不完整"):
        word97.words(more)


def test_of_fields_the_results_count_but_for_those_within_their_codes() -> None:
    text = "见\x13HYPERLINK \x13IF 甲\x14乙\x15\x14网\x13REF\x14站\x15\x15文件\r"
    assert word97.words(doc([text])) == "见网站文件\r"


@pytest.mark.parametrize("second", [True, False])
@pytest.mark.parametrize("before", [0, 900], ids=["a small stream", "a large one"])
def test_fields_that_would_be_made_anew_become_quotations(before: int, second: bool) -> None:
    kinds = [88] * before + [31, 88, 3, 49]
    data = doc([LONG], second=second, fields=kinds)
    kept = word97.with_stored_fields(data)
    assert kept == doc([LONG], second=second, fields=[88] * before + [35, 88, 35, 49])


@pytest.mark.parametrize("at", [0x011A, 0x012A, 0x021A], ids=["text", "footnotes", "endnotes"])
def test_fields_of_notes_are_looked_into_as_well(at: int) -> None:
    kept = word97.with_stored_fields(doc([LONG], fields=[31, 88], fields_at=at))
    assert kept == doc([LONG], fields=[35, 88], fields_at=at)


@pytest.mark.parametrize("data", [b"", doc([LONG])[:5000], doc([LONG], version=0x0068)])
def test_fields_that_cannot_be_found_stay_as_they_are(data: bytes) -> None:
    assert word97.with_stored_fields(data) == data


def test_older_files_are_not_looked_into() -> None:
    assert word97.words(doc(["正文\r"], version=0x0068)) == ""


@pytest.mark.parametrize(
    "data",
    [
        compound({"Other": b"x" * 5000}),
        doc([LONG])[:6000],
        doc([LONG]).replace(struct.pack("<i", len(LONG)), struct.pack("<i", 1 << 30)),
        doc([LONG]).replace(b"\x02" + struct.pack("<I", 16), b"\x05" + struct.pack("<I", 16)),
        doc([LONG]).replace(b"\x02" + struct.pack("<I", 16), b"\x02" + struct.pack("<I", 999999)),
    ],
    ids=["no text", "cut short", "more than there is", "no pieces", "pieces cut short"],
)
def test_a_damaged_file_is_told_in_a_sentence(data: bytes) -> None:
    with pytest.raises(SourceError, match="已损坏或不完整"):
        word97.words(data)


@settings(max_examples=effort(10, 500), deadline=None)
@given(st.data())
def test_whatever_is_altered_it_is_read_or_told(data: st.DataObject) -> None:
    file = bytearray(doc(["同志们：\r", b"GDP\r", LONG]))
    for _ in range(data.draw(st.integers(1, 30))):
        file[data.draw(st.integers(8, len(file) - 1))] = data.draw(st.integers(0, 255))
    try:
        assert len(word97.with_stored_fields(bytes(file))) == len(file)
        assert len(word97.words(bytes(file))) <= len(file)
    except SourceError as told:
        assert str(told).endswith("。")
