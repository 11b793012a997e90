"""At which meeting a speech was held, as its title and subtitle say."""

import pytest

from converters.importing.signs import occasions
from tests.conftest import Golden
from tests.importing import rules

RULES: dict[str, rules.Rule] = {
    "of_title": lambda text: occasions.of_title(text.raw),
    "of_subtitle": lambda text: occasions.of_subtitle(text.raw),
}


def test_occasions_are_read_as_the_table_says(golden: Golden) -> None:
    rules.hold("signs/occasions", RULES, golden)


@pytest.mark.parametrize(
    ("title", "meeting"),
    [
        ("在全县春耕会议上讲话县长在全县水利会议上的讲话", "全县水利会议"),
        ("在外贸部2025年新年招待会上的致辞", "外贸部2025年新年招待会"),
    ],
)
def test_an_occasion_ends_with_its_own_meeting(title: str, meeting: str) -> None:
    assert occasions.of_title(title) == meeting


def test_a_subtitle_may_say_for_which_meeting_it_was_written() -> None:
    assert occasions.of_subtitle("写在县科协成立十周年庆祝大会") == "县科协成立十周年庆祝大会"
