"""Titles made from what a speech says."""

from converters.importing.head import made_titles
from tests.conftest import Golden
from tests.importing import rules

RULES: dict[str, rules.Rule] = {
    "completed": lambda text: made_titles.completed(text.head, text.rest),
    "from_meeting": lambda text: made_titles.from_meeting(text.raw.split("\n"), "讲话"),
    "from_intro": lambda text: made_titles.from_intro(text.raw, "讲话"),
    "spoken_kind": lambda text: made_titles.spoken_kind(text.head, text.rest),
    "from_topic": lambda text: made_titles.from_topic(text.raw.split("\n")),
    "from_first_sentence": lambda text: made_titles.from_first_sentence(text.raw),
    "fits": lambda text: made_titles.fits(text.head, "".join(text.rest)),
}


def test_titles_are_made_as_the_table_says(golden: Golden) -> None:
    rules.hold("head/made_titles", RULES, golden)
