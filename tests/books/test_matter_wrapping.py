from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from converters.books.matter.wrapping import wrap
from converters.typeset import marks


class _Square(dict[str, int]):
    """Every character as wide as an em, ASCII half of that."""

    def __missing__(self, char: str) -> int:
        return 500 if char.isascii() else 1000


SQUARE: Mapping[str, int] = _Square()
TITLE = "在县人大常委会开展“助力乡村振兴，人大代表在行动”主题活动动员会上的讲话"


def test_a_short_text_is_one_line() -> None:
    assert wrap("在大会上的讲话", SQUARE, 20_000) == ["在大会上的讲话"]


def test_lines_end_between_words_and_not_after_a_word_that_leads_another() -> None:
    assert wrap(TITLE, SQUARE, 22_000, 21_000) == [
        "在县人大常委会开展“助力乡村振兴，人大代表",
        "在行动”主题活动动员会上的讲话",
    ]


def test_lines_are_filled_by_characters_where_words_do_not_matter() -> None:
    first, *_ = wrap(TITLE, SQUARE, 22_000, 21_000, by_words=False)
    assert first == "在县人大常委会开展“助力乡村振兴，人大代表在"


def test_no_line_of_less_than_three_characters_is_left_over() -> None:
    assert wrap("在乡镇人大会议闭幕时的讲话（7）", SQUARE, 13_000) == [
        *("在乡镇人大会议闭幕时的", "讲话（7）")
    ]


def test_what_is_reserved_stays_free_at_the_end_of_the_last_line() -> None:
    assert wrap("优化营商环境工作", SQUARE, 9_000) == ["优化营商环境工作"]
    assert wrap("优化营商环境工作", SQUARE, 9_000, reserve=2_000) == ["优化营商", "环境工作"]


def test_the_name_of_a_file_stays_whole_where_it_fits_a_line() -> None:
    assert wrap("某报，文件 001_6ee2cbe14f45e4ff.txt 第 2 篇", SQUARE, 14_000) == [
        *("某报，文件 ", "001_6ee2cbe14f45e4ff.txt ", "第 2 篇")
    ]


def test_a_word_wider_than_a_line_is_broken_after_its_separators() -> None:
    lines = wrap("https://www.example.org/2020/0716/c12345/index.html", SQUARE, 10_000)
    assert lines == ["https://", "www.example.org/", "2020/0716/c12345/", "index.html"]


@pytest.mark.parametrize("text", ["", " ", "　"])
def test_an_empty_text_has_no_printed_words(text: str) -> None:
    assert "".join(wrap(text, SQUARE, 5_000)) == text


@given(st.text("人大代表工作，。“”（）《》2020年abc./ 　—", max_size=60), st.integers(1, 30))
def test_lines_joined_are_the_text_and_none_is_wider_than_told(text: str, ems: int) -> None:
    lines = wrap(text, SQUARE, ems * 1000, max(ems - 1, 1) * 1000)
    assert "".join(lines) == text
    for at, line in enumerate(lines):
        room = ems * 1000 if at == 0 else max(ems - 1, 1) * 1000
        words = line.rstrip()
        assert len(words) <= 1 or sum(SQUARE[char] for char in words) <= room


def test_no_line_begins_or_ends_with_a_mark_that_may_not() -> None:
    for ems in range(8, 30):
        for line in wrap(TITLE, SQUARE, ems * 1000):
            assert line[0] not in marks.NO_START
            assert line[-1] not in marks.NO_END


def test_a_date_stays_whole_where_it_fits_a_line() -> None:
    assert wrap("更正：校对（2021年3月1日）", SQUARE, 11_000) == ["更正：", "校对（2021年3月1日）"]
    assert wrap("2021年3月1日", SQUARE, 4_000) == ["2021年", "3月1日"]
