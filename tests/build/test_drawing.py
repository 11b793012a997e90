from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest

from converters.build import drawing, private_use
from converters.build.caches import font_case
from converters.errors import MissingError, SourceError
from converters.formats.pdf import writer as pdf
from converters.project import Project
from converters.settings.design import Design, Paged
from converters.speech.model import Speech
from tests.make import collection, markdown


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(collection(tmp_path, markdown("s1", body="有字\ue004。"), markdown("s2")))


@pytest.mark.slow
@pytest.mark.parametrize(
    ("format", "start"), [("docx", b"PK"), ("pdf", b"%PDF"), ("txt", "在大会".encode())]
)
def test_every_format_is_drawn(project: Project, format: str, start: bytes) -> None:
    assert drawing.draw(project, format, project.speeches / "s2.md").startswith(start)


def test_a_character_without_a_font_is_told_with_file_and_line(project: Project) -> None:
    with pytest.raises(SourceError, match=r"^speeches/s1.md 第 8 行|有字") as caught:
        drawing.draw(project, "pdf", project.speeches / "s1.md")
    assert caught.value.file == "speeches/s1.md"
    assert caught.value.line == 8


def test_a_speech_that_is_gone_is_told(project: Project) -> None:
    with pytest.raises(MissingError, match="没有这个文件"):
        drawing.draw(project, "txt", project.speeches / "s9.md")


def test_what_there_is_to_tell_of_a_library_is_known_once_it_drew(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drawing, "_NOTES", set())
    monkeypatch.setattr(pdf, "NOTE", "排得慢一些")
    drawing._writer.cache_clear()
    drawing.draw(project, "txt", project.speeches / "s2.md")
    assert drawing.notes() == []
    drawing.draw(project, "pdf", project.speeches / "s2.md")
    drawing.draw(project, "pdf", project.speeches / "s2.md")
    assert drawing.notes() == ["排得慢一些"]
    drawing._writer.cache_clear()


CUT = cast("Design", object())


@pytest.fixture
def looks(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Design]]:
    """Writers that return their source, and the looks that they were given."""
    given: list[Design] = []

    def write(speech: Speech, design: Design, source: bytes) -> Paged:
        given.append(design)
        if speech.meta.id == "s1":
            raise SourceError("坏了", line=8)
        if source.endswith("。。\n".encode()):
            raise ZeroDivisionError
        return Paged(source)

    monkeypatch.setattr(drawing, "_writer", lambda _: write)
    monkeypatch.setattr(private_use, "refuse", lambda *_: None)
    monkeypatch.setattr(font_case, "design_for", lambda *_: CUT)
    yield given


def test_what_is_drawn_is_given_cut_faces_and_what_is_not_the_plain_look(
    project: Project, looks: list[Design]
) -> None:
    path = project.speeches / "s2.md"
    assert drawing.draw(project, "pdf", path) == path.read_bytes()
    assert drawing.draw(project, "docx", path, path.read_bytes()) == path.read_bytes()
    assert looks == [CUT, project.plain_design]


def test_a_fault_is_told_with_its_file_and_one_that_nobody_foresaw_too(
    project: Project, looks: list[Design]
) -> None:
    with pytest.raises(SourceError) as caught:
        drawing.draw(project, "txt", project.speeches / "s1.md")
    assert (caught.value.file, caught.value.line) == ("speeches/s1.md", 8)
    path = project.speeches / "s2.md"
    path.write_text(markdown("s2", body="好。。"), encoding="utf-8")
    with pytest.raises(SourceError, match="ZeroDivisionError") as caught:
        drawing.draw(project, "txt", path)
    assert caught.value.file == "speeches/s2.md"


def test_of_what_draws_nothing_there_is_nothing_to_tell(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = {""}
    monkeypatch.setattr(drawing, "_NOTES", known)
    drawing._writer.__wrapped__("txt")
    assert (known, drawing.notes()) == ({""}, [])
    monkeypatch.setattr(pdf, "NOTE", "排得慢一些")
    drawing._writer.__wrapped__("pdf")
    assert drawing.notes() == ["排得慢一些"]
