"""Key and look are of the same bytes, or the look is refused."""

from pathlib import Path

import pytest

from converters import files, resources
from converters.build.keys import Engines
from converters.errors import ChangedError
from converters.project import Project
from tests.make import collection, markdown

STYLE = resources.text("styles/gbt9704.toml")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = collection(tmp_path, markdown("s1"))
    (root / "styles").mkdir()
    (root / "styles/gbt9704.toml").write_text(STYLE, encoding="utf-8")
    return root


def restyle(root: Path, top: int) -> None:
    text = STYLE.replace("top_mm = 37", f"top_mm = {top}", 1)
    (root / "styles/gbt9704.toml").write_text(text, encoding="utf-8")


def test_a_key_asked_for_later_is_that_of_the_look_that_was_read(root: Path) -> None:
    project = Project(root)
    assert project.plain_design
    before = Engines(Project(root)).of("docx").key
    restyle(root, 40)
    assert Engines(project).of("docx").key == before
    assert Engines(project.again()).of("docx").key != before


@pytest.mark.parametrize("name", ["fonts.toml", "book.toml"])
def test_a_look_other_than_the_key_tells_is_refused(root: Path, name: str) -> None:
    path = root / "styles" / name
    path.write_text(resources.text(f"styles/{name}"), encoding="utf-8")
    project = Project(root)
    project.digest(project.data_file(f"styles/{name}"), lambda path: files.sha256(b"other"))
    with pytest.raises(ChangedError, match=name):
        assert project.book_style


def test_a_look_that_is_gone_meanwhile_is_told_as_altered(root: Path) -> None:
    project = Project(root)
    style = project.style_file
    project.digest(style, lambda path: files.sha256(path.read_bytes()))
    style.unlink()
    with pytest.raises(ChangedError):
        assert project.plain_design


def test_a_style_that_appears_meanwhile_is_not_taken_for_the_one_of_the_key(root: Path) -> None:
    path = root / "styles/gbt9704.toml"
    path.unlink()
    project = Project(root)
    key = Engines(project).of("docx").key
    restyle(root, 40)
    assert project.again().plain_design.style.page.top.mm == 40
    assert Engines(project).of("docx").key == key
    assert project.plain_design.style.page.top.mm == 37
