"""A watch on the network: what a program and all its children ask of it is written down.

Python tells audit hooks of every socket; `sitecustomize` sets one in each interpreter that starts
in the environment. LibreOffice is no Python: `tests/collection/test_office_profile.py` listens.
"""

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from ipaddress import ip_address
from pathlib import Path

_HOOK = """
import json, os, sys

def _hook(event, args):
    host = None
    if event in ("socket.connect", "socket.sendto", "socket.bind"):
        address = args[1]
        host = address[0] if isinstance(address, tuple) else None
    elif event in ("socket.getaddrinfo", "socket.gethostbyname", "http.client.connect"):
        host = args[1] if event == "http.client.connect" else args[0]
    elif event == "urllib.Request":
        host = args[0]
    if isinstance(host, (str, bytes)):
        line = json.dumps([event, os.fsdecode(host), sys.argv]) + "\\n"
        number = os.open(os.environ["HUIBIAN_TEST_WATCH"], os.O_WRONLY | os.O_APPEND | os.O_CREAT)
        os.write(number, line.encode())
        os.close(number)

sys.addaudithook(_hook)
"""


@dataclass(frozen=True, slots=True)
class Asked:
    """One thing that was asked of the network."""

    event: str
    host: str
    arguments: tuple[str, ...]

    @property
    def leaves(self) -> bool:
        """Whether it goes beyond this machine, or could: to listen on loopback does not.

        urllib3, which Snakemake imports, binds a socket of ::1 to learn whether there is IPv6.
        """
        try:
            address = ip_address(self.host)
        except ValueError:
            return True
        return self.event != "socket.getaddrinfo" and not (
            self.event == "socket.bind" and address.is_loopback
        )


class Watch:
    """Writes down what the programs ask that run in its environment."""

    def __init__(self, folder: Path) -> None:
        self._log = folder / "asked"
        self._hook = folder / "hook"
        self._hook.mkdir(parents=True)
        (self._hook / "sitecustomize.py").write_text(_HOOK, encoding="utf-8")

    def over(self, environment: Mapping[str, str]) -> dict[str, str]:
        """Return an environment in which programs are watched."""
        paths = [str(self._hook), environment.get("PYTHONPATH", "")]
        path = os.pathsep.join(filter(None, paths))
        return {**environment, "PYTHONPATH": path, "HUIBIAN_TEST_WATCH": str(self._log)}

    @property
    def asked(self) -> list[Asked]:
        if not self._log.exists():
            return []
        lines = self._log.read_text(encoding="utf-8").splitlines()
        return [Asked(event, host, tuple(words)) for event, host, words in map(json.loads, lines)]
