"""Make the commands in .venv/bin find their Python beside themselves.

pip writes the path of Python into the first line of each command. There it can have neither a
space nor many characters, and the line of shell that pip writes instead breaks on `$`, quotes and
backticks in it; so does the path in `activate`. The line by which Python finds the project is read
in the encoding of the locale, so that a path with hanzi ends every command if that is ASCII.
What is written here no path can break.
"""

import re
import shlex
import shutil
import sys
from pathlib import Path

_PIPS = re.compile(rb"""\A#!(?:/\S*/python[\d.]*|/bin/sh\n'''exec' [^\n]* "\$0" "\$@"\n' ''')\n""")
"""How pip begins a command: with the path of Python, or with a line of shell that holds it."""
_OURS = b"""#!/bin/sh
''':'
[ -h "$0" ] || case $0 in */*)
exec "$(CDPATH='' cd -- "${0%/*}" && pwd -P)/python" "$0" "$@" ;; esac
exec "$(dirname -- "$(realpath -- "$0")")/python" "$0" "$@"
' '''
"""
"""To Python, what stands between the first line and the script is a string. Only a command that is
a link, or was called without its folder, is looked up by programs, which take 20 ms."""


def launcher(script: bytes) -> bytes:
    """Return a command with its beginning replaced, if pip wrote it."""
    return script if script.startswith(_OURS) else _PIPS.sub(lambda _: _OURS, script)


def activation(text: str, venv: str) -> str:
    """Return `activate` with the path of its environment quoted for the shell."""
    return text.replace(f'VIRTUAL_ENV="{venv}"\n', f"VIRTUAL_ENV={shlex.quote(venv)}\n")


def way_to(project: Path, site: Path) -> str:
    """Return a line of a .pth file that leads from its folder to the project, in ASCII."""
    steps = len(site.relative_to(project).parts)
    up = f"*[os.pardir] * {steps}"
    return f"import os, sys; sys.path.append(os.path.abspath(os.path.join(sitedir, {up})))\n"


def lead(venv: Path) -> None:
    """Replace the path of the project that stands in a .pth file by the way to it."""
    project = venv.parent
    for path in venv.glob("lib/python3*/site-packages/*.pth"):
        if path.read_bytes().strip() == str(project).encode():
            _replace(path, way_to(project, path.parent).encode("ascii"))


def mend(venv: Path) -> None:
    """Mend the commands of a virtual environment, each replaced as a whole."""
    lead(venv)
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
