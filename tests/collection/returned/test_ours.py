"""An import knows a file of ours again, and hands it over."""

from pathlib import Path

import pytest

from converters.collection.returned import ours
from tests.collection.returned.made import ID, project_in, returned, without
from tests.readers.revisions.corrected import Corrected


def test_a_corrected_file_of_the_collection_is_reviewed(tmp_path: Path) -> None:
    project = project_in(tmp_path)
    found = ours.returned(project.speeches, returned(tmp_path))
    assert found is not None and found.page.is_file()
    told = ours.passed_over(found)
    assert (told.kind, "改动 3 处" in told.reason) == ("returned", True)
    assert "huibian return" in told.remedy


def test_one_that_nobody_changed_needs_nothing(tmp_path: Path) -> None:
    def untouched(file: Corrected) -> None:
        return None

    project = project_in(tmp_path)
    found = ours.returned(project.speeches, returned(tmp_path, untouched))
    assert found is not None
    told = ours.passed_over(found)
    assert "没有改动" in told.reason and told.remedy == ""


@pytest.mark.parametrize("data", [b"huibian.id", b"PK\x03\x04 huibian.id", "讲话".encode()])
def test_other_files_are_imported(tmp_path: Path, data: bytes) -> None:
    project = project_in(tmp_path)
    (tmp_path / "a.txt").write_bytes(data)
    assert ours.returned(project.speeches, tmp_path / "a.txt") is None


def test_a_speech_that_is_new_here_is_imported(tmp_path: Path) -> None:
    project, path = project_in(tmp_path), returned(tmp_path)
    assert ours.returned(tmp_path / "other", path) is None
    (project.speeches / f"{ID}.md").unlink()
    assert ours.returned(project.speeches, path) is None


def test_without_our_marks_nothing_is_known(tmp_path: Path) -> None:
    project = project_in(tmp_path)
    bare = without(returned(tmp_path), "customXml", "docProps/custom.xml")
    assert ours.returned(project.speeches, bare) is None
