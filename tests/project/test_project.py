import os
from collections.abc import Callable
from pathlib import Path

import pytest

from converters.errors import HuibianError, MissingError, SourceError
from converters.project import Project
from tests.make import collection, markdown


def test_a_folder_without_settings_is_no_collection(tmp_path: Path) -> None:
    with pytest.raises(MissingError, match=r"config\.yaml"):
        Project(tmp_path)


def test_wrong_settings_are_told_with_file_and_line(tmp_path: Path) -> None:
    root = collection(tmp_path, config="title: 选编\ntitel: 又\n")
    with pytest.raises(SourceError) as caught:
        Project(root)
    assert str(caught.value).startswith("config.yaml 第 2 行：")


def test_a_speech_is_read_with_its_markdown(tmp_path: Path) -> None:
    project = Project(collection(tmp_path, markdown("s1")))
    speech, source = project.read(project.speeches / "s1.md")
    assert (speech.meta.id, source.decode()) == ("s1", markdown("s1"))


def test_a_fault_names_the_file_as_the_user_knows_it(tmp_path: Path) -> None:
    project = Project(collection(tmp_path, markdown("s1", body="##")))
    with pytest.raises(SourceError, match=r"^speeches/s1.md 第 8 行：|标题"):
        project.read(project.speeches / "s1.md")


def test_a_speech_in_a_file_of_another_name_is_refused(tmp_path: Path) -> None:
    project = Project(collection(tmp_path, markdown("s1")))
    moved = (project.speeches / "s1.md").rename(project.speeches / "s2.md")
    with pytest.raises(SourceError, match="编号"):
        project.read(moved)


def test_a_missing_speech_is_told_in_one_sentence(tmp_path: Path) -> None:
    project = Project(collection(tmp_path))
    with pytest.raises(MissingError, match="没有这个文件"):
        project.read(project.speeches / "s1.md")


def test_a_folder_in_place_of_a_speech_is_told_in_one_sentence(tmp_path: Path) -> None:
    project = Project(collection(tmp_path))
    with pytest.raises(SourceError, match="文件夹"):
        project.read(project.speeches)


def test_a_style_of_the_collection_wins_over_that_of_the_program(tmp_path: Path) -> None:
    project = Project(collection(tmp_path))
    assert project.style_file.is_file()
    own = tmp_path / "styles"
    own.mkdir()
    (own / "gbt9704.toml").write_text('title = "改"', encoding="utf-8")
    mended = Project(tmp_path)
    assert mended.style_file == own / "gbt9704.toml"
    with pytest.raises(SourceError, match=r"styles/gbt9704\.toml 第 1 行：缺少"):
        _ = mended.plain_design


def with_styles(folder: Path, **styles: str) -> Project:
    """Return a collection with styles of its own, the first of which it uses."""
    collection(folder, config=f"title: 选编\nstyle: {next(iter(styles))}\n")
    (folder / "styles").mkdir()
    for name, text in styles.items():
        (folder / f"styles/{name}.toml").write_text(text, encoding="utf-8")
    return Project(folder)


def test_a_style_of_the_collection_may_begin_from_one_of_the_program(tmp_path: Path) -> None:
    project = with_styles(tmp_path, own='base = "gbt9704"\n[grid]\nlines = 20\n')
    assert project.plain_design.style.grid.lines == 20
    assert [path.name for path in project.style_files] == ["own.toml", "gbt9704.toml"]


@pytest.mark.parametrize(
    ("styles", "said"),
    [
        ({"a": 'base = "b"\n'}, r"styles/a\.toml 第 1 行：没有“b”这个版式"),
        ({"a": 'base = "a"\n'}, r"styles/a\.toml 第 1 行：base 写的“a”又回到了它自己"),
        (
            {"a": 'base = "b"\n', "b": '\nbase = "a"\n'},
            r"styles/b\.toml 第 2 行：base 写的“a”又回到了它自己",
        ),
        (
            {"a": 'base = "b"\n', "b": 'base = "gbt9704"\n[grid]\nlinse = 2\n'},
            r"styles/b\.toml 第 3 行",
        ),
    ],
)
def test_a_wrong_base_is_told_in_the_file_that_names_it(
    tmp_path: Path, styles: dict[str, str], said: str
) -> None:
    with pytest.raises(SourceError, match=said):
        _ = with_styles(tmp_path, **styles).plain_design


