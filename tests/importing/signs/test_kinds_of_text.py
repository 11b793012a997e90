"""Signs of a speech, and of other kinds of texts."""

from hypothesis import given
from hypothesis import strategies as st

from converters.importing.signs import kinds_of_text
from tests.conftest import Golden
from tests.importing import rules

RULES: dict[str, rules.Rule] = {
    "signs": lambda text: [
        kinds_of_text.signs(text.raw, text.raw),
        kinds_of_text.signs("", text.raw),
    ],
}
HINTED = [
    (each.words, each.hint)
    for each in (*kinds_of_text.SPOKEN, *kinds_of_text.WRITTEN)
    if each.hint is not None
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
    for each in (*kinds_of_text.SPOKEN, *kinds_of_text.WRITTEN):
        assert least.get(each.words.pattern, 0) < each.least
        least[each.words.pattern] = each.least
