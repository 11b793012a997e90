"""Signs of a speech, and of other kinds of texts."""

from converters.importing.signs import kinds_of_text
from tests.conftest import Golden
from tests.importing import rules

RULES: dict[str, rules.Rule] = {
    "signs": lambda text: [
        kinds_of_text.signs(text.raw, text.raw),
        kinds_of_text.signs("", text.raw),
    ],
}


def test_signs_of_kinds_of_text_are_seen_as_the_table_says(golden: Golden) -> None:
    rules.hold("signs/kinds_of_text", RULES, golden)
