"""What somebody wrote into is his work; what nobody touched is brought up to date."""

from pathlib import Path

import pytest

from converters.collection.working_copies import WorkingCopies
from converters.errors import RefusedError
from converters.project import Project
from tests.make import collection, markdown

_MEMORY = ".huibian/copies.json"


def copies(root: Path) -> WorkingCopies:
    return WorkingCopies(Project(root), _MEMORY, "huibian diff")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return collection(tmp_path, markdown("s1"))


def test_one_that_nobody_touched_is_written_again(root: Path) -> None:
    path = root / "output/compare/s1-1-2.docx"
    copies(root).put(path, b"one")
    copies(root).put(path, b"two")
    assert path.read_bytes() == b"two"


@pytest.mark.parametrize(("name", "remedy"), [("s1.docx", "huibian return"), ("s1.html", "移到")])
def test_one_that_was_altered_is_left_with_what_to_do(root: Path, name: str, remedy: str) -> None:
    path = root / "output/compare" / name
    copies(root).put(path, b"one")
    path.write_bytes(b"his work")
    with pytest.raises(RefusedError) as told:
        copies(root).put(path, b"two")
    assert name in told.value.reason
    assert remedy in told.value.remedy
    assert ("huibian return" in told.value.remedy) == name.endswith(".docx")
    assert path.read_bytes() == b"his work"


def test_without_its_memory_the_very_same_file_is_known(root: Path) -> None:
    path = root / "output/compare/s1.docx"
    copies(root).put(path, b"one")
    (root / "output" / _MEMORY).unlink()
    copies(root).put(path, b"one")
    with pytest.raises(RefusedError):
        WorkingCopies(Project(root), ".huibian/other.json", "huibian diff").put(path, b"two")
