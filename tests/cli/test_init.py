import io
import json
import shutil
from pathlib import Path

import pytest
import yaml

from converters.collection import samples
from tests.cli.conftest import Run
from tests.make import collection_settings


class Terminal(io.StringIO):
    """A terminal at which somebody types."""

    def isatty(self) -> bool:
        return True


def test_a_new_collection_can_be_built_at_once(run: Run, tmp_path: Path) -> None:
    title, publisher = "某县：“人大” #1 选编", "办公室"
    code, out, err = run("init", "新 讲话集", "--title", title, "--publisher", publisher)
    folder = tmp_path / "新 讲话集"
    assert (code, err) == (0, "")
    assert sorted(path.name for path in folder.iterdir()) == [
        *("books", "config.yaml", "speeches", "说明.txt"),
    ]
    written = collection_settings((folder / "config.yaml").read_text(encoding="utf-8"))
    assert (written.title, written.publisher) == (title, publisher)
    assert "cd '新 讲话集'" in out
    assert "huibian import" in out


def test_one_is_asked_for_what_is_not_told(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", Terminal("\n选编\n\n"))
    code, out, _ = run("init")
    assert code == 0
    assert "请输入。" in out
    assert yaml.safe_load((tmp_path / "config.yaml").read_text("utf-8"))["title"] == "选编"
    assert "cd " not in out


def test_what_is_there_is_never_overwritten(run: Run, tmp_path: Path) -> None:
    (tmp_path / "config.yaml").write_text("title: 旧\n", encoding="utf-8")
    code, _, err = run("init", "--title", "新")
    assert (code, "已经是讲话集了" in err) == (2, True)
    assert (tmp_path / "config.yaml").read_text("utf-8") == "title: 旧\n"
    (tmp_path / "config.yaml").unlink()
    (tmp_path / "说明.txt").write_text("我的\n", encoding="utf-8")
    assert run("init", "--title", "新")[0] == 0
    assert (tmp_path / "说明.txt").read_text("utf-8") == "我的\n"


def test_within_a_collection_the_folder_of_a_new_one_has_to_be_named(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("init", "--title", "外")
    monkeypatch.chdir(tmp_path / "books")
    code, _, err = run("init", "--title", "内")
    assert (code, "已经在一个讲话集里" in err) == (2, True)
    assert run("init", "内", "--title", "内")[0] == 0
    assert (tmp_path / "books/内/config.yaml").is_file()


@pytest.mark.parametrize("title", [None, " ", "a\nb", "\U000e0100", "a\u200b", "\u0301"])
def test_a_title_that_is_none_is_refused(run: Run, tmp_path: Path, title: str | None) -> None:
    code, _, err = run("init", *(() if title is None else ("--title", title)))
    assert (code, "--title" in err, err.count("\n")) == (2, True, 1)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("publisher", ["a\nb", "\U000e0100", "甲" * 1001])
def test_so_is_a_publisher(run: Run, tmp_path: Path, publisher: str) -> None:
    code, _, err = run("init", "--title", "甲", "--publisher", publisher)
    assert (code, err.count("\n")) == (2, 1)
    assert list(tmp_path.iterdir()) == []


def test_machines_are_told_what_was_written(run: Run) -> None:
    code, out, _ = run("init", "a", "--title", "选编", "--json")
    told = json.loads(out)
    assert (code, told["faults"]) == (0, [])
    assert told["files"][-1] == "a/config.yaml"


def test_where_the_samples_are_one_option_moves_them_aside(run: Run, tmp_path: Path) -> None:
    for name in ("speeches", "books"):
        shutil.copytree(samples.root() / name, tmp_path / name)
    shutil.copyfile(samples.root() / "config.yaml", tmp_path / "config.yaml")
    code, _, err = run("init", "--title", "我的")
    assert (code, "29 篇样例" in err, "huibian init --move-samples" in err) == (2, True, True)
    code, out, err = run("init", "--move-samples", "--title", "我的")
    assert (code, err) == (0, "")
    assert "samples/" in out
    assert list((tmp_path / "speeches").iterdir()) == []
    assert collection_settings((tmp_path / "config.yaml").read_text("utf-8")).title == "我的"
    code, _, err = run("init", "--move-samples", "--title", "又一个")
    assert (code, "这里没有样例" in err) == (2, True)
