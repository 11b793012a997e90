"""The hanzi of an RTF, in all ways in which programs write them."""

import pytest

from converters.readers.office import rtf
from tests.readers.office.make import rtf as made

BYTES = r"\'ce\'d2\'c3\'c7"
"""我们 in GBK."""


def words(body: str, head: str = r"\ansi\ansicpg936") -> str:
    return rtf.scanned(made(body, head)).words


@pytest.mark.parametrize(
    ("head", "body"),
    [
        (r"\ansi\ansicpg936", BYTES),
        (r"\ansi\ansicpg1252{\fonttbl{\f0\fcharset0 A;}{\f3\fcharset134 B;}}", rf"\f3 {BYTES}"),
        (r"\mac\deff3{\fonttbl{\f3\fcharset134 B;}}", BYTES),
        (r"\ansi\ansicpg936{\fonttbl{\f0\fcharset0 A;}}\f0", BYTES),
        (r"\ansi\ansicpg65001", r"\'e6\'88\'91\'e4\'bb\'ac"),
        (r"\ansi\ansicpg950", r"\'a7\'da"),
        (r"\ansi\ansicpg932", r"\'89\'e4"),
        (r"\ansi\ansicpg54936", r"\'ce\'d2"),
        (r"\ansi{\fonttbl{\f0\fcharset128 A;}}", r"\'89\'e4"),
        (r"\ansi{\fonttbl{\f0\fcharset129 A;}}", r"\'e4\'b2"),
        (r"\ansi{\fonttbl{\f0\fcharset136 A;}}", r"\'a7\'da"),
        (r"\ansi", r"\u25105?\u20204?"),
        (r"\ansi\uc0", r"\u25105 \u20204 "),
        (r"\ansi\uc2", r"\u25105\'ce\'d2\u20204\'c3\'c7"),
        (r"\ansi", r"\u25105\'3f\u20204\'3f"),
        (r"\ansi\uc1", r"\u25105x\u20204y"),
        (r"\ansi", r"{\uc0\u25105}\u20204 ?"),
        (r"\ansi\ansicpg936{\fonttbl{\f0\fcharset0 A;}{\f13\fcharset134 B;}}",
         rf"{{\loch\af0\hich\af0\dbch\f13 {BYTES}}}"),
        (r"\ansi\ansicpg936{\fonttbl{\f1\fcharset136 A;}}", rf"\f1\plain {BYTES}"),
    ],
)  # fmt: skip
def test_hanzi_are_found(head: str, body: str) -> None:
    assert words(body, head).startswith("我")


def test_numbers_beyond_32767_are_negative() -> None:
    assert words(r"\u-24756?") == chr(65536 - 24756)


@pytest.mark.parametrize(
    "body",
    [
        r"{\*\unknown 我们}",
        r"{\info{\title 我们}}",
        r"{\header 我们\par}",
        r"{\v 我们}",
        r"{\deleted 我们}",
        r"{\listtext 一、\tab}",
        r"{\field{\*\fldinst INCLUDETEXT 我们}{\fldrslt }}",
        r"{\field{\fldinst INCLUDETEXT 我们}}",
        "{\r\n\\*\r\n\\unknown 我们}",
        r"{\upr{我们}{\*\ud{\u25105?}}}",
    ],
)
def test_what_is_no_text_or_made_anew_is_left_out(body: str) -> None:
    assert words(f"{body}开会") == "开会"


def test_what_a_group_is_its_first_word_tells_and_no_later_one() -> None:
    assert words(r"{\b\header 我们}{a\*\info 开}{\b\*\v0\info 会}") == "我们开会"


def test_footnotes_and_cells_are_text() -> None:
    assert words(r"我{\footnote 注}\cell 们\row") == "我注\n们\n"


@pytest.mark.parametrize(
    ("stand_ins", "bytes_of_them"), [(r"\uc0", ""), (r"\uc1", "?"), (r"\uc2", r"\'ce\'d2")]
)
def test_as_many_bytes_stand_in_for_a_character_as_are_told(
    stand_ins: str, bytes_of_them: str
) -> None:
    assert words(rf"{stand_ins}\u25105{bytes_of_them}\'c3\'c7") == "我们"


@pytest.mark.parametrize("body", [r"caf\'e9", r"\'e9, \'ff", r"\'ce"])
def test_what_may_be_letters_is_not_counted(body: str) -> None:
    assert words(body).isascii()


BOX = r"{\shptxt 甲乙\par}"
OLD = r"{\shprslt{\*\do\dptxbx{\dptxbxtext 甲乙\par}}}"


@pytest.mark.parametrize(
    ("shape", "found"),
    [
        (rf"{{\shp{{\*\shpinst{{\sp{{\sn a}}{{\sv 我们}}}}{BOX}}}}}", "甲乙"),
        (rf"{{\shp{{\*\shpinst{BOX}}}{OLD}}}", "甲乙"),
        (rf"{{\shp{{\*\shpinst}}{OLD}}}", "甲乙"),
        (rf"{{\shpgrp{{\*\shpinst{{\shp{{\*\shpinst{BOX}}}}}}}}}", "甲乙"),
        (r"{\*\do\dptxbx{\dptxbxtext 甲乙\par}}", "甲乙"),
        (rf"{{\header{{\shp{{\*\shpinst{BOX}}}}}}}", ""),
    ],
)
def test_the_words_in_the_box_of_a_shape_count_once(shape: str, found: str) -> None:
    assert words(f"开{shape}会").replace("\n", "") == f"开{found}会"
