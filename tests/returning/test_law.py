"""The law: all rows refused is the base, all taken what came back; each moves its own words only.

People correct a random text without tracking, others with it.
"""

from collections.abc import Sequence
from dataclasses import replace

from hypothesis import example, given, settings
from hypothesis import strategies as st

from converters.readers.revisions import views
from converters.readers.revisions.model import (
    Char,
    Hand,
    InCell,
    ParagraphEnd,
    ParagraphLooks,
    Returned,
)
from converters.readers.revisions.views import Standing
from converters.returning import Comparison, chosen, compare
from converters.returning.looks import is_plain
from tests.effort import effort
from tests.readers.revisions.test_law import EDITS, TEXTS, WORDS, Processor, Typed

STYLES = ("body text", "heading 1", "signature")
SILENT = st.lists(
    st.tuples(st.integers(0, 40), st.integers(0, 6), WORDS, st.integers(0, 2)), max_size=4
)


def line(typed: Sequence[Typed], styles: dict[int, str]) -> tuple[Char, ...]:
    """The characters of a file; an end has the style that it is known by, or that of typed ones."""
    chars = [_char(one, styles.get(id(one), "typed")) for one in [*typed, Typed("\n")]]
    return (*chars[:-1], replace(chars[-1], end=ParagraphEnd(ParagraphLooks("last"), holds=True)))


def _char(one: Typed, style: str) -> Char:
    inserted, deleted = (None if who is None else Hand(who) for who in (one.inserted, one.deleted))
    end = ParagraphEnd(ParagraphLooks(style)) if one.char == "\n" else None
    return Char(one.char, inserted, deleted, end=end)


def of(paragraphs: Sequence[Standing]) -> list[tuple[str, str]]:
    """Words and styles that mean something; an empty paragraph is none in Markdown."""
    return [
        (one.text, "" if is_plain(one.looks) else one.looks.style) for one in paragraphs if one.text
    ]


@settings(max_examples=effort(25, 4000))
@given(TEXTS, SILENT, EDITS)
@example(
    "。" * 16,
    [(0, 0, "<<<<", 0), (0, 0, "<<\n", 0), (0, 0, "<<<<", 0)],
    [
        (27, 0, "<\n", "王校对"),
        (0, 1, "<<<<", "王校对"),
        (0, 2, "<", "王校对"),
        (31, 0, "<\n<", "李四"),
        (0, 0, "<<", "王校对"),
        (28, 6, "", "李四"),
    ],
)
def test_refused_it_is_the_base_and_taken_what_came_back(
    old: str,
    silent: list[tuple[int, int, str, int]],
    edits: list[tuple[int, int, str, str]],
) -> None:
    processor = Processor(old)
    styles = {id(one): STYLES[at % 3] for at, one in enumerate(processor.typed)}
    base = line(processor.typed, styles)
    held = list(processor.typed)
    for start, length, words, style in silent:
        put = [Typed(char) for char in words]
        styles |= {id(one): STYLES[style] for one in put}
        processor.typed[start : start + length] = put
        held += put
    for start, length, words, who in edits:
        seen = len(processor.seen())
        processor.replace(min(start, seen), min(start, seen) + length, words, who)
    back = line(processor.typed, styles)
    found = compare(Returned(base), Returned(back))
    every = [row.number for row in found.rows]
    assert of(chosen(found, ())) == of(views.accepted(base))
    assert _words(chosen(found, every)) == _words(views.accepted(back))
    if all(char.end is None or char.deleted is None for char in back):
        assert of(chosen(found, every)) == of(views.accepted(back))
    assert not any("\0" in row.hand.author for row in found.rows if row.hand)
    _each_alone(found)


def _words(paragraphs: Sequence[Standing]) -> list[str]:
    return [one.text for one in paragraphs if one.text]


def _each_alone(found: Comparison) -> None:
    """A row alone moves no character but its own."""
    old = {place for stands in chosen(found, ()) for place in stands.places}
    for row in found.rows:
        new = {place for stands in chosen(found, [row.number]) for place in stands.places}
        assert new ^ old <= {at for at, _ in row.touches}


CELLS = st.lists(st.lists(st.text("代表九十8 %", max_size=4), min_size=2, max_size=2), max_size=4)


def table(rows: list[list[str]]) -> tuple[Char, ...]:
    """A paragraph, a table of two columns, and another paragraph."""
    looks = ParagraphLooks("表格文字")
    chars = [Char("前"), Char("\n", end=ParagraphEnd(holds=True))]
    for at, row in enumerate(rows):
        for column, words in enumerate(row):
            cell = InCell(0, at, column)
            chars += [Char(char, cell=cell) for char in words]
            chars.append(Char("\n", cell=cell, end=ParagraphEnd(looks, holds=True)))
    return (*chars, Char("后"), Char("\n", end=ParagraphEnd(holds=True)))


@settings(max_examples=effort(15, 1000))
@given(CELLS, CELLS)
def test_tables_that_were_changed_without_tracking_are_told(
    old: list[list[str]], new: list[list[str]]
) -> None:
    found = compare(Returned(table(old)), Returned(table(new)))
    assert bool(found.rows) == (_stripped(old) != _stripped(new))
    refused = [one for one in chosen(found, ()) if one.cell]
    assert [one.text for one in refused] == [words for row in old for words in row]
    assert [one.cell.column for one in refused if one.cell] == [0, 1] * len(old)
    taken = _cells(chosen(found, [row.number for row in found.rows]))
    assert _stripped(taken) == _stripped(new)


def _stripped(rows: list[list[str]]) -> list[list[str]]:
    """Cells without the blanks at their edges, which no Markdown has."""
    return [[words.strip() for words in row] for row in rows]


def _cells(paragraphs: Sequence[Standing]) -> list[list[str]]:
    rows: dict[tuple[int, int], list[str]] = {}
    for one in paragraphs:
        if one.cell:
            rows.setdefault((one.cell.table, one.cell.row), []).append(one.text)
    return list(rows.values())