@pytest.mark.parametrize(
    ("written", "line", "remedy"),
    [
        ("speechs", 2, "是不是 speeches/？"),
        ("jianghua", 2, "是不是 speeches/？"),
        ("speeches/s1.md", 2, "是不是 speeches/？"),
    ],
)
def test_a_folder_of_speeches_that_is_not_there_is_told_with_its_line(
    tmp_path: Path, written: str, line: int, remedy: str
) -> None:
    root = collection(tmp_path, markdown("s1"), config=f"title: 选编\nspeeches: {written}\n")
    with pytest.raises(SourceError) as caught:
        Project(root).require_speeches()
    assert (caught.value.file, caught.value.line) == ("config.yaml", line)
    assert written in caught.value.reason
    assert remedy in caught.value.remedy


def test_so_is_the_usual_folder(tmp_path: Path) -> None:
    root = collection(tmp_path)
    (root / "speeches").rmdir()
    with pytest.raises(SourceError, match=r"config\.yaml：没有讲话稿的文件夹 speeches/。请新建"):
        Project(root).require_speeches()


def test_a_style_that_nobody_has_is_told_with_the_line_of_the_settings(tmp_path: Path) -> None:
    project = Project(collection(tmp_path, config="title: 选编\nstyle: gbt9705\n"))
    with pytest.raises(SourceError) as told:
        _ = project.plain_design
    assert str(told.value).startswith("config.yaml 第 2 行：")
    assert "gbt9704" in told.value.remedy


def to_nowhere(path: Path) -> None:
    path.symlink_to("nowhere")


def to_itself(path: Path) -> None:
    path.symlink_to(path.name)


@pytest.mark.parametrize("name", ["gbt9704.toml", "fonts.toml", "own.toml"])
@pytest.mark.parametrize("make", [os.mkdir, os.mkfifo, to_nowhere, to_itself])
def test_a_look_of_the_collection_that_is_no_file_is_told_and_not_passed_over(
    tmp_path: Path, name: str, make: Callable[[Path], None]
) -> None:
    used = "own" if name == "own.toml" else "gbt9704"
    root = collection(tmp_path, config=f"title: 选编\nstyle: {used}\n")
    (root / "styles").mkdir()
    make(root / "styles" / name)
    with pytest.raises(HuibianError) as told:
        _ = Project(root).plain_design
    assert str(told.value).startswith(f"styles/{name}：这")


def test_so_is_one_that_a_style_begins_from(tmp_path: Path) -> None:
    root = collection(tmp_path, config="title: 选编\nstyle: own\n")
    (root / "styles").mkdir()
    (root / "styles/own.toml").write_text('base = "office"\n', "utf-8")
    os.mkfifo(root / "styles/office.toml")
    with pytest.raises(SourceError, match=r"^styles/office\.toml：这不是普通的文件"):
        _ = Project(root).plain_design


@pytest.mark.parametrize(
    ("place", "said"),
    [
        (lambda path: path.mkdir(), "文件夹"),
        (os.mkfifo, "管道"),
        (lambda path: path.symlink_to(path.name), "绕了一圈"),
        (lambda path: path.symlink_to("nowhere"), "不在了"),
    ],
)
def test_what_stands_in_the_place_of_the_settings_is_told_as_what_it_is(
    tmp_path: Path, place: Callable[[Path], None], said: str
) -> None:
    place(tmp_path / "config.yaml")
    with pytest.raises(SourceError, match=said) as told:
        Project(tmp_path)
    assert told.value.file == "config.yaml"
