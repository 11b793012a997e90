"""Masks on lines of their own belong to the sentence whose name they hide."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.importing import cases

HEAD = "在全市座谈会上的讲话\n（2021年3月8日）\n周明远\n同志们：\n"
PIECES = (
    "今天我们召开这个座谈会，主要是中共",
    "市委常委与各民主党派",
    "市委负责同志见个面，共商合作大计，更好地为落实",
    "发展新的战略定位而共同奋斗。",
)


def masked(mask: str) -> str:
    return f"\n{mask}\n".join(PIECES)


def body(text: str) -> list[str]:
    return cases.printed(cases.cleaned(HEAD + text)).split("> 同志们：\n")[1].split("\n")


@given(st.sampled_from(["*", "＊", "×", "x", "X", "某", "☆", "□"]), st.integers(1, 4))
def test_a_mask_on_a_line_of_its_own_stays_in_its_sentence(sign: str, times: int) -> None:
    mask = sign * times
    said = body(f"{masked(mask)}\n谢谢大家！")
    assert said == [mask.join(PIECES), "谢谢大家！"]


def test_a_mask_with_which_a_sentence_begins_stays_if_the_same_masks_a_name_elsewhere() -> None:
    said = body(f"{masked('**')}\n**\n市委感谢大家多年来的支持。\n谢谢大家！")
    assert said == ["**".join(PIECES), "**市委感谢大家多年来的支持。", "谢谢大家！"]


@pytest.mark.parametrize("above", ["一年来的工作做得很好。", "一、抓好农田水利建设", "同志们："])
def test_stars_between_paragraphs_are_no_mask(above: str) -> None:
    below = "今年要修渠道三百里，把北片的水引过来，不误春耕。"
    said = body(f"去年大家都辛苦了。\n{above}\n***\n{below}\n谢谢大家！")
    assert not any("*" in line for line in said)
    assert below in said
