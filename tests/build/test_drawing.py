from importlib import import_module
from pathlib import Path

import pytest

from converters.build import drawing
from converters.errors import MissingError, SourceError
from converters.project import Project
from tests.make import collection, markdown


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(collection(tmp_path, markdown("s1", body="有字\ue004。"), markdown("s2")))


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


def test_libraries_that_the_system_lacks_are_named_with_the_remedy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    module = "print('could not import')\nraise OSError('cannot load library')\n"
    (tmp_path / "lays_out_pages.py").write_text(module)
    monkeypatch.syspath_prepend(tmp_path)
    missing = pytest.raises(MissingError, match=r"Pango.*apt-get install libpango")
    with missing, drawing.libraries():
        import_module("lays_out_pages")
    assert capsys.readouterr().out == ""
