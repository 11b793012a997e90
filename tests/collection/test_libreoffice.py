"""LibreOffice, as it is called."""

import os
from pathlib import Path

import pytest

from converters.collection import libreoffice
from converters.errors import MissingError
from converters.formats.docx import writer as docx
from converters.settings.design import Design
from tests.make import para, speech


def test_without_libreoffice_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert not libreoffice.available()
    with pytest.raises(MissingError, match="LibreOffice"):
        libreoffice.convert([b""], "docx", "pdf")


HANGS = """#!/bin/sh
cd {room}
(echo $$ > parent; sleep 30; touch ended) &
echo $! > child
sleep 30
touch ended
"""


def test_an_office_that_hangs_is_ended_with_all_it_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "bin").mkdir()
    soffice = tmp_path / "bin/soffice"
    soffice.write_text(HANGS.format(room=tmp_path))
    soffice.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}:{os.environ['PATH']}")
    monkeypatch.setattr(libreoffice, "_patience", lambda paths: 1)
    assert libreoffice.convert([b"x"], "doc", "docx") == [None]
    assert not (tmp_path / "ended").exists()
    assert not runs(int((tmp_path / "child").read_text()))


def runs(pid: int) -> bool:
    """Return whether a process does something; one that ended may not have been buried yet."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    return state not in {"Z", "X"}


@pytest.mark.slow
def test_many_files_are_converted_in_one_call_and_a_broken_one_harms_no_other(
    design: Design,
) -> None:
    good = docx.write(speech(para("现在开会。")), design, b"")
    results = libreoffice.convert([good, b"PK\x03\x04 no document", good], "docx", "pdf")
    assert [bool(result and result.startswith(b"%PDF")) for result in results] == [
        True,
        False,
        True,
    ]
