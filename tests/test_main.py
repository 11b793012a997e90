"""The command line is loaded, or its loading is interrupted."""

import builtins
import subprocess
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from converters import __main__ as program
from converters import resources
from converters.resources import bytecode


@pytest.fixture(autouse=True)
def as_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    """Python compiles patterns, looks for garbage and ends as ever, for the tests after these."""
    monkeypatch.setattr(bytecode, "use", lambda work: None)
    monkeypatch.setattr("gc.set_threshold", lambda first: None)
    monkeypatch.setattr(program, "_left", [])


def test_an_interruption_while_it_is_loaded_is_told_in_a_word(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    load = builtins.__import__

    def interrupted(name: str, *rest: Any) -> ModuleType:
        if rest[2:3] == (("cli",),):
            raise KeyboardInterrupt(name)
        return load(name, *rest)

    with monkeypatch.context() as patch, pytest.raises(SystemExit) as left:
        patch.setattr(builtins, "__import__", interrupted)
        program.main()
    assert (left.value.code, capsys.readouterr().err) == (130, "已中断。\n")


def test_a_command_is_carried_out(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.argv", ["huibian", "--help"])
    with pytest.raises(SystemExit) as left:
        program.main()
    assert left.value.code == 0 and "用法：" in capsys.readouterr().out


ENDED = """
import atexit, sys, threading
from converters import __main__ as program, cli
cli.main = lambda: (atexit.register(print, "tidied"), sys.exit(int(sys.argv[1])))
kept = type("Kept", (), {"__del__": lambda self: print("taken apart")})()
threading.Timer(0, print, ["thread"]).start()
sys.stdout.write("half a line, ")
program.main()
"""
"""A command with something to be done at the end, by whom Python does it, and a thread."""


@pytest.mark.slow
@pytest.mark.parametrize("code", [0, 1, 2])
def test_a_command_ends_with_its_code_after_all_is_done_that_was_to_be(code: int) -> None:
    way = {"PYTHONPATH": str(resources.root())}
    command = [sys.executable, "-P", "-c", ENDED, str(code)]
    done = subprocess.run(command, env=way, capture_output=True, text=True, check=False)
    said = done.stdout.replace("half a line, ", "").split("\n")
    assert (done.returncode, done.stderr) == (code, "")
    assert "half a line, " in done.stdout and {"tidied", "thread"} <= {*said}
    assert ("taken apart" in said) is (code == 2)


@pytest.mark.slow
def test_what_cannot_be_written_at_the_end_is_told() -> None:
    way = {"PYTHONPATH": str(resources.root())}
    command = [sys.executable, "-P", "-c", ENDED, "0"]
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            command, env=way, stdout=full, stderr=subprocess.PIPE, text=True, check=False
        )
    assert done.returncode == 120 and done.stderr.count("No space left") == 1
