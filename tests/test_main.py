"""The command line is loaded, or its loading is interrupted."""

import builtins
from types import ModuleType
from typing import Any

import pytest

from converters import __main__ as program
from converters.resources import bytecode


@pytest.fixture(autouse=True)
def as_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    """Python compiles patterns by itself, for the tests that come after."""
    monkeypatch.setattr(bytecode, "use", lambda work: None)


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
