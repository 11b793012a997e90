import csv
import io
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings

from converters.site import entry, paragraphs, yearly
from converters.speech.anchors import anchored
from converters.speech.bare import bare
from converters.speech.dates import PartialDate
from converters.speech.model import Speech, Table, text_of
from tests.formats import printed
from tests.make import greeting, head, para, speech
from tests.site.make import SHA256
from tests.speech.speeches import speeches


def read(table: bytes) -> list[list[str]]:
    """Return the rows as any program reads them, without quotes."""
    text = io.StringIO(table.decode(), newline="")
    return list(csv.reader(text, delimiter="\t", quoting=csv.QUOTE_NONE, lineterminator="\n"))


def plain(cell: str) -> str:
    """Return a cell as it was before it was escaped."""
    marks = {"\\\\": "\\", "\\t": "\t", "\\n": "\n"}
    found, rest = "", cell
    while rest:
        mark = rest[:2]
        found, rest = (
            (found + marks[mark], rest[2:]) if mark in marks else (found + rest[0], rest[1:])
        )
    return found


@settings(max_examples=10)
@given(speeches())
def test_the_rows_are_the_blocks_of_any_speech(known: Speech) -> None:
    rows = read(paragraphs.rows(known))
    assert [(row[1], plain(row[-1])) for row in rows] == [
        (anchor, text_of(block)) for anchor, block in anchored(known)
    ]
    assert {len(row) for row in rows} == {len(paragraphs.COLUMNS)}


@pytest.mark.parametrize("name", ["attached", "document", "s2020-0716-01"])
def test_each_row_tells_on_which_page_it_begins(name: str) -> None:
    known, _ = printed.known()[name]
    rows = read(paragraphs.rows(known))
    pages = [int(row[4]) for row in rows]
    assert all(one <= other <= one + 20 for one, other in pairwise(pages))
    at = printed.words(known).index(bare(plain(rows[-1][-1])))
    assert pages[-1] == at // printed.PAGE + 1


def test_a_page_that_begins_with_a_paragraph_is_that_of_the_paragraph() -> None:
    known = speech(para("一二三四"), para("五六七八"), para("九"), title="题")
    rows = read(paragraphs.rows(replace(known, pages=(0, 5, 7))))
    assert [row[4] for row in rows] == ["1", "2", "3"]


def test_a_paragraph_tells_every_page_that_it_stands_on() -> None:
    known = speech(para("一二三四"), head(1, "一、五六"), para("七八"), title="题")
    assert paragraphs.spans(replace(known, pages=(0, 3, 10))) == "1-2 2-3"
    assert paragraphs.spans(known) == ""


def test_facts_are_told_and_what_is_unknown_is_empty() -> None:
    known = speech(head(2, "（一）甲"), id="s1", date=PartialDate(2024, 3), speakers=("甲", "乙"))
    assert read(paragraphs.rows(known)) == [
        ["s1", "s0-1", "heading", "2", "", "2024-03", "甲、乙", "", "在大会上的讲话", "（一）甲"]
    ]


def test_nothing_in_a_cell_ends_it() -> None:
    known = speech(greeting("a\\b"), Table((("a", "b"), ("c", "d\\n"))))
    rows = read(paragraphs.rows(known))
    assert [row[-1] for row in rows] == ["a\\\\b", "a\\tb\\nc\\td\\\\n"]
    assert [plain(row[-1]) for row in rows] == ["a\\b", "a\tb\nc\td\\n"]


def test_of_many_speeches_there_is_a_file_a_part(monkeypatch: pytest.MonkeyPatch) -> None:
    days = (PartialDate(2024), None, PartialDate(2023, 1))
    known = [entry.of(speech(id=f"s{n}", date=day), SHA256) for n, day in enumerate(days)]
    assert paragraphs.parts(known) == {"data/paragraphs.tsv": ["s0", "s1", "s2"]}
    monkeypatch.setattr(yearly, "MOST", 2)
    assert paragraphs.parts(known) == {
        "data/paragraphs-2023.tsv": ["s2"],
        "data/paragraphs-2024.tsv": ["s0"],
        "data/paragraphs-undated.tsv": ["s1"],
    }
