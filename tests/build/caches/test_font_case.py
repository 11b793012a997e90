"""The cut faces beside the outputs: the same files from them, whatever becomes of them."""

import fcntl
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest

from converters import files, resources
from converters.build import drawing, kept
from converters.build.caches import font_case
from converters.build.caches.font_case import FOLDER, FontCase
from converters.errors import SourceError
from converters.formats.pdf import writer as pdf
from converters.project import Project
from converters.settings import fonts, known_faces
from converters.settings.config import Config
from converters.settings.design import Design
from converters.speech import printed_words
from converters.typeset import font_subset, light_design, metrics
from tests.make import collection, markdown, para, speech

RARE = "滆湖镕堃。"
"""Not in GB 2312; 滆 is drawn by a fallback."""


def two_speeches(folder: Path) -> Project:
    return Project(collection(folder, markdown("s1"), markdown("s2", body=f"同志们，{RARE}")))


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return two_speeches(tmp_path)


@pytest.fixture(scope="module")
def of_one(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, tuple[bytes, bool]]:
    """The collection after the first speech was drawn, for which the faces were cut; and that."""
    project = two_speeches(tmp_path_factory.mktemp("cut"))
    return project.root, drawn(project, "s1")


@pytest.fixture
def cut(of_one: tuple[Path, tuple[bytes, bool]], tmp_path: Path) -> Project:
    """A copy of the collection whose faces are cut."""
    return Project(Path(shutil.copytree(of_one[0], tmp_path / "copy")))


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


@pytest.mark.slow
@pytest.mark.parametrize("name", ["s1", "s2"])
def test_a_speech_is_the_same_from_cut_and_from_whole_faces(cut: Project, name: str) -> None:
    assert drawn(cut, name) == (whole(cut, name), True)


@pytest.mark.slow
@pytest.mark.parametrize("draw", [whole, drawn])
def test_a_character_that_no_font_has_is_told_of_whichever_faces_draw(
    project: Project, draw: Callable[[Project, str], object]
) -> None:
    text = markdown("s1", body="同志们，\U0001f9ff。")
    (project.speeches / "s1.md").write_text(text, encoding="utf-8")
    with pytest.raises(SourceError, match="没有一种字体有“\U0001f9ff”"):
        draw(project, "s1")


@pytest.mark.slow
def test_nothing_is_kept_where_no_build_is_going_on(project: Project) -> None:
    whole(project, "s1")
    assert not (project.output / FOLDER).exists()


@pytest.mark.slow
def test_the_cut_holds_what_the_whole_collection_needs(cut: Project) -> None:
    before = cut_files(cut)
    assert drawn(cut, "s2")[1]
    assert cut_files(cut) == before
    assert sum(map(len, before.values())) < 2e7


@pytest.mark.slow
def test_a_correction_with_a_new_character_has_the_faces_cut_again(cut: Project) -> None:
    before = cut_files(cut)
    path = cut.speeches / "s1.md"
    path.write_text(path.read_text("utf-8").replace("。", "龘。", 1), encoding="utf-8")
    assert drawn(cut, "s1") == (whole(cut, "s1"), True)
    assert cut_files(cut) != before


@pytest.mark.slow
@pytest.mark.parametrize("spoil", [lambda _: b"", lambda data: data[:-1] + b"\0\1", None])
def test_a_spoilt_cut_costs_time_only(
    of_one: tuple[Path, tuple[bytes, bool]], cut: Project, spoil: object
) -> None:
    for path in (cut.output / FOLDER).iterdir():
        path.write_bytes(spoil(path.read_bytes())) if callable(spoil) else path.unlink()
    _, wanted = of_one
    assert drawn(cut, "s1") == wanted == (wanted[0], True)


