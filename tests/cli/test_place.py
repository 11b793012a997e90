from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.make import collection, markdown


@pytest.fixture
def inside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder within a collection, where one stands."""
    collection(tmp_path, markdown("s1"), config="title: 选编\nformats: [txt]\nsite: false\n")
    folder = tmp_path / "收到的 稿子"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


def test_a_command_works_from_a_sub_folder_and_leaves_one_there(run: Run, inside: Path) -> None:
    code, _, _ = run("build")
    assert (code, Path.cwd()) == (0, inside)
    assert (inside.parent / "output/txt/s1.txt").is_file()
    assert not (inside / "output").exists()


def test_a_typed_path_is_one_of_the_folder_where_it_was_typed(run: Run, inside: Path) -> None:
    body = "今天我们召开大会，主要任务是总结去年的工作，部署今年的任务。下面，我讲几点意见。\n"
    more = "一年来，大家做了许多实事，成绩来之不易，要好好总结，也要看到不足，继续努力。\n"
    text = f"在全县教育大会上的讲话\n同志们：\n{body}{more}"
    (inside / "a.txt").write_text(text, encoding="utf-8")
    code, _, err = run("import", "a.txt")
    assert (code, err) == (0, "")
    assert len(list((inside.parent / "speeches").glob("*.md"))) == 2
    assert (inside.parent / "output/import/a.txt.html").is_file()


def test_what_is_converted_comes_to_where_one_stands(run: Run, inside: Path) -> None:
    code, _, _ = run("convert", "../speeches/s1.md", "--to", "txt")
    assert code == 0
    assert (inside / "s1.txt").is_file()


@pytest.mark.parametrize("name", ["build", "status", "check", "serve", "book list", "import x"])
def test_outside_a_collection_one_is_told_how_to_begin_one(run: Run, name: str) -> None:
    code, out, err = run(*name.split())
    assert (code, out) == (1, "")
    assert "huibian init" in err
