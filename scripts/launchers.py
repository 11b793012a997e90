"""Mend the commands in .venv/bin where the path of this folder is not a plain one.

The first line of a script can name no interpreter whose path is long or has a space, so pip
starts Python with a line of shell instead; that line, and the one in `activate`, break on `$`,
quotes and backticks in the path. Each is replaced by one that no sign can break.
"""

import re
import shlex
import shutil
import sys
from pathlib import Path

_PIPS = re.compile(rb"\A#!/bin/sh\n'''exec' [^\n]* \"\$0\" \"\$@\"\n' '''\n")
"""How pip begins a script whose interpreter the first line cannot name."""
_OURS = b"""#!/bin/sh
'''exec' "$(dirname -- "$(realpath -- "$0")")/python" "$0" "$@"
' '''
"""
"""The same, with the Python beside the script. To Python, the second line is a string."""


def launcher(script: bytes) -> bytes:
    """Return a script with its beginning mended, if that is a line of shell by pip."""
    return _PIPS.sub(lambda _: _OURS, script)


def activation(text: str, venv: str) -> str:
    """Return `activate` with the path of its environment quoted for the shell."""
    return text.replace(f'VIRTUAL_ENV="{venv}"\n', f"VIRTUAL_ENV={shlex.quote(venv)}\n")


def mend(venv: Path) -> None:
    """Mend the scripts of a virtual environment, each replaced as a whole."""
    for path in (venv / "bin").iterdir():
        if path.is_symlink() or not path.is_file():
            continue
        old = path.read_bytes()
        if path.name == "activate":
            new = activation(old.decode(), str(venv)).encode()
        else:
            new = launcher(old)
        if new != old:
            _replace(path, new)


def _replace(path: Path, data: bytes) -> None:
    aside = path.with_name(f".{path.name}.tmp")
    aside.write_bytes(data)
    shutil.copymode(path, aside)
    aside.replace(path)


if __name__ == "__main__":
    mend(Path(sys.argv[1]).absolute())
