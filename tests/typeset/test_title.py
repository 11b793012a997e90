from collections import defaultdict
from itertools import accumulate

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from converters.typeset import title
from converters.typeset.metrics import EM
from converters.typeset.title import boundaries, break_title

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
@settings(max_examples=60)
def test_whether_ways_are_compared_or_lines_chosen_no_word_is_lost(text: str) -> None:
    for most in (0, 100_000):
        with pytest.MonkeyPatch.context() as patched:
            patched.setattr(title, "_MOST_WAYS", most)
            lines = break_title(text, ANY, 9 * EM)
        assert "".join("".join(lines).split()) == "".join(text.split())
        assert max(map(len, lines)) <= 9
