"""Where titles are broken: at words, into the shape that costs least (GB/T 9704-2012 §7.3.1)."""

from collections import defaultdict
from itertools import accumulate

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from converters.typeset import title
from converters.typeset.metrics import EM
from converters.typeset.title import boundaries, break_names, break_title, break_words, fits_closer
from tests.effort import effort

WIDTHS = dict.fromkeys("李明王芳赵刚欧阳建国买提·艾力县委书记　", EM)


def test_blanks_at_the_end_of_a_line_are_dropped() -> None:
    names = ("欧阳建国", "王芳", "买买提·艾力", "赵刚", "李明")
    lines = break_title("　　".join(names), WIDTHS, 12 * EM, names)
    assert len(lines) > 1
    assert [line for line in lines if line != line.strip()] == []
    assert "　　".join(lines) == "　　".join(names)


def test_names_that_fit_stay_on_one_line_with_their_blanks() -> None:
    assert break_title("县委书记　李明　　王芳", WIDTHS, 12 * EM) == ["县委书记　李明　　王芳"]


ANY: dict[str, int] = defaultdict(lambda: EM)
WORDS = "关于进一步加强和改进新形势下全县乡镇人民代表大会主席团工作充分发挥代表主体作用的报告"


@pytest.mark.parametrize(
    "text",
    [WORDS * 12, " ".join("1234567890" * 22), "一" * 5000, "《“（" * 3000, WORDS * 500],
    ids=["480 hanzi", "spaced digits", "one hanzi", "open marks", "20,000 hanzi"],
)
def test_a_title_of_any_length_is_broken(text: str) -> None:
    lines = break_title(text, ANY, 18 * EM)
    assert max(map(len, lines)) <= 18
    assert "".join("".join(lines).split()) == "".join(text.split())


def test_the_lines_of_a_long_title_are_about_equal_and_end_with_words() -> None:
    lines = break_title(WORDS * 6, ANY, 18 * EM)
    assert min(map(len, lines)) > 10
    places = set(accumulate(map(len, lines)))
    assert places <= boundaries(WORDS * 6)


@given(st.text("在全县工作会议上的讲话与《》“”（）2020年 ", min_size=1, max_size=60))
@settings(max_examples=effort(15, 60))
def test_whether_ways_are_compared_or_lines_chosen_no_word_is_lost(text: str) -> None:
    for most in (0, 100_000):
        with pytest.MonkeyPatch.context() as patched:
            patched.setattr(title, "_MOST_WAYS", most)
            lines = break_title(text, ANY, 9 * EM)
        assert "".join("".join(lines).split()) == "".join(text.split())
        assert max(map(len, lines)) <= 9


def of_words(lengths: list[int], width: int, marks: str = "") -> title._Title:
    """A title of words of so many characters; enclosed in `marks` as a whole, if there are any."""
    words = [char * count for char, count in zip("甲乙丙丁戊己庚辛", lengths, strict=False)]
    if marks:
        words[0], words[-1] = marks[0] + words[0][1:], words[-1][:-1] + marks[1]
    return title._Title("".join(words), ANY, width * EM, words)


def test_a_line_more_costs_six_and_so_is_made_only_for_a_better_shape() -> None:
    """Two lines of eight are a box: 2 * 6 + 4. Three of 4, 4, 8 cost 18 by themselves."""
    assert of_words([4, 4, 4, 4], 12)._cheapest([2, 3]) == ((0, 2, 4), 16)
    cuts, cost = of_words([4, 4, 4, 4], 12)._cheapest([3])
    assert cuts == (0, 1, 2, 4)
    assert cost == pytest.approx(18 + 32 / 9)


def test_of_ways_that_cost_the_same_the_first_line_is_the_shortest() -> None:
    """4 and 2 characters are as good as 2 and 4."""
    assert of_words([2, 2, 2], 4)._shapely() == (0, 1, 3)
    assert of_words([2, 2, 2], 4)._one_by_one() == (0, 1, 3)


def test_lines_may_be_as_wide_as_the_measure() -> None:
    assert of_words([8, 2, 2, 8], 10)._shapely() == (0, 2, 4)
    assert of_words([8, 2, 2, 8], 10)._one_by_one() == (0, 2, 4)
    assert break_title("会议" * 5, ANY, 10 * EM) == ["会议" * 5]
    assert of_words([4, 10], 10).best() == ["甲" * 4, "乙" * 10]


