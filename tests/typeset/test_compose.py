"""Lines on the grid: their ends, their widths, and that no character is lost."""

import re
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from converters.typeset.blanks import Widths
from converters.typeset.compose import Fit, Line, Measure, Paragraph, compose
from converters.typeset.marks import BLANK_AFTER, NO_END, NO_START
from tests.effort import effort
from tests.typeset.plain import RULES, PlainWidths

GRID = Measure(28 * 987, -13, RULES, 2 * 987)
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


TEN = Measure(10_000, 0, RULES)
"""Ten characters without letter spacing: what a line lacks is easily told."""


def set_in(width: int, text: str, hang: bool = False) -> list[Line]:
    """The lines of a text in a measure so wide, without letter spacing."""
    return compose([(text, PlainWidths())], Measure(width, 0, RULES, hang=hang))


def test_ten_characters_fill_a_line_of_ten_and_keep_their_cells() -> None:
    assert set_in(10_000, "中" * 10) == [Line("中" * 10, ((10, 0),), Fit.LAST)]
    full, last = set_in(10_000, "中" * 12)
    assert full == Line("中" * 10, ((10, 0),), Fit.GRID)
    assert last == Line("中" * 2, ((2, 0),), Fit.LAST)


def test_what_the_eye_does_not_see_is_taken_from_every_gap() -> None:
    """Ten characters have nine gaps, of which each gives 10 at the most: 90 are 10 each."""
    assert set_in(9_910, "中" * 12)[0] == Line("中" * 10, ((10, -10),), Fit.SQUEEZED)
    assert set_in(9_950, "中" * 12)[0] == Line("中" * 10, ((4, -5), (6, -6)), Fit.SQUEEZED)


def test_a_thousandth_of_an_em_too_little_is_spread_too() -> None:
    assert set_in(10_001, "中" * 12)[0] == Line("中" * 10, ((1, 1), (9, 0)), Fit.SPREAD)


def test_the_last_character_of_a_spread_line_goes_with_the_one_before() -> None:
    """Two characters lack 120, the most that a gap is spread; nothing stands after the second."""
    assert set_in(2_120, "中" * 6)[0] == Line("中" * 2, ((2, 120),), Fit.SPREAD)


def test_a_line_that_lacks_more_than_its_gaps_may_be_spread_is_left_ragged() -> None:
    assert set_in(2_121, "中" * 6)[0] == Line("中" * 2, ((2, 0),), Fit.RAGGED)
    assert set_in(10_000, "中" * 9 + "5" * 19 + "中" * 5)[0].fit is Fit.RAGGED


def test_the_mark_at_the_end_gives_half_an_em_on_every_line() -> None:
    """The second line is half an em too wide, which its last mark gives alone."""
    assert set_in(10_500, "中" * 20 + "，" + "中" * 5)[1] == Line(
        "中" * 10 + "，", ((10, 0), (1, -500)), Fit.SQUEEZED
    )


def test_one_more_is_seen_and_the_line_is_broken_before_and_spread() -> None:
    """Nine characters lack 909; eight gaps take 113 each, and the first five the rest."""
    assert set_in(9_909, "中" * 12)[0] == Line("中" * 9, ((5, 114), (4, 113)), Fit.SPREAD)


COMMAS = "中，" * 4 + "中" * 9
"""Four commas inside a line of text give a quarter of an em each."""


def test_a_line_is_spread_or_squeezed_whichever_is_seen_less() -> None:
    """Ten characters lack 250, some 28 a gap, which costs 3.7; to squeeze costs 3 and more.

    If 495 are lacking, 55 a gap cost 21.8; the eleventh character takes 505 of what commas give.
    """
    assert set_in(10_250, COMMAS)[0] == Line(COMMAS[:10], ((7, 28), (3, 27)), Fit.SPREAD)
    wide = set_in(10_495, COMMAS)[0]
    assert (wide.text, wide.fit) == (COMMAS[:11], Fit.SQUEEZED)
    assert wide.gaps == ((1, 0), (1, -127), (1, 0), (1, -126)) + ((1, 0), (1, -126)) * 2 + ((3, 0),)


