"""Numbers in the forms of Word, at the ends of what each can write."""

import pytest

from converters.readers.docx import numerals


@pytest.mark.parametrize(
    ("form", "shown"),
    [
        ("chineseCounting", {0: "〇", 1: "一", 99: "九十九", 100: "一〇〇"}),
        ("taiwaneseCounting", {12: "十二"}),
        ("taiwaneseCountingThousand", {105: "一百零五"}),
        ("japaneseCounting", {105: "一百零五"}),
        ("taiwaneseDigital", {105: "一〇五"}),
        ("japaneseDigitalTenThousand", {105: "一〇五"}),
        (
            "chineseLegalSimplified",
            {
                0: "零",
                7: "柒",
                10: "壹拾",
                101: "壹佰零壹",
                110: "壹佰壹拾",
                1001: "壹仟零壹",
                1010: "壹仟零壹拾",
                1200: "壹仟贰佰",
                10_000: "壹万",
                10_203: "壹万零贰佰零叁",
                32_767: "叁万贰仟柒佰陆拾柒",
            },
        ),
        ("ideographLegalTraditional", {21_000: "貳萬壹仟", 6: "陸"}),
        ("ideographTraditional", {0: "0", 1: "甲", 10: "癸", 11: "11"}),
        ("ideographZodiac", {0: "0", 1: "子", 12: "亥", 13: "13"}),
        (
            "ideographZodiacTraditional",
            {0: "0", 1: "甲子", 11: "甲戌", 13: "丙子", 60: "癸亥", 61: "61"},
        ),
        ("ideographEnclosedCircle", {0: "0", 1: "㈠", 10: "㈩", 11: "11"}),
        (
            "decimalEnclosedCircle",
            {0: "0", 1: "①", 20: "⑳", 21: "㉑", 35: "㉟", 36: "㊱", 50: "㊿", 51: "51"},
        ),
        ("decimalEnclosedParen", {0: "0", 1: "⑴", 20: "⒇", 21: "21"}),
        ("decimalEnclosedFullstop", {0: "0", 1: "⒈", 20: "⒛", 21: "21"}),
        ("decimalFullWidth2", {105: "１０５"}),
        ("decimalZero", {9: "09", 10: "10", 100: "100"}),
        ("upperLetter", {0: "0", 1: "A", 26: "Z", 27: "AA", 52: "ZZ", 53: "AAA"}),
        ("lowerLetter", {2: "b", 28: "bb"}),
        ("chicago", {1: "*", 2: "†", 3: "‡", 4: "§", 5: "**"}),
        (
            "ordinal",
            {
                1: "1st",
                2: "2nd",
                3: "3rd",
                4: "4th",
                10: "10th",
                11: "11th",
                12: "12th",
                13: "13th",
                21: "21st",
                102: "102nd",
                111: "111th",
            },
        ),
        ("hex", {9: "9", 10: "A", 255: "FF"}),
        ("numberInDash", {0: "- 0 -"}),
        ("none", {5: ""}),
        ("decimal", {5: "5"}),
        ("unheard-of", {5: "5", -1: "-1"}),
        ("lowerLetter", {-1: "-1", 32_768: "32768"}),
        ("decimalZero", {-1: "-1", 0: "00"}),
        ("hex", {32_767: "7FFF", 32_768: "32768"}),
    ],
)
def test_a_form_writes_what_it_can_and_figures_beyond(form: str, shown: dict[int, str]) -> None:
    assert {value: numerals.written(form, value) for value in shown} == shown


@pytest.mark.parametrize(
    ("pattern", "shown"),
    [("001, 002, 003, ...", "012"), ("0001", "0012"), ("1", "12"), ("a, b", "12"), ("", "12")],
)
def test_a_pattern_of_its_own_fills_up_with_noughts(pattern: str, shown: str) -> None:
    assert numerals.custom(pattern, 12) == shown
