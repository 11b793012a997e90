"""What a page says of itself in its head."""

from datetime import date, timedelta

import pytest
from lxml import html

from converters.readers.html import facts


def meta(content: object, name: str = "name=pubdate") -> str:
    return f"<meta {name} content='{content}'>"


@pytest.mark.parametrize("days", [0, 1])
def test_a_page_is_posted_by_today(days: int) -> None:
    today = date.today()
    root = html.document_fromstring(f"<html>{meta(today + timedelta(days))}<p>字")
    assert facts.posted(root) == (today if not days else None)


@pytest.mark.parametrize("name", ["property=OG:published_time", "itemprop=dc.date", "name=pubdate"])
def test_the_first_day_that_is_told_holds_whatever_it_is_called(name: str) -> None:
    told = f"{meta('2999-01-01')}{meta('无')}{meta('2020-03-04T08:00', name)}{meta('2021-01-01')}"
    root = html.document_fromstring(f"<html>{meta('2020-01-01', 'name=x')}{told}<p>字")
    assert facts.posted(root) == date(2020, 3, 4)


@pytest.mark.parametrize(
    ("head", "title"),
    [
        (f"<title> 题\n名 </title>{meta('另', 'name=og:title')}", "题 名"),
        (f"<title></title>{meta(' ', 'name=og:title')}{meta('另', 'name=ArticleTitle')}", "另"),
        (meta("另", "name=x"), None),
    ],
)
def test_a_page_is_called_by_its_title_or_else_by_what_it_says_of_itself(
    head: str, title: str | None
) -> None:
    assert facts.title(html.document_fromstring(f"<html><head>{head}</head><p>字")) == title
