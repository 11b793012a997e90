import io
import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from converters import cli
from tests.make import collection, markdown

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs `huibian book` in a collection of two speeches: exit code, output, objections."""
    facts = "date: 2020-07-16\nspeaker: 赵海金\n"
    root = collection(tmp_path, markdown("s1", facts=facts), markdown("s2", "在会上的讲话"))
    monkeypatch.chdir(root)

    def called(*arguments: str) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as left:
            cli.main(["book", *arguments])
        out, err = capsys.readouterr()
        return int(str(left.value.code)), out, err

    return called


class Terminal(io.StringIO):
    """A terminal at which somebody types."""

    def isatty(self) -> bool:
        return True


def typed(monkeypatch: pytest.MonkeyPatch, *answers: str) -> None:
    monkeypatch.setattr(sys, "stdin", Terminal("".join(f"{answer}\n" for answer in answers)))


def test_without_a_subcommand_the_help_is_shown(run: Run) -> None:
    code, out, err = run()
    assert (code, "用法：huibian book" in out, err) == (2, True, "")


@pytest.mark.slow
def test_a_book_is_begun_by_options(run: Run, tmp_path: Path) -> None:
    code, out, _ = run("new", "nian", "--title", "二〇二〇年讲话", "--year", "2020")
    assert (code, "选到 1 篇讲话" in out) == (0, True)
    assert "years: [2020]" in (tmp_path / "books/nian.yaml").read_text(encoding="utf-8")
    code, _, err = run("new", "nian", "--title", "另一本", "--all")
    assert (code, "已经有 books/nian.yaml" in err) == (2, True)


def test_a_book_is_begun_by_answers(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed(monkeypatch, "", "讲话选", "9", "2", "1999", "2020")
    code, out, _ = run("new", "nian")
    assert code == 0
    assert "1 全部　2 某一年　3 某位讲话人" in out
    assert "2020：1 篇" in out
    assert "title: 讲话选\n" in (tmp_path / "books/nian.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("new", "a"), "没有写书名"),
        (("new", "a", "--title", " ", "--all"), "没有写书名"),
        (("new", "a", "--title", "\U000e0100", "--all"), "书名里有看不见的字符 U+E0100"),
        (("new", "a", "--title", "书" * 1001, "--all"), "至多 1000 个字"),
        (("new", "a", "--title", "书"), "没有说收入哪些讲话"),
        (("new", "a", "--title", "书", "--year", "1999"), "讲话集里没有这样的讲话"),
        (("new", "a/b", "--title", "书", "--all"), "不能用作书的名称"),
        (("check", "a"), "没有名为 a 的书"),
    ],
)
def test_what_cannot_be_done_is_told(
    run: Run,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    arguments: tuple[str, ...],
    said: str,
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO())
    code, _, err = run(*arguments)
    assert (code, said in err) == (2, True)
    assert not (tmp_path / "books").exists()


@pytest.mark.slow
def test_books_are_listed_with_their_state(run: Run, tmp_path: Path) -> None:
    assert "还没有汇编" in run("list")[1]
    run("new", "quan", "--title", "全部讲话", "--all")
    (tmp_path / "books/huai.yaml").write_text("titel: 书\n", encoding="utf-8")
    code, out, err = run("list")
    assert (code, out) == (1, "quan  全部讲话  （还没有编）\n")
    half = "title: 内部讲话\ninternal: {}\nselect: {all: true}\n"
    (tmp_path / "books/nei.yaml").write_text(half, encoding="utf-8")
    assert "nei  内部讲话  （还没有编，校样）\n" in run("list")[1]
    (tmp_path / "books/nei.yaml").unlink()
    assert "books/huai.yaml 第 1 行" in err
    listed = json.loads(run("list", "--json")[1])
    (book,) = listed["books"]
    assert (book["name"], book["state"]) == ("quan", "new")
    assert book["files"] == ["output/books/quan.pdf", "output/books/quan.docx"]
    assert listed["faults"][0]["file"] == "books/huai.yaml"


@pytest.mark.slow
def test_what_a_book_would_hold_is_told_before_it_is_built(run: Run, tmp_path: Path) -> None:
    run("new", "quan", "--title", "全部讲话", "--all")
    code, out, _ = run("check", "quan")
    assert (code, "s1  在大会上的讲话  2020年7月16日" in out) == (0, True)
    assert "s2  在会上的讲话  日期不详" in out
    told = json.loads(run("check", "quan", "--json")[1])
    parts = [{"title": None, "speeches": ["s1", "s2"]}]
    (drafts,) = told.pop("findings")
    assert (drafts["code"], drafts["file"]) == ("book-drafts", "books/quan.yaml")
    assert f"[可疑 book-drafts] {drafts['message']}" in out
    assert told == {"title": "全部讲话", "parts": parts, "faults": []}
    assert not (tmp_path / "output/books").exists()
