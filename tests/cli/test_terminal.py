"""The real program at terminals and pipes of every kind."""

import logging
import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from converters.cli import terminal
from tests.make import collection, markdown

pytestmark = pytest.mark.slow

COMMAND = [sys.executable, "-m", "converters"]
PROGRAM = shlex.join(COMMAND)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    texts = [markdown(f"s{n}", f"在第{n}次会议上的讲话") for n in range(300)]
    return collection(tmp_path / "c", *texts, config="title: 选编\nformats: [txt]\nsite: false\n")


def huibian(
    root: Path, *arguments: str | bytes, **environment: str
) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [*COMMAND, *arguments],
        cwd=root,
        capture_output=True,
        check=False,
        env=os.environ | environment,
    )


@pytest.mark.parametrize(("shell", "code"), [("list | head -1", 0), ("list nothing", 0)])
def test_a_pipe_that_is_closed_early_is_no_fault(root: Path, shell: str, code: int) -> None:
    line = f"{PROGRAM} {shell}"
    done = subprocess.run(
        ["bash", "-c", f"set -o pipefail; {line}"], cwd=root, capture_output=True, check=False
    )
    assert (done.returncode, done.stderr) == (code, b"")


@pytest.mark.parametrize("ends", ["<&- >&-", "<&- 2>&-", "<&- >&- 2>&-"])
def test_streams_that_are_closed_are_no_fault(root: Path, ends: str) -> None:
    line = f"{PROGRAM} list {ends}"
    done = subprocess.run(["bash", "-c", line], cwd=root, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")


def test_a_full_disk_behind_the_output_is_told(root: Path) -> None:
    line = f"{PROGRAM} list > /dev/full"
    done = subprocess.run(["bash", "-c", line], cwd=root, capture_output=True, check=False)
    assert done.returncode == 1
    assert done.stderr.decode() == (
        "错误：磁盘满了，没有写完；已有的成品都还在。请腾出空间后再运行一次。\n"
    )


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "gb18030", "gbk", "utf-8"])
def test_whatever_the_terminal_knows_the_words_arrive(root: Path, encoding: str) -> None:
    (root / "speeches/s0.md").write_text(markdown("s0", "在𠮷林的讲话"), encoding="utf-8")
    done = huibian(root, "list", "林的讲话", PYTHONIOENCODING=encoding)
    assert (done.returncode, done.stderr) == (0, b"")
    written = encoding if encoding.startswith("gb") else "utf-8"
    assert "林的讲话  待校" in done.stdout.decode(written)


@pytest.mark.parametrize("locale", ["C", "POSIX", "zh_CN.GBK", "nonsense"])
def test_in_any_locale_the_sentence_is_chinese(root: Path, locale: str) -> None:
    done = huibian(root, "buidl", LC_ALL=locale, LANG=locale)
    assert done.returncode == 2
    assert done.stderr.decode() == "错误：没有 buidl 这个命令。是不是 build？\n"


def test_a_name_that_is_no_utf8_is_told_and_imported(root: Path) -> None:
    name = "讲话.txt".encode("gb18030")
    done = huibian(root, "import", name)
    assert (done.returncode, "讲话.txt" in done.stderr.decode()) == (1, True)
    words = "今天我们召开全县教育工作会议，主要任务是总结去年的工作，安排今年的任务。" * 3
    text = f"在全县教育工作会议上的讲话\n\n同志们：\n\n{words}\n\n谢谢大家。\n"
    Path(os.fsdecode(os.fsencode(root) + b"/" + name)).write_text(text, encoding="utf-8")
    done = huibian(root, "import", name, "--report", "report.json")
    assert (done.returncode, done.stderr) == (0, b"")
    assert "讲话.txt" in done.stdout.decode()
    assert "讲话.txt" in (root / "report.json").read_text(encoding="utf-8")
    assert (root / "output/import/讲话.txt.html").is_file()


def test_what_libraries_log_does_not_come_between_our_sentences(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(logging.getLogger(), "handlers", [])
    with terminal.steadied():
        logging.getLogger("fontTools").warning("skipping malformed name record")
    assert capsys.readouterr().err == ""
