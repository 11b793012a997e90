from pathlib import Path

import pytest

from converters.build import drawing
from converters.errors import MissingError, SourceError
from converters.formats.pdf import writer as pdf
from converters.project import Project
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
