"""The command line is loaded, or its loading is interrupted."""

import importlib

import pytest

from converters import __main__ as program


def test_an_interruption_while_it_is_loaded_is_told_in_a_word(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted(name: str) -> None:
        raise KeyboardInterrupt(name)

    monkeypatch.setattr(importlib, "import_module", interrupted)
    with pytest.raises(SystemExit) as left:
        program.main()
    assert (left.value.code, capsys.readouterr().err) == (130, "已中断。\n")


def test_a_command_is_carried_out(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.argv", ["huibian", "--help"])
    with pytest.raises(SystemExit) as left:
        program.main()
    assert left.value.code == 0 and "用法：" in capsys.readouterr().out
