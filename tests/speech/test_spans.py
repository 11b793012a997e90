"""The law: without what came it is the old text, without what went the new one."""

from hypothesis import given, settings
from hypothesis import strategies as st

from converters.speech.spans import END, spans
from converters.speech.unit_cuts import ROW, TextUnit
from tests.effort import effort
from tests.speech.test_unit_cuts import row, units

LINES = st.text("同志们九十。", max_size=6).map(lambda line: TextUnit((line + END,)))
ROWS = st.tuples(st.text("代表九8", max_size=3), st.text("代8", max_size=3)).map(lambda r: row(*r))
TEXTS = st.lists(st.one_of(LINES, LINES, ROWS), max_size=6)


def text(of: list[TextUnit]) -> str:
    return "".join(words for unit in of for words in unit.paragraphs)


@settings(max_examples=effort(40, 4000))
@given(TEXTS, TEXTS)
def test_both_texts_stand_in_the_line(old: list[TextUnit], new: list[TextUnit]) -> None:
    found = list(spans(old, new))
    assert "".join(text(old)[slice(*span.old)] for span in found) == text(old)
    assert "".join(text(new)[slice(*span.new)] for span in found) == text(new)
    kept = [span for span in found if span.is_kept]
    assert all(text(old)[slice(*s.old)] == text(new)[slice(*s.new)] for s in kept)


def told(old: list[TextUnit], new: list[TextUnit]) -> list[tuple[str, str]]:
    """Return what went and came."""
    return [
        (text(old)[slice(*span.old)], text(new)[slice(*span.new)])
        for span in spans(old, new)
        if not span.is_kept
    ]


def test_a_paragraph_goes_and_comes_with_its_own_end() -> None:
    old, new = units("一甲。", "二乙。", "三丙。"), units("一甲。", "三丙。")
    assert told(old, new) == [("二乙。\n", "")]
    assert told(new, old) == [("", "二乙。\n")]


def test_the_last_one_before_a_table_goes_with_the_end_of_the_one_before() -> None:
    """Nothing could be merged with it."""
    table = [row("甲", "1")]
    old, new = [*units("一甲。", "二乙。"), *table], [*units("一甲。"), *table]
    assert told(old, new) == [("\n二乙。", "")]
    assert told(units("一甲。", "二乙。"), units("一甲。")) == [("\n二乙。", "")]


def test_a_row_is_no_paragraph() -> None:
    assert told([TextUnit(("甲\n",), ROW)], units("甲")) == [("甲\n", ""), ("", "甲\n")]
