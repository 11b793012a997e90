"""What is taken is written into the Markdown, told in its front matter, and kept."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from converters import files
from converters.collection import undo
from converters.collection.returned import carrying_out, decisions, reviewing
from converters.collection.returned.carrying_out import CarriedOut
from converters.errors import RefusedError, UsageError
from converters.project import Project
from converters.project.editions import Editions
from converters.returning.numbers import AskedRows
from converters.speech.edition import DIGITS, PastEdition
from tests.collection.returned.made import ID, NEWER, project_in, returned, without
from tests.make import DAY
from tests.readers.revisions.corrected import SOURCE

NOW = datetime(2026, 11, 29, 12, 0, tzinfo=UTC)
DRAFT = SOURCE.replace(b"status: final", b"status: draft")


def written(project: Project, asked: AskedRows) -> CarriedOut:
    found = reviewing.reviewed(project, project.root / "回稿.docx")
    return carrying_out.carried_out(project, found, asked, NOW)


def source(project: Project) -> Path:
    return project.speeches / f"{ID}.md"


def test_only_the_lines_that_are_touched_change(tmp_path: Path) -> None:
    project = project_in(tmp_path)
    returned(tmp_path)
    done = written(project, AskedRows("3"))
    old, new = SOURCE.decode().splitlines(), source(project).read_text("utf-8").splitlines()
    added = [line for line in new if line not in old]
    assert [line for line in old if line not in new] == [
        "二要抓联系。每名代表联系五户以上群众，每月走访一次。"
    ]
    assert added[-1] == "二要抓联系。每名代表联系五户以上群众，每季走访一次。"
    assert done.corrections[0].note == "据回稿更正" and "每季走访" in str(done.corrections[0].now)
    assert undo.steps(tmp_path)[0].command == "return"


def test_the_file_and_the_decisions_are_kept_once(tmp_path: Path) -> None:
    project = project_in(tmp_path)
    path = returned(tmp_path)
    done = [written(project, AskedRows("3")), written(project, AskedRows("all"))]
    assert [one.merged.written for one in done] == [(3,), (1, 2)]
    assert done[1].merged.already == (3,)
    (kept,) = (tmp_path / decisions.FOLDER / ID).glob("*.docx")
    assert kept.read_bytes() == path.read_bytes()
    assert kept.name == f"2026-11-29-{files.sha256(path.read_bytes())[:8]}.docx"
    told = files.read_json(kept.with_suffix(".json"))
    assert [[row["became"] for row in one["rows"]] for one in told["decisions"]] == [
        [[], [], ["written"]],
        [["written"], ["written"], ["already"]],
    ]


def test_a_draft_that_never_went_out_needs_no_correction(tmp_path: Path) -> None:
    project = project_in(tmp_path, DRAFT)
    returned(tmp_path)
    assert written(project, AskedRows("1")).corrections == ()
    edition = PastEdition(1, DAY, files.sha256(DRAFT)[:DIGITS], id=ID)
    files.write(Editions(project).path(edition), DRAFT)
    assert len(written(project, AskedRows("3")).corrections) == 1


def test_a_text_that_changed_meanwhile_is_left_alone(tmp_path: Path) -> None:
    project = project_in(tmp_path)
    found = reviewing.reviewed(project, returned(tmp_path))
    source(project).write_bytes(NEWER)
    with pytest.raises(RefusedError, match="刚才又有改动"):
        carrying_out.carried_out(project, found, AskedRows("all"), NOW)
    assert source(project).read_bytes() == NEWER
    assert not (tmp_path / decisions.FOLDER).exists()


def test_without_its_base_not_all_is_taken_at_once(tmp_path: Path) -> None:
    project = project_in(tmp_path, NEWER)
    without(returned(tmp_path), "customXml")
    with pytest.raises(UsageError, match="不能全部接受"):
        written(project, AskedRows("all"))
    assert written(project, AskedRows(authors=("李四",))).merged.written
    text = source(project).read_text("utf-8")
    assert "每季走访" in text and "各位代表：" in text


def test_of_a_file_without_changes_nothing_is_kept(tmp_path: Path) -> None:
    project = project_in(tmp_path)
    returned(tmp_path, lambda file: None)
    assert written(project, AskedRows("all")).kept is None
    assert not (tmp_path / decisions.FOLDER).exists()


def test_what_is_done_already_is_said_to_be(tmp_path: Path) -> None:
    project = project_in(tmp_path)
    path = returned(tmp_path)
    assert reviewing.reviewed(project, path).review.notes == ()
    written(project, AskedRows("all"))
    review = reviewing.reviewed(project, path).review
    assert (review.already, review.chosen) == (frozenset({1, 2, 3}), frozenset())
    assert "都已经改好了" in review.notes[0]


def test_what_is_refused_stays_as_it_is(tmp_path: Path) -> None:
    project = project_in(tmp_path)
    returned(tmp_path)
    done = written(project, AskedRows("none"))
    assert (done.step, done.corrections) == (0, ())
    assert source(project).read_bytes() == SOURCE
    assert done.kept and done.kept.is_file()