def test_marks_of_a_kind_give_alike() -> None:
    changes = set_in(10_495, COMMAS)[0].gaps
    given = [change for _, change in changes if change]
    assert max(given) - min(given) <= 1


def test_marks_give_no_more_than_is_wanted_and_in_their_order() -> None:
    """The last mark gives 500 of 649, the first of the others the rest."""
    found = set_in(10_351, "中" * 4 + "，" + "中" * 5 + "。" + "中" * 4)[0]
    assert found == Line(
        "中" * 4 + "，" + "中" * 5 + "。", ((4, 0), (1, -149), (5, 0), (1, -500)), Fit.SQUEEZED
    )


def test_a_mark_hangs_if_that_is_seen_less_than_another_way() -> None:
    """Nine gaps take what ten characters lack, up to the ceiling; the mark has none before it."""
    words = "中" * 10 + "。"
    hung = set_in(10_275, words * 2 + "中" * 3, hang=True)
    assert [line.fit for line in hung] == [Fit.HUNG, Fit.HUNG, Fit.LAST]
    assert hung[0] == Line(words, ((5, 31), (4, 30), (2, 0)), Fit.HUNG)
    assert hung[1] == hung[0]
    assert set_in(10_000, words + "中" * 9, hang=True)[0] == Line(words, ((11, 0),), Fit.HUNG)


def test_the_last_mark_of_a_paragraph_hangs_too() -> None:
    assert set_in(10_000, "中" * 10 + "。", hang=True) == [
        Line("中" * 10 + "。", ((11, 0),), Fit.HUNG)
    ]


def test_only_pauses_and_full_stops_hang_and_only_behind_a_full_line() -> None:
    assert set_in(10_000, "中" * 9 + "，。" + "中" * 4, hang=True)[0].fit is Fit.HUNG
    assert set_in(10_000, "中" * 10 + "）" + "中" * 4, hang=True)[0].text == "中" * 9
    assert set_in(10_000, "中" * 10 + "，。" + "中" * 4, hang=True)[0].text == "中" * 9


def test_the_room_of_the_first_line_is_smaller_by_its_indent() -> None:
    lines = compose([("中" * 22, PlainWidths())], Measure(10_000, 0, RULES, 2_000))
    assert [len(line.text) for line in lines] == [8, 10, 4]
    assert [line.fit for line in lines] == [Fit.GRID, Fit.GRID, Fit.LAST]


def test_a_piece_wider_than_the_first_line_is_torn_and_no_other() -> None:
    """Twenty digits fill ten ems: they are whole in a full line, not in one with an indent."""
    assert texts("5" * 20 + "中", PlainWidths(), TEN) == ["5" * 20, "中"]
    indented = Measure(10_000, 0, RULES, 1_000)
    assert texts("5" * 20 + "中", PlainWidths(), indented) == ["5" * 18, "55中"]
    assert texts("中" * 4 + "5" * 14, PlainWidths(), TEN) == ["中" * 4, "5" * 14]


@pytest.mark.parametrize("spaces", [" ", "  ", "   "])
def test_spaces_that_end_a_line_take_no_part_in_its_width(spaces: str) -> None:
    """Two words of five ems, with the space between them, fill a line; the next spaces hang."""
    words = "a" * 10 + " " + "b" * 10 + spaces
    found = set_in(10_333, words + "中中中")
    assert found[0] == Line(words, ((len(words), 0),), Fit.GRID)
    assert found[1].text == "中中中"
    number = "5" * 20 + spaces
    assert set_in(10_000, number + "中中中")[0] == Line(number, ((len(number), 0),), Fit.GRID)


def test_a_space_shares_what_it_gives_with_the_letter_before_it() -> None:
    """A space that is a run by itself is written into no PDF: of 120 both give 60."""
    words = "中中ab cd" + "中" * 6
    found = set_in(10_213, words + "中" * 5)[0]
    assert found == Line(words, ((3, 0), (2, -60), (8, 0)), Fit.SQUEEZED)


def test_a_space_at_the_head_of_a_paragraph_has_nothing_to_share_with() -> None:
    assert set_in(2_500, " " + "中" * 6)[0] == Line(" 中中", ((1, 84), (2, 83)), Fit.SPREAD)


