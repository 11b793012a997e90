"""Headings parted from the words that they run into."""

from converters.importing.body import headings
from converters.importing.text.lines import SourceLine
from tests.conftest import Golden
from tests.importing import rules
from tests.importing.rules import Sample


def unglued(text: Sample, *, rolled: bool) -> tuple[list[SourceLine], list[SourceLine]]:
    doubts: list[SourceLine] = []
    return headings.unglued(text.lines, doubts, rolled=rolled), doubts


RULES: dict[str, rules.Rule] = {
    "spaced": lambda text: (headings.spaced(text.sheet, text.lines), text.dropped),
    "unglued": lambda text: [unglued(text, rolled=rolled) for rolled in (False, True)],
}


def test_headings_are_parted_as_the_table_says(golden: Golden) -> None:
    rules.hold("body/headings", RULES, golden)
