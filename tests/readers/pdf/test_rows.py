"""Rows: the spaces that gaps stand for, and raised and lowered characters."""

from array import array
from dataclasses import replace
from itertools import accumulate

import pytest

from converters.readers import pdf
from converters.readers.pdf import rows
from converters.readers.pdf.rows import Row
from tests.readers.pdf import printed
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


def spelt(first: str, gap: float, second: str, *, drawn: bool = False) -> str:
    """Return two words that stand so many hundredths of an em apart as a row spells them."""
    right = printed.run(second, printed.SIZE * len(first) + gap)
    if drawn:
        right = replace(right, spaces=frozenset({0}))
    return Row((printed.run(first), right), 1).text


@pytest.mark.parametrize(
    ("words", "gap", "drawn", "space"),
    [
        ("人民", 9, True, ""),
        ("人民", 10, True, " "),
        ("人民", 49, False, ""),
        ("人民", 50, False, " "),
        ("人民", 74, False, " "),
        ("人民", 75, False, "\u3000"),
        ("人民", 200, False, "\u3000" * 2),
        ("人民", 400, False, "\u3000" * 4),
        ("人民", 900, False, "\u3000" * 4),
        ("ab", 9, True, ""),
        ("ab", 10, True, " "),
        ("ab", 17, False, ""),
        ("ab", 18, False, " "),
        ("ab", 199, False, " "),
        ("ab", 200, False, "\u3000" * 2),
        ("人b", 18, False, ""),
        ("a民", 18, False, ""),
        ("人b", 100, False, "\u3000"),
    ],
)
def test_which_space_stands_in_a_gap(words: str, gap: float, drawn: bool, space: str) -> None:
    assert spelt(words[0], gap, words[1], drawn=drawn) == space.join(words)


@pytest.mark.parametrize(("gap", "parts"), [(74, 1), (75, 2)])
def test_a_wide_gap_parts_a_row(gap: float, parts: int) -> None:
    found = Row((printed.run("左边"), printed.run("右", 200 + gap)), 1).segments
    assert len(found) == parts
    assert (found[0][0], found[-1][1]) == (0, 300 + gap)


def test_a_narrow_glyph_over_a_wide_one_does_not_shorten_what_it_covers() -> None:
    over = Row(
        (printed.run("宽", 0, size=100), printed.run("窄", 20, size=10), printed.run("后", 160)), 1
    )
    assert over.segments == ((0, 260),)


@pytest.mark.parametrize(
    ("down", "smaller", "count"), [(25, 1, 1), (26, 1, 2), (12.5, 2, 1), (13, 2, 2)]
)
def test_baselines_a_quarter_of_the_smaller_size_apart_are_one_row(
    down: float, smaller: float, count: int
) -> None:
    pair = [printed.run("上", 0, 1000), printed.run("下", 900, 1000 + down, printed.SIZE / smaller)]
    assert len(rows.of_runs(pair, 1)) == count


@pytest.mark.parametrize(("between", "joined"), [(3, True), (4, False)])
def test_only_the_last_four_lines_are_looked_at(between: int, joined: bool) -> None:
    small = [printed.run("小", 500, 1001 + at, 1) for at in range(between)]
    made = rows.of_runs([printed.run("左"), *small, printed.run("右", 900, 1010)], 1)
    assert any(row.text.startswith("左") and row.text.endswith("右") for row in made) == joined


@pytest.mark.parametrize(
    ("up", "size", "left", "hosted"),
    [
        (30, 50, 200, True),
        (20, 15, 200, True),
        (19, 15, 200, False),
        (75, 50, 200, True),
        (76, 50, 200, False),
        (30, 85, 200, False),
        (30, 84, 200, True),
        (30, 50, 235, True),
        (30, 50, 236, False),
        (-40, 50, 200, True),
        (-41, 50, 200, False),
        (-30, 50, 500, False),
        (30, 50, -85, True),
        (30, 50, -86, False),
        (30, 50, 100, True),
    ],
)
def test_where_small_type_belongs_to_the_row_beside_it(
    up: float, size: float, left: float, hosted: bool
) -> None:
    made = rows.of_runs([printed.run("主行"), printed.run("注", left, 1000 - up, size)], 1)
    assert len(made) == (1 if hosted else 2)