def test_a_lonely_last_character_is_taken_into_the_line_before_if_marks_give_enough() -> None:
    """A mark before another and one at the end give 500, a comma inside text 250: 2,750 in all."""
    text = "中”，中”，中”，中乙。"
    assert [(line.text, line.fit) for line in set_in(9_900, text)] == [(text, Fit.SQUEEZED)]
    assert [line.text for line in set_in(9_249, text)] == ["中”，中”，中”，", "中乙。"]


def test_a_lonely_last_character_that_finds_no_room_is_given_company() -> None:
    """The line before gives one character and is spread: 1000 over eighteen gaps."""
    assert set_in(20_000, "中" * 21) == [
        Line("中" * 19, ((10, 56), (9, 55)), Fit.SPREAD),
        Line("中" * 2, ((2, 0),), Fit.LAST),
    ]


def test_text_on_a_last_line_is_told_by_its_width_not_by_its_letters() -> None:
    """Four signs to write on are two ems wide, two digits are one."""
    assert [line.text for line in set_in(20_000, "中" * 20 + "____")] == ["中" * 20, "____"]
    assert [line.text for line in set_in(20_000, "中" * 20 + "12")] == ["中" * 19, "中12"]


def test_two_characters_stay_a_line_though_marks_would_give_enough_for_them() -> None:
    lines = set_in(10_000, "中”，中”，中”，中乙乙")
    assert [line.text for line in lines] == ["中”，中”，中”，中", "乙乙"]


def test_two_characters_of_text_make_a_line_and_marks_are_no_text() -> None:
    assert [line.text for line in set_in(10_000, "中" * 12)] == ["中" * 10, "中" * 2]
    assert [line.text for line in set_in(20_000, "中" * 20 + "——乙")] == ["中" * 19, "中——乙"]


def test_marks_without_an_end_fill_their_lines_one_after_another() -> None:
    lines = set_in(10_000, "，" * 90 + "中")
    assert "".join(line.text for line in lines) == "，" * 90 + "中"
    assert {line.fit for line in lines[:-2]} == {Fit.FORCED}


def test_a_character_wider_than_the_measure_stands_by_itself() -> None:
    assert [line.text for line in set_in(500, "中中")] == ["中", "中"]


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


@pytest.mark.parametrize("piece", ["±1,000", "50%", "5 kg", "35μg/m³", "——", "……", "GDP", "第十二"])
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
    hanging = Measure(GRID.width, GRID.spacing, RULES, GRID.indent, hang=True)
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
    lines = compose([("中" * 40, widths)], Measure(20000, 0, RULES))
    assert [line.text for line in lines] == ["中" * 20, "中" * 20]


RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻₀₁₂₃₄₅₆₇₈₉"
WORDS = "中华人民共和国全国代表大会常务委员关于的是一三"
HANZI = st.text(WORDS, min_size=1, max_size=12)
PIECES = st.one_of(
    HANZI,
    st.sampled_from(
        ["，", "。", "、", "；", "：", "？", "！”", "。”", "》，", "……", "——", "·", "～"]
    ),
    st.sampled_from(["“", "（", "《", "“《", "）", "％", "／", "#", "￥", "-"]),
    st.from_regex(r"[0-9]{1,6}(\.[0-9]{1,2})?[年月日%万]?", fullmatch=True),
    st.from_regex(r"[A-Za-z]{1,10} ?", fullmatch=True),
    st.from_regex(r"[±－≥≤≈＞＋][0-9]{1,5}(℃|%|km²|μg/m³|MW)?", fullmatch=True),
    st.from_regex(r"([0-9]{4} [0-9]{1,3}\.[0-9]{2} ){1,8}", fullmatch=True),
    st.from_regex(
        r"https://www\.[a-z]{3,9}\.gov\.cn(/[a-z0-9_-]{1,24}){0,6}\.html#?", fullmatch=True
    ),
    st.sampled_from(["m²", "CO₂", "PM₂.₅", "10⁻⁶", "5×10³", "kW·h", "3∶7", "a@b.gov.cn"]),
    st.builds(lambda sign, count: sign * count, st.sampled_from("×＊○_—…-="), st.integers(2, 70)),
)
TEXTS = st.lists(PIECES, min_size=1, max_size=40).map("".join)