def test_each_word_is_a_line_where_no_two_fit_into_one() -> None:
    assert of_words([6, 6, 6], 10)._shapely() == (0, 1, 2, 3)
    assert of_words([6, 6, 6], 10)._one_by_one() == (0, 1, 2, 3)


def test_no_more_than_one_line_is_made_beyond_those_that_are_needed() -> None:
    """Four lines would cost 26.25, less than the three of 2, 10 and 6; two are needed."""
    found = of_words([2, 5, 5, 6], 10)
    assert found._cheapest([4])[1] == 26.25
    assert found._shapely() == (0, 1, 3, 4)


def test_between_two_words_there_is_nothing_to_choose() -> None:
    assert of_words([6, 6], 10)._shapely() == ()
    assert break_title("甲甲甲甲甲甲乙乙乙乙乙乙", ANY, 10 * EM, ["甲" * 6]) == ["甲" * 6, "乙" * 6]


def test_a_book_title_is_torn_where_four_lines_do_not_hold_it_whole() -> None:
    assert of_words([5, 3, 3, 5], 9, "《》")._shapely() == (0, 2, 4)


def test_a_book_title_that_must_be_torn_is_torn_for_the_best_shape_of_four_lines() -> None:
    """Each tears it once. 7, 5, 6 are an hourglass; 2, 5, 5, 6 cost a line more instead."""
    words = of_words([2, 5, 5, 6], 9)
    words.costs[2] = 214
    assert words._cheapest([2, 3])[0] == (0, 2, 3, 4)
    assert words._shapely() == (0, 1, 2, 3, 4)


def test_so_many_ways_are_compared_and_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    """Six words, one or two in a line: in four lines there are 1 way to four of them, 4 to five
    and 6 to all, which is 11 and the most."""
    words = of_words([2] * 6, 4)
    monkeypatch.setattr(title, "_MOST_WAYS", 11)
    assert words._shapely() == (0, 2, 4, 6)
    monkeypatch.setattr(title, "_MOST_WAYS", 10)
    assert words._shapely() == ()


def test_one_by_one_lines_are_about_as_long_as_their_mean() -> None:
    """Of ten characters in two lines the mean is five: 4 and 6 cost 12 + 1 + 1."""
    assert of_words([2, 2, 2, 2, 2], 9)._one_by_one() == (0, 2, 5)


def test_one_by_one_a_line_more_is_made_where_the_others_come_nearer_to_the_mean() -> None:
    """The mean of three lines is 11. 8, 8, 8, 9 cost 24 + 27 + 4; 8, 16, 9 cost 18 + 9 + 25 + 4."""
    assert of_words([8, 8, 8, 9], 16)._one_by_one() == (0, 1, 2, 3, 4)


def test_one_by_one_breaks_have_their_price_too() -> None:
    """The mean is 4. 2, 4, 3, 3 cost 24 + 4 + 1 + 1; 4, 5, 3 cost 18 + 1 + 1 and the break 12."""
    words = of_words([2, 2, 2, 3, 3], 5)
    words.costs = [0] * 6
    assert words._one_by_one() == (0, 2, 4, 5)
    words.costs[2] = 12
    assert words._one_by_one() == (0, 1, 3, 4, 5)


@pytest.mark.parametrize("dash", ["——", "　", "　——"])
def test_two_titles_have_lines_of_their_own_and_the_second_keeps_its_dash(dash: str) -> None:
    whole = f"甲甲甲甲乙乙乙乙{dash}丙丙丙丙丁丁"
    second = f"{dash.strip()}丙丙丙丙丁丁"
    assert break_title(whole, ANY, 10 * EM) == ["甲甲甲甲乙乙乙乙", second]
    assert break_title(whole, ANY, 20 * EM) == [whole]


