"""Tables of a web page: which are data."""

import pytest
from lxml import etree, html

from converters.readers.html import grid


def table(*links: str) -> etree._Element:
    cells = [f"<td><a href='#'>{link}</a></td>" for link in links]
    plain = "<td>甲乙丙</td>" * (4 - len(links))
    return html.fromstring(f"<table><tr>{''.join(cells)}</tr><tr>{plain}</tr></table>")


@pytest.mark.parametrize(("links", "is_data"), [("一二三", True), ("一二三四", False)])
def test_a_table_of_which_more_than_half_is_links_is_none_of_data(
    links: str, is_data: bool
) -> None:
    assert grid.is_data(table(links, links), 1000) is is_data
