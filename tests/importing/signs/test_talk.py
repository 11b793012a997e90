"""Whose words they are: talk in stories, questions and answers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from converters.importing.signs import talk

TURN = "老张说：“渠要修。”\n"
ASKED = "记者：渠修好了吗？\n局长：修好了。\n"


def named(text: str) -> list[str]:
    return [sign.name for sign in talk.signs(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (TURN * 2, []),
        (TURN * 3, ["多半是别人的话"]),
        (TURN * 3 + "渠" * 12, []),
        (TURN * 3 + "渠" * 200 + TURN, ["一再写谁说了什么"]),
        ("“渠要修，路也要修。”\n" * 4, ["多半是别人的话", "一再写谁说了什么"]),
        ("「渠要修，路也要修。」\n" * 4, ["多半是别人的话", "一再写谁说了什么"]),
        ("“渠要修”老张笑道，众人都点头。\n" * 4 + "渠" * 90, ["一再写谁说了什么"]),
    ],
)
def test_a_story_tells_who_says_what(text: str, found: list[str]) -> None:
    assert named(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "党的报告指出：“不忘初心，方得始终，这个初心就是为人民谋幸福。”\n" * 6,
        "“三农”工作是“重中之重”，“饮水”是“头等大事”。\n" * 6,
        "“四个意识”\n" * 6,
    ],
)
def test_who_cites_and_names_in_quotation_marks_tells_no_story(text: str) -> None:
    assert named(text) == []


def test_turns_far_below_the_beginning_are_an_example_that_is_told() -> None:
    assert named("渠" * 1500 + TURN * 4) == []


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        (ASKED * 2, True),
        (ASKED, False),
        ("问：渠修好了吗？\n答：修好了。\n" * 2, True),
        ("主持人：下面请县长讲话。\n主持人：下面请局长讲话。\n" * 2, False),
        ("主持人甲：各位来宾！\n主持人乙：各位朋友！\n" * 3, False),
        ("主持人：各位来宾！\n主持人乙：各位朋友！\n" * 3, False),
        ("县长：渠修好了吗？\n局长：修好了。\n" * 3, False),
        ("记者：渠修好了吗？\n局长：修好了。\n记者：路呢？\n村长：也修好了。\n", False),
        ("问：渠修好了吗？\n记者：路呢？\n" * 3, False),
        ("周明远：渠修好了吗？\n江水清：修好了。\n" * 2, True),
        ("周明远：渠修好了吗？\n江水清：修好了。\n", False),
        ("周明远：渠修好了。\n江水清：路也修好了。\n" * 3, False),
        ("周明远：渠呢？\n江水清：好了。\n李小渠：路呢？\n赵明：也好了。\n" * 2, False),
    ],
)
def test_who_asks_is_answered_in_turn(text: str, asked: bool) -> None:
    assert ("一问一答" in named(text)) is asked


def test_a_sign_says_who_asks_and_who_answers() -> None:
    (sign,) = talk.signs(ASKED * 2)
    assert (sign.quote, sign.weight, sign.kind) == ("记者、局长", -5, "采访或问答")


@pytest.mark.parametrize(
    ("above", "told"),
    [
        ("李站长接过话筒，站起来说道：", True),
        ("　李站长说: ", True),
        ("校长接过话筒，发表致辞：", True),
        ("9月1日，校长在典礼上作了讲话：", True),
        ("下面请县长讲话：", False),
        ("县长讲话：", False),
        ("以下是致辞全文：", False),
        ("他说完就走了。", False),
        ("", False),
    ],
)
def test_a_line_tells_that_somebody_says_what_stands_below(above: str, told: bool) -> None:
    assert talk.told_of(above) is told


@given(st.text("渠路修好了，。\n“”：说道", max_size=60))
def test_words_without_quotation_marks_and_labels_are_the_writers_own(text: str) -> None:
    assert named(text.replace("“", "").replace("”", "").replace("：", "")) == []


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("他说：“渠要修。\n“路也要修。”众人点头。", "他说：众人点头。"),
        ("他说：「渠要修。\n「路也要修。」众人点头。", "他说：众人点头。"),
        ("他说：“渠要修。\n众人点头。", "他说：\n众人点头。"),
        ("“渠要修。\n众人点头。", "\n众人点头。"),
        ("渠上的“讲话，要修。\n众人点头。", "渠上的“讲话，要修。\n众人点头。"),
        ("他说“渠”要修。", "他说要修。"),
        ("他说道：渠要修。\n众人点头。", "他说道：\n众人点头。"),
        ("人人都知道：渠要修。", "人人都知道：渠要修。"),
    ],
)
def test_a_quotation_goes_on_in_the_next_paragraph(text: str, own: str) -> None:
    assert talk.quoted(text).sub("", text) == own


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("他看着台下。“各位乡亲，渠要修！”台下的人都点头。", ["只有引语里有人对人说话"]),
        ("他看着台下。“各位乡亲，渠要修！”我们都点头。", []),
        ("“百日“整治渠道。\n同志们：\n水要省着用。", []),
        ("“同志们辛苦了”是他的话。", []),
        ("他看着台下。“渠要修！”台下的人都点头。", []),
    ],
)
def test_a_story_addresses_people_in_quotations_alone(text: str, said: list[str]) -> None:
    assert named(text) == said
