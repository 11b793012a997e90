"""The base of a returned file is looked for in many places, and each find is proved."""

import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from converters import files
from converters.build import drawing, sent
from converters.collection.returned import bases
from converters.project import Project
from converters.project.editions import Editions
from converters.readers import markdown
from converters.readers.revisions.model import Origin
from converters.speech.edition import DIGITS, PastEdition
from tests.collection.returned.made import ID, NEWER, project_in
from tests.make import DAY
from tests.readers.revisions.corrected import SOURCE

ORIGIN = Origin(ID, files.sha256(SOURCE))


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return project_in(tmp_path, NEWER)


def place(project: Project, origin: Origin = ORIGIN, now: bytes = NEWER) -> str:
    found = bases.of(project, ID, now, origin)
    assert found.is_lost == (found.source != SOURCE)
    return found.place


def test_it_may_be_the_text_of_now(project: Project) -> None:
    assert "没有改过" in place(project, now=SOURCE)


def test_it_may_be_carried(project: Project) -> None:
    assert "文件里带着" in place(project, replace(ORIGIN, carried=SOURCE))


def test_it_may_have_been_published(project: Project) -> None:
    edition = PastEdition(1, DAY, ORIGIN.sha256[:DIGITS], id=ID)
    files.write(Editions(project).path(edition), SOURCE)
    assert "第 1 版的记录" in place(project)


def test_it_may_be_what_was_sent(project: Project) -> None:
    sent.keep(project, ID, SOURCE)
    assert place(project) == "寄出时留下的底稿"


def test_it_may_be_in_git(project: Project) -> None:
    file = project.speeches / f"{ID}.md"
    who = ["-c", "user.name=a", "-c", "user.email=a@b.c", "-c", "commit.gpgsign=false"]

    def git(*words: str) -> None:
        subprocess.run(["git", *who, *words], cwd=project.root, check=True, capture_output=True)

    git("init")
    for text in (SOURCE, NEWER):
        file.write_bytes(text)
        git("add", "speeches")
        git("commit", "-m", "a")
    assert place(project) == "git 里以前的讲话稿"


def test_what_is_not_of_that_digest_is_none(project: Project) -> None:
    kept_file = project.root / sent.FOLDER / f"{ID}.{ORIGIN.sha256[:16]}.md"
    files.write(kept_file, NEWER)
    assert "找不到" in place(project)


@pytest.mark.parametrize("sha256", ["", "../../etc/passwd", "x" * 64])
def test_what_is_no_digest_is_looked_for_nowhere(project: Project, sha256: str) -> None:
    assert "找不到" in place(project, Origin(ID, sha256))


@pytest.mark.slow
def test_it_may_be_in_the_pdf_of_the_last_build(project: Project) -> None:
    speech = markdown.read(SOURCE)
    made = drawing.drawn(project, "pdf", speech, SOURCE)
    files.write(project.output / f"pdf/{ID}.pdf", made)
    assert place(project) == f"output/pdf/{ID}.pdf 里带着的讲话稿"