@pytest.mark.parametrize(
    ("clauses", "lines"),
    [
        ((4, 9, 9), [(4, 9), (9,)]),  # fewer lines
        ((9, 9, 9), [(9,), (9,), (9,)]),  # not one line of two and one of one
        ((4, 4, 4, 4, 4), [(4, 4), (4, 4, 4)]),
        ((9, 22), [(9,), (10,), (12,)]),  # wider than a line
        ((2,) * 11, [(2,) * 5, (2,) * 6]),  # a list
    ],
)
def test_clauses_stand_side_by_side_where_they_fit(
    clauses: tuple[int, ...], lines: list[tuple[int, ...]]
) -> None:
    made = break_title("　".join("甲乙" * (n // 2) + "甲" * (n % 2) for n in clauses), ANY, 20 * EM)
    assert [tuple(map(len, line.split("　"))) for line in made] == lines


def test_what_is_parted_takes_three_lines_at_the_most() -> None:
    """Else one of them is no title of its own, and all of it is broken as one."""
    first, second = "甲甲甲甲甲" * 7, "——丙丙"
    assert break_title(first + second, ANY, 10 * EM)[-1] != second


def test_partings_are_told_without_blanks() -> None:
    assert title.partings("甲乙　丙丁——戊己") == {2, 4, 8}
    assert title.partings("——甲乙") == {4}


def test_a_mark_of_the_title_decides_where_it_is_broken() -> None:
    assert break_title("|在大会上|的讲话||", ANY, 10 * EM) == ["在大会上", "的讲话"]
    assert break_title("在大会上|", ANY, 10 * EM) == ["在大会上"]
    long = break_title("甲甲甲甲乙乙乙乙|丙丙", ANY, 5 * EM, ["甲甲甲甲", "乙乙乙乙"])
    assert long == ["甲甲甲甲", "乙乙乙乙", "丙丙"]


def test_a_piece_wider_than_a_line_is_broken_between_its_words_and_no_others() -> None:
    """《中国共产党纪律处分条例》 has thirteen characters."""
    lines = break_title("学习贯彻《中国共产党纪律处分条例》辅导讲话", ANY, 12 * EM)
    assert "".join(lines) == "学习贯彻《中国共产党纪律处分条例》辅导讲话"
    places = set(accumulate(map(len, lines)))
    assert places <= {2, 4, 10, 14, 17, 19, 21}
    kept = "习近平新时代中国特色社会主义思想"
    assert break_title(kept, ANY, 12 * EM, [kept, "新时代"])[0][-1] != "新"
    assert kept in break_title(f"学习{kept}汇编", ANY, 16 * EM, [kept])


def test_a_word_wider_than_a_line_fills_it() -> None:
    assert break_title("5" * 25, ANY, 10 * EM) == ["5" * 10, "5" * 10, "5" * 5]
    narrow = {"5": EM // 2, "a": EM}
    assert break_title("5" * 19 + "a5", narrow, 10 * EM) == ["5" * 19, "a5"]


def test_of_names_parted_by_a_mark_each_is_whole() -> None:
    """A line has as many of them as it holds, and their marks."""
    names = "西平县委员会办公室、西平县人民政府办公室、县人大常委会办公室"
    assert break_names(names, ANY, 40 * EM) == [names]
    assert break_names(names, ANY, 26 * EM) == [names[:21], names[21:]]
    assert break_names(names, ANY, 12 * EM) == [names[:10], names[10:21], names[21:]]
    assert break_names(names, ANY, 9 * EM) == break_title(names, ANY, 9 * EM)


@given(st.text("某县委办、", min_size=1, max_size=50))
@settings(max_examples=effort(15, 60))
def test_whatever_the_names_no_word_is_lost_and_no_line_is_wider(names: str) -> None:
    lines = break_names(names, ANY, 12 * EM)
    assert "".join(lines) == names
    assert max(map(len, lines)) <= 12


@pytest.mark.parametrize(
    ("text", "closer"),
    [
        ("甲" * 20, False),  # it fits as it is
        ("甲" * 21, True),
        ("甲" * 22, False),
        ("甲" * 10 + "|" + "乙" * 11, False),
        ("甲" * 10 + "　" + "乙" * 10, False),
        ("甲" * 10 + "——" + "乙" * 9, False),
    ],
)
def test_a_title_of_one_character_too_many_may_be_set_closer(text: str, closer: bool) -> None:
    assert fits_closer(text, ANY, 20 * EM, 50) is closer
    assert not fits_closer(text, ANY, 20 * EM, 0)


def test_a_bar_in_a_signature_or_in_what_is_no_title_is_a_sign() -> None:
    assert break_title("某县|办公室", ANY, 40 * EM) == ["某县", "办公室"]
    assert break_names("某县|办公室", ANY, 40 * EM) == ["某县|办公室"]
    long = "某县人民代表大会常务委员会|办公室"
    for lines in (break_names(long, ANY, 9 * EM), break_words(long, ANY, 9 * EM)):
        assert "".join(lines) == long and len(lines) > 1
