import time
from pathlib import Path

import pytest

import converters
from converters import files, resources
from converters.build.keys import Engine, Engines
from converters.build.store import makers
from converters.project import Project
from tests.make import collection, markdown

AN_HOUR = 3600


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    monkeypatch.setattr(converters, "LOADED_AT", time.time() + AN_HOUR)
    return Project(collection(tmp_path, markdown("s1"), config="title: 选编\nformats: [txt]\n"))


def test_an_engine_that_stands_as_it_did_is_vouched_for(project: Project) -> None:
    assert makers.vouch(project, "txt", Engines(project).of("txt"))


def test_an_engine_that_is_another_by_now_is_not_vouched_for(project: Project) -> None:
    assert not makers.vouch(project, "txt", Engine({"version": "1"}))
    before = Engines(project).of("docx")
    assert makers.vouch(project, "docx", before)
    style = resources.text("styles/gbt9704.toml") + "# altered\n"
    files.write(project.root / "styles/gbt9704.toml", style.encode())
    assert not makers.vouch(project, "docx", before)


def test_a_program_altered_since_it_was_loaded_is_not_vouched_for(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = Engines(project).of("txt")
    newest = max(path.stat().st_ctime for path in makers._read_by(Engines(project), "txt"))
    for started, is_known in ((newest, False), (newest + 4, True)):
        monkeypatch.setattr(converters, "LOADED_AT", started)
        assert makers.vouch(project, "txt", engine) == is_known


def test_libraries_installed_since_are_seen_by_their_folder(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "site-packages"
    folder.mkdir()
    monkeypatch.syspath_prepend(folder)
    assert folder in makers._read_by(Engines(project), "txt")
    monkeypatch.setattr(converters, "LOADED_AT", folder.stat().st_ctime)
    assert not makers.vouch(project, "txt", Engines(project).of("txt"))


def test_settings_that_are_broken_by_now_vouch_for_nothing(project: Project) -> None:
    engine = Engines(project).of("txt")
    (project.root / "config.yaml").write_text("titel: 选编\n", encoding="utf-8")
    assert not makers.vouch(project, "txt", engine)
