"""Numbers that count pages, told from those that somebody says."""

from converters.importing.page import page_numbers
from tests.conftest import Golden
from tests.importing import rules

RULES: dict[str, rules.Rule] = {"lines": lambda text: page_numbers.lines(text.lines)}


def test_numbers_of_pages_are_told_as_the_table_says(golden: Golden) -> None:
    rules.hold("page/page_numbers", RULES, golden)
