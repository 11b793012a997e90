import io
import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from converters.cli import retiring
from converters.project import Project
from converters.settings.retired import Retired, RetiredAs
from tests.cli.conftest import Run
from tests.collection.test_publishing import CONFIG
from tests.make import collection, markdown
from tests.project.test_editions import kept


class Terminal(io.StringIO):
    """A terminal at which somebody types."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def root(tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A collection of two speeches and one that was published and is gone."""
    config = f"{CONFIG}site: false\n"
    root = collection(tmp_path / "c", markdown("s1"), markdown("s2"), config=config)
    kept(root, 1, markdown("s9", "在大会上的讲话"))
    monkeypatch.chdir(root)
    return root


def retired(root: Path) -> tuple[Retired, ...]:
    return Project(root).config.retired


def test_a_speech_is_retired_listed_and_brought_back(run: Run, root: Path) -> None:
    code, out, _ = run("retire", "s2", "--as", "合并", "--into", "s1", "--note", "两次录入")
    assert code == 0
    assert out == (
        "s2 已经并入 s1，讲话稿在 retired/s2.md。\n请运行 huibian build 更新成品和网站。\n"
    )
    [day] = {str(one.day) for one in retired(root)}
    assert str(date.fromisoformat(day)) == day
    assert run("retire")[1] == (
        f"s2  {day}  已经并入 s1  两次录入\n"
        "s9（在大会上的讲话）  讲话稿不见了，没有记下是什么情况\n"
        "不再收录的有 1 篇，讲话稿不见了的有 1 篇。\n"
    )
    assert "s2 重新收录，讲话稿在 speeches/s2.md。" in run("retire", "s2", "--undo")[1]
    assert retired(root) == ()


def test_a_build_tells_what_is_missing_and_goes_on(run: Run, root: Path) -> None:
    code, out, err = run("build")
    assert (code, "2 份" in out or "2 篇" in out) == (0, True)
    assert "注意：s9（在大会上的讲话）的讲话稿不见了。" in err
    assert "huibian retire 编号 --as 撤下" in err
    assert "s9" in run("status")[2]
    for command in ("build", "status"):
        assert json.loads(run(command, "--json")[1])["missing"] == ["s9"]
    run("retire", "s9", "--as", "误收")
    assert run("status")[2] == ""


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("1\n重复\n", Retired("s9", note="重复")),
        ("合并\n没有的\ns2\n\n", Retired("s9", RetiredAs.MERGED, see="s2")),
        ("删\n3\n\n", Retired("s9", RetiredAs.MISTAKEN)),
        ("\n", None),
        ("2\n\n", None),
    ],
)
def test_in_a_terminal_one_is_asked_what_became_of_it(
    root: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    typed: str,
    told: Retired | None,
) -> None:
    monkeypatch.setattr("sys.stdin", Terminal(typed))
    project, lost = retiring.settled(Project(root), ask=True)
    assert "讲话稿不见了：s9（在大会上的讲话）。1 撤下" in capsys.readouterr().out
    assert retired(root) == project.config.retired
    assert all(one.day for one in retired(root))
    assert [replace(one, day=None) for one in retired(root)] == ([told] if told else [])
    assert [one.id for one in lost] == ([] if told else ["s9"])


def test_a_build_asks_and_what_was_deleted_by_mistake_is_built_again(
    run: Run, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", Terminal("4\n"))
    code, out, err = run("build", "--only", "txt")
    assert (code, "TXT 3 份" in out, err.count("不见了")) == (0, True, 0)
    assert "照发布过的第 1 版" in out


def test_nobody_is_asked_one_by_one_about_a_folder_that_is_there_in_part(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for number in range(10, 17):
        kept(root, 1, markdown(f"s{number}"))
    monkeypatch.setattr("sys.stdin", Terminal(""))
    retiring.tell(retiring.settled(Project(root), ask=True)[1])
    assert "等 8 篇的讲话稿不见了" in capsys.readouterr().err


def test_a_speech_that_was_deleted_by_mistake_is_brought_back(run: Run, root: Path) -> None:
    code, out, _ = run("retire", "s9", "--undo")
    assert (code, (root / "speeches/s9.md").is_file()) == (0, True)
    assert "照发布过的第 1 版（2026-11-29）取回" in out
    (root / "speeches/s9.md").unlink()
    assert json.loads(run("retire", "s9", "--undo", "--json")[1])["restored"] == ["s9"]


def test_where_all_are_gone_nothing_is_built_until_it_is_told_what_they_are(
    run: Run, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept(root, 1, markdown("s1"))
    for id in ("s1", "s2"):
        (root / f"speeches/{id}.md").unlink()
    monkeypatch.setattr("sys.stdin", Terminal(""))  # nobody is asked: it may be the disk
    for command in ("build", "status"):
        code, _, err = run(command)
        assert (code, "一篇讲话稿也没有了（s1（在大会上的讲话）、s9" in err) == (1, True)
        assert "huibian retire 编号 --as 撤下" in err
    assert "讲话稿不见了的有 2 篇" in run("retire")[1]
    assert run("retire", "s1", "s9", "--as", "撤下")[0] == 0
    assert run("build")[0] == 0
    assert "意见 0 条" in run("check")[1]
    assert run("retire", "s9", "--undo")[0] == 0
    assert (root / "speeches/s9.md").is_file()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["s2"], "--as"),
        (["s2", "--as", "合并"], "--into"),
        (["s2", "--as", "删除"], "撤下"),
        (["--as", "撤下"], "没有写是哪一篇"),
        (["s2", "--undo", "--note", "甲"], "--undo"),
        (["s8", "--as", "撤下"], "s8"),
        (["s2", "--as", "撤下", "--note", "长" * 1001], "1001"),
        (["s2", "--as", "撤下", "--note", "甲\u200b"], "--note"),
        (["s2", "--as", "撤下", "--note", "甲\n乙"], "--note"),
    ],
)
def test_what_is_typed_wrongly_is_told(
    run: Run, root: Path, arguments: list[str], said: str
) -> None:
    code, _, err = run("retire", *arguments)
    assert (code, said in err) == (2, True)
    assert (retired(root), (root / "retired").exists()) == ((), False)
