from pathlib import Path

import pytest

from converters.collection import free_fonts
from tests.cli.conftest import Run


def test_outside_a_collection_the_fonts_of_the_program_are_reported(run: Run) -> None:
    code, out, err = run("fonts")
    assert (code, err) == (0, "")
    assert "FandolFang-Regular.otf" in out


def test_fonts_are_installed_where_one_says_or_where_all_look(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[Path, tuple[Path, ...]]] = []
    monkeypatch.setattr(free_fonts, "install", lambda into, given, _: asked.append((into, given)))
    assert run("fonts", "install")[:2] == (0, f"免费字体已装好：{free_fonts.folder()}\n")
    (tmp_path / "有").mkdir()
    assert run("fonts", "install", "--from", "有", "--into", "去")[0] == 0
    assert asked == [(free_fonts.folder(), ()), (Path("去"), (Path("有"),))]


def test_a_folder_without_the_fonts_is_told_with_what_it_lacks(run: Run, tmp_path: Path) -> None:
    assert "没有这个文件夹：没有" in run("fonts", "install", "--from", "没有")[2]
    code, _, err = run("fonts", "install", "--from", ".", "--into", "去")
    assert (code, all(file in err for file in free_fonts.FONTS)) == (1, True)
    assert "给出的文件夹里没有它们。" in err
    assert not (tmp_path / "去").exists()
