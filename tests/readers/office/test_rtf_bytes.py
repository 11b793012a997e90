"""Bytes of an RTF mean what their font and code page say, and by number the same everywhere."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from converters.readers.office import rtf, rtf_bytes
from tests.effort import effort
from tests.readers.office.make import rtf as made

GBK = rtf_bytes.Reading("gb18030", certain=True)
WESTERN = rtf_bytes.Reading("gb18030", certain=False)


@pytest.mark.parametrize(
    ("charset", "page", "found"),
    [
        (134, "cp1252", GBK),
        (136, "gb18030", rtf_bytes.Reading("big5", certain=True)),
        (None, "gb18030", GBK),
        (1, "gb18030", GBK),
        (0, "gb18030", WESTERN),
        (None, "cp1252", None),
        (2, "gb18030", None),
        (204, "gb18030", None),
    ],
)
def test_a_font_says_how_its_bytes_are_read_and_else_the_file(
    charset: int | None, page: str, found: rtf_bytes.Reading | None
) -> None:
    assert rtf_bytes.reading(charset, page) == found


def test_in_a_western_font_letters_stay_bytes() -> None:
    assert WESTERN.decoded(b"caf\xe9, \xe9t\xe9") == "caf\udce9, \udce9t\udce9"
    assert WESTERN.decoded("我们".encode("gbk") + b" \xe9") == "我们 \udce9"
    assert GBK.decoded("朱镕基".encode("gbk")) == "朱镕基"


def written(body: str, head: str = r"\ansi\ansicpg936") -> str:
    """Return a file as LibreOffice gets it, without its head and its switches of stand-ins."""
    bare = rtf.scanned(made(body, head)).bare.decode()
    return re.sub(r"\\uc\d+ ", "", bare.removeprefix(f"{{\\rtf1{head} ").removesuffix("}"))


@pytest.mark.parametrize(
    "place",
    [
        "{}",
        r"{{\footnote {}}}",
        r"{{\*\annotation {}}}",
        r"{{\*\atnauthor {}}}",
        r"{{\header {}\par}}",
        r"{{\v {}}}",
        r"\plain {}",
    ],
)
def test_hanzi_are_given_by_number_wherever_words_stand(place: str) -> None:
    assert written(place.format("我们5")) == place.format(r"\u25105 \u20204 5")


@pytest.mark.parametrize("place", [r"{{\info{{\title {}}}}}", r"{{\fonttbl{{\f1 {};}}}}"])
def test_names_of_fonts_and_the_like_stay_bytes(place: str) -> None:
    assert written(place.format("我们")) == place.format(r"\'ce\'d2\'c3\'c7")


@pytest.mark.parametrize("body", [r"\'e9F", "\\'e9\r\nF", r"\'e9\'46"])
def test_a_hanzi_whose_second_byte_is_a_letter_is_one_character(body: str) -> None:
    assert written(body) == r"\u-27307 "


def test_signs_of_rtf_among_the_bytes_stay_words() -> None:
    assert written(r"我\'7b\'5c\'7d") == r"\u25105 \'7b\'5c\'7d"


def test_what_stands_in_for_a_character_stays_and_is_none_itself() -> None:
    assert written(r"\uc2\u25105\'ce\'d2\'c3\'c7") == r"\uc2\u25105\'ce\'d2\u20204 "


TEXT = "同志们，我们要把工作做好。"


@pytest.mark.parametrize("head", [r"\ansi", r"\ansi\ansicpg1252{\fonttbl{\f0\fcharset0 A;}}\f0"])
def test_a_file_that_names_no_chinese_code_page_is_read_by_what_its_bytes_make(head: str) -> None:
    found = rtf.scanned(made(TEXT, head))
    assert (found.words, found.guessed) == (TEXT, True)
    assert not rtf.scanned(made(TEXT)).guessed


@pytest.mark.parametrize("body", [r"caf\'e9 \'e9t\'e9", r"\'c9\'e9\'c9\'e9", "锟斤拷烫烫烫屯屯屯"])
def test_bytes_that_make_no_chinese_are_not_guessed(body: str) -> None:
    found = rtf.scanned(made(body, r"\ansi"))
    assert (found.words, found.guessed) == ("", False)
    assert found.bare == made(body, r"\ansi")


@settings(max_examples=effort(15, 1000), deadline=None)
@given(
    st.text(st.sampled_from("我们镕、①é€㐂𠮷ab5 {}\\"), max_size=20),
    st.sampled_from(["{}", r"{{\footnote {}}}", r"{{\b {}}}"]),
    st.sampled_from(["", r"\uc0", r"\uc2"]),
)
def test_whatever_is_written_in_bytes_says_the_same_by_number(
    text: str, place: str, stand_ins: str
) -> None:
    inner = "".join(f"\\'{byte:02x}" for byte in text.encode("gb18030"))
    data = made(stand_ins + place.format(inner))
    bare = rtf.scanned(data).bare
    again = rtf.scanned(bare)
    beyond = "".join(char for char in text if not char.isascii())
    assert rtf.scanned(data).words == beyond
    assert again.words.encode("utf-16-le", "surrogatepass") == beyond.encode("utf-16-le")
    assert again.bare == bare
    assert not any(byte >= 0x80 for byte in bare)
