"""LibreOffice, called from this one place: many files in one call, a profile of its own, a limit.

`soffice` tells nothing by its exit code, converts no two files of one name, and hangs on some
files; what it is given and what it leaves is therefore looked at here.
"""

import errno
import math
import os
import resource
import shutil
import subprocess
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from xml.sax.saxutils import escape

from converters.build import fullness, scratch, sessions
from converters.collection import office_profile, usage
from converters.collection.usage import Usage
from converters.errors import MissingError

_COMMANDS = ("soffice", "libreoffice")
_START_SECONDS = 60
_SECONDS_PER_FILE = 20
_SECONDS_PER_MEGABYTE = 120
"""A DOCX of 2.4 MB, 3,000 pages, takes 40 seconds if nothing else runs."""
_LOOK_SECONDS = 0.1
"""In so long it can take no more than a hundred megabytes more than it may; a look has its cost."""
_FONT_SUFFIX = ".otf"
_ROOM_BYTES, _ROOM_TIMES = 2 << 20, 8
"""What the program writes aside, and how much larger a file may be when it is unpacked."""


def available() -> bool:
    """Return whether LibreOffice is installed."""
    return any(shutil.which(command) for command in _COMMANDS)


def convert(
    files: Sequence[bytes],
    source: str,
    target: str,
    *,
    faces: Sequence[bytes] = (),
    most: Usage | None = None,
) -> list[bytes | None]:
    """Return each file in another format, None if LibreOffice makes nothing of it.

    `source` and `target` are suffixes such as docx and pdf. With `faces` it sees those font files
    and none of the system's, so that the result is the same on every machine; `most` is
    what a call may take of the machine. Raises MissingError if LibreOffice is not installed,
    OverflowError if it takes more, OSError if it had no room on the disk: it does not tell that
    from a file that is damaged.
    """
    with tempfile.TemporaryDirectory(prefix="huibian-office-") as folder:
        room = Path(folder)
        environment = _environment(room, faces)
        paths = [room / "in" / f"{number}.{source}" for number in range(len(files))]
        (room / "in").mkdir()
        office_profile.write(room / "profile")
        for socket in office_profile.sockets(room / "profile"):
            scratch.take_along(socket)
        for path, data in zip(paths, files, strict=True):
            path.write_bytes(data)
        results = [room / "out" / f"{path.stem}.{target}" for path in paths]
        _run(paths, target, room, environment, most)
        # One file that kills the call must not cost those after it: each is asked for once more.
        for path, result in zip(paths, results, strict=True):
            if not result.exists() and len(paths) > 1:
                _run([path], target, room, environment, most)
        made = [result.read_bytes() if result.exists() else None for result in results]
        if None in made and fullness.is_full(
            room, _ROOM_BYTES + _ROOM_TIMES * sum(map(len, files))
        ):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(room.parent))
        return made


def _command() -> str:
    for command in _COMMANDS:
        if found := shutil.which(command):
            return found
    raise MissingError(
        "没有找到 LibreOffice（soffice 命令）",
        "请管理员安装它，在 Debian 上运行：apt-get install libreoffice-writer-nogui",
    )


def _run(
    paths: Sequence[Path],
    target: str,
    room: Path,
    environment: Mapping[str, str],
    most: Usage | None,
) -> None:
    arguments = [
        *office_profile.without_network(),
        _command(),
        f"-env:UserInstallation={(room / 'profile').as_uri()}",
        "--headless",
        "--norestore",
        "--convert-to",
        target,
        "--outdir",
        str(room / "out"),
        *map(str, paths),
    ]
    # In a session of its own: `soffice` only starts the program that does the work.
    with subprocess.Popen(
        arguments,
        env=dict(environment),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    ) as process:
        patience = _patience(paths)
        # If we are killed ourselves nobody watches it any longer: then the kernel ends it.
        seconds = math.ceil(patience)
        resource.prlimit(process.pid, resource.RLIMIT_CPU, (seconds, seconds))
        try:
            _watch(process, time.monotonic() + patience, most)
        finally:
            sessions.kill(process.pid)


def _watch(process: subprocess.Popen[bytes], until: float, most: Usage | None) -> None:
    """Wait for the end of a session, no longer than it may last; raises OverflowError."""
    while process.poll() is None and time.monotonic() < until:
        try:
            process.wait(_LOOK_SECONDS if most else until - time.monotonic())
        except subprocess.TimeoutExpired:
            if most and usage.of_session(process.pid).exceeds(most):
                raise OverflowError from None


def _patience(paths: Sequence[Path]) -> float:
    """Return the seconds that files may take."""
    megabytes = sum(path.stat().st_size for path in paths) / 1e6
    return _START_SECONDS + _SECONDS_PER_FILE * len(paths) + _SECONDS_PER_MEGABYTE * megabytes


def _environment(room: Path, faces: Sequence[bytes]) -> dict[str, str]:
    environment = office_profile.away_from_home(os.environ, room / "home")
    if faces:
        folder = room / "fonts"
        folder.mkdir()
        for number, face in enumerate(faces):
            (folder / f"{number}{_FONT_SUFFIX}").write_bytes(face)
        settings = room / "fonts.conf"
        settings.write_text(_fontconfig(folder, room / "cache"), encoding="utf-8")
        environment["FONTCONFIG_FILE"] = str(settings)
    return environment


def _fontconfig(folder: Path, cache: Path) -> str:
    """Return the settings of fontconfig for these fonts and no others."""
    return (
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">'
        f"<fontconfig><dir>{escape(str(folder))}</dir><cachedir>{escape(str(cache))}</cachedir>"
        "</fontconfig>"
    )
