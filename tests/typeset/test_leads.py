"""What leads a paragraph in (领起句)."""

import pytest

from converters.typeset.leads import lead


@pytest.mark.parametrize(
    "led", ["一是加强领导。", "十二要抓落实！", "二是统筹推进；", "三要问题导向？"]
)
def test_a_sentence_that_counts_leads_in_up_to_its_end(led: str) -> None:
    assert lead(led) == len(led)
    assert lead(f"{led}我们要坚持。") == len(led)


@pytest.mark.parametrize(
    "text", ["一要抓", "我们一要抓落实。", "一、是这样。", "一是。", "一是" + "字" * 51 + "。"]
)
def test_other_words_do_not(text: str) -> None:
    assert lead(text) == 0
