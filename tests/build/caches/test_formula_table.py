"""A table of formulae, packed, does what a dictionary of tuples does."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from converters.build.caches import formula_table
from converters.build.caches.formula_table import FormulaTable

TABLES = st.dictionaries(
    st.text("甲乙丙", max_size=4), st.lists(st.integers(0, 9), unique=True).map(sorted).map(tuple)
)


def packed(plain: dict[str, tuple[int, ...]]) -> FormulaTable:
    table = FormulaTable()
    table.update(plain)
    return table


@given(TABLES, TABLES)
def test_it_holds_what_was_put_in_and_comes_back_from_plain_values(
    plain: dict[str, tuple[int, ...]], more: dict[str, tuple[int, ...]]
) -> None:
    table = packed(plain)
    before = table.copy()
    table.update(more)
    for words in list(plain)[:2]:
        table.pop(words)
    now = plain | more
    now = {words: own for words, own in now.items() if words not in list(plain)[:2]}
    assert dict(table) == now == dict(formula_table.from_json(table.as_json()))
    assert dict(before) == plain
    assert [table.total(words) for words in table] == [len(table[words]) for words in table]


@given(TABLES, st.sets(st.integers(0, 9)))
def test_it_tells_which_speeches_have_which_formulae(
    plain: dict[str, tuple[int, ...]], numbers: set[int]
) -> None:
    table = packed(plain)
    assert table.having() == {number for own in plain.values() for number in own}
    wanted = {n: [words for words, own in plain.items() if n in own] for n in numbers}
    assert table.of(numbers) == {n: own for n, own in wanted.items() if own}


@pytest.mark.parametrize("text", ["?", "AAA=", "AAAAAAA="])
def test_what_is_no_table_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"data|padding|numbers"):
        formula_table.from_json({"甲": text})
