r"""An RTF is whole or told; its pictures are taken out, whatever \bin claims."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from converters.errors import SourceError
from converters.readers.office import losses, rtf
from tests.effort import effort
from tests.readers.office.make import rtf as made

PICTURE = r"{\pict\pngblip 89504e470d0a1a0a}"


def test_a_file_without_pictures_stays_as_it_is() -> None:
    data = made(r"\u21516?\u24535?\par {\b \u20250?}caf\'e9\par")
    assert rtf.scanned(data) == rtf.Scanned(data, "同志\n会\n")
    assert rtf.scanned(data + b"\r\n\0").bare == data + b"\r\n\0"


@pytest.mark.parametrize(
    ("picture", "dots"),
    [
        (PICTURE, 1),
        (r"{\pict{\*\picprop x}\wmetafile8\picw1 00 }", 1),
        (r"{\*\shppict{\pict\bin9 {}\}}{\'x}}{\nonshppict{\pict\wmetafile8 0}}", 2),
        (r"{\pict\pngblip\bin0 }", 1),
    ],
)
def test_a_picture_becomes_a_dot_and_the_words_around_it_stay(picture: str, dots: int) -> None:
    bare = rtf.scanned(made(f"开{picture}会\\par")).bare
    assert b"\\bin" not in bare
    assert bare.count(b"\\pngblip 89504e470d0a1a0a0000000d") == dots
    assert rtf.scanned(bare) == rtf.Scanned(bare, "开会\n")


@pytest.mark.parametrize(
    ("code", "stored"),
    [
        (r"DATE \\@ yyyy", r" QUOTE DATE \\@ yyyy"),
        (r"{\b\f0 d}{ate}", r" QUOTE {\b\f0 d}{ate}"),
        ("{ =1+1}", " QUOTE { =1+1}"),
        (r"EQ \\o(甲,乙)", r"EQ \\o(甲,乙)"),
        ("HYPERLINK x", "HYPERLINK x"),
        ("", ""),
    ],
)
def test_a_field_that_would_be_made_anew_becomes_a_quotation(code: str, stored: str) -> None:
    field = r"今天是{{\field{{\*\fldinst {}}}{{\fldrslt 三月四日}}}}。\par"
    found = rtf.scanned(made(field.format(code)))
    assert found.bare == rtf.scanned(made(field.format(stored))).bare
    assert found.words == "今天是三月四日。\n"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (made("现在{开会\\par"), "没有配齐"),
        (made("现在开会\\par }散会\\par"), "后面还有文字"),
        (made("现在开会\\par") * 2, "后面还有文字"),
        (made("现在开会\\par")[:-9], "没有配齐"),
        (made("现在开会\\par{\\pict 0")[:-1], "没有配齐"),
        (made("现在\\'zz会"), "写坏了"),
        (made("{\\pict\\bin2000000000 x}"), "没有到头"),
    ],
)
def test_a_damaged_file_is_told_in_a_sentence(data: bytes, said: str) -> None:
    with pytest.raises(SourceError, match=said):
        rtf.scanned(data)


def test_what_is_damaged_in_the_names_of_fonts_costs_nothing() -> None:
    assert rtf.scanned(made("{\\fonttbl{\\f1 \\'zz;}}开会")).words == "开会"


RUNS = {
    "one long line": b"x" * 16_100_000,
    "paragraphs": b"x\\par " * 26_000,
    "cells": b"x\\cell " * 41_000,
    "fonts": b"{\\f1\\fnil F1;}" * 401_000,
    "characters by number": b"\\u20013?" * 3_000_001,
    "characters by bytes": b"\\'ff\\'ff" * 800_000,
    "groups": b"{" * 401_000 + b"}" * 401_000,
    "lines": b"x\\line " * 700_000,
    "pictures": PICTURE.encode() * 1_001,
}


@pytest.mark.slow
@pytest.mark.parametrize("run", RUNS.values(), ids=RUNS)
def test_more_than_a_book_is_told_before_libreoffice_is_asked(run: bytes) -> None:
    with pytest.raises(SourceError, match="内存或时间"):
        rtf.scanned(b"{\\rtf1 " + run + b"}")


LIMITS = {
    "MOST_PARAGRAPHS": (b"x\\par ", 30),
    "_MOST_GROUPS": (b"{}", 30),
    "_MOST_WORDS": (b"\\b", 30),
    "_MOST_BYTES": (b"x", 700),
    "_MOST_PICTURES": (PICTURE.encode(), 30),
    "_WORDS": (b"\\b", 30),
}


@pytest.mark.parametrize(("limit", "one", "most"), [(name, *of) for name, of in LIMITS.items()])
def test_what_a_book_may_have_is_read_and_one_more_is_told(
    limit: str, one: bytes, most: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(losses if limit == "MOST_PARAGRAPHS" else rtf, limit, most)
    head = made("开会z" + "a0 " * 100)[:-1]
    taken = {"_MOST_GROUPS": head.count(b"{"), "_MOST_BYTES": len(rtf.scanned(made("开会z")).bare)}
    less = taken.get(limit, 0) + head.count(b"\\") * (one == b"\\b") - 40 * (limit == "_WORDS")
    assert rtf.scanned(head + one * (most - less) + b"}").words.startswith("开会")
    with pytest.raises(SourceError, match="内存或时间"):
        rtf.scanned(head + one * (most - less + 1) + b"}")


@pytest.mark.slow
def test_a_book_in_the_words_of_word_is_none_too_many() -> None:
    run = (
        b"{\\rtlch\\fcs1 \\af43 \\ltrch\\fcs0 \\f43\\fs32\\loch\\hich\\dbch "
        + rb"\'d6\'d0" * 30
        + b"}"
    )
    book = b"{\\rtf1\\ansicpg936 " + (run + b"\\par ") * 15_000 + b"}"
    assert rtf.scanned(book).words.count("中") == 450_000


def test_large_pictures_and_what_is_embedded_are_no_words() -> None:
    data = b"89504e470d0a1a0a\r\n" * 300_000
    rtf.scanned(b"{\\rtf1 {\\pict\\pngblip " + data + b"}{\\object{\\*\\objdata " + data + b"}}}")


@settings(max_examples=effort(15, 1000), deadline=None)
@given(st.binary(max_size=200) | st.text("{}\\'*binupar 0d6\n-", max_size=200).map(str.encode))
def test_whatever_stands_in_a_file_it_is_read_or_told(body: bytes) -> None:
    try:
        rtf.scanned(b"{\\rtf1" + body + b"}")
    except SourceError as told:
        assert str(told).endswith("。")


@settings(max_examples=effort(10, 500), deadline=None)
@given(st.data())
def test_a_file_cut_anywhere_is_told(data: st.DataObject) -> None:
    whole = made(f"同志们：\\par {{\\b 现在}}{PICTURE}开会。\\par")
    with pytest.raises(SourceError, match="已损坏"):
        rtf.scanned(whole[: data.draw(st.integers(6, len(whole) - 1))])
