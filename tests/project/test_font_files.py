"""A file among the fonts that cannot be used costs itself, and is named."""

import os
import shutil
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st

from converters import resources
from converters.build import account
from converters.build.plan import make
from converters.project import Project, font_files
from tests.make import collection, markdown

FREE = resources.root() / "fonts/free"
GOOD = FREE / "FandolHei-Regular.otf"


def to_nowhere(path: Path) -> None:
    path.symlink_to("nowhere.ttf")


def to_itself(path: Path) -> None:
    path.symlink_to(path.name)


def cut_short(path: Path) -> None:
    path.write_bytes(GOOD.read_bytes()[:200_000])


def of_other_bytes(path: Path) -> None:
    path.write_bytes(b"OTTO" + bytes(range(256)) * 9)


def a_web_page(path: Path) -> None:
    path.write_bytes("<html>请登录后下载</html>".encode())


def a_device(path: Path) -> None:
    path.symlink_to("/dev/zero")


def too_large(path: Path) -> None:
    path.touch()
    os.truncate(path, font_files.LARGEST + 1)


KINDS: list[Callable[[Path], None]] = [
    *(to_nowhere, to_itself, Path.mkdir, os.mkfifo, Path.touch, a_device, too_large),
    *(cut_short, of_other_bytes, a_web_page),
]


@pytest.fixture(params=KINDS, ids=lambda kind: kind.__name__)
def unusable(request: pytest.FixtureRequest) -> Callable[[Path], None]:
    made: Callable[[Path], None] = request.param
    return made


@pytest.fixture
def root(tmp_path: Path) -> Path:
    made = collection(tmp_path / "c", markdown("s1"), config="title: 选编\nformats: [txt]\n")
    (made / "fonts/office").mkdir(parents=True)
    (made / "fonts/free").mkdir()
    return made


@pytest.mark.parametrize("folder", ["fonts/office", "fonts/free"])
def test_it_is_told_in_one_sentence_and_the_others_are_used(
    root: Path, unusable: Callable[[Path], None], folder: str
) -> None:
    (root / folder / "好.otf").symlink_to(GOOD)
    unusable(root / folder / "坏.ttf")
    project = Project(root)
    assert [path.name for path in project.font_files(folder)] == ["好.otf"]
    plan = make(project)
    ((said, fault),) = account.standing(plan, account.parts()).faults
    assert said.startswith(f"{folder}/坏.ttf")
    assert said.count("\n") == 0 and fault["remedy"]


def test_texts_are_set_with_the_others(root: Path) -> None:
    for unusable in KINDS:
        unusable(root / f"fonts/office/{unusable.__name__}.ttf")
    shutil.copy(GOOD, root / "fonts/office/黑体.otf")
    roles = (resources.root() / "styles/fonts.toml").read_text("utf-8")
    (root / "styles").mkdir()
    (root / "styles/fonts.toml").write_text(roles.replace("黑体", "FandolHei"), encoding="utf-8")
    faces = {face.file for chain in Project(root).chains.values() for face in chain.faces}
    assert {"黑体.otf", "FandolSong-Regular.otf"} <= faces
    assert not faces & {f"{kind.__name__}.ttf" for kind in KINDS}


def test_where_the_free_fonts_of_a_collection_are_all_bad_those_of_the_program_are_used(
    root: Path, unusable: Callable[[Path], None]
) -> None:
    unusable(root / "fonts/free/FandolSong-Regular.otf")
    project = Project(root)
    assert project.font_files("fonts/free") == Project(resources.root()).font_files("fonts/free")
    assert len(project.font_faults) == 1


def test_a_folder_that_holds_fonts_may_be_called_like_one(root: Path) -> None:
    (root / "fonts/office/黑体.ttf").mkdir()
    (root / "fonts/office/黑体.ttf/黑体.ttf").symlink_to(GOOD)
    project = Project(root)
    assert len(project.font_files("fonts/office")) == 1
    assert project.font_faults == ()


HEAD = GOOD.read_bytes()[:1024]
TAIL = GOOD.read_bytes()[1024:60_000]


@given(
    st.lists(st.tuples(st.integers(0, 700), st.integers(0, 255)), min_size=1, max_size=3),
    st.booleans(),
)
def test_a_file_that_is_a_font_on_the_face_of_it_is_one_for_the_library_too(
    alterations: list[tuple[int, int]], whole: bool
) -> None:
    data = bytearray(HEAD + TAIL if not whole else GOOD.read_bytes())
    for place, value in alterations:
        data[place] = value
    with BytesIO(data) as file:
        is_plain = font_files._is_plain(file, len(data))
    if is_plain:
        font = TTFont(BytesIO(data), lazy=True, fontNumber=0)
        tables = font.reader.tables
        assert font["name"].names is not None and "cmap" in tables
        assert all(t.offset + t.length <= len(data) for t in tables.values())


def test_every_free_font_is_one_on_the_face_of_it() -> None:
    fonts = [*FREE.glob("*.otf"), *FREE.glob("*.ttf")]
    for path in fonts:
        with path.open("rb") as file:
            assert font_files._is_plain(file, path.stat().st_size), path.name
    assert fonts
