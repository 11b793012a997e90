"""Signs of a speech, and of other kinds of texts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from converters.importing.signs import kinds_of_text
from converters.importing.signs.spoken_words import SPOKEN
from tests.conftest import Golden
from tests.importing import rules

RULES: dict[str, rules.Rule] = {
    "signs": lambda text: [
        kinds_of_text.signs(text.raw, text.raw),
        kinds_of_text.signs("", text.raw),
    ],
}
HINTED = [
    (each.words, each.hint) for each in (*SPOKEN, *kinds_of_text.WRITTEN) if each.hint is not None
]


def test_signs_of_kinds_of_text_are_seen_as_the_table_says(golden: Golden) -> None:
    rules.hold("signs/kinds_of_text", RULES, golden)


@given(st.data())
def test_a_hint_is_met_wherever_the_words_of_its_sign_are(data: st.DataObject) -> None:
    for words, hint in HINTED:
        text = data.draw(st.from_regex(words))
        assert hint.search(text)


def test_who_asks_for_more_of_the_same_words_stands_behind_who_asks_for_fewer() -> None:
    least: dict[str, int] = {}
    for each in (*SPOKEN, *kinds_of_text.WRITTEN):
        assert least.get(each.words.pattern, 0) < each.least
        least[each.words.pattern] = each.least


@pytest.mark.parametrize(
    ("text", "name", "found"),
    [
        ("请各位校友明年再来。", "说自己在讲", True),
        ("站里邀请各位校友明年再来。", "说自己在讲", False),
        ("我只将几个问题讲一下。", "说自己在讲", True),
        ("管水的同行们，我也守着一条渠。", "当面称呼听众", True),
        ("他们，我一个也没见过。", "当面称呼听众", False),
        ("我们的会议今天结束了。", "说到会场", True),
        ("在放水大会上的讲话，他记得很清楚。", "开头是讲话的题名", False),
        ("县长周明远在放水大会上致辞，三百人在听。", "开头是讲话的题名", False),
        ("在放水大会上的讲话（一）", "开头是讲话的题名", True),
        ("在放水大会上致辞 同志们好", "开头是讲话的题名", True),
        ("渠修好了。（王小渠 供稿）", "新闻的电头或署名", True),
        ("第 3 页 共 3 页", "小说的样子", False),
        ("渠首风云 第3章 放水", "小说的样子", True),
        ("让我们更紧密地团结起来！", "结束语", True),
        ("内容很全，让我们更好地懂得了水。", "结束语", False),
        ("我们迎来了建站三十周年。", "说到正在过的节日", True),
        ("他们迎来了三十周年。", "说到正在过的节日", False),
    ],
)
def test_who_speaks_is_told_from_who_is_spoken_of(text: str, name: str, found: bool) -> None:
    assert (name in [sign.name for sign in kinds_of_text.signs(text, text)]) is found
