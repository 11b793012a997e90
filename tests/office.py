"""LibreOffice corrects files for tests while it records, and accepts or rejects all changes."""

import json
import os
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from converters import resources
from converters.collection import office_profile

_PYTHON = os.environ.get("SYSTEM_PYTHON", "/usr/bin/python3")
"""The system's Python: Debian has `uno` for no other one."""
_HAND = resources.root() / "tests/tools/office_hand.py"
_LEADING_ASTRAY = ("PYTHONPATH", "LD_LIBRARY_PATH", "URE_BOOTSTRAP")
"""By these the program would load our modules, or others' libraries, for its own."""
ACCEPT, REJECT = "AcceptAllTrackedChanges", "RejectAllTrackedChanges"


@dataclass(frozen=True, slots=True)
class Done:
    """A file after all steps: what its paragraphs say, and the file if it was saved."""

    paragraphs: Sequence[str]
    saved: bytes = b""


Job = tuple[bytes, Sequence[Mapping[str, Any]]]
"""A DOCX, and what is done with it."""


def done(jobs: Sequence[Job], room: Path, *, save: bool = True) -> list[Done]:
    """Return what becomes of each file; `room` is an empty folder."""
    asked: list[dict[str, Any]] = []
    for at, (data, steps) in enumerate(jobs):
        path = room / f"{at}.docx"
        path.write_bytes(data)
        target = str(room / f"{at}-saved.docx") if save else ""
        asked.append({"open": str(path), "do": list(steps), "save": target})
    said = _asked(asked, room)
    return [
        Done(paragraphs, Path(one["save"]).read_bytes() if save else b"")
        for one, paragraphs in zip(asked, said, strict=True)
    ]


def judged(files: Sequence[bytes], room: Path) -> list[tuple[Sequence[str], Sequence[str]]]:
    """Return what each file says when all changes are accepted, and when all are rejected."""
    steps: list[list[Mapping[str, Any]]] = [
        [{"record": False}, {"command": name}] for name in (ACCEPT, REJECT)
    ]
    said = done([(data, one) for data in files for one in steps], room, save=False)
    return [(a.paragraphs, b.paragraphs) for a, b in zip(said[::2], said[1::2], strict=True)]


def _asked(jobs: Sequence[Mapping[str, Any]], room: Path) -> list[list[str]]:
    office_profile.write(room / "profile")
    clean = {name: value for name, value in os.environ.items() if name not in _LEADING_ASTRAY}
    profile = f"-env:UserInstallation={(room / 'profile').as_uri()}"
    asked = {
        "command": ["soffice", profile, "--headless", "--norestore"],
        "environment": office_profile.away_from_home(clean, room / "home"),
        "jobs": jobs,
    }
    try:
        return _answered(asked, clean)
    finally:
        for socket in office_profile.sockets(room / "profile"):
            socket.unlink(missing_ok=True)


def _answered(asked: Mapping[str, Any], environment: Mapping[str, str]) -> list[list[str]]:
    result = subprocess.run(
        [_PYTHON, str(_HAND)],
        input=json.dumps(asked),
        capture_output=True,
        text=True,
        check=True,
        env=dict(environment),
    )
    found: list[list[str]] = json.loads(result.stdout)
    return found
