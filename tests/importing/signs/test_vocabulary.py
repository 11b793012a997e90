"""Names, salutations and those to whom a letter is sent."""

from converters.importing.signs import vocabulary
from tests.conftest import Golden
from tests.importing import rules

RULES: dict[str, rules.Rule] = {
    "is_name": lambda text: vocabulary.is_name(text.raw),
    "is_salutation": lambda text: vocabulary.is_salutation(text.raw),
    "is_recipient": lambda text: vocabulary.is_recipient(text.raw),
}


def test_names_and_salutations_are_told_as_the_table_says(golden: Golden) -> None:
    rules.hold("signs/vocabulary", RULES, golden)
