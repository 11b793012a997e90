from pathlib import Path

import pytest

from converters import api, resources
from converters.build import plan as plans
from converters.build import steps
from converters.errors import SourceError, UsageError
from converters.project import Project
from tests.make import collection, markdown, never_built


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(collection(tmp_path, markdown("s1", body="（一）讲“团结。")))


@pytest.mark.slow
@pytest.mark.parametrize(
    ("format", "start"), [("docx", b"PK"), ("txt", "在大会".encode()), ("pdf", b"%PDF")]
)
def test_a_speech_is_converted_without_the_workflow(
    project: Project, format: str, start: bytes
) -> None:
    never_built(project.root)
    data = api.convert(project, project.speeches / "s1.md", format)
    assert data.startswith(start)
    assert not project.output.exists()


def test_an_unknown_format_is_refused(project: Project) -> None:
    with pytest.raises(UsageError, match="odt"):
        api.convert(project, project.speeches / "s1.md", "odt")


def test_every_font_role_is_reported(project: Project) -> None:
    reports, faults = api.fonts(project)
    labels = {report.role: report.label for report in reports}
    assert labels.items() >= {"title": "标题（小标宋）", "body": "正文（仿宋）"}.items()
    assert faults == []
    assert all(report.missing == "" for report in reports)


@pytest.mark.slow
def test_a_font_role_that_somebody_added_is_reported_under_its_label(tmp_path: Path) -> None:
    root = collection(tmp_path, markdown("s1"))
    (root / "styles").mkdir()
    known = (resources.root() / "styles/fonts.toml").read_text(encoding="utf-8")
    role = 'docx = "隶书"\ndocx_alt = "楷体"\nnames = []\nfiles = ["FandolKai-Regular.otf"]\n'
    added = f'{known}\n[roles.quote]\nlabel = "引文"\n{role}\n[roles.bare]\n{role}'
    (root / "styles/fonts.toml").write_text(added, encoding="utf-8")
    labels = {report.role: report.label for report in api.fonts(Project(root))[0]}
    assert (labels["quote"], labels["bare"]) == ("引文", "bare")


@pytest.mark.slow
def test_a_character_that_the_first_font_lacks_is_named_with_its_stand_in(tmp_path: Path) -> None:
    project = Project(collection(tmp_path, markdown("s1", body="滆湖。")))
    reports, _ = api.fonts(project)
    body = next(report for report in reports if report.role == "body")
    assert body.borrowed == {"滆": "NotoSerifCJKsc-Regular.otf"}


def test_an_editor_objects_to_an_unbalanced_quotation_mark(project: Project) -> None:
    checked = api.check(project)
    assert checked.speeches == 1
    assert any(finding.file == "speeches/s1.md" for finding in checked.findings)
    assert any("“" in finding.message + finding.excerpt for finding in checked.findings)


def test_an_imprint_higher_than_a_page_is_told_with_file_and_line(project: Project) -> None:
    copies = "、".join(["县人大常委会机关"] * 80)
    facts = f"form: document\nissuer: 西平县人民政府文件\ncopies: {copies}\n"
    text = markdown("s2", facts=facts)
    (project.speeches / "s2.md").write_text(text, encoding="utf-8")
    (found,) = (one for one in api.check(project).findings if one.code == "imprint-high")
    line = text.split("\n").index(f"copies: {copies}") + 1
    assert (found.file, found.line) == ("speeches/s2.md", line)


def test_what_a_book_for_people_inside_lacks_is_an_objection_and_its_book_a_proof(
    project: Project,
) -> None:
    books = project.root / "books"
    books.mkdir(exist_ok=True)
    text = "title: 内部|讲话\ninternal: {permit: 豫001}\nselect: {all: true}\n"
    (books / "nei.yaml").write_text(text, encoding="utf-8")
    (books / "huai.yaml").write_text("titel: 书\n", encoding="utf-8")
    now = Project(project.root)
    (found,) = (one for one in api.check(now).findings if one.file == "books/nei.yaml")
    assert (found.code, found.line) == ("book-imprint", 2)
    assert not any(one.file.startswith("books/") for one in api.check(now, ["s1"]).findings)
    (book,) = api.books(now)[0]
    assert book.proof


def test_a_check_tells_of_books_that_cannot_be_made(project: Project) -> None:
    books = project.root / "books"
    books.mkdir(exist_ok=True)
    texts = {"huai": "titel: 书\n", "que": "title: 书\nspeeches:\n  - s1\n  - s8\n"}
    for name, text in texts.items():
        (books / f"{name}.yaml").write_text(text, encoding="utf-8")
    now = Project(project.root)
    faults = api.check(now).faults
    told = [(one.file, one.line) for one in faults if isinstance(one, SourceError)]
    assert told == [("books/huai.yaml", 1), ("books/que.yaml", 4)]
    assert api.check(now, ["s1"]).faults == []


def test_only_the_chosen_speeches_are_checked(project: Project) -> None:
    (project.speeches / "s2.md").write_text(markdown("s2"), encoding="utf-8")
    assert {finding.file for finding in api.check(project, ["s2"]).findings} <= {"speeches/s2.md"}
    with pytest.raises(UsageError, match="s9"):
        api.check(project, ["s9"])


def test_a_speech_that_cannot_be_read_stops_no_other(project: Project) -> None:
    (project.speeches / "s2.md").write_bytes(b"")
    assert len(api.check(project).faults) == 1


@pytest.mark.slow
def test_every_book_is_reported_with_its_state(project: Project) -> None:
    (project.root / "books").mkdir()
    settings = project.root / "books/a.yaml"
    settings.write_text("title: 讲话|选\nspeeches: [s1]\nformats: [docx]\n", encoding="utf-8")
    (project.root / "books/b.yaml").write_text("titel: 书\n", encoding="utf-8")
    ((book,), (fault,)) = api.books(project)
    assert (book.title, book.state, book.files) == ("讲话选", "new", ("output/books/a.docx",))
    assert "books/b.yaml" in str(fault)
    for text, state in (("散会。", "current"), ("##", "failed")):
        (project.speeches / "s1.md").write_text(markdown("s1", body=text), encoding="utf-8")
        made = plans.make(project)
        steps.make_book(made, made.book("a"), 1, lambda: None)
        assert api.books(project)[0][0].state == state
    (project.speeches / "s1.md").write_text(markdown("s1", body="再见。"), encoding="utf-8")
    assert api.books(project)[0][0].state == "stale"
