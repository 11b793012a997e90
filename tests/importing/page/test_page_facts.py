"""What a page tells of itself: when it was posted, and by whom."""

from datetime import date

import pytest

from converters.importing.page import page_facts
from tests.conftest import Golden
from tests.importing import rules


@pytest.mark.parametrize("day", ["2020-07-20", "2020.7.20", "2020年7月20日", "2020年7月20"])
def test_the_day_a_page_was_posted_is_read_however_it_is_written(day: str) -> None:
    assert page_facts._posted(f"发布时间：{day}") == date(2020, 7, 20)


def test_a_day_to_come_is_none_on_which_a_page_was_posted() -> None:
    assert page_facts._posted("发布时间：2099-01-01") is None
    assert page_facts._posted("西平县人大") is None


RULES: dict[str, rules.Rule] = {
    "captioned": lambda text: (page_facts.captioned(text.sheet, text.lines), text.dropped),
    "set_apart": lambda text: (page_facts.set_apart(text.sheet, text.lines), text.dropped),
    "told": lambda text: page_facts.told(
        [
            (code, line)
            for line in text.lines
            for code in ("breadcrumb", "page-data", "page-frame", "page-tail", "menu")
        ],
        range(1, 4),
    ),
}


def test_the_facts_of_a_page_are_told_as_the_table_says(golden: Golden) -> None:
    rules.hold("page/page_facts", RULES, golden)
