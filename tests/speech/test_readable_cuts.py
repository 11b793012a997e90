"""What differs is told so that it can be read, and nothing outside of it differs."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from converters.speech import differences
from tests.effort import effort

TEXTS = st.lists(st.text("同志们，要抓好春耕九十。", max_size=30), min_size=1, max_size=4).map(
    "\n".join
)
OLD = "今年要抓好春耕生产，组织干部下乡，帮助农民解决种子化肥不足的困难。"
NEW = "我们必须严肃财经纪律，今后各单位不得乱发奖金，违反的要追究责任。"


def told(was: str, now: str) -> list[tuple[str, str]]:
    return [(was[a:b], now[c:d]) for a, b, c, d in differences.cuts(was, now)]


@settings(max_examples=effort(40, 4000))
@given(TEXTS, TEXTS)
def test_all_else_is_in_both_texts(was: str, now: str) -> None:
    cuts = differences.cuts(was, now)
    ends, others = [0, *(cut[1] for cut in cuts)], [0, *(cut[3] for cut in cuts)]
    starts = [*(cut[0] for cut in cuts), len(was)]
    news = [*(cut[2] for cut in cuts), len(now)]
    kept = [was[i:j] for i, j in zip(ends, starts, strict=True)]
    assert kept == [now[i:j] for i, j in zip(others, news, strict=True)]
    assert all(kept[1:-1])


def test_a_paragraph_that_was_written_again_went_whole() -> None:
    assert told(OLD, NEW) == [(OLD, NEW)]
    between = told(f"同志们：\n{OLD}\n谢谢。", f"同志们：\n{NEW}\n谢谢。")
    assert between == [(OLD, NEW)]


def test_each_of_two_goes_for_itself() -> None:
    other = "第二，防汛工作一刻也不能放松，沿江各县都要备足物料。"
    newer = "最后谈谈作风。开短会、讲短话，把时间用在调查研究上面去。"
    assert told(f"{OLD}\n{other}\n", f"{NEW}\n{newer}\n") == [(OLD, NEW), (other, newer)]


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        (OLD.replace("春耕", "秋收"), [("春耕", "秋收")]),
        (
            OLD.replace("今年", "明年").replace("种子", "农药"),
            [("今", "明"), ("种子", "农药")],
        ),
        (f"{OLD}各级都要重视。", [("", "各级都要重视。")]),
        (OLD.replace("，组织干部下乡", ""), [("，组织干部下乡", "")]),
    ],
)
def test_a_small_correction_stays_small(now: str, expected: list[tuple[str, str]]) -> None:
    assert told(OLD, now) == expected


def test_a_clause_that_stayed_is_told_to_have_stayed() -> None:
    kept = "组织干部下乡，帮助农民解决"
    assert told(OLD, f"春天到了，我们更要{kept}生活上的一切问题。") == [
        ("今年要抓好春耕生产，", "春天到了，我们更要"),
        ("种子化肥不足的困难", "生活上的一切问题"),
    ]


def test_crumbs_between_words_that_were_written_again_go_with_them() -> None:
    was, now = "并请省政协委员提出意见。", "并请政协各位列席人员提出意见。"
    assert told(was, now) == [("省政协委", "政协各位列席人")]
