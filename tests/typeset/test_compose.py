"""Lines on the grid: their ends, their widths, and that no character is lost."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from converters.typeset.blanks import Widths
from converters.typeset.compose import Fit, Line, Measure, compose
from converters.typeset.marks import BLANK_AFTER, NO_END, NO_START
from tests.effort import effort
from tests.typeset.plain import PlainWidths

GRID = Measure(28 * 987, -13, 2 * 987)
"""28 cells with a first line of 26, as in GB/T 9704."""


def visible(line: Line, widths: Widths) -> int:
    """The width from the first character to the end of the last one's advance."""
    spacings = [spacing for count, spacing in line.gaps for _ in range(count)]
    text = line.text.rstrip()
    return sum(widths[char] for char in text) + sum(spacings[: len(text) - 1])


@pytest.fixture
def widths() -> PlainWidths:
    return PlainWidths()


def edge(measure: Measure, first: bool) -> int:
    """Where the advance of the last character of a full line ends."""
    return measure.room(first=first) - measure.spacing


def texts(text: str, widths: Widths, measure: Measure = GRID) -> list[str]:
    return [line.text for line in compose([(text, widths)], measure)]


def test_a_first_line_holds_26_characters_and_the_next_28(widths: Widths) -> None:
    lines = compose([("中" * 60, widths)], GRID)
    assert [len(line.text) for line in lines] == [26, 28, 6]
    assert [line.fit for line in lines] == [Fit.GRID, Fit.GRID, Fit.LAST]
    assert lines[0].gaps == ((26, -13),)


def test_an_empty_paragraph_has_no_lines(widths: Widths) -> None:
    assert compose([("", widths)], GRID) == []


def test_a_mark_that_may_not_begin_a_line_is_squeezed_in(widths: Widths) -> None:
    text = "中" * 10 + "，" + "中" * 9 + "，" + "中" * 5 + "。" + "中" * 20
    first, second = compose([(text, widths)], GRID)
    assert first.text.endswith("。")
    assert first.fit is Fit.SQUEEZED
    assert edge(GRID, first=True) <= visible(first, widths) <= edge(GRID, first=True) + 500
    assert second.text == "中" * 20


def test_where_marks_cannot_give_enough_the_line_is_pushed_out_and_spread(widths: Widths) -> None:
    first, second = compose([("中" * 26 + "。" + "中" * 9, widths)], GRID)
    assert first.text == "中" * 25
    assert first.fit is Fit.SPREAD
    assert visible(first, widths) == edge(GRID, first=True)
    assert second.text.startswith("中。")


def test_an_opening_mark_does_not_end_a_line(widths: Widths) -> None:
    first, second = texts("中" * 25 + "《" + "中" * 20 + "》", widths)
    assert first == "中" * 25
    assert second.startswith("《")


@pytest.mark.parametrize("piece", ["2020年", "3.5万元", "1,000", "50%", "——", "……", "GDP"])
def test_a_piece_is_not_torn(widths: Widths, piece: str) -> None:
    for before in range(20, 28):
        lines = texts("中" * before + piece + "中" * 30, widths)
        assert any(piece in line for line in lines), before


def test_the_gap_of_a_spread_line_never_opens_a_dash_or_a_number(widths: Widths) -> None:
    line = compose([("中" * 10 + "——2020年" + "中" * 10 + "，。" + "中" * 9, widths)], GRID)[0]
    spacings = [spacing for count, spacing in line.gaps for _ in range(count)]
    assert line.fit in (Fit.SPREAD, Fit.SQUEEZED)
    assert spacings[10] == spacings[12] == spacings[13] == -13


def test_a_lonely_character_is_taken_up_or_given_company(widths: Widths) -> None:
    for count in range(26, 120):
        for end in ("", "。", "！”"):
            lines = texts("中" * count + end, widths)
            assert len(lines) == 1 or sum(map(str.isalnum, lines[-1])) >= 2, (count, end)


def test_a_mark_may_hang_where_the_style_wants_it(widths: Widths) -> None:
    hanging = Measure(GRID.width, GRID.spacing, GRID.indent, hang=True)
    first, second = compose([("中" * 26 + "。" + "中" * 9, widths)], hanging)
    assert first.text == "中" * 26 + "。"
    assert first.fit is Fit.HUNG
    assert first.gaps == ((27, -13),)
    assert second.text == "中" * 9


def test_a_space_hangs_at_the_end_of_its_line_and_is_kept(widths: Widths) -> None:
    lines = texts("中" * 23 + "hello world" + "中" * 5, widths)
    assert lines[0].endswith("hello ")
    assert "".join(lines) == "中" * 23 + "hello world" + "中" * 5


def test_runs_of_two_roles_are_one_paragraph(widths: Widths) -> None:
    both = compose([("一要", widths), ("坚持" * 20, widths)], GRID)
    assert both == compose([("一要" + "坚持" * 20, widths)], GRID)


def test_marks_without_an_end_are_broken_by_force_rather_than_lost(widths: Widths) -> None:
    lines = compose([("，" * 70, widths)], GRID)
    assert "".join(line.text for line in lines) == "，" * 70
    assert lines[0].fit is Fit.FORCED


def test_a_measure_of_another_size_has_no_spacing(widths: Widths) -> None:
    lines = compose([("中" * 40, widths)], Measure(20000, 0))
    assert [line.text for line in lines] == ["中" * 20, "中" * 20]


HANZI = st.text("中华人民共和国全国代表大会常务委员关于的是一三", min_size=1, max_size=12)
PIECES = st.one_of(
    HANZI,
    st.sampled_from(
        ["，", "。", "、", "；", "：", "？", "！”", "。”", "》，", "……", "——", "·", "～"]
    ),
    st.sampled_from(["“", "（", "《", "“《", "）", "％", "／", "#", "￥", "-"]),
    st.from_regex(r"[0-9]{1,6}(\.[0-9]{1,2})?[年月日%万]?", fullmatch=True),
    st.from_regex(r"[A-Za-z]{1,10} ?", fullmatch=True),
)
TEXTS = st.lists(PIECES, min_size=1, max_size=40).map("".join)


@settings(max_examples=effort(200, 10_000))
@given(TEXTS)
def test_any_text_composes_without_violation_or_loss(text: str) -> None:
    widths = PlainWidths()
    lines = compose([(text, widths)], GRID)
    assert "".join(line.text for line in lines) == text
    for number, line in enumerate(lines):
        assert sum(count for count, _ in line.gaps) == len(line.text)
        right = visible(line, widths)
        limit = edge(GRID, first=number == 0)
        blank = 500 if line.text.rstrip()[-1:] in BLANK_AFTER else 0
        assert right <= limit + blank
        if line is not lines[-1] and line.fit is not Fit.FORCED:
            assert right >= limit - line.text.count(" ")  # a space may cost a unit
    for above, below in pairwise(lines):
        if above.fit is not Fit.FORCED:
            assert above.text.rstrip()[-1:] not in NO_END
            assert below.text[0] not in NO_START
    forced = [line for line in lines if line.fit is Fit.FORCED]
    assert all(_nothing_free(line.text) for line in forced)


def _nothing_free(text: str) -> bool:
    """Whether no place inside the text is free to end a line."""
    return all(b in NO_START or a in NO_END or _bound(a, b) for a, b in pairwise(text))


def _bound(before: str, after: str) -> bool:
    return (before.isascii() and after.isascii()) or before.isdigit() or after.isdigit()
