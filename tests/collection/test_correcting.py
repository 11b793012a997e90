from datetime import date
from pathlib import Path

import pytest

from converters.build import plan
from converters.collection import correcting, publishing, review, undo
from converters.project import Project
from converters.project.editions import Editions
from tests.collection.test_publishing import CONFIG, NOW, rebuilt
from tests.make import collection, markdown
from tests.project.test_editions import kept

DAY = date(2026, 11, 29)
FINAL = "status: final\n"
WAS, NOW_TEXT = (markdown("s1", body=f"共{count}人。", facts=FINAL) for count in (260, 265))


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a collection with a final speech that changed since it was published."""
    root = collection(tmp_path / "c", NOW_TEXT, markdown("s2"), config=CONFIG)
    kept(root, 1, WAS)
    return root


def untold(root: Path) -> tuple[correcting.Untold, ...]:
    return correcting.untold(plan.make(Project(root)), {"s1", "s2"})


def test_a_final_speech_that_changed_untold_is_found_and_objected_to(root: Path) -> None:
    (found,) = untold(root)
    assert (found.id, found.last.number, found.differences[0].now) == ("s1", 1, "265")
    checked = review.check(Project(root), ["s1"])
    assert "change-untold" in {finding.code for finding in checked.findings}


def test_corrections_are_written_from_the_differences_and_can_be_undone(root: Path) -> None:
    step = correcting.correct(Project(root), untold(root), DAY, "改正人数")
    text = (root / "speeches/s1.md").read_text("utf-8")
    entry = "- {date: 2026-11-29, kind: 更正, note: 改正人数, was: 共260人。, now: 共265人。}"
    assert f"status: final\nchanges:\n{entry}\n---\n" in text
    assert [line for line in text.splitlines() if line not in NOW_TEXT.splitlines()] == [
        "changes:",
        entry,
    ]
    assert untold(root) == ()
    assert [past.command for past in undo.steps(root)] == [correcting.COMMAND]
    assert step.number == 1


def test_each_place_has_its_correction(root: Path) -> None:
    text = markdown("s1", body="共265人，都是全县的同志。", facts=FINAL)
    (root / "speeches/s1.md").write_text(text, encoding="utf-8")
    kept(root, 2, markdown("s1", body="共260人，都是全市的同志。", facts=FINAL))
    correcting.correct(Project(root), untold(root), DAY, "改正")
    speech, _ = (project := Project(root)).read(project.speeches / "s1.md")
    assert [(one.was, one.now) for one in speech.meta.changes] == [
        ("共260人，都是", "共265人，都是"),
        ("，都是全市的同志。", "，都是全县的同志。"),
    ]


def test_a_record_that_was_altered_is_an_objection(root: Path) -> None:
    found = Editions(Project(root))
    found.path(found.of("s1")[0]).write_text("改过", encoding="utf-8")
    assert untold(root) == ()
    checked = review.check(Project(root), ["s1"])
    assert "edition-altered" in {finding.code for finding in checked.findings}


@pytest.mark.slow
def test_what_is_explained_goes_out_and_is_recorded(root: Path, tmp_path: Path) -> None:
    made, recorded = correcting.explained(rebuilt(root), untold(root), DAY, "改正人数")
    assert recorded == []
    done = publishing.publish(made, tmp_path / "usb", NOW)
    assert done.held == ()
    assert [(one.id, one.number, one.silent) for one in done.recorded][:1] == [("s1", 2, False)]
    assert "更正：改正人数" in (tmp_path / "usb/s/s1.html").read_text("utf-8")


@pytest.mark.slow
def test_a_mended_typo_is_told_on_the_page_and_nowhere_else(root: Path, tmp_path: Path) -> None:
    made, recorded = correcting.explained(rebuilt(root), untold(root), DAY, None)
    assert [(one.id, one.number, one.silent) for one in recorded] == [("s1", 2, True)]
    publishing.publish(made, tmp_path / "usb", NOW)
    page = (tmp_path / "usb/s/s1.html").read_text("utf-8")
    assert "第 2 版（改正差错字）" in page
    assert (root / "speeches/s1.md").read_text("utf-8") == NOW_TEXT
    assert [one.number for one in Editions(Project(root)).of("s1")] == [1, 2]
