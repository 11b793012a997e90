from pathlib import Path

import pytest

from converters.collection import history
from converters.collection.history import NOW
from converters.errors import UsageError
from converters.project import Project
from converters.speech.selectors import SelectorError
from tests.make import collection, markdown
from tests.project.test_editions import kept

TOLD = "changes:\n- {date: 2026-01-02, kind: 更正, note: 改正人数}\n"
FIRST, SECOND, THIRD = (
    markdown("s1", body=f"共{count}人。", facts=facts)
    for count, facts in ((260, ""), (265, TOLD), (270, TOLD))
)


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """Return a collection of a speech that was published twice and changed since."""
    root = collection(tmp_path / "c", THIRD, markdown("s2"))
    kept(root, 1, FIRST)
    kept(root, 2, SECOND)
    return Project(root)


def write(project: Project, text: str) -> None:
    (project.speeches / "s1.md").write_text(text, encoding="utf-8")


def test_each_edition_tells_what_changed_since_the_one_before(project: Project) -> None:
    found = history.of(project, "s1")
    assert [(one.edition.number, one.differences) for one in found.issues] == [(1, 0), (2, 1)]
    assert [[change.note for change in one.changes] for one in found.issues] == [[], ["改正人数"]]
    assert found.now
    assert (found.now.number, found.differences) == (3, 1)


def test_a_speech_that_was_never_published_has_no_history(project: Project) -> None:
    found = history.of(project, "s2")
    assert (found.issues, found.now and found.now.number) == ((), 1)


def test_a_speech_that_is_gone_is_still_on_record(project: Project) -> None:
    (project.speeches / "s1.md").unlink()
    assert history.meant(project, "s1") == "s1"
    found = history.of(project, "s1")
    assert (len(found.issues), found.now) == (2, None)
    assert (history.compared(project, "s1", []).first, history.meant(project, "s2")) == (1, "s2")
    with pytest.raises(SelectorError):
        history.meant(project, "s9")


@pytest.mark.parametrize(
    ("wanted", "pair", "changed"),
    [
        ([], (2, NOW), ("265", "270")),
        ([1], (1, NOW), ("260", "270")),
        ([1, 2], (1, 2), ("260", "265")),
        ([2, 1], (2, 1), ("265", "260")),
    ],
)
def test_any_two_editions_are_compared(
    project: Project, wanted: list[int], pair: tuple[int, int], changed: tuple[str, str]
) -> None:
    found = history.compared(project, "s1", wanted)
    assert (found.first, found.second) == pair
    assert [(one.was, one.now) for one in found.differences] == [changed]


def test_without_changes_the_last_two_editions_are_compared(project: Project) -> None:
    write(project, SECOND)
    found = history.compared(project, "s1", [])
    assert (found.first, found.second) == (1, 2)


def test_what_is_not_on_record_is_told(project: Project) -> None:
    with pytest.raises(UsageError, match=r"没有第 7 版.*huibian history s1"):
        history.compared(project, "s1", [7])
    with pytest.raises(UsageError, match="还没有发布过"):
        history.compared(project, "s2", [])
