"""Tables of a web page: which are data, and where their cells stand."""

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


def words(*sizes: int, row: int = 2) -> str:
    cells = [f"<td>{'字' * size}</td>" for size in sizes]
    rows = ["".join(cells[at : at + row]) for at in range(0, len(cells), row)]
    return f"<table><tr>{'</tr><tr>'.join(rows)}</tr></table>"


@pytest.mark.parametrize(
    ("markup", "page", "is_data"),
    [
        (words(1, 1, 1, 1), 1000, True),
        (words(1, 1), 1000, False),
        (words(1, 1, row=1), 1000, False),
        (words(1, 1, 0, 0), 1000, True),
        (words(1, 0, 0, 0), 1000, False),
        (words(400, 1, 1, 1), 1000, True),
        (words(401, 1, 1, 1), 1000, False),
        (words(60, 1, 1, 1), 1, True),
        (words(61, 1, 1, 1), 1, False),
        (words(1500, 1, 1, 1), 100_000, True),
        (words(1501, 1, 1, 1), 100_000, False),
        ("<table role=Presentation><tr><td>1<td>2<tr><td>3<td>4</table>", 1000, False),
        ("<table role=none><tr><td>1<td>2<tr><td>3<td>4</table>", 1000, False),
        ("<table><tr><td>1<td>2<tr><td>3<td><h2>4</h2></table>", 1000, False),
        ("<table><tr><td>1<td>2<tr><td>3<td><!-- h2 -->4</table>", 1000, True),
    ],
)
def test_a_table_of_data_has_rows_and_columns_and_no_cell_that_is_the_page(
    markup: str, page: int, is_data: bool
) -> None:
    assert grid.is_data(html.fromstring(markup), page) is is_data


def test_a_table_of_very_many_cells_is_read_line_by_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(grid, "_CELLS", 4)
    assert grid.is_data(html.fromstring(words(1, 1, 1, 1)), 1000)
    assert not grid.is_data(html.fromstring(words(1, 1, 1, 1, 1, 1)), 1000)


def placed(markup: str) -> tuple[list[list[str]], bool]:
    rows = grid.rows(html.fromstring(f"<table>{markup}</table>"))
    said = {cell: cell.text or "" for row in rows for cell in row}
    return grid.placed(rows, said)


def test_heads_come_first_and_feet_last_and_what_is_no_cell_is_passed_over() -> None:
    markup = "<tfoot><tr><td>足</tfoot><tr><td>一</tr><!-- --><tbody><tr><td>二</tbody>"
    found = placed(f"{markup}<caption>题</caption><thead><tr><th>头</thead><tr></tr>")
    assert found == ([["头"], ["一"], ["二"], ["足"]], False)


@pytest.mark.parametrize(
    ("markup", "rows", "merged"),
    [
        ("<tr><td>1<td>2<tr><td>3", [["1", "2"], ["3", ""]], False),
        ("<tr><td rowspan=2>1<td>2<tr><td>3", [["1", "2"], ["", "3"]], True),
        ("<tr><td colspan=2>1<td>2<tr><td>3", [["1", "", "2"], ["3", "", ""]], True),
        ("<tr><td>1<td rowspan=2>2<tr><td>3<td>4", [["1", "2", ""], ["3", "", "4"]], True),
        (
            "<tr><td rowspan=2 colspan=2>1<td>2<tr><td>3<tr><td>4",
            [["1", "", "2"], ["", "", "3"], ["4", "", ""]],
            True,
        ),
        ("<tr><td rowspan=9>1<tr>", [["1"]], False),
        ("<tr><td>1<tr><td rowspan=2>2", [["1"], ["2"]], False),
        ("<tr><td colspan=1 rowspan=0>1<td colspan=x>2", [["1", "2"]], False),
        ("<tr><td colspan=' 2 '>1<td colspan=-2>2", [["1", "", "2"]], True),
        ("<tr><td rowspan=0>1<td>2<tr><td>3", [["1", "2"], ["", "3"]], True),
        (
            "<tbody><tr><td rowspan=5>1<td>2<tr><td>3<tfoot><tr><td rowspan=0>4<td>5",
            [["1", "2"], ["", "3"], ["4", "5"]],
            True,
        ),
        ("", [], False),
    ],
)
def test_merged_cells_say_their_words_where_they_begin(
    markup: str, rows: list[list[str]], merged: bool
) -> None:
    assert placed(markup) == (rows, merged)


@pytest.mark.parametrize(
    ("before", "span", "width"),
    [(0, 63, 63), (0, 64, 63), (1, 9999999, 63), (61, 2, 63), (62, 9, 63), (63, 9, 64)],
)
def test_a_cell_covers_no_more_columns_than_word_has(before: int, span: int, width: int) -> None:
    rows, _ = placed(f"<tr>{'<td>1' * before}<td colspan={span}>2")
    assert [len(row) for row in rows] == [width]
