"""A speech whose Markdown is gone is not dropped in silence."""

from pathlib import Path

import pytest

from converters.build import missing
from converters.build.missing import Missing
from converters.project import Project
from tests.make import collection, markdown
from tests.project.test_editions import kept as recorded

REGISTRY = "id\tfile\tpart\tsource\tmarkdown\twords\n{}\ta.txt\t1\t-\t-\t-\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return collection(tmp_path / "c", markdown("s1"), config="title: 选编\nformats: [txt]\n")


def lost(root: Path) -> list[str]:
    return [one.id for one in missing.of(Project(root))]


def register(root: Path, id: str) -> None:
    (root / "speeches/ids.tsv").write_text(REGISTRY.format(id), "utf-8")


def test_a_speech_is_known_by_the_registry(root: Path) -> None:
    register(root, "s9")
    assert missing.of(Project(root)) == [Missing("s9", "", is_published=False)]
    register(root, "s1")
    assert lost(root) == []


def test_a_speech_is_known_by_what_was_published(root: Path) -> None:
    recorded(root, 1, markdown("s9", "在大会上的讲话"))
    assert missing.of(Project(root)) == [Missing("s9", "在大会上的讲话", is_published=True)]


def test_a_published_speech_that_cannot_be_read_is_known_by_its_id(root: Path) -> None:
    recorded(root, 1, "---\nid: s9\n")
    assert missing.of(Project(root)) == [Missing("s9", "", is_published=True)]


def test_a_speech_is_known_by_what_stands_built(root: Path) -> None:
    (root / "output/txt").mkdir()
    (root / "output/txt/s7.txt").touch()
    (root / "output/txt/.s6.txt.tmp").touch()
    (root / "output/txt/说明.txt").touch()
    assert lost(root) == ["s7"]


def test_what_was_told_is_not_missing(root: Path) -> None:
    register(root, "s9")
    (root / "speeches/retired.yaml").write_text("retired: [{id: s9}]\n", "utf-8")
    assert lost(root) == []


@pytest.mark.parametrize("name", ["s9.MD", "s9．md", "我的稿.md", "s9.txt"])
def test_a_speech_that_is_misnamed_is_there_and_told_otherwise(root: Path, name: str) -> None:
    register(root, "s9")
    (root / "speeches" / name).write_text(markdown("s9"), "utf-8")
    assert lost(root) == []


def test_where_no_speech_is_left_all_are_missing_and_the_first_are_named(root: Path) -> None:
    for number in range(1, 9):
        recorded(root, 1, markdown(f"s{number}"))
    (root / "speeches/s1.md").unlink()
    assert lost(root) == [f"s{number}" for number in range(1, 9)]
    told = missing.told(missing.of(Project(root)))
    assert told.startswith("s1（在大会上的讲话）、s2（")
    assert told.endswith("、s6（在大会上的讲话）等 8 篇的讲话稿不见了")
