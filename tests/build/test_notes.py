from pathlib import Path

from converters.build import notes
from converters.project import Project
from tests.make import collection, markdown, never_built


def test_a_note_is_told_once_however_many_leave_it(tmp_path: Path) -> None:
    project = Project(collection(tmp_path, markdown("s1")))
    notes.leave(project, ["排得慢一些"])
    notes.leave(project, ["排得慢一些", ""])
    assert notes.taken(project) == ["排得慢一些"]
    assert notes.taken(project) == []


def test_where_nothing_was_left_nothing_is_told(tmp_path: Path) -> None:
    project = Project(never_built(collection(tmp_path, markdown("s1"))))
    notes.leave(project, [])
    assert notes.taken(project) == []
    assert not project.output.exists()


def test_what_is_no_note_or_was_altered_is_told_to_nobody_and_goes(tmp_path: Path) -> None:
    project = Project(collection(tmp_path, markdown("s1")))
    notes.leave(project, ["甲", "乙"])
    folder = project.output / ".huibian/notes"
    altered = next(path for path in folder.iterdir() if path.read_text("utf-8") == "乙")
    altered.write_text("丙", encoding="utf-8")
    (folder / "folder").mkdir()
    (folder / ".aside.tmp").touch()
    assert notes.taken(project) == ["甲"]
    assert [path.name for path in folder.iterdir()] == [".aside.tmp"]
