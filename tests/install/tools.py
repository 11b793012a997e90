"""Shared by the tests of the installation."""

import os
import subprocess
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).parents[2]
LOCKS = ("requirements-setup.lock", "requirements.lock", "requirements-dev.lock")
SCRIPTS = sorted([*ROOT.glob("scripts/*.sh"), ROOT / ".ci/run"])
TOOLS = (
    "sh",
    "bash",
    "id",
    "cat",
    "cut",
    "dirname",
    "env",
    "grep",
    "mktemp",
    "readlink",
    "rm",
    "make",
    "sha256sum",
    "sed",
    "touch",
    "tail",
)


Run = subprocess.CompletedProcess[str]


def run(command: Sequence[str | Path], cwd: Path, **environment: str) -> Run:
    """Run a command with its own environment added, and return what it said."""
    # What make exports to the tests it runs would steer the make under test.
    ours = ("MAKEFLAGS", "MAKELEVEL", "MFLAGS", "PYTHON")
    plain = {key: value for key, value in os.environ.items() if key not in ours}
    return subprocess.run(
        [str(word) for word in command],
        cwd=cwd,
        env=plain | environment,
        capture_output=True,
        stdin=subprocess.DEVNULL,
        text=True,
        check=False,
    )


def executable(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    path.chmod(0o755)
    return path
