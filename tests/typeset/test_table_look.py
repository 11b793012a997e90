"""The type of a table: the largest in which no word is torn and few cells are high."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from converters.settings.style import Element, Style
from converters.speech.model import Table
from converters.typeset.cells import cell_width
from converters.typeset.table_look import STEPS, TableLook, table_look
from tests.make import own

STYLE = own().drawn_design.style


def look(*rows: tuple[str, ...], header: bool = True, style: Style = STYLE) -> TableLook:
    return table_look(Table(rows, header), style)


def test_a_table_of_few_words_has_the_large_type() -> None:
    assert look(("地区", "2019年"), ("人和镇", "12")).name == "table"


YEARS = tuple(f"{year}年" for year in range(2016, 2024))


def test_a_table_whose_numbers_would_be_torn_has_smaller_type() -> None:
    """Eight years want four ems each; of 14 points 31 find room, of 12 points 36."""
    assert look(YEARS, ("1",) * 8).name == "table_small"
    assert look((*YEARS, "2024年", "2025年"), ("1",) * 10).name == "table_smallest"


def test_text_comes_nearer_to_the_rules_before_the_smallest_type_is_torn() -> None:
    found = look(*[("1234.5",) * 12] * 3)
    assert (found.name, found.padding) == ("table_smallest", STYLE.table.least_padding_chars)
    assert found.crowded() == (0, False)
    assert look(*[("1234.5",) * 10] * 3).padding == STYLE.table.padding_chars


def test_a_table_of_too_many_high_cells_has_smaller_type() -> None:
    cells = ("规模以上工业增加值", "限额以上零售额") * 3
    found = look(cells, *[("1",) * 6] * 2)
    assert found.name == "table_small"
    spared = replace(STYLE, table=replace(STYLE.table, high_cells_share=0.9))
    assert look(cells, *[("1",) * 6] * 2, style=spared).name == "table"


def test_prose_takes_the_lines_it_needs_in_the_large_type() -> None:
    assert (
        look(("任务", "要求"), ("抓落实", "各单位各部门要高度重视、抓紧办理。" * 9)).name == "table"
    )


def test_a_word_that_no_type_holds_makes_nothing_smaller() -> None:
    assert look(("甲", "乙"), ("x" * 90, "1")).name == "table"


def test_rows_are_whole_lines_of_the_page_and_hold_their_cells() -> None:
    found = look(("地区", "备注"), ("人和镇", "各单位各部门要高度重视、抓紧办理。" * 5))
    rows = list(found.rows())
    most = max(len(cell.lines) for cell in rows[1].cells)
    assert [row.height for row in rows] == [1, rows[1].height]
    assert (rows[1].height - 1) * STYLE.pitch.pt < most * found.leading.pt + 7
    assert rows[1].height * STYLE.pitch.pt >= most * found.leading.pt


def test_figures_end_under_one_another_and_heads_stand_in_the_middle() -> None:
    head, one, other = look(("数量", "单位"), ("5", "个"), ("12.5", "万元")).rows()
    assert [cell.right for cell in head.cells] == [None, None]
    first, second = one.cells[0].right, other.cells[0].right
    assert first is not None
    assert second is not None
    assert first - second == 0.75


def test_a_column_has_room_for_its_figures_together() -> None:
    """The last three want 3.5 ems together, though each of them at most 3."""
    others = ("规模以上工业增加值增长率",) * 3
    found = look((*others, "数"), *[(*others, text) for text in ("1,234.5", "98.25", "7,161")])
    rights = [row.cells[-1].right for row in found.rows()]
    assert rights[0] is None
    assert None not in rights[1:]


def test_a_table_without_head_has_figures_from_its_first_row() -> None:
    first, *_ = look(("1", "甲"), ("12", "乙"), header=False).rows()
    assert first.cells[0].right is not None


@given(
    st.integers(1, 10).flatmap(
        lambda width: st.lists(
            st.tuples(*[st.text("人和镇增长率2019年.5%", max_size=12)] * width),
            min_size=1,
            max_size=4,
        )
    )
)
def test_no_smaller_type_is_taken_than_tears_fewer_words(rows: list[tuple[str, ...]]) -> None:
    found = look(*rows)
    assert found.name in STEPS
    if found.name != STEPS[0]:
        padded = replace(STYLE.table, least_padding_chars=STYLE.table.padding_chars)
        large = replace(STYLE, elements=_alike("table"), table=padded)
        assert found.crowded() < table_look(Table(tuple(rows)), large).crowded()
    assert sum(found.shares) - 1 < 1e-6
    assert all(cell_width(text).least >= 0 for row in rows for text in row)


def _alike(name: str) -> dict[str, Element]:
    """The elements of the style, all steps of tables as large as one."""
    return {**STYLE.elements, **dict.fromkeys(STEPS, STYLE.elements[name])}
