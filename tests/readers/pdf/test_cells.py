"""Tables that are drawn with rules become rows of cells."""

from array import array
from collections.abc import Sequence
from dataclasses import replace
from types import SimpleNamespace
from typing import Any, cast

import pytest

from converters.readers import pdf
from converters.readers.pdf import cells
from converters.readers.pdf.boxes import Box
from converters.readers.pdf.grids import Grid
from tests.readers.pdf import printed
from tests.readers.pdf.pages import (
    SENTENCES,
    Drawn,
    Line,
    Rect,
    lines_of,
    made,
    page,
    run,
    set_in,
    told,
)

BODY = page(set_in(SENTENCES))
WIDTHS = (120, 200, 100)
TALL = 30


def ruled(rows: Sequence[Sequence[str]], y: float = 400) -> list[Drawn]:
    """Return a table of three columns with rules about its cells; None merges with the left."""
    right, bottom = 79 + sum(WIDTHS), y + TALL * len(rows)
    drawn: list[Drawn] = [Rect(79, y + TALL * at, right - 79, 0.5) for at in range(len(rows) + 1)]
    drawn += [Rect(79 + sum(WIDTHS[:at]), y, 0.5, bottom - y) for at in range(4)]
    for at, row in enumerate(rows):
        for column, words in enumerate(row):
            x = 85 + sum(WIDTHS[:column])
            drawn += [
                Line(line, x, y + TALL * at + 12 + 13 * n, 10)
                for n, line in enumerate(words.split("\n"))
            ]
    return drawn


ROWS = (("指标", "单位", "数值"), ("一般公共预算收入含国\n有土地使用权出让收入", "亿元", "3.5"))


def test_a_ruled_table_becomes_rows() -> None:
    raw = pdf.read(made([*BODY, *ruled(ROWS)]))
    assert raw.text.split("\n")[len(SENTENCES) :] == [
        "| 指标 | 单位 | 数值 |",
        "| 一般公共预算收入含国有土地使用权出让收入 | 亿元 | 3.5 |",
    ]
    assert [raw.marks[len(SENTENCES) + n].cell for n in (1, 2)] == [True, True]


def test_words_drawn_through_a_rule_are_cut_at_it() -> None:
    drawn = [*ruled((("", "", ""), ("一", "二", "三"))), Line("指标一二三四五单位六", 85, 412, 14)]
    first = lines_of(made([*BODY, *drawn]))[len(SENTENCES)]
    assert "".join(first.replace("|", "").split()) == "指标一二三四五单位六"
    assert first.count("|") == 4


def test_a_table_goes_on_over_pages_without_its_head() -> None:
    more = (ROWS[0], ("进出口总额", "亿元", "8"))
    raw = pdf.read(made([*BODY, *ruled(ROWS, 700)], [*ruled(more, 90), *page(["完了。"], y=300)]))
    assert raw.text.count("指标") == 1
    assert "| 进出口总额 | 亿元 | 8 |" in raw.text
    assert told(raw) == [("重复的表头", "指标 单位 数值")]


def test_a_box_around_words_is_no_table() -> None:
    box = [
        Rect(70, 590, 400, 0.5),
        Rect(70, 640, 400, 0.5),
        Rect(70, 590, 0.5, 50),
        Rect(470, 590, 0.5, 50),
    ]
    assert lines_of(made([*BODY, *box, Line("加框的话。", 90, 620)]))[-1] == "加框的话。"


def test_a_box_is_turned_with_its_page() -> None:
    box = Box(10, 20, 30, 60)
    for quarter, back in ((90, 270), (180, 180), (270, 90)):
        wide, tall = (100, 200) if quarter == 180 else (200, 100)
        assert box.turned(quarter, 100, 200).turned(back, wide, tall) == box


def test_what_stands_in_no_cell_stands_at_the_end_of_the_last_one() -> None:
    boxes = [[Box(100, 100, 200, 130), None], [Box(100, 130, 200, 160), Box(200, 130, 300, 160)]]
    inside = [run("甲", 110, 120), run("乙", 110, 150), run("丙", 210, 150), run("丁", 400, 150)]
    found = cells._spelt(cast("Any", SimpleNamespace(cells=boxes)), inside)
    assert [*found] == [("甲", None), ("乙", "丙 丁")]


def words(*pairs: tuple[str, float]) -> str:
    """Return what a cell says whose rows are so many ems wide, one below the other."""
    return cells._words(
        [
            replace(
                printed.run(said, 0, 1000 + 150 * at),
                rights=array("f", [width * printed.SIZE] * len(said)),
            )
            for at, (said, width) in enumerate(pairs)
        ]
    )


@pytest.mark.parametrize(
    ("short", "said"), [(6, "长长短短完"), (5.9, "长长短短 完"), (10, "长长短短完")]
)
def test_a_row_of_a_cell_that_was_ended_on_purpose_is_parted_from_the_next(
    short: float, said: str
) -> None:
    assert words(("长长", 10), ("短短", short), ("完", 1)) == said
    assert words() == ""


def test_a_table_stands_among_the_rows_and_what_is_outside_stays() -> None:
    box = Box(0, 500, 1000, 900)
    grid = Grid(box, ((Box(0, 500, 500, 900), Box(500, 500, 1000, 900)),) * 1)
    below = Grid(Box(0, 2000, 1000, 2100), ((Box(0, 2000, 1000, 2100),),))
    runs = [printed.run(said, 100, base) for said, base in (("前", 400), ("内", 800), ("后", 1200))]
    sheet = replace(printed.sheet(*runs), grids=(grid, below))
    found = cells.rows_of(sheet)
    assert [(row.text, bool(row.cells)) for row in found] == [
        ("前", False),
        ("内", True),
        ("后", False),
    ]
    assert found[1].cells == (("内", ""),)
