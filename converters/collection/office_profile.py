"""A profile of LibreOffice that goes nowhere: no addresses, no macros, nothing of the user's own.

Opening an old Word file, LibreOffice asks for the pictures it links, at whatever address stands
in it. `BlockUntrustedRefererLinks` alone does not stop that (7.4 takes a file without an address
of its own for trusted), so that all requests are also sent to a proxy that is not there; where the
system lets us, the program has no network at all (`without_network`).
"""

import hashlib
import os
import shutil
import subprocess
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from xml.sax.saxutils import escape

_NOBODY = "127.0.0.1"
_NO_PORT = 9
"""Discard (RFC 863): nothing has listened there for decades."""
_BY_HAND = 2
_NEVER = 0
_HIGHEST = 3
_SETTINGS: dict[str, dict[str, str | int]] = {
    "org.openoffice.Office.Common/Security/Scripting": {
        "BlockUntrustedRefererLinks": "true",
        "DisableActiveContent": "true",  # from 7.6
        "DisableMacrosExecution": "true",
        "MacroSecurityLevel": _HIGHEST,
    },
    "org.openoffice.Office.Writer/Content/Update": {"Link": _NEVER},
    "org.openoffice.Office.Calc/Content/Update": {"Link": _NEVER},
    "org.openoffice.Inet/Settings": {
        "ooInetProxyType": _BY_HAND,
        "ooInetNoProxy": "",
        **{f"ooInet{kind}ProxyName": _NOBODY for kind in ("HTTP", "HTTPS", "FTP")},
        **{f"ooInet{kind}ProxyPort": _NO_PORT for kind in ("HTTP", "HTTPS", "FTP")},
    },
}
_SOCKET_FOLDERS = ("/tmp", "/var/tmp")
_WAYS = (("unshare", "--net"), ("unshare", "--user", "--map-root-user", "--net"))
"""To start a program without a network: as root, and where users may have rooms of their own."""


def write(profile: Path) -> None:
    """Write the settings into the folder of a profile that is to be."""
    folder = profile / "user"
    folder.mkdir(parents=True)
    (folder / "registrymodifications.xcu").write_text(_registry(), encoding="utf-8")


def sockets(profile: Path) -> list[Path]:
    """Return where the program listens for a second one with that profile, whatever TMPDIR says.

    Ended by force, it leaves its socket. The name holds the digest of the profile's address, its
    bytes without leading noughts (`desktop/source/app/officeipcthread.cxx`).
    """
    address = hashlib.md5(profile.as_uri().encode("utf-16-le"), usedforsecurity=False)
    digest = "".join(f"{byte:x}" for byte in address.digest())
    name = f"OSL_PIPE_{os.getuid()}_SingleOfficeIPC_{digest}"
    return [Path(folder, name) for folder in _SOCKET_FOLDERS]


def away_from_home(environment: Mapping[str, str], home: Path) -> dict[str, str]:
    """Return an environment in which nothing is written into the user's home, as desktops do."""
    home.mkdir()
    known = {name: value for name, value in environment.items() if not name.startswith("XDG_")}
    return {**known, "HOME": str(home), "GSETTINGS_BACKEND": "memory"}


@cache
def without_network() -> tuple[str, ...]:
    """Return the words before a command by which it has no network; none where that is denied."""
    for way in _WAYS:
        if (
            shutil.which(way[0])
            and not subprocess.run([*way, "true"], capture_output=True, check=False).returncode
        ):
            return way
    return ()


def _registry() -> str:
    items = "".join(
        f'<item oor:path="/{path}"><prop oor:name="{name}" oor:op="fuse">'
        f"<value>{escape(str(value))}</value></prop></item>"
        for path, values in _SETTINGS.items()
        for name, value in values.items()
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>'
        '<oor:items xmlns:oor="http://openoffice.org/2001/registry" '
        'xmlns:xs="http://www.w3.org/2001/XMLSchema" '
        f'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">{items}</oor:items>'
    )
