import sys
from pathlib import Path

import pytest

import converters
from converters.build import warm
from converters.project import Project
from tests.make import collection, markdown

pytestmark = pytest.mark.slow


def test_what_is_loaded_is_told_from_a_program_that_was_altered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(converters, "LOADED_AT", converters.LOADED_AT + 3600)
    loaded = warm.Loaded(Project(collection(tmp_path, markdown("s1"))))
    assert loaded.is_current
    assert {"weasyprint", "docx", "rjieba", "converters.site.pages"} <= {*sys.modules}
    file = tmp_path / "module.py"
    file.write_text("A = 1\n")
    loaded._files[str(file)] = (0, 0, 0.0)
    assert not loaded.is_current


def test_a_program_altered_since_it_was_loaded_is_not_current(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(converters, "LOADED_AT", 0.0)
    assert not warm.Loaded(Project(collection(tmp_path, markdown("s1")))).is_current
