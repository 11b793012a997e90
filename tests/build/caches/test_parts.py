"""What is kept of a speech for books is given again for the very same, and for nothing else."""

from pathlib import Path

import pytest

from converters.build.caches.parts import FOLDER, Parts
from converters.project import Project
from tests.make import collection, markdown

SOURCES = {"s1": "a1", "s2": "b2"}


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(collection(tmp_path, markdown("s1")))


class Maker:
    """Makes parts, and counts how often."""

    def __init__(self, *made: str) -> None:
        self.made = list(made)
        self.asked = 0

    def __call__(self) -> list[str]:
        self.asked += 1
        return list(self.made)


def kept(project: Project, maker: Maker, **other: str) -> int:
    """Return how often parts had to be made that are asked for once."""
    before = maker.asked
    sources = SOURCES | {"s1": other.get("source", "a1")}
    parts = Parts(project, other.get("engine", "key"), other.get("format", "docx"), sources)
    assert parts.keep("s1", other.get("beside", ""), maker) == maker.made
    return maker.asked - before


def test_what_was_made_once_is_kept_to_the_sign(project: Project) -> None:
    maker = Maker("<w:p/>", "", "汇编\n𠮷\\")
    assert [kept(project, maker), kept(project, maker)] == [1, 0]


@pytest.mark.parametrize("of", ["source", "engine", "format", "beside"])
def test_of_another_source_engine_format_or_book_it_is_made_again(
    project: Project, of: str
) -> None:
    kept(project, Maker("一"))
    assert kept(project, Maker("二"), **{of: "another"}) == 1


@pytest.mark.parametrize("broken", [b"", b"half", b"0" * 64 + b'["x"]', None])
def test_what_is_broken_or_gone_is_made_again(project: Project, broken: bytes | None) -> None:
    maker = Maker("一")
    kept(project, maker)
    file = project.output / FOLDER / "key/docx/s1"
    if broken is None:
        file.unlink()
    else:
        file.write_bytes(broken)
    assert [kept(project, maker), kept(project, maker)] == [1, 0]


def test_what_is_of_speeches_and_engines_that_are_gone_goes(project: Project) -> None:
    kept(project, Maker("一"), engine="older")
    parts = Parts(project, "key", "docx", SOURCES)
    for id in SOURCES:
        parts.keep(id, "", Maker(id))
    parts.sweep({"s2": "b2"})
    folder = project.output / FOLDER
    assert [str(path.relative_to(folder)) for path in folder.rglob("s*")] == ["key/docx/s2"]
    Parts(project, "newer", "epub", SOURCES).sweep(SOURCES)
    assert list(folder.iterdir()) == []