@settings(max_examples=effort(25, 20_000), deadline=None)
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
        if line is not lines[-1] and line.fit not in (Fit.FORCED, Fit.RAGGED):
            assert right >= limit - line.text.count(" ")  # a space may cost a unit
        if line.fit is not Fit.FORCED:
            widest = max((spacing for _, spacing in line.gaps[:-1]), default=GRID.spacing)
            assert widest - GRID.spacing <= RULES.ceiling
    for above, below in pairwise(lines):
        if above.fit is not Fit.FORCED:
            _may_part(above.text, below.text[0])
    forced = [line for line in lines if line.fit is Fit.FORCED]
    assert _LONG_RUN.search(text) or all(_nothing_free(line.text) for line in forced)


def _may_part(above: str, first: str) -> None:
    """Check that a line may end so, and the next begin with a character."""
    assert not re.fullmatch(_SIGNED, above[-2:] + first)
    assert first not in RAISED
    last = above.rstrip()[-1:]
    if not (last + first).isascii():  # else an address
        assert last not in NO_END
        assert first not in NO_START or first == last in "—…"


_LONG_RUN = re.compile(r"(.)\1{20}")
"""A mask or rule that the first line may have no room for; it is not left with a character."""
_SIGNED = f"[{WORDS}][±－≥≤≈＞＋][0-9]"
"""A number parted from its sign; behind another number it would be a dash."""


def _nothing_free(text: str) -> bool:
    """Whether no place inside the text is free to end a line."""
    return all(b in NO_START or a in NO_END or _bound(a, b) for a, b in pairwise(text))


def _bound(before: str, after: str) -> bool:
    if before == after:
        return True  # a mask
    return (before.isascii() and after.isascii()) or before.isdigit() or after.isdigit()


def test_the_mark_at_the_end_gives_once_and_the_others_the_rest() -> None:
    """Of 700 the last mark gives 500, all it has; four commas inside of the line 50 each."""
    words = "中，" * 4 + "中中，"
    found = set_in(10_300, words + "中" * 9)[0]
    assert found == Line(words, (((1, 0), (1, -50)) * 4) + ((2, 0), (1, -500)), Fit.SQUEEZED)


def test_no_mark_hangs_where_the_gaps_could_not_take_what_it_leaves() -> None:
    """Seven gaps take 840 at the most, and 900 would be left; the mark gives 100 in its place."""
    found = set_in(8_900, "中" * 8 + "。" + "中" * 9, hang=True)[0]
    assert found == Line("中" * 8 + "。", ((8, 0), (1, -100)), Fit.SQUEEZED)


def longer(text: str) -> tuple[list[Line], float] | None:
    return Paragraph([(text, PlainWidths())], GRID).longer(28)


def test_a_paragraph_whose_last_line_is_nearly_full_can_be_a_line_longer() -> None:
    lines, price = longer("中" * (26 + 28 * 8 + 26)) or ([], 0)
    assert len(lines) == 11 and 0 < price < 28 * 10
    assert len(lines[-1].text) == 2
    assert {line.fit for line in lines[:-1]} == {Fit.SPREAD, Fit.GRID}


@pytest.mark.parametrize("count", [1, 26, 26 + 28 * 8 + 2, 26 + 20])
def test_no_paragraph_is_made_longer_that_would_look_loose(count: int) -> None:
    assert longer("中" * count) is None


@settings(max_examples=effort(25, 5_000), deadline=None)
@given(st.text(st.sampled_from("中文字，。、“”（）5a%—…"), min_size=100, max_size=400))
def test_a_longer_paragraph_keeps_its_text_and_is_neither_loose_nor_lonely(text: str) -> None:
    if found := longer(text):
        lines, price = found
        best = compose([(text, PlainWidths())], GRID)
        assert "".join(line.text for line in lines) == text
        assert len(lines) == len(best) + 1
        gaps = [gap for line in lines[:-1] for _, gap in line.gaps]
        assert max(gaps) <= GRID.spacing + RULES.loose
        assert lines[-1].fit is Fit.LAST
        assert not {line.fit for line in lines} & {Fit.RAGGED, Fit.FORCED}
        assert price > -1e-9
