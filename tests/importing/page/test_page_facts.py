"""What a page tells of itself: when it was posted, and by whom."""

from datetime import date

import pytest

from converters.importing.page import page_facts


@pytest.mark.parametrize("day", ["2020-07-20", "2020.7.20", "2020年7月20日", "2020年7月20"])
def test_the_day_a_page_was_posted_is_read_however_it_is_written(day: str) -> None:
    assert page_facts._posted(f"发布时间：{day}") == date(2020, 7, 20)


def test_a_day_to_come_is_none_on_which_a_page_was_posted() -> None:
    assert page_facts._posted("发布时间：2099-01-01") is None
    assert page_facts._posted("西平县人大") is None
