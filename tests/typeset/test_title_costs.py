"""What lines of a title cost, in characters squared: shapes and breaks, one rule at a time."""

import pytest

from converters.typeset.title_costs import break_costs, shape_cost


@pytest.mark.parametrize(
    ("lengths", "cost"),
    [
        ([3, 5], 1),
        ([2, 5, 2], 2),
        ([3, 4, 5], 2 / 3),
        ([2, 4, 4, 2], 1),
    ],
)
def test_a_trapezoid_or_diamond_costs_what_its_lines_differ_from_the_mean(
    lengths: list[float], cost: float
) -> None:
    assert shape_cost(lengths) == pytest.approx(cost)


def test_lines_that_differ_by_less_than_a_character_are_a_box() -> None:
    assert shape_cost([10, 10]) == 4
    assert shape_cost([10, 9.5]) == 0.0625 + 4
    assert shape_cost([10, 9]) == 0.25


@pytest.mark.parametrize(("lengths", "cost"), [([5, 2, 5], 32), ([2, 5, 2, 5], 32.25)])
def test_a_line_shorter_than_both_its_neighbours_is_an_hourglass(
    lengths: list[float], cost: float
) -> None:
    assert shape_cost(lengths) == cost


@pytest.mark.parametrize("lengths", [[5, 2, 2], [2, 2, 5]])
def test_a_line_as_short_as_one_of_its_neighbours_is_none(lengths: list[float]) -> None:
    assert shape_cost(lengths) == 2


def inside(*words: str) -> list[int]:
    """What it costs to break between these words."""
    first, *costs, last = break_costs("".join(words), words)
    assert first == last == 0
    return costs


def test_between_two_words_a_title_is_broken_for_nothing() -> None:
    assert inside("全县", "办公楼", "体育场") == [0, 0]


def test_two_words_of_two_characters_may_be_one_term() -> None:
    assert inside("文艺", "汇演", "活动日") == [3, 0]
    assert inside("增减", "挂钩和", "文艺") == [3, 6]
    assert inside("会议", "文艺") == [0]
    assert inside("文艺") == []


def test_a_word_that_leads_the_next_in_does_not_like_to_end_a_line() -> None:
    assert [inside(word, "体育场") for word in "在向对为把以于同由从"] == [[12]] * 10


def test_nor_does_a_connector_which_may_begin_one() -> None:
    assert inside("全县", "与", "体育场") == [0, 6]
    assert inside("全县及", "体育场") == [6]
    assert inside("教师和", "体育场") == [6]
    assert inside("全县", "暨体育场") == [0]


def test_a_word_of_one_character_does_not_like_to_be_parted_from_its_neighbours() -> None:
    assert inside("全县", "开", "体育场") == [5, 5]


def test_what_meets_does_not_like_to_be_parted_from_what_it_is_about() -> None:
    assert inside("全县", "办公楼", "会议上") == [0, 8]
    assert inside("全县", "颁奖词", "典礼上") == [0, 8]


@pytest.mark.parametrize("word", ["讲话", "发言", "报告", "致辞", "的讲话", "上的讲话"])
def test_the_last_word_does_not_like_a_line_to_itself(word: str) -> None:
    assert inside("全县", "体育场", word) == [0, 12]
    assert inside(word, "全县体育场") == [0]


def test_its_particles_make_it_no_better() -> None:
    assert inside("体育场上", "重要", "讲话") == [0, 12 + 3]
    assert inside("体育场", "上的", "讲话") == [12, 12]
    assert inside("体育场", "上", "的讲话") == [5 + 12, 5 + 12]


def test_book_titles_are_all_but_never_broken() -> None:
    assert inside("学习", "《全县", "办公楼", "条例》", "体育场") == [0, 214, 214, 0]
    assert inside("《", "条例》") == [214 + 5]


@pytest.mark.parametrize("marks", ["“”", "‘’"])
def test_what_is_quoted_does_not_like_to_be_broken(marks: str) -> None:
    assert inside("学习", f"{marks[0]}全县", f"办公楼{marks[1]}", "体育场") == [0, 26, 0]


def test_what_is_in_brackets_likes_it_less_and_not_to_begin_a_line_either() -> None:
    assert inside("学习", "（全县", "办公楼）", "体育场") == [8, 60 + 14, 0]


def test_marks_inside_of_others_add_up() -> None:
    assert inside("“学习《全县", "条例》体育场", "精神”") == [200 + 12 + 28, 26]
    assert inside("《“全县”", "条例》") == [200]


def test_a_mark_without_its_pair_encloses_nothing() -> None:
    assert inside("《全县", "办公楼", "条例") == [0, 0]
    assert inside("全县》", "办公楼（", "条例》") == [0, 0]


def test_a_session_does_not_like_to_end_a_line_least_before_what_meets() -> None:
    assert inside("第十届", "全国人大", "体育场") == [20, 0]
    assert inside("第二次", "办公楼", "体育场") == [4, 0]


def test_behind_a_mark_inside_it_is_broken_more_easily() -> None:
    assert inside("“全县，", "办公楼”") == [12]
    assert inside("《全县，", "办公楼》") == [200]


def test_costs_of_different_rules_add_up() -> None:
    assert inside("“全县", "在", "体育场”") == [12 + 14 + 5, 12 + 14 + 12]
