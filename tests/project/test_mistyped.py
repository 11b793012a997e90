from pathlib import Path

import pytest

from converters import resources
from converters.project import Project, mistyped
from tests.make import collection


def test_a_folder_of_a_near_name_is_meant(tmp_path: Path) -> None:
    root = collection(tmp_path, config="title: 选编\nspeeches: speech\n")
    told = mistyped.speeches(root, "speech")
    assert str(told).startswith("config.yaml 第 2 行：没有讲话稿的文件夹 speech/")
    assert told.remedy == "是不是 speeches/？请把 speeches 一项改对"


def test_else_one_that_holds_markdown_and_is_of_no_other_use(tmp_path: Path) -> None:
    root = collection(tmp_path)
    for name in ("文稿", "retired"):
        (root / name).mkdir()
        (root / name / "s1.md").touch()
    assert mistyped.speeches(root, "xyz").remedy.startswith("是不是 文稿/？")


@pytest.mark.parametrize(("name", "meant"), [("gbt9705", "gbt9704"), ("zong", "zongbu")])
def test_a_style_of_a_near_name_is_meant_be_it_of_the_program_or_the_collection(
    tmp_path: Path, name: str, meant: str
) -> None:
    root = collection(tmp_path, config=f"title: 选编\nstyle: {name}\n")
    (root / "styles").mkdir()
    (root / "styles/zongbu.toml").touch()
    told = mistyped.style(root, name)
    assert (told.line, told.remedy) == (2, f"是不是想写“{meant}”？")


def test_every_style_of_the_program_is_offered_and_no_other_file(tmp_path: Path) -> None:
    offered = mistyped.style(collection(tmp_path), "?").remedy.removeprefix("可用的有：")
    there = {path.stem for path in (resources.root() / "styles").glob("*.toml")}
    assert there - {*offered.split("、")} == {"fonts", "book", "proof", "redline"}
    for name in offered.split("、"):
        config = f"title: 选编\nstyle: {name}\n"
        assert Project(collection(tmp_path / name, config=config)).plain_design.style
