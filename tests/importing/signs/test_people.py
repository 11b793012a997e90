"""Who speaks, and in what post."""

from converters.importing.signs import people
from tests.conftest import Golden
from tests.importing import rules

RULES: dict[str, rules.Rule] = {
    "speaker_line": lambda text: people.speaker_line(text.raw),
    "is_stated_person": lambda text: people.is_stated_person(text.raw),
    "office": lambda text: people.office(text.raw),
    "stated": lambda text: (found := people.stated(text.raw), found and found.lone),
}


def test_people_and_their_posts_are_read_off_lines_as_the_table_says(golden: Golden) -> None:
    rules.hold("signs/people", RULES, golden)
