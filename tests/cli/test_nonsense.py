"""Whatever is typed, a person gets one Chinese sentence: never a traceback, never an endless wait.

The calls are made from the table of commands itself: a new command is called too.
"""

import io
import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from converters.cli import serving
from tests.cli.commands import all_commands
from tests.cli.conftest import Run
from tests.effort import effort
from tests.make import collection, markdown

pytestmark = pytest.mark.slow

COMMANDS = all_commands()
JUNK = bytes(range(256)) * 8
VALUES = (
    *("", " ", "\n", "-", "--", "%s{0}$(x)`'\"\\", "\x1b[31m红\r", "🀄𠮷", "\ue000\ufffe", "\x00"),
    *("-1", "0", "１２", "9" * 40, "1e999", "NaN", "true", "2024-13-45"),
    *("汉" * 3000, "../" * 2000, "no/such/place", "/proc/nonsense", "/dev/null/x"),
    *("speeches", "raw.bin", "loop", "broken", "speeches/s1.md/x", os.fsdecode(b"\xbd\xb2\xff.md")),
    *("s1.pdf", "s1.docx", "raw.pdf", "raw.docx", "raw.html", "raw.txt", "raw.md", "empty.txt"),
)
TURNS = effort(3, 1)
"""Of the values a parameter is given each so many-th, another parameter those that follow."""
ALWAYS: dict[tuple[str, ...], tuple[str, ...]] = {("fonts", "install"): ("--from", "speeches")}
"""What keeps a command from the network."""
OPTIONS = ("--nonsense", "--nonsense=1", "-x", "--js", "--help=1")
SENTENCE = re.compile("错误：|没有导入 |注意：")
ENGLISH = re.compile(r"Traceback|Error|Errno|Exception|Usage|Invalid|None\b|[a-z]+ [a-z]+ [a-z]+ ")
"""What no message may hold: of Python, and whole phrases in English."""


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run) -> Path:
    """A small collection, with files beside it that are no speeches, and nobody at the keys."""
    config = "title: 讲话选编\nformats: [txt]\n"
    root = collection(tmp_path / "c", markdown("s1"), markdown("s2"), config=config)
    for name in ("raw.bin", "s1.pdf", "s1.docx", "raw.pdf", "raw.docx", "raw.html", "raw.txt"):
        (root / name).write_bytes(JUNK)
    (root / "raw.md").write_bytes(JUNK)
    (root / "empty.txt").touch()
    (root / "loop").symlink_to("loop")
    (root / "broken").symlink_to("nowhere")
    monkeypatch.chdir(root)
    monkeypatch.setattr("sys.stdin", io.StringIO(""))
    monkeypatch.setattr(os, "nice", lambda _: 0)
    monkeypatch.setattr(serving, "_building", lambda *_: iter((None,)))
    return root


def calls(path: tuple[str, ...], command: click.Command) -> Iterator[tuple[str, ...]]:
    """Calls of a command with nonsense in the place of each argument, option and subcommand."""
    for option in OPTIONS:
        yield (*path, option)
    for turn, param in enumerate(command.params):
        others = [word for other in command.params if other is not param for word in needed(other)]
        for value in VALUES[turn % TURNS :: TURNS]:
            typed = (param.opts[-1], value) if isinstance(param, click.Option) else (value,)
            yield (*path, *ALWAYS.get(path, ()), *others, *typed)


def needed(param: click.Parameter) -> list[str]:
    """What a command cannot do without, as somebody may write it."""
    if not param.required:
        return []
    word = str(param.type.choices[0]) if isinstance(param.type, click.Choice) else "s1"
    return [param.opts[-1], word] if isinstance(param, click.Option) else [word]


def objection(code: int, err: str) -> str:
    """What is wrong with the way a command ended; empty if nothing is."""
    if code == 0:
        return "Traceback" if "Traceback" in err else ""
    if code not in (1, 2):
        return f"exit code {code}"
    sentences = [line for line in err.splitlines() if SENTENCE.match(line)]
    if not sentences:
        return "no sentence"
    if "程序内部出错" in err:
        return "internal error"
    told = " ".join(sentences)
    return f"English: {found[0]}" if (found := ENGLISH.search(told)) else ""


@pytest.mark.parametrize("path", COMMANDS, ids=" ".join)
def test_nonsense_is_answered_by_a_sentence(run: Run, root: Path, path: tuple[str, ...]) -> None:
    for stream in (sys.stdout, sys.stderr):  # as the terminal is made, in `cli.terminal`
        assert isinstance(stream, io.TextIOWrapper)
        stream.reconfigure(errors="backslashreplace")
    wrong = {}
    for call in calls(path, COMMANDS[path]):
        code, _, err = run(*call)
        if found := objection(code, err):
            wrong[call] = f"{found}: {err[-300:]}"
    assert wrong == {}


@pytest.mark.parametrize(
    "words", [("buidl",), ("book", "nwe"), ("",), ("-",), ("🀄",), ("s1.pdf",)]
)
def test_so_is_a_command_that_is_none(run: Run, root: Path, words: tuple[str, ...]) -> None:
    code, _, err = run(*words)
    assert (code, objection(code, err)) == (2, "")
