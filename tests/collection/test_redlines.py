from pathlib import Path

import pytest

from converters.collection import history, redlines
from converters.collection.history import NOW
from converters.errors import SourceError
from converters.project import Project
from converters.readers import revisions
from converters.readers.revisions import views
from tests.collection.test_history import project as published
from tests.make import markdown
from tests.project.test_editions import kept

__all__ = ["published"]
FACTS = "form: letter\nissuer: {name}\n"


def test_two_editions_are_written_as_one_file(published: Project) -> None:
    done = redlines.write(published, "s1", (1, NOW), ["docx"])
    assert (done.faults, done.notes) == ([], ())
    path = done.made["docx"]
    assert published.name(path) == "output/compare/s1-1-now.docx"
    found = revisions.read(path.read_bytes())
    assert [one.text for one in views.refused(found.line)][-1] == "共260人。"
    assert [one.text for one in views.accepted(found.line)][-1] == "共270人。"
    origin = dict(found.origin.properties)
    assert origin["版次"] == "第 1 版"


def test_an_edition_knows_its_number_and_day(published: Project) -> None:
    past, now = (history.issued(published, "s1", number) for number in (2, NOW))
    assert (past.name, past.called) == ("第 2 版", "第 2 版（2026-11-29）")
    assert (now.called, now.speech.numbered and now.speech.numbered.number) == ("现在的稿子", 3)


def test_what_stands_in_the_way_costs_its_own_file(published: Project) -> None:
    path = redlines.path_of(published, "s1", (1, 2), "docx")
    path.mkdir(parents=True)
    done = redlines.write(published, "s1", (1, 2), ["docx"])
    assert done.made == {}
    assert isinstance(done.faults[0], SourceError)
    assert "huibian diff" in str(done.faults[0])


def test_one_that_somebody_wrote_into_costs_no_other(published: Project) -> None:
    path = redlines.write(published, "s1", (1, NOW), ["docx"]).made["docx"]
    path.write_bytes(b"corrected")
    done = redlines.write(published, "s1", (1, NOW), ["docx", "html"])
    assert path.read_bytes() == b"corrected"
    assert [*done.made] == ["html"]
    assert "huibian return" in str(done.faults[0])


def test_the_mark_of_a_letter_is_said_not_to_be_tracked(published: Project) -> None:
    letters = [markdown(facts=FACTS.format(name=name)) for name in ("甲县人大", "乙县人大")]
    root = published.root
    kept(root, 4, letters[0])
    (published.speeches / "s1.md").write_text(letters[1], encoding="utf-8")
    (note,) = redlines.write(Project(root), "s1", (4, NOW), ["docx"]).notes
    assert "信函" in note


def test_the_collection_may_have_looks_of_its_own(published: Project) -> None:
    own = published.root / "styles/redline.toml"
    own.parent.mkdir(exist_ok=True)
    own.write_text(Path("styles/redline.toml").read_text(encoding="utf-8").replace("28", "30"))
    assert redlines.styled(Project(published.root)).page.inner.mm == pytest.approx(30)
