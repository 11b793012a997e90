"""`huibian check`, and what it writes with --fix."""

import json
from pathlib import Path

import pytest

from converters.cli import main
from tests.make import collection, markdown
from tests.project.test_editions import kept as recorded

TYPED = (
    "\ufeff---\r\n编号：s2\r\n标题：关于 #1 号工程的讲话\r\ndate: 2024年1月2日   # 会上\r\n"
    "---\r\n\r\n同志们：\r\n\r\n现在开会。\r\n"
)


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    collection(tmp_path, markdown("s1"), config="标题：讲话选编  # 名称\n")
    (tmp_path / "speeches/s2.md").write_bytes(TYPED.encode())
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: str) -> int | str | None:
    with pytest.raises(SystemExit) as left:
        main(list(arguments))
    return left.value.code


def test_lines_in_another_form_are_told_and_left(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("check", "s2") == 0
    told = capsys.readouterr().out
    assert "speeches/s2.md 第 3 行 [提示 front-form]" in told
    assert "check --fix" in told
    assert (root / "speeches/s2.md").read_bytes() == TYPED.encode()


@pytest.mark.slow
def test_the_fix_says_what_it_writes_and_writes_nothing_else(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = (root / "speeches/s1.md").read_bytes()
    assert run("check", "--fix") == 0
    told = capsys.readouterr().out
    assert "原为：标题：关于 #1 号工程的讲话" in told
    assert "改成：title: '关于 #1 号工程的讲话'" in told
    expected = TYPED.replace("编号：s2", "id: s2").replace("2024年1月2日", "2024-01-02")
    expected = expected.replace("标题：关于 #1 号工程的讲话", "title: '关于 #1 号工程的讲话'")
    assert (root / "speeches/s2.md").read_bytes() == expected.encode()
    assert (root / "speeches/s1.md").read_bytes() == before
    assert (root / "config.yaml").read_text("utf-8") == "title: 讲话选编  # 名称\n"
    assert run("check", "--fix") == 0
    assert "没有要改写的行" in capsys.readouterr().out


def test_the_fix_of_some_leaves_the_others(root: Path) -> None:
    assert run("check", "--fix", "s1") == 0
    assert (root / "speeches/s2.md").read_bytes() == TYPED.encode()


def test_the_fix_for_machines_tells_the_lines(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("check", "--fix", "s2", "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert [(row["file"], row["line"]) for row in told["fixed"]] == [
        ("speeches/s2.md", line) for line in (2, 3, 4)
    ]
    assert told["faults"] == []


def test_all_faults_of_a_file_are_told_each_on_its_line(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wrong = "---\nid: s3\ntitle: 甲 # 乙\nstatus: 是\n---\n同志们：\n# 一\n词[词]{.red}\n"
    (root / "speeches/s3.md").write_text(wrong, "utf-8")
    assert run("check") == 1
    told = capsys.readouterr()
    lines = [line.split("：")[1] for line in told.err.splitlines()]
    assert lines == [f"speeches/s3.md 第 {number} 行" for number in (3, 4, 7, 8)]
    assert "错误 4 处" in told.out


@pytest.mark.slow
def test_of_one_kind_in_one_file_the_first_are_told_and_all_are_in_json(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    body = "同志们：\n\n" + "把□改成“字。\n\n" * 1000
    (root / "speeches/s1.md").write_text(markdown("s1", body=body), encoding="utf-8")
    (root / "speeches/s2.md").write_text(markdown("s2", body="有□。"), encoding="utf-8")
    assert run("check") == 1
    told = capsys.readouterr().out
    lost = [line for line in told.splitlines() if "lost-character]" in line]
    assert sum(line.startswith("speeches/s1.md 第 ") for line in lost) == 20
    assert [line for line in lost if "还有" in line] == [
        "speeches/s1.md [错误 lost-character] 还有 980 处同类的没有列出，从第 50 行起。"
        "要看全部，请加 --json"
    ]
    assert "speeches/s2.md 第 " in lost[-2] + lost[-1] + lost[20]
    assert run("check", "--json") == 1
    found = json.loads(capsys.readouterr().out)["findings"]
    assert sum(finding["code"] == "lost-character" for finding in found) == 1001
    assert f"意见 {len(found)} 条" in told


def test_speeches_that_are_missing_are_told_once(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (root / "speeches/s2.md").unlink()
    registry = "id\tfile\tpart\tsource\tmarkdown\twords\ns8\ta.txt\t1\t-\t-\t-\n"
    (root / "speeches/ids.tsv").write_text(registry, "utf-8")
    assert run("check") == 0
    told = capsys.readouterr().out
    assert told.count("speeches/ [可疑 speech-missing] s8 的讲话稿不见了。误删的") == 1
    recorded(root, 1, markdown("s9"))
    assert run("check") == 1
    told = capsys.readouterr().out
    assert told.count("[错误 speech-missing] s8、s9（在大会上的讲话）的讲话稿不见了") == 1
    assert "huibian retire 编号 --as 撤下" in told
    assert run("check", "s1") == 0
    (root / "speeches/s1.md").unlink()
    assert run("check") == 1
    told = capsys.readouterr().out
    assert "检查了 0 篇，意见 2 条。" in told
    assert "speeches/ [错误 speech-missing] s8、s9" in told
