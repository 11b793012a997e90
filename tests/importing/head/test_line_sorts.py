"""What a line at the head of a text may be."""

from converters.importing.head import line_sorts
from converters.importing.page import site_lines
from tests.conftest import Golden
from tests.importing import rules

RULES: dict[str, rules.Rule] = {
    "sort_of": lambda text: line_sorts.sort_of(text.raw),
    "is_editors": lambda text: site_lines.is_editors(text.raw),
    "is_remark": lambda text: line_sorts.is_remark(text.raw),
    "is_column": lambda text: line_sorts.is_column(text.raw),
}


def test_lines_of_the_head_are_sorted_as_the_table_says(golden: Golden) -> None:
    rules.hold("head/line_sorts", RULES, golden)
