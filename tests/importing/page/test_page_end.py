"""What a page lists below a speech."""

from converters.importing.page import page_end
from tests.conftest import Golden
from tests.importing import rules

RULES: dict[str, rules.Rule] = {
    "tail": lambda text: (page_end.tail(text.sheet, text.lines), text.dropped),
    "headlines": lambda text: page_end.headlines(text.lines, [1, 3]),
}


def test_the_end_of_a_page_is_found_as_the_table_says(golden: Golden) -> None:
    rules.hold("page/page_end", RULES, golden)
