"""Each made correction comes back as its rows: none is lost, none is made up."""

from collections.abc import Iterator, Mapping
from functools import cache

import pytest

from converters.formats.docx import writer as docx
from converters.readers import markdown, revisions
from converters.readers.revisions import views
from converters.readers.revisions.model import Returned
from converters.returning import Comparison, chosen, compare, merge
from converters.settings.design import Design
from tests.readers.revisions.corrected import SOURCE, Corrected
from tests.returning.cases import Case, cases, shown
from tests.returning.edits import made

_LEAST = 60


def source(case: Case) -> bytes:
    """The Markdown that goes out."""
    text = replaced(SOURCE.decode(), case.source)
    return text.replace("\n", case.newline).encode()


def replaced(text: str, changes: Mapping[str, str]) -> str:
    for old, new in changes.items():
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text


@cache
def sent(design: Design, source: bytes) -> tuple[bytes, Returned]:
    """The DOCX that goes out, and what is read of it: the base."""
    data = docx.write(markdown.read(source), design, source)
    return data, revisions.read(data)


def corrected(design: Design, case: Case) -> bytes:
    return made(Corrected(sent(design, source(case))[0]), case.do)


@cache
def compared(design: Design, name: str) -> tuple[Returned, Returned, Comparison]:
    case = cases()[name]
    base = sent(design, source(case))[1]
    back = revisions.read(corrected(design, case))
    return base, back, compare(base, back)


def test_there_are_cases_enough() -> None:
    assert len(cases()) >= _LEAST


@pytest.mark.parametrize("name", cases())
def test_a_correction_is_told_by_its_rows(design: Design, name: str) -> None:
    base, back, found = compared(design, name)
    assert shown(found) == cases()[name].rows
    every = [row.number for row in found.rows]
    assert _told(chosen(found, ())) == _told(views.accepted(base.line))
    assert _told(chosen(found, every)) == _told(views.accepted(back.line))


@pytest.mark.parametrize("name", cases())
def test_taken_it_changes_those_lines_of_markdown_and_no_others(design: Design, name: str) -> None:
    case, found = cases()[name], compared(design, name)[2]
    text = source(case)
    made = merge(found, taken(case, found), base=text, now=text)
    wanted = replaced(text.decode(), dict(lines(case)))
    assert bool(made.conflicts) is (case.taken == "conflict")
    assert made.text.decode() == wanted
    assert merge(found, (), base=text, now=text).text == text


def taken(case: Case, found: Comparison) -> list[int]:
    """The numbers of the rows that are taken in a case."""
    rows = [row for row in found.rows if row.kind.can_be_taken and case.taken != "none"]
    return [row.number for row in rows if row.by_default or case.taken == "all"]


def lines(case: Case) -> Iterator[tuple[str, str]]:
    """What becomes what, in the line ends of the Markdown."""
    for pair in case.markdown.items():
        old, new = (one.replace("\n", case.newline) for one in pair)
        yield old, new


def _told(paragraphs: tuple[views.Standing, ...]) -> list[tuple[str, int | None]]:
    """The words that a Markdown can hold, and the columns of the cells."""
    found = [
        (one.text.replace("\v", ""), None if one.cell is None else one.cell.column)
        for one in paragraphs
    ]
    return [(words, column) for words, column in found if words or column is not None]
