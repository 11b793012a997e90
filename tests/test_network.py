"""Nothing opens a connection but `serve` on this machine and `fonts install`.

That no command does is watched where all of them are typed, in `tests/test_first_hour.py`.
"""

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

from converters import resources
from tests.watching import Asked, Watch

MAKES_CONNECTIONS = {
    *("socket", "ssl", "http", "urllib.request", "urllib3", "requests", "ftplib", "smtplib"),
    *("asyncio", "socketserver", "xmlrpc", "waitress", "aiohttp", "httpx", "telnetlib"),
}
SERVER = "collection/page_server.py"
NAMES_HOSTS = {"files.py", "build/workers.py"}
"""They ask only what this machine is called."""


def modules(program: str) -> set[str]:
    """Return the modules a program imports that can make connections."""
    found: set[str] = set()
    if not any(name.partition(".")[0] in program for name in MAKES_CONNECTIONS):
        return found
    for node in ast.walk(ast.parse(program)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return {name for name in found if MAKES_CONNECTIONS & {name, name.partition(".")[0]}}


def test_only_the_preview_can_reach_the_network() -> None:
    assert modules("from urllib import request\nimport http.client\nimport os") == {
        "urllib.request",
        "http.client",
    }
    package = Path(resources.root() / "converters")
    reaching = {
        path.relative_to(package).as_posix(): found
        for path in package.rglob("*.py")
        if (found := modules(path.read_text(encoding="utf-8")))
    }
    assert SERVER in reaching
    others = {name: found for name, found in reaching.items() if name != SERVER}
    assert others.keys() <= NAMES_HOSTS, others
    for name in others:
        program = (package / name).read_text(encoding="utf-8")
        attributes = {n for n in ast.walk(ast.parse(program)) if isinstance(n, ast.Attribute)}
        asked = {
            n.attr for n in attributes if isinstance(n.value, ast.Name) and n.value.id == "socket"
        }
        assert asked == {"gethostname"}, name


@pytest.mark.parametrize(
    ("program", "event"),
    [
        ("import socket; socket.create_connection(('127.0.0.1', 1))", "socket.connect"),
        ("import socket; socket.getaddrinfo('localhost', 80)", "socket.getaddrinfo"),
        ("import urllib.request; urllib.request.urlopen('http://127.0.0.1:1/')", "urllib.Request"),
        (
            "import subprocess, sys; subprocess.run([sys.executable, '-c',"
            " \"import socket; socket.socket().connect(('127.0.0.1', 1))\"])",
            "socket.connect",
        ),
    ],
)
def test_the_watch_sees_what_a_program_or_its_child_asks(
    program: str, event: str, tmp_path: Path
) -> None:
    watch = Watch(tmp_path)
    command = [sys.executable, "-c", program]
    subprocess.run(command, env=watch.over(os.environ), capture_output=True, check=False)
    assert event in {asked.event for asked in watch.asked}


def test_the_watch_is_silent_where_nothing_is_asked(tmp_path: Path) -> None:
    watch = Watch(tmp_path)
    program = "import multiprocessing as m; m.Pipe(); import socket; socket.socketpair()"
    subprocess.run([sys.executable, "-c", program], env=watch.over(os.environ), check=True)
    assert watch.asked == []


@pytest.mark.parametrize(
    ("event", "host", "leaves"),
    [
        ("socket.bind", "127.0.0.1", False),
        ("socket.bind", "::1", False),
        ("socket.getaddrinfo", "0.0.0.0", False),
        ("socket.bind", "0.0.0.0", True),
        ("socket.bind", "", True),
        ("socket.getaddrinfo", "example.org", True),
        ("socket.connect", "127.0.0.1", True),
        ("urllib.Request", "http://127.0.0.1/", True),
    ],
)
def test_what_leaves_this_machine_is_told_from_what_listens_on_it(
    event: str, host: str, leaves: bool
) -> None:
    assert Asked(event, host, ()).leaves is leaves
