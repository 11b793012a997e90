"""Tables of a PDF: their rows and what is free around them."""

import re
from xml.etree import ElementTree

import pytest

from converters import resources
from converters.formats.pdf import tables
from converters.speech.model import Table
from converters.typeset.composition import SetTable
from converters.typeset.table_look import table_look
from tests.make import restyled

STYLE = restyled(resources.text("styles/gbt9704.toml"))


def made(*rows: tuple[str, ...], header: bool = True) -> ElementTree.Element:
    block = Table(rows, header)
    look = table_look(block, STYLE)
    return ElementTree.fromstring(tables.table(block, SetTable(look, tuple(look.rows())), str))


def points(text: str, name: str) -> float:
    found = re.search(f"(?:^|;){name}:([0-9.]+)pt", text)
    return float(found[1]) if found else 0


def test_the_words_of_a_head_row_are_its_own() -> None:
    head = made(("Co., Ltd", "td"), ("好", "")).find("thead")
    assert head is not None
    assert ["".join(cell.itertext()) for cell in head.iter("th")] == ["Co., Ltd", "td"]


@pytest.mark.parametrize("count", [1, 2, 4])
@pytest.mark.parametrize("words", ["甲", "", "这一格里的话很长" * 8])
def test_the_outer_rules_leave_air_within_rows_of_whole_lines(count: int, words: str) -> None:
    rows = list(made(*[(words, "7")] * count).iter("tr"))
    outside = table_look(Table(((words, "7"),) * count), STYLE).outside.pt
    for at, row in enumerate(rows):
        style = row.get("style", "")
        height = points(style, "height")
        assert height / STYLE.pitch.pt == pytest.approx(round(height / STYLE.pitch.pt), abs=1e-4)
        edges = (at == 0) + (at == count - 1)
        assert (row.get("class") == "edge") is (edges > 0)
        for cell in row.iter("p"):
            box = cell.get("style", "")
            if not edges:
                continue
            assert points(box, "margin-top") == pytest.approx(outside if at == 0 else 0, abs=1e-4)
            assert points(box, "padding-top") > 0
            inside = points(box, "padding-top") + points(box, "height")
            assert inside == pytest.approx(height - outside * edges, abs=1e-3)


def test_figures_of_an_outer_row_end_where_others_do() -> None:
    found = made(("项目", "数量"), ("甲", "1.5"), ("乙", "22"), ("丙", "333"), header=True)
    ends = [
        re.search("padding-right:([0-9.]+)em", row[1][0].get("style", ""))
        for row in list(found.iter("tr"))[1:]
    ]
    assert all(ends)