@pytest.mark.parametrize(
    ("up", "what"),
    [
        (19, ""),
        (20, "上标"),
        (75, "上标"),
        (76, ""),
        (-3, ""),
        (-4, "下标"),
        (-40, "下标"),
        (-41, ""),
    ],
)
def test_between_which_heights_small_type_is_raised_or_lowered(up: float, what: str) -> None:
    host = Row((printed.run("主行主行"), printed.run("注", 400, 1000 - up, 50)), 1)
    assert host.unspelt == (((what, "注"),) if what else ())
    assert rows.is_raised(host.runs[1], host) == (what == "上标")


def test_type_of_more_than_browsers_raise_is_not_raised() -> None:
    assert Row((printed.run("主行主行"), printed.run("注", 400, 970, 85)), 1).unspelt == ()
    assert Row((printed.run("主行主行"), printed.run("注", 400, 970, 83)), 1).unspelt


def test_a_raised_figure_that_has_a_sign_is_spelt_and_one_of_a_note_is_its_mark() -> None:
    figure = printed.run("2", 400, 970, 50)
    host = Row((printed.run("平方公里"), figure), 1)
    assert (host.text, host.unspelt) == ("平方公里²", ())
    noted = Row(
        (
            printed.run("平方公里"),
            replace(printed.run("注", 400, 970, 50), note="〔1〕"),
            printed.run("后", 455),
        ),
        1,
    )
    assert (noted.text, noted.unspelt) == ("平方公里〔1〕后", ())


def test_a_row_is_as_large_as_most_of_its_type_and_bold_when_all_is() -> None:
    both = Row((printed.run("大", size=120, bold=True), printed.run("小小", 120, 1001)), 1)
    assert (both.size, both.base, both.left, both.right) == (100, 1001, 0, 320)
    assert not both.bold and not both.artifact
    whole = Row((printed.run("粗", bold=True, artifact=True),), 1)
    assert whole.bold and whole.artifact


@pytest.mark.parametrize(("between", "hosted"), [(1, True), (2, False)])
def test_a_host_is_looked_for_two_rows_away(between: int, hosted: bool) -> None:
    """Other small rows stand between, each far to the right."""
    others = [printed.run("旁", 5000 + 900 * at, 955 + 14 * at, 50) for at in range(between)]
    made = rows.of_runs([printed.run("主行"), *others, printed.run("注", 200, 940, 50)], 1)
    assert any(one.text.startswith("主行注") for one in made) == hosted


def test_figures_drawn_after_the_rest_of_their_line_stand_in_their_gaps() -> None:
    words = "会议第12条讲3点、40项。"
    places = accumulate((0.5 if c.isascii() else 1 for c in words), initial=0)
    glyphs = [at(x, c) for x, c in zip(places, words, strict=False)]
    late = sorted(glyphs, key=lambda glyph: glyph.words.isdecimal())
    assert lines_of(made([*late, *BODY]))[0] == words


def test_glyphs_drawn_in_any_order_are_read_from_left_to_right() -> None:
    words = "今天我们召开全县大会，部署工作。"
    glyphs = [at(n * 7 % 16, words[n * 7 % 16]) for n in range(16)]
    assert lines_of(made([*glyphs, *BODY]))[0] == words


def test_runs_that_lie_over_one_another_without_gaps_keep_their_order() -> None:
    first, second = run("甲乙丙"), run("丁", left=150)
    assert rows.of_runs([second, first], 1)[0].runs == (first, second)
    wide = replace(first, lefts=array("f", [0, 300, 400]), rights=array("f", [100, 400, 500]))
    (made_of,) = rows.of_runs([run("丁", left=150), wide], 1)
    assert [one.chars for one in made_of.runs] == ["甲", "丁", "乙丙"]
