"""Words out of their order, told from texts in words that officials do not use."""

import random

from hypothesis import given
from hypothesis import strategies as st

from converters.importing.signs import disorder
from converters.speech import hanzi
from tests.importing import seeds

CHILD = (
    "我爱你，春天的花；我爱你，夏天的雨。老师，您像蜡烛一样照着我们，我想对您说一声谢谢您。"
    "妈妈给我做饭，爸爸送我上学，您教我认字、画画、唱歌。小树长高了，小鸟会飞了，我也长大了。"
) * 3
OFFICE = "各级各部门要提高认识，加强领导，落实责任，把这项工作抓紧抓好，推动全县经济社会发展。" * 8


def reason(text: str) -> str:
    return disorder.reason([text], text, hanzi.count_hanzi(text))


def test_texts_in_order_have_no_reason() -> None:
    assert (reason(CHILD), reason(OFFICE), reason("今天开会。")) == ("", "", "")


@given(st.integers(0, 9999))
def test_shuffled_characters_are_no_text(seed: int) -> None:
    # What is said again and again has words by chance: there are few characters.
    signs = [*seeds.SEEDS.joinpath("002_35a8af2a390cf141.txt").read_text(encoding="utf-8")[:1500]]
    random.Random(seed).shuffle(signs)
    assert reason("".join(signs)) == "字词次序混乱，不成文句"


def test_words_without_marks_are_no_text() -> None:
    assert reason(OFFICE.replace("，", "").replace("。", "")) == "几乎没有标点，不成文句"


def test_ordinals_that_jump_about_tell_sentences_out_of_order() -> None:
    row = "".join(
        f"{'一二三四五六七八九'[n]}是要把工作抓好。" for n in (0, 4, 2, 8, 3, 7, 1, 6, 5, 2)
    )
    assert reason(row) == "句段次序混乱"
    assert reason("".join(f"{n}是要把工作抓好。" for n in "一二三四五六七八九")) == ""
