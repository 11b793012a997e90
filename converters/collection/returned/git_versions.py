"""The texts that a file of a collection had, as git keeps them, where there is one."""

import re
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path

_SECONDS = 20
_LOG = ("log", "--raw", "--no-abbrev", "--no-renames", "--format=")
_BLOB = re.compile(rb"^:\d+ \d+ [0-9a-f]+ ([0-9a-f]{40,64}) [AM]", re.MULTILINE)
_ENTRY = re.compile(rb"[0-9a-f]+ blob (\d+)\n")
_MOST = 2000
"""So many of the newest texts are looked at."""


def of(path: Path) -> Iterator[bytes]:
    """Yield the texts that a file had, the newest first; none without git, or if it fails."""
    folder = path.absolute().parent
    told = _git(folder, [*_LOG, "--", path.name])
    found = [name.decode() for name in dict.fromkeys(_BLOB.findall(told))][:_MOST]
    if found:
        yield from _texts(_git(folder, ["cat-file", "--batch"], "\n".join(found).encode()))


def _texts(told: bytes) -> Iterator[bytes]:
    """Yield what `git cat-file --batch` printed, each text by its own length."""
    at = 0
    while head := _ENTRY.match(told, at):
        start, size = head.end(), int(head[1])
        yield told[start : start + size]
        at = start + size + 1


def _git(folder: Path, arguments: Sequence[str], given: bytes = b"") -> bytes:
    try:
        done = subprocess.run(
            ["git", *arguments],
            cwd=folder,
            input=given,
            capture_output=True,
            timeout=_SECONDS,
            check=True,
        )
    except (OSError, subprocess.SubprocessError):
        return b""
    return done.stdout
