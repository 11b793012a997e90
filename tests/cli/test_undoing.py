"""`huibian undo`, after each command that writes over speeches."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.make import collection, markdown

TYPED = markdown("s2", facts="date: 2024年1月2日\n")


@pytest.fixture
def root(tmp_path: Path, run: Run) -> Path:
    return collection(tmp_path, markdown("s1", "在双创大会上的讲话"), TYPED)


def speech(root: Path, id: str) -> str:
    return (root / f"speeches/{id}.md").read_text("utf-8")


def test_without_any_write_there_is_nothing_to_undo(run: Run, root: Path) -> None:
    assert run("undo") == (0, "还没有命令改写过讲话稿，没有可以撤销的。\n", "")
    code, _, err = run("undo", "--last")
    assert (code, "没有可以撤销的改写" in err) == (2, True)


def test_a_fix_is_listed_undone_and_done_again(run: Run, root: Path) -> None:
    before = speech(root, "s2")
    _, out, _ = run("check", "--fix")
    after = speech(root, "s2")
    assert "要改回去，请运行 huibian undo 1。" in out
    _, out, _ = run("undo")
    assert out.startswith("第 1 次  20")
    assert "check --fix  speeches/s2.md" in out
    code, out, _ = run("undo", "1")
    assert (code, speech(root, "s2")) == (0, before)
    assert "speeches/s2.md：已恢复成第 1 次改写以前的样子" in out
    assert "请运行 huibian undo 2。" in out
    assert run("undo", "--last")[0] == 0
    assert speech(root, "s2") == after


@pytest.mark.parametrize("word", ["s1", "双创", "speeches/s1.md"])
def test_one_speech_of_several_is_brought_back(run: Run, root: Path, word: str) -> None:
    before = speech(root, "s1")
    run("mark", "s1", "s2", "--status", "final")
    marked = speech(root, "s2")
    assert run("undo", word)[0] == 0
    assert (speech(root, "s1"), speech(root, "s2")) == (before, marked)


def test_a_dry_run_tells_and_writes_nothing(run: Run, root: Path) -> None:
    run("mark", "s1", "--status", "final")
    after = speech(root, "s1")
    _, out, _ = run("undo", "--last", "--dry-run")
    assert out == "speeches/s1.md：会恢复成第 1 次改写以前的样子\n会恢复 1 个文件。\n"
    assert speech(root, "s1") == after


def test_settings_are_brought_back_too(run: Run, root: Path) -> None:
    typed = "title: 讲话选编\npublisher: 某县 #1 楼\n"
    (root / "config.yaml").write_text(typed, "utf-8")
    run("check", "--fix")
    assert (root / "config.yaml").read_text("utf-8") != typed
    run("undo", "config.yaml")
    assert (root / "config.yaml").read_text("utf-8") == typed


@pytest.mark.parametrize(
    ("word", "told"), [("9", "没有第 9 次改写"), ("s1", "s1 没有被命令改写过")]
)
def test_what_was_not_written_over_is_told(run: Run, root: Path, word: str, told: str) -> None:
    run("check", "--fix")
    code, _, err = run("undo", word)
    assert (code, told in err) == (2, True)


def test_programs_are_told_the_steps_and_what_was_restored(run: Run, root: Path) -> None:
    run("mark", "s1", "--status", "final")
    steps = json.loads(run("undo", "--json")[1])["steps"]
    assert [(s["step"], s["command"], s["files"]) for s in steps] == [
        (1, "mark", ["speeches/s1.md"])
    ]
    restored = json.loads(run("undo", "1", "--json")[1])["restored"]
    assert restored == [{"file": "speeches/s1.md", "step": 1}]


def test_a_speech_that_changed_since_is_marked_as_it_is_now(run: Run, root: Path) -> None:
    run("mark", "s1", "--status", "final")
    edited = speech(root, "s1").replace("现在开会。", "现在散会。")
    (root / "speeches/s1.md").write_text(edited, "utf-8")
    run("undo", "s1")
    assert "现在开会。" in speech(root, "s1")
    run("undo", "--last")
    assert speech(root, "s1") == edited
