"""What nobody foresaw about one text is told as its fault, with the details in a log."""

from pathlib import Path

import pytest

from converters.build import unforeseen
from converters.errors import HuibianError, SourceError
from converters.project import Project
from tests.make import collection, markdown


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(collection(tmp_path, markdown("s1")))


def test_it_is_a_fault_of_the_file_and_its_details_are_written_down(project: Project) -> None:
    with (
        pytest.raises(SourceError, match="ZeroDivisionError") as caught,
        unforeseen.told_of(project, "speeches/s1.md"),
    ):
        raise ZeroDivisionError("nought \ud800")
    assert caught.value.file == "speeches/s1.md"
    (log,) = (project.output / ".huibian/log").iterdir()
    assert project.name(log) in caught.value.remedy
    assert "ZeroDivisionError: nought" in log.read_text("utf-8")


@pytest.mark.parametrize("error", [HuibianError("错"), OSError(28, "full"), MemoryError()])
def test_what_is_no_matter_of_one_file_is_raised_as_it_is(
    project: Project, error: Exception
) -> None:
    with pytest.raises(type(error)) as caught, unforeseen.told_of(project, "speeches/s1.md"):
        raise error
    assert caught.value is error
    assert not (project.output / ".huibian/log").exists()