@pytest.mark.slow
def test_where_nothing_can_be_kept_the_whole_faces_serve(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    wanted = whole(project, "s1")
    monkeypatch.setattr(kept, "make_way", refuse)
    assert drawn(project, "s1") == (wanted, False)


@pytest.mark.slow
def test_what_stands_in_the_way_of_the_cut_faces_goes(project: Project) -> None:
    wanted = whole(project, "s1")
    (project.output / FOLDER).write_text("in the way")
    assert drawn(project, "s1") == (wanted, True)


@pytest.mark.slow
def test_characters_that_change_beside_others_are_left_to_the_whole_faces(
    project: Project,
) -> None:
    path = project.speeches / "s1.md"
    path.write_text(path.read_text("utf-8").replace("。", "e\u0301。", 1), encoding="utf-8")
    needed = set("".join(printed_words.lines(project.read(path)[0])))
    assert FontCase(project).design(needed) is project.drawn_design


@pytest.mark.slow
def test_other_fonts_are_not_mistaken_for_those_that_were_cut(cut: Project) -> None:
    roles = cut.root / "styles" / "fonts.toml"
    roles.parent.mkdir(exist_ok=True)
    text = cut.fonts_file.read_text("utf-8").replace("FandolHei-Regular", "FandolHei-Bold")
    roles.write_text(text, encoding="utf-8")
    assert drawn(cut, "s1") == (whole(Project(cut.root), "s1"), True)


@pytest.mark.slow
def test_what_another_cutter_cut_is_cut_again(
    cut: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    index = cut.output / FOLDER / "index.json"
    before = index.read_bytes()
    monkeypatch.setattr(font_subset, "CUTTER", "HarfBuzz 99")
    assert drawn(cut, "s1") == (whole(cut, "s1"), True)
    assert index.read_bytes() != before


@pytest.mark.slow
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


WHOLE, LIGHT = (cast("Design", SimpleNamespace(name=name)) for name in ("whole", "light"))


@pytest.fixture
def case(project: Project) -> FontCase:
    """A case that cuts nothing yet; the whole faces are not read."""
    project.__dict__["drawn_design"] = WHOLE
    return FontCase(project)


def test_where_no_build_is_going_on_nothing_is_cut(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    project.__dict__["drawn_design"] = WHOLE
    monkeypatch.setattr(FontCase, "design", lambda *_: LIGHT)
    assert font_case.design_for(project, speech()) is LIGHT
    shutil.rmtree(project.output)
    assert font_case.design_for(project, speech()) is WHOLE


@pytest.mark.parametrize(
    ("words", "provided", "light", "found"),
    [
        ("好", True, LIGHT, LIGHT),
        ("好", False, LIGHT, WHOLE),
        ("好", True, None, WHOLE),
        ("e\u0301", True, LIGHT, WHOLE),
    ],
)
def test_a_speech_is_drawn_from_the_cut_if_that_has_all_and_none_changes_beside_others(
    case: FontCase,
    monkeypatch: pytest.MonkeyPatch,
    words: str,
    provided: bool,
    light: Design | None,
    found: Design,
) -> None:
    asked: list[set[str]] = []

    def provides(of: FontCase, needed: set[str]) -> bool:
        asked.append(needed)
        return provided

    monkeypatch.setattr(FontCase, "_provides", provides)
    case._light = light
    assert case.design(set(words)) is found
    assert asked in ([], [set(words)])
    assert bool(asked) is (words == "好")


class Kept(FontCase):
    """A case of which it is told what is kept before and after each cut."""

    def __init__(self, project: Project, *kept: str) -> None:
        super().__init__(project)
        self.loads = [*map(frozenset, kept)]
        self.cuts = 0

    def _load(self) -> None:
        self._known = self.loads.pop(0)

    def _apart(self, needed: set[str]) -> None:
        self.cuts += 1


def test_what_is_kept_is_looked_at_before_it_is_cut_and_cut_once(project: Project) -> None:
    case = Kept(project, "ab", "ab", "abc")
    assert case._provides({"a", "b"}) is True
    assert (case.cuts, len(case.loads)) == (0, 2)
    for needed in ({"b"}, {"a", "b"}):
        assert case._provides(needed) is True
        assert len(case.loads) == 2
    assert case._provides({"c"}) is True
    assert (case.cuts, case.loads) == (1, [])


def test_a_cut_that_has_just_what_is_needed_is_not_refused(project: Project) -> None:
    case = Kept(project, "", "ab")
    assert case._provides({"a", "b"}) is True
    assert (case.cuts, case._refused) == (1, False)


def test_characters_that_no_cut_has_are_asked_for_once(project: Project) -> None:
    case = Kept(project, "a", "ab")
    assert case._provides({"c"}) is False
    assert (case.cuts, case._refused) == (1, True)
    assert case._provides({"c"}) is False
    assert case._provides({"a", "b"}) is True
    assert (case.cuts, case.loads) == (1, [])


@pytest.fixture
def cutter(case: FontCase, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[set[str]]]:
    """Two faces that are cut to words of their characters; what is asked for is noted."""
    asked: list[set[str]] = []

    def lightened(design: Design, chars: set[str]) -> object:
        assert design is WHOLE
        asked.append(chars)
        free, office = (
            SimpleNamespace(file="f.otf", data=b"free", bones=b"bones"),
            SimpleNamespace(file="o.otf", data=b"office", bones=None),
        )
        chains = {"body": [free, office], "title": [office]}
        return SimpleNamespace(
            chains={role: SimpleNamespace(every=faces) for role, faces in chains.items()}
        )

    def font_files(_: Project, folder: str) -> list[Path]:
        here = {"fonts/free": ["f.otf", "g.otf"], "fonts/office": ["o.otf"]}
        return [Path(name) for name in here[folder]]

    def resolve(_: object, office: list[Any], free: Mapping[str, Any]) -> object:
        return [*office, *free.items()]

    monkeypatch.setattr(light_design, "lightened", lightened)
    monkeypatch.setattr(Project, "font_files", font_files)
    monkeypatch.setattr(FontCase, "_key", lambda _: "key")
    monkeypatch.setattr(font_case, "KnownFace", Face)
    monkeypatch.setattr(known_faces, "facts_of", lambda face: f"of {face.file}")
    monkeypatch.setattr(metrics, "measure", lambda face, chars: None)
    monkeypatch.setattr(fonts, "resolve", resolve)
    yield asked


class Face(SimpleNamespace):
    """A face as far as it is looked at here."""

    def __init__(self, file: str, data: bytes, bones: bytes, facts: str = "") -> None:
        super().__init__(file=file, data=data, bones=bones, facts=facts)


def test_what_is_cut_is_kept_and_taken_again(case: FontCase, cutter: list[set[str]]) -> None:
    case._load()
    assert (case._known, case._light) == (frozenset(), None)
    case.folder.mkdir(parents=True)
    for name in (".lock", "old"):
        (case.folder / name).write_bytes(b"x")
    case.cut({"龘"})
    (chars,) = cutter
    assert {"龘", "好", "滆", "a", "·", "—"} <= chars
    names = {files.sha256(data) for data in (b"free", b"bones", b"office")}
    assert {path.name for path in case.folder.iterdir()} == {".lock", "index.json", *names}
    case._load()
    assert case._known == chars
    assert case._light is not None
    office, (name, free) = cast("list[Any]", case._light.chains)
    assert (office.file, office.data, office.bones) == ("o.otf", b"office", b"office")
    assert (name, free.data, free.bones) == ("f.otf", b"free", b"bones")
    assert (office.facts, free.facts) == ("of o.otf", "of f.otf")


def test_a_cut_of_other_faces_or_a_spoilt_one_is_none(
    case: FontCase, cutter: list[set[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    case.cut({"龘"})
    with monkeypatch.context() as patch:
        patch.setattr(FontCase, "_key", lambda _: "other")
        case._load()
        assert (case._known, case._light) == (frozenset(), None)
    case._load()
    assert case._known
    (case.folder / files.sha256(b"bones")).write_bytes(b"spoilt")
    case._load()
    assert (case._known, case._light) == (frozenset(), None)


def test_a_cut_is_made_apart_unless_another_worker_has_just_made_it(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    own, leave = os.getpid(), os._exit

    def left(status: int) -> None:
        assert os.getpid() != own
        leave(status)

    monkeypatch.setattr(os, "_exit", left)
    monkeypatch.setattr(FontCase, "_load", lambda case: case.__dict__.update(_known={"a"}))
    monkeypatch.setattr(FontCase, "cut", lambda _, needed: (project.root / min(needed)).touch())
    case = FontCase(project)
    case._apart({"a"})
    assert not (project.root / "a").exists()
    case._apart({"b"})
    if os.getpid() != own:  # a child that did not leave
        (project.root / "stray").touch()
        leave(1)
    assert (project.root / "b").exists()
    assert not (project.root / "stray").exists()
    assert case._known == frozenset()


def test_workers_cut_one_after_the_other_where_the_disk_knows_locks(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = FontCase(project)
    (case.folder / ".lock/inner").mkdir(parents=True)
    with (
        case._alone(),
        (case.folder / ".lock").open() as other,
        pytest.raises(BlockingIOError),
    ):
        fcntl.flock(other, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def none(*_: object) -> None:
        raise OSError(37, "No locks available")

    monkeypatch.setattr(fcntl, "flock", none)
    with case._alone():
        pass


def test_a_face_is_kept_under_its_digest_whatever_stands_there(project: Project) -> None:
    case = FontCase(project)
    name = files.sha256(b"face")
    (case.folder / name).mkdir(parents=True)
    assert case._keep(b"face") == name
    assert case._kept(name) == b"face"


def test_a_key_is_of_the_roles_of_the_faces_and_of_the_cutter(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    def key() -> str:
        return FontCase(Project(project.root))._key()

    before = key()
    assert key() == before
    with monkeypatch.context() as patch:
        patch.setattr(font_subset, "CUTTER", "HarfBuzz 99")
        assert key() != before
    with monkeypatch.context() as patch:
        patch.setattr(Project, "font_files", lambda *_: [])
        assert key() != before
    (project.root / "styles").mkdir()
    shutil.copy(project.fonts_file, project.root / "styles")
    assert key() == before
    with (project.root / "styles/fonts.toml").open("a") as roles:
        roles.write("\n")
    assert key() != before


@pytest.fixture
def alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """A folder that is no collection, and a user for whom nothing was kept yet."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return Project(tmp_path, Config(title=""))


def users(alone: Project) -> Path:
    return alone.root / "cache/huibian" / font_case.USERS_FOLDER


@pytest.mark.slow
def test_a_text_in_no_collection_is_drawn_from_a_cut_that_is_kept_for_the_user(
    alone: Project,
) -> None:
    text = speech(para(f"同志们，{RARE}"))
    made = []
    for _ in range(2):
        again = Project(alone.root, alone.config)
        made.append(drawing.drawn(again, "pdf", text, b""))
        assert "chains" not in vars(again)  # the whole faces are not read for it
    assert pdf.write(text, alone.drawn_design, b"") == made[0] == made[1]
    assert (users(alone) / "index.json").is_file()
    assert not alone.output.exists()


def test_a_users_cut_goes_on_holding_what_it_held(
    alone: Project, cutter: list[set[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Project, "drawn_design", WHOLE)
    font_case.UsersCase(alone).cut({"龘"})
    font_case.UsersCase(Project(alone.root, alone.config)).cut({"镕"})
    assert [{"龘", "镕", "好"} & chars for chars in cutter] == [{"龘", "好"}, {"龘", "镕", "好"}]


def test_the_fonts_are_not_digested_again_for_each_text(
    alone: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = font_case.UsersCase(alone)._key()
    monkeypatch.setattr(files, "sha256_of", None)
    assert font_case.UsersCase(Project(alone.root, alone.config))._key() == key


def test_a_cache_that_may_not_be_written_to_is_done_without(
    alone: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    (alone.root / "cache").write_text("in the way")
    case = font_case.UsersCase(alone)
    assert case._key()
    case._load()
    assert case._light is None


def test_who_has_no_home_has_no_cut_kept(alone: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(resources, "user_cache", lambda: None)
    monkeypatch.setattr(Project, "drawn_design", WHOLE)
    assert font_case.design_of(alone, {"好"}) is WHOLE


def test_what_cannot_be_read_is_left_out_of_what_occurs(project: Project) -> None:
    (project.speeches / "a.md").symlink_to("nowhere")
    (project.speeches / "b.md").write_bytes("甲".encode() + b"\xff" + "乙".encode())
    (project.speeches / "c.txt").write_text("丙")
    found = FontCase(project)._occurring()
    assert {"甲", "乙", "滆"} <= found
    assert "丙" not in found


def test_texts_that_are_older_than_the_cut_are_not_read_for_the_next_one(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = FontCase(project)
    case._known = frozenset("旧")
    index = case.folder / font_case._INDEX
    assert {"旧", "滆"} <= case._occurring()  # there is no cut any more
    index.parent.mkdir(parents=True)
    index.touch()
    assert {"旧", "滆"} <= case._occurring()  # texts as new as the cut: it may not know them
    monkeypatch.setattr(font_case, "_CLOCKS_DIFFER_NS", -(10**12))
    assert case._occurring() == {"旧"}


def test_nearly_every_text_has_ascii_marks_and_common_hanzi() -> None:
    found = font_case._common()
    assert set(" ~09AZaz\u3000〓，。啊座") <= found
    assert found.isdisjoint("\x1f\x7f\n亍")
    assert len([char for char in found if "\u4e00" <= char <= "\u9fff"]) == 3755
