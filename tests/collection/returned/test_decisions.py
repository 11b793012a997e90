"""What was decided of a returned file is known when it is looked at again."""

from pathlib import Path

import pytest

from converters import files
from converters.collection.returned import carrying_out, decisions, reviewing
from converters.collection.returned.decisions import Decided
from converters.collection.returned.reviewing import Reviewed
from converters.project import Project
from converters.returning.numbers import AskedRows
from tests.collection.returned.made import ID, project_in, returned, without
from tests.collection.returned.test_carrying_out import NOW
from tests.readers.revisions.corrected import SOURCE


@pytest.fixture
def project(tmp_path: Path) -> Project:
    returned(tmp_path)
    return project_in(tmp_path)


def seen(project: Project) -> Reviewed:
    return reviewing.reviewed(project, project.root / "回稿.docx")


def decide(project: Project, asked: AskedRows) -> Reviewed:
    return carrying_out.carried_out(project, seen(project), asked, NOW).reviewed


def state(one: Reviewed) -> tuple[set[int], set[int], set[int]]:
    """Return what was written, what refused, and what is open."""
    review = one.review
    return set(review.written), set(review.refused), {row.number for row in review.open}


def test_it_stands_on_the_page_at_once_and_later(project: Project) -> None:
    for found in (decide(project, AskedRows("1", "3")), seen(project)):
        assert state(found) == ({1}, {2, 3}, set())
        assert "又改过" in found.review.base
    assert state(decide(project, AskedRows("2"))) == ({1, 2}, {3}, set())


def test_what_nobody_decided_stays_open(project: Project) -> None:
    found = decide(project, AskedRows(authors=("李四",)))
    assert state(found) == ({3}, set(), {1, 2})
    assert found.review.chosen == {1, 2} and found.review.already == {3}


def test_what_is_undone_is_open_again(project: Project) -> None:
    decide(project, AskedRows("1"))
    (project.speeches / f"{ID}.md").write_bytes(SOURCE)
    assert state(seen(project)) == (set(), {2, 3}, {1})


def test_a_conflict_is_open_until_it_is_refused(project: Project) -> None:
    source = project.speeches / f"{ID}.md"
    source.write_bytes(SOURCE.replace("每月走访".encode(), "每周走访".encode()))
    found = decide(project, AskedRows("all"))
    assert state(found) == ({1, 2}, set(), {3})
    assert [one.rows for one in found.review.conflicts] == [(3,)]
    assert found.review.chosen == frozenset()
    found = decide(project, AskedRows(refuse="3"))
    assert state(found) == ({1, 2}, {3}, set()) and not found.review.conflicts


def test_the_rest_is_compared_with_the_same_base(project: Project) -> None:
    """Though the file carries it no more, and the Markdown is another one by now."""
    without(project.root / "回稿.docx", "customXml")
    decide(project, AskedRows(authors=("李四",)))
    found = seen(project)
    assert not found.base.is_lost
    assert state(found) == ({3}, set(), {1, 2})


@pytest.mark.parametrize(
    "held",
    ["", "[]", '{"decisions": [1, {"rows": [2, {}]}, {"rows": 3}, {"rows": [{"became": 1}]}]}'],
)
def test_of_what_is_damaged_nothing_is_known(project: Project, held: str) -> None:
    found = seen(project)
    path = project.root / decisions.FOLDER / ID / f"2026-11-29-{found.mark}.json"
    files.write(path, held.encode())
    assert decisions.of(project, ID, found.mark, found.comparison.rows) == Decided()
