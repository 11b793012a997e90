"""Finished files on disk, audited: each with its speech, each book with its settings."""

from pathlib import Path

import pytest

from converters.audit.book_codes import BookCode
from converters.build import plan as plans
from converters.build import steps
from converters.collection import audits
from converters.collection.audits import Audited, Unaudited
from converters.errors import MissingError, RefusedError
from converters.project import Project
from tests.make import collection, markdown

pytestmark = pytest.mark.slow

BOOK = "title: 讲话选编\nselect: {all: true}\nformats: [pdf, print]\n"


@pytest.fixture
def project(tmp_path: Path) -> Project:
    facts = "date: 2020-07-16\nspeaker: 赵海金\n"
    speeches = [markdown(f"s{n}", f"在第{n}次会议上的讲话", "现在开会。", facts) for n in (1, 2)]
    root = collection(tmp_path, *speeches, config="title: 讲话选编\nformats: [pdf]\nsite: false\n")
    (root / "books").mkdir()
    (root / "books/xuanbian.yaml").write_text(BOOK, encoding="utf-8")
    plan = plans.make(Project(root))
    for speech_job, _ in plan.stale:
        steps.render_whole(plan, speech_job, lambda: None)
    for book_job, _ in plan.stale_books:
        steps.make_book(plan, book_job, 1, lambda: None)
    return Project(root)


def audited(project: Project, format: str) -> list[Audited]:
    """What could be audited of all outputs of a format."""
    found = audits.audit(project, format, audits.outputs(project, format, ()))
    return [item for item in found if isinstance(item, Audited)]


def test_sound_files_have_no_findings_and_stand_in_the_report(project: Project) -> None:
    pdfs = audited(project, "pdf")
    bound = audited(project, audits.BOOK)
    assert [item.path.name for item in (*pdfs, *bound)] == ["s1.pdf", "s2.pdf", "xuanbian.pdf"]
    assert [finding for item in (*pdfs, *bound) for finding in item.findings] == []
    page = audits.write_report(project, [*pdfs, *bound]).read_text(encoding="utf-8")
    assert "在第2次会议上的讲话" in page
    assert "汇编" in page


def test_a_speech_changed_after_the_book_was_made_is_found(project: Project) -> None:
    speech = project.speeches / "s2.md"
    speech.write_text(
        speech.read_text(encoding="utf-8").replace("第2次", "第3次"), encoding="utf-8"
    )
    (item,) = audited(project, audits.BOOK)
    assert BookCode.OUTLINE in {finding.code for finding in item.findings}
    assert {finding.file for finding in item.findings} == {"output/books/xuanbian.pdf"}


def test_what_is_not_there_cannot_be_audited(project: Project) -> None:
    with pytest.raises(MissingError):
        audits.outputs(project, "pdf", [Path("nothing.pdf")])
    with pytest.raises(RefusedError):
        audits.outputs(project, "docx", ())
    (item,) = audits.audit(project, audits.BOOK, [project.output / "pdf/s1.pdf"])
    assert isinstance(item, Unaudited) and "没有哪本汇编" in str(item.fault)


def test_a_speech_that_cannot_be_read_stops_the_audit_of_its_own_output_alone(
    project: Project,
) -> None:
    (project.speeches / "s1.md").write_bytes(b"")
    paths = audits.outputs(project, "pdf", ())
    first, second = audits.audit(project, "pdf", paths)
    assert isinstance(first, Unaudited) and "s1.md" in str(first.fault)
    assert isinstance(second, Audited) and second.findings == ()
    (book,) = audits.audit(project, audits.BOOK, audits.outputs(project, audits.BOOK, ()))
    assert isinstance(book, Unaudited) and "speeches/s1.md" in str(book.fault)
