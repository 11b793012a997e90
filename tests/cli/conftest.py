"""Running `huibian` as somebody would who stands in a folder."""

from collections.abc import Callable
from pathlib import Path

import pytest

from converters import cli
from converters.collection import bounded

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def read_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Files are read in this process: to fork one that has loaded so much takes long."""
    monkeypatch.setattr(bounded, "within", lambda read: read())


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs `huibian` in an empty folder: exit code, what it printed, what it objected."""
    monkeypatch.chdir(tmp_path)

    def called(*arguments: str) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as left:
            cli.main(arguments)
        out, err = capsys.readouterr()
        return int(str(left.value.code)), out, err

    return called
