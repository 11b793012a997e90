"""Rows: the spaces that gaps stand for, and raised and lowered characters."""

import pytest

from converters.readers import pdf
from converters.readers.pdf import rows
from converters.readers.pdf.rows import Row
from tests.readers.pdf.pages import (
    LEFT,
    SENTENCES,
    SIZE,
    Drawn,
    Line,
    lines_of,
    made,
    page,
    run,
    set_in,
)

BODY = page(set_in(SENTENCES), y=200)


def at(ems: float, words: str, y: float = 150, size: float = SIZE) -> Line:
    return Line(words, LEFT + ems * SIZE, y, size)


@pytest.mark.parametrize(
    ("drawn", "read"),
    [
        ([at(0, "主持人"), at(4, "张三")], "主持人\u3000张三"),
        ([at(0, "请假"), at(6, "名")], "请假\u3000\u3000\u3000\u3000名"),
        ([at(0, "到"), at(1.25, "2021"), at(3.5, "年")], "到2021年"),
        ([at(0, "A"), at(0.8, "B")], "A B"),
        (
            [at(0, "城关镇"), at(6, "120"), at(10, "25%")],
            "城关镇\u3000\u3000\u3000120\u3000\u300025%",
        ),
        ([at(0, "oﬃce")], "office"),
        ([at(2 * n, char) for n, char in enumerate("中共某县委员会")], "中共某县委员会"),
        ([at(0, "面积5km"), at(3.5, "2", 143, 9), at(4.1, "左右")], "面积5km²左右"),
        ([at(0, "排放CO"), at(3, "2", 153, 9), at(3.6, "的企业")], "排放CO₂的企业"),
    ],
)
def test_how_a_row_is_spelt(drawn: list[Drawn], read: str) -> None:
    assert lines_of(made([*drawn, *BODY]))[0] == read


def test_raised_words_without_signs_of_their_own_are_told() -> None:
    raw = pdf.read(made([at(0, "商标"), at(2, "注", 143, 9), at(2.6, "保护"), *BODY]))
    assert raw.text.startswith("商标注保护")
    assert [(one.what, one.words) for one in raw.differences] == [("上标", "注")]


def test_smaller_type_on_the_baseline_is_not_raised() -> None:
    assert lines_of(made([at(0, "总额"), at(2, "12", 150, 10), *BODY]))[0] == "总额12"


@pytest.mark.parametrize(("glyphs", "gap"), [(4, 0.0), (5, 0.5)])
def test_four_gaps_tell_how_wide_a_row_is_set(glyphs: int, gap: float) -> None:
    row = Row((run("字" * glyphs, step=1.5 * SIZE),), 1)
    assert rows._usual_gap(row) == gap


def test_the_words_of_a_table_leave_out_what_is_merged_or_empty() -> None:
    cells = (("甲", None, "乙"), ("", "丙", None))
    assert Row((run("甲"),), 1, cells=cells).text == "甲 乙 丙"


def test_what_stands_on_the_baseline_is_neither_raised_nor_lowered() -> None:
    row = Row((run("总额"),), 1)
    assert rows._stands(run("12"), row) == ""


def test_raised_type_stays_though_its_row_is_small_beside_a_huge_one() -> None:
    drawn = [at(0, "一丁丂", 120), at(3, "2七", 114, 8), Line("乖乗乘", 150, 138, 90)]
    found = pdf.read(made([*drawn, *page(set_in(SENTENCES), y=300)])).text
    assert all(char in found for char in "一丁丂七乖乗乘")
