"""The cut faces beside the outputs: the same files from them, whatever becomes of them."""

import subprocess
import sys
from pathlib import Path

import pytest

from converters import resources
from converters.build import drawing, kept
from converters.build.caches import font_case
from converters.build.caches.font_case import FOLDER, FontCase
from converters.project import Project
from converters.typeset import font_subset
from tests.make import collection, markdown

pytestmark = pytest.mark.slow

RARE = "滆湖镕堃。"
"""Not in GB 2312; 滆 is drawn by a fallback."""


@pytest.fixture
def project(tmp_path: Path) -> Project:
    root = collection(tmp_path, markdown("s1"), markdown("s2", body=f"同志们，{RARE}"))
    return Project(root)


def whole(project: Project, name: str) -> bytes:
    """Return a speech drawn from the whole faces."""
    (project.output / ".huibian").rename(project.output / "aside")
    try:
        return drawing.draw(project, "pdf", project.speeches / f"{name}.md")
    finally:
        (project.output / "aside").rename(project.output / ".huibian")


def drawn(project: Project, name: str) -> tuple[bytes, bool]:
    """Return a speech as a new process would draw it, and whether from cut faces."""
    again = Project(project.root)
    speech, _ = again.read(again.speeches / f"{name}.md")
    light = font_case.design_for(again, speech) is not again.drawn_design
    return drawing.draw(again, "pdf", again.speeches / f"{name}.md"), light


def cut_files(project: Project) -> dict[str, bytes]:
    folder = project.output / FOLDER
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.name[0] != "."}


@pytest.mark.parametrize("name", ["s1", "s2"])
def test_a_speech_is_the_same_from_cut_and_from_whole_faces(project: Project, name: str) -> None:
    assert drawn(project, name) == (whole(project, name), True)


def test_nothing_is_kept_where_no_build_is_going_on(project: Project) -> None:
    whole(project, "s1")
    assert not (project.output / FOLDER).exists()


def test_the_cut_holds_what_the_whole_collection_needs(project: Project) -> None:
    drawn(project, "s1")
    before = cut_files(project)
    assert drawn(project, "s2")[1]
    assert cut_files(project) == before
    assert sum(map(len, before.values())) < 2e7


def test_a_correction_with_a_new_character_has_the_faces_cut_again(project: Project) -> None:
    drawn(project, "s1")
    before = cut_files(project)
    path = project.speeches / "s1.md"
    path.write_text(path.read_text("utf-8").replace("。", "龘。", 1), encoding="utf-8")
    assert drawn(project, "s1") == (whole(project, "s1"), True)
    assert cut_files(project) != before


@pytest.mark.parametrize("spoil", [lambda _: b"", lambda data: data[:-1] + b"\0\1", None])
def test_a_spoilt_cut_costs_time_only(project: Project, spoil: object) -> None:
    wanted, _ = drawn(project, "s1")
    for path in (project.output / FOLDER).iterdir():
        path.write_bytes(spoil(path.read_bytes())) if callable(spoil) else path.unlink()
    assert drawn(project, "s1") == (wanted, True)


def test_where_nothing_can_be_kept_the_whole_faces_serve(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    wanted = whole(project, "s1")
    monkeypatch.setattr(kept, "make_way", refuse)
    assert drawn(project, "s1") == (wanted, False)


def test_what_stands_in_the_way_of_the_cut_faces_goes(project: Project) -> None:
    wanted = whole(project, "s1")
    (project.output / FOLDER).write_text("in the way")
    assert drawn(project, "s1") == (wanted, True)


def test_characters_that_change_beside_others_are_left_to_the_whole_faces(
    project: Project,
) -> None:
    path = project.speeches / "s1.md"
    path.write_text(path.read_text("utf-8").replace("。", "e\u0301。", 1), encoding="utf-8")
    speech, _ = project.read(path)
    assert FontCase(project).design(speech) is project.drawn_design


def test_other_fonts_are_not_mistaken_for_those_that_were_cut(project: Project) -> None:
    drawn(project, "s1")
    roles = project.root / "styles" / "fonts.toml"
    roles.parent.mkdir(exist_ok=True)
    text = project.fonts_file.read_text("utf-8").replace("FandolHei-Regular", "FandolHei-Bold")
    roles.write_text(text, encoding="utf-8")
    assert drawn(project, "s1") == (whole(Project(project.root), "s1"), True)


def test_what_another_cutter_cut_is_cut_again(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn(project, "s1")
    index = project.output / FOLDER / "index.json"
    before = index.read_bytes()
    monkeypatch.setattr(font_subset, "CUTTER", "HarfBuzz 99")
    assert drawn(project, "s1") == (whole(project, "s1"), True)
    assert index.read_bytes() != before


def test_workers_that_begin_together_cut_once(project: Project) -> None:
    script = (
        "import sys; from pathlib import Path; from converters.build import drawing;"
        "from converters.build.caches import font_case;"
        "from converters.project import Project; project = Project(Path(sys.argv[1]));"
        "cut = font_case.FontCase.cut;"
        "font_case.FontCase.cut = lambda *a: (project.root.joinpath('cut').open('a').write('x'),"
        "cut(*a));"
        "drawing.draw(project, 'pdf', project.speeches / 's1.md')"
    )
    command = [sys.executable, "-c", script, str(project.root)]
    workers = [subprocess.Popen(command, cwd=resources.root()) for _ in range(2)]
    assert [worker.wait() for worker in workers] == [0, 0]
    assert (project.root / "cut").read_text() == "x"
