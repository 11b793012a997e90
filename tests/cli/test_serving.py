"""What a preview says when one of its builds does not come to its end."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from converters.cli import serving
from converters.errors import HuibianError


def killed() -> Iterator[bool]:
    """Work in the middle of which the process is killed, as the system does that has no memory."""
    os.kill(os.getpid(), signal.SIGKILL)
    yield True


def test_of_a_build_that_was_killed_it_is_said_that_the_preview_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    with pytest.raises(HuibianError, match=r"没有生成完（.+预览还开着"):
        list(serving._forked(killed))
