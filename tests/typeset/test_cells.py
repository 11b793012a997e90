"""What a cell wants of its column, and its lines: words, names and numbers stay whole."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from converters.typeset.cells import CellWidth, cell_lines, cell_width, is_lonely
from converters.typeset.metrics import EM
from converters.typeset.nominal import NOMINAL
from tests.typeset.plain import RULES


@pytest.mark.parametrize(
    ("text", "wants"),
    [
        *(("人和镇", (3, 3, 3)), ("2019年", (3, 3, 3)), ("1234.56", (3.25, 3.25, 3.25))),
        *(("含“飞地”项目", (7, 4, 5)), ("老王坡管委会", (6, 3, 3)), ("", (0, 0, 0))),
    ],
)
def test_a_cell_wants_its_text_its_longest_word_and_two_lines(
    text: str, wants: tuple[float, float, float]
) -> None:
    assert cell_width(text) == CellWidth(*wants)


def test_a_long_text_is_prose_and_wants_its_longest_number_alone() -> None:
    wants = cell_width("全年完成一般公共预算收入增长123.45亿元")
    assert wants.is_prose
    assert wants.least == wants.two_lines == 2.75


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("含“飞地”项目", 5, ["含“飞地”", "项目"]),
        ("老王坡管委会", 4, ["老王坡", "管委会"]),
        ("同比增长（%）", 4, ["同比增长", "（%）"]),
        ("2019年", 3, ["2019年"]),
        ("a|b c|d e", 3, ["a|b ", "c|d e"]),
        ("中" * 3, 0, ["中"] * 3),
        ("", 3, []),
    ],
)
def test_lines_end_at_words_and_are_as_alike_as_can_be(
    text: str, width: int, lines: list[str]
) -> None:
    assert cell_lines(text, width * EM, RULES) == lines


def test_words_are_torn_where_they_find_no_room() -> None:
    assert cell_lines("人民代表大会", 5 * EM, RULES) == ["人民代表", "大会"]


def test_the_last_line_of_prose_has_two_characters() -> None:
    assert [len(line) for line in cell_lines("各" * 17, 8 * EM, RULES)] == [7, 7, 3]


def test_what_the_faces_draw_wider_takes_its_room() -> None:
    wide = {**dict.fromkeys("abcd", 900), " ": 300}
    assert cell_lines("ab cd", 3 * EM, RULES) == ["ab cd"]
    assert cell_lines("ab cd", 3 * EM, RULES, wide) == ["ab ", "cd"]
    assert cell_lines("ab cd", 3 * EM, RULES, wide, spare=EM) == ["ab cd"]


@given(st.text("中国人民，。（）“”123年.%abc ", max_size=40), st.integers(2, 16))
def test_lines_are_the_text_again_and_none_is_wider_than_its_column(text: str, width: int) -> None:
    lines = cell_lines(text, width * EM, RULES)
    assert "".join(lines) == text
    for line in map(str.rstrip, lines):
        narrowed = EM * 0.05 * width + EM / 4 * line.count(" ")  # what no eye sees, and spaces
        assert sum(NOMINAL[char] for char in line) <= width * EM + narrowed


@given(count=st.integers(0, 80), width=st.integers(2, 20))
def test_lines_that_are_full_leave_a_character_alone_where_one_is_left(
    count: int, width: int
) -> None:
    assert is_lonely("中" * count, width * EM, RULES) is (count > width and count % width == 1)
