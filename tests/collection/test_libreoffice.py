"""LibreOffice, as it is called."""

import os
import sys
import tempfile
from pathlib import Path
from types import SimpleNamespace

import pytest

from converters.collection import libreoffice
from converters.collection.usage import Usage
from converters.errors import MissingError
from converters.formats.docx import writer as docx
from converters.settings.design import Design
from tests.make import para, speech


def test_without_libreoffice_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert not libreoffice.available()
    with pytest.raises(MissingError, match="LibreOffice"):
        libreoffice.convert([b""], "docx", "pdf")


def office_is(script: str, room: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a script stand in for LibreOffice; it may write into `room`."""
    (room / "bin").mkdir()
    soffice = room / "bin/soffice"
    soffice.write_text(script.format(room=room))
    soffice.chmod(0o755)
    monkeypatch.setenv("PATH", f"{room / 'bin'}:{os.environ['PATH']}")


HANGS = """#!/bin/sh
cd {room}
(echo $$ > parent; sleep 30; touch ended) &
echo $! > child
sleep 30
touch ended
"""


@pytest.mark.slow
def test_an_office_that_hangs_is_ended_with_all_it_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office_is(HANGS, tmp_path, monkeypatch)
    monkeypatch.setattr(libreoffice, "_patience", lambda paths: 1)
    assert libreoffice.convert([b"x"], "doc", "docx") == [None]
    assert not (tmp_path / "ended").exists()
    assert not runs(int((tmp_path / "child").read_text()))


TAKES = """#!/bin/sh
sleep 60 &
echo $! > {room}/other
exec "{python}" -c "import subprocess, sys
subprocess.run([sys.executable, '-c', open('{room}/work').read()])
"
"""
GREEDY = """
import os, time
open("{room}/child", "w").write(str(os.getpid()))
held = bytearray(200 << 20)
time.sleep(60)
"""
BUSY = """
import os, subprocess, sys
open("{room}/child", "w").write(str(os.getpid()))
while True:
    subprocess.run([sys.executable, "-S", "-c", "sum(range(4_000_000))"])
"""


@pytest.mark.slow
@pytest.mark.parametrize(
    ("work", "most"),
    [(GREEDY, Usage(150 << 20, 60)), (BUSY, Usage(4 << 30, 0.5))],
    ids=["its child's memory", "its grandchildren's time"],
)
def test_what_an_office_starts_is_counted_with_it_and_ended_with_it(
    work: str, most: Usage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = TAKES.replace("{python}", sys.executable)
    office_is(script, tmp_path, monkeypatch)
    (tmp_path / "work").write_text(work.format(room=tmp_path))
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    with pytest.raises(OverflowError):
        libreoffice.convert([b"x"], "doc", "docx", most=most)
    assert not runs(int((tmp_path / "other").read_text()))
    assert not runs(int((tmp_path / "child").read_text()))
    assert not list(tmp_path.glob("huibian-office-*"))


def runs(pid: int) -> bool:
    """Return whether a process does something; one that ended may not have been buried yet."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    return state not in {"Z", "X"}


TELLS_ITS_LIMIT = """#!/bin/sh
while [ "$(ulimit -t)" = unlimited ]; do :; done
ulimit -t > {room}/limit
"""


def test_an_office_that_nobody_watches_any_longer_ends_by_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office_is(TELLS_ITS_LIMIT, tmp_path, monkeypatch)
    monkeypatch.setattr(libreoffice, "_patience", lambda paths: 20.5)
    assert libreoffice.convert([b"x"], "doc", "docx") == [None]
    assert (tmp_path / "limit").read_text().strip() == "21"


NOTHING = "#!/bin/sh\nexit 0\n"


def test_that_there_was_no_room_is_told_from_a_file_that_is_damaged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office_is(NOTHING, tmp_path, monkeypatch)
    assert libreoffice.convert([b"x"], "doc", "docx") == [None]
    room = SimpleNamespace(f_bavail=1, f_frsize=4096, f_files=0, f_favail=0)
    monkeypatch.setattr(os, "statvfs", lambda _: room)
    with pytest.raises(OSError, match="No space left"):
        libreoffice.convert([b"x"], "doc", "docx")


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
