from pathlib import Path

import pytest

from converters.build import drawing
from converters.errors import SourceError
from converters.project import Project
from tests.make import collection, markdown

NUMBERS = range(1, 10)


@pytest.fixture
def project(tmp_path: Path) -> Project:
    texts = [markdown(f"s{n}", body=f"第{n}次会议，滆湖。") for n in NUMBERS]
    return Project(collection(tmp_path, *texts))


def paths(project: Project) -> list[Path]:
    return [project.speeches / f"s{n}.md" for n in NUMBERS]


@pytest.mark.slow
@pytest.mark.parametrize("format", ["docx", "pdf", "txt"])
def test_many_are_drawn_as_each_alone(project: Project, format: str) -> None:
    draw = drawing.drawer(project, format, paths(project))
    for path in paths(project)[:3]:
        assert draw(path) == drawing.draw(project, format, path)


@pytest.mark.slow
def test_a_character_without_a_font_is_told_with_file_and_line(project: Project) -> None:
    bad = project.speeches / "s1.md"
    bad.write_text(markdown("s1", body="有字\ue004。"), encoding="utf-8")
    messages = []
    for draw in (
        drawing.drawer(project, "pdf", paths(project)),
        drawing.drawer(project, "pdf", [bad]),
    ):
        with pytest.raises(SourceError, match=r"^speeches/s1.md 第 8 行|有字") as caught:
            draw(bad)
        messages.append(str(caught.value))
    assert messages[0] == messages[1]


def test_a_speech_that_cannot_be_read_spoils_no_other(project: Project) -> None:
    (project.speeches / "s2.md").write_bytes(b"")
    draw = drawing.drawer(project, "txt", paths(project))
    assert draw(paths(project)[0]).startswith("在大会".encode())
    with pytest.raises(SourceError, match="空"):
        draw(paths(project)[1])
