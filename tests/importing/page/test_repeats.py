"""A text that stands twice in its file."""

import pytest

from converters.importing.page import repeats
from converters.importing.page.repeats import SecondCopy
from converters.importing.passage import whole
from converters.importing.text.lines import SourceLine
from tests.conftest import Golden
from tests.importing import rules

TITLE = "在全县水利会议上的讲话"
SAID = [f"这是会议上说的第{n}句话，大家要记住。" for n in "一二三四五六七八九十"]


@pytest.mark.parametrize(("first", "is_copy"), [(6, False), (7, True)])
def test_a_copy_says_seven_of_ten_sentences_again(first: int, is_copy: bool) -> None:
    texts = [TITLE, *SAID[:first], "中间的一句话说的是别的事情。", TITLE, *SAID]
    found = repeats.second([SourceLine(whole(text), at) for at, text in enumerate(texts, 1)])
    assert found == (SecondCopy(first + 2, False) if is_copy else None)


def test_a_stretch_that_comes_again_is_found_whole() -> None:
    assert repeats._grown(list("abcxabc"), 5, 1) == (4, 7)
    assert repeats._grown(list("abcxabcy"), 4, 0) == (4, 7)
    assert repeats._grown(list("zabcabc"), 5, 2) == (4, 7)


RULES: dict[str, rules.Rule] = {
    "second": lambda text: repeats.second(text.lines),
    "without_title": lambda text: (repeats.without_title(text.sheet, text.lines), text.dropped),
    "once": lambda text: (repeats.once(text.sheet, text.lines), text.dropped),
}


def test_what_stands_twice_is_found_as_the_table_says(golden: Golden) -> None:
    rules.hold("page/repeats", RULES, golden)
