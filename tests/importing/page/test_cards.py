"""The card of who posted a text goes and is told; a title above it stays."""

import pytest

from converters.importing.page import cards
from converters.importing.passage import whole
from converters.importing.text.lines import SourceLine
from tests.importing import cases

CARD = ("- 积分", "- 2969", "- 威望", "- 2747点", "- 注册时间", "- 2008-8-15")
SAID = "同胞们：今天我们开会，总结去年的水利工作。渠道要修三百里。"


def above(*texts: str) -> int:
    return len(cards.above([SourceLine(whole(text), at) for at, text in enumerate(texts, 1)]))


def test_a_card_is_its_rows_and_the_names_above_them() -> None:
    assert above("金牌会员", "探花郎", *CARD, SAID) == 8
    assert above(*CARD, SAID) == 6


@pytest.mark.parametrize(
    "texts",
    [
        ("在全县会议上的讲话", *CARD, SAID),
        ("金牌会员", "- 修渠道", "- 建水库", "- 2021年", SAID),
        ("金牌会员", "- 积分", "- 2969", SAID),
        (SAID, *CARD),
        ("同志们：", SAID),
    ],
)
def test_lists_and_what_stands_below_a_title_or_sentence_is_no_card(texts: tuple[str, ...]) -> None:
    assert above(*texts) == 0


def test_a_card_is_told_and_gives_no_title() -> None:
    found = cases.cleaned("\n".join(("金牌会员", "探花郎", *CARD, SAID * 4, "谢谢大家！")))
    assert [one.code for one in found.findings if one.line == 1] == ["page-head"]
    assert "> 同胞们：" in cases.printed(found)
    assert "探花郎" not in cases.printed(found)
