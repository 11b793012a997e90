"""Each made correction comes back as its rows: none is lost, none is made up."""

from collections.abc import Iterator, Mapping
from functools import cache
from io import BytesIO

import pytest
from docx_revisions import RevisionDocument

from converters.formats.docx import writer as docx
from converters.readers import markdown, revisions
from converters.readers.docx.ooxml import w
from converters.readers.revisions import views
from converters.readers.revisions.model import Returned
from converters.returning import Comparison, chosen, compare, merge
from converters.settings.design import Design
from tests.readers.revisions.corrected import SOURCE, Corrected
from tests.returning.cases import Case, cases, shown
from tests.returning.edits import made

_LEAST = 60
_EVERY = {**cases(), **cases("others")}
"""Those that LibreOffice saves again, and those that only their programs write so."""
_MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math"
_NOT_KNOWN = {
    w(name)
    for name in (
        "moveFrom",
        "moveTo",
        "hyperlink",
        "smartTag",
        "sdt",
        "fldSimple",
        "fldChar",
        "numPr",
        "br",
        "vanish",
        "ruby",
        "noBreakHyphen",
        "customXml",
        "bdo",
        "sym",
    )
} | {f"{{{_MATH}}}oMath"}
_AGREED = 100
"""In as many files at least there is nothing that `docx-revisions` does not know."""


def source(case: Case) -> bytes:
    """The Markdown that goes out."""
    text = replaced(SOURCE.decode(), case.source)
    return text.replace("\n", case.newline).encode()


def today(case: Case) -> bytes:
    """The Markdown as it is when the file comes back."""
    return replaced(source(case).decode(), dict(_ended(case, case.now))).encode()


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


@cache
def corrected(design: Design, name: str) -> bytes:
    case = _EVERY[name]
    return made(Corrected(sent(design, source(case))[0]), case.do)


@cache
def compared(design: Design, name: str) -> tuple[Returned, Returned, Comparison]:
    case = _EVERY[name]
    base = sent(design, source(case))[1]
    back = revisions.read(corrected(design, name))
    return base, back, compare(base, back)


def test_there_are_cases_enough() -> None:
    assert len(_EVERY) == len(cases()) + len(cases("others"))
    assert len(cases()) >= _LEAST


@pytest.mark.parametrize("name", _EVERY)
def test_a_correction_is_told_by_its_rows(design: Design, name: str) -> None:
    base, back, found = compared(design, name)
    assert shown(found) == _EVERY[name].rows
    every = [row.number for row in found.rows]
    assert _told(chosen(found, ())) == _told(views.accepted(base.line))
    assert _told(chosen(found, every)) == _told(views.accepted(back.line))


@pytest.mark.parametrize("name", _EVERY)
def test_taken_it_changes_those_lines_of_markdown_and_no_others(design: Design, name: str) -> None:
    case, found = _EVERY[name], compared(design, name)[2]
    text, now = source(case), today(case)
    made = merge(found, taken(case, found), base=text, now=now)
    wanted = replaced(now.decode(), dict(lines(case)))
    sides = [[one.now, one.returned] for one in made.conflicts]
    assert made.text.decode() == wanted
    assert not case.now or made.already == tuple(case.already)
    assert bool(sides) if case.taken == "conflict" else sides == [list(one) for one in case.held]
    assert merge(found, (), base=text, now=now).text == now


def taken(case: Case, found: Comparison) -> list[int]:
    """The numbers of the rows that are taken in a case."""
    rows = [row for row in found.rows if row.kind.can_be_taken and case.taken != "none"]
    return [row.number for row in rows if row.by_default or case.taken == "all"]


def lines(case: Case) -> Iterator[tuple[str, str]]:
    """What becomes what, in the line ends of the Markdown."""
    yield from _ended(case, case.markdown)


def _ended(case: Case, changes: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for pair in changes.items():
        old, new = (one.replace("\n", case.newline) for one in pair)
        yield old, new


def _told(paragraphs: tuple[views.Standing, ...]) -> list[tuple[str, int | None]]:
    """The words that a Markdown can hold, and the columns of the cells."""
    found = [
        (one.text.replace("\v", "").strip(), None if one.cell is None else one.cell.column)
        for one in paragraphs
    ]
    return [(words, column) for words, column in found if words or column is not None]


def test_another_reader_finds_the_same_words_before_and_after(design: Design) -> None:
    agreed = 0
    for case in cases().values():
        data = corrected(design, case.name)
        every = [one for one in Corrected(data).root.iter() if one.getparent() is not None]
        blocks = {one.getparent().tag for one in every if one.tag == w("p")}
        if w("ins") in blocks or _NOT_KNOWN & {one.tag for one in every}:
            continue
        line = compared(design, case.name)[1].line
        others = RevisionDocument(BytesIO(data)).paragraphs
        accepted, original = (
            "".join(getattr(one, view) for one in others)
            for view in ("accepted_text", "original_text")
        )
        assert "".join(said(views.accepted(line))) == accepted, case.name
        assert "".join(said(views.refused(line))) == original, case.name
        agreed += 1
    assert agreed >= _AGREED


def said(paragraphs: tuple[views.Standing, ...]) -> list[str]:
    """The words of paragraphs outside of tables; which are whole, not all of them know."""
    return [one.text for one in paragraphs if one.cell is None and one.text]
