"""A small server that shows the site to the browsers of this computer, and to nobody else.

The pages themselves stay as they are built. The server adds one script to them on their way; it
asks for a script with the version, for that is what the pages' own policy (CSP) allows.
"""

import io
import logging
import mimetypes
import re
import socket
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path
from typing import Any, BinaryIO

from waitress import wasyncore
from waitress.server import create_server

from converters import files
from converters.errors import HuibianError

HOST = "127.0.0.1"
_ANOTHER = "请用 --port 换一个，如 --port 8001"
_OURS = "/__huibian/"
_RELOAD = b"""(function () {
  'use strict';
  var seen = null;
  var asked = null;
  window.__huibian = function (version) {
    if (seen !== null && seen !== version) { location.reload(); }
    seen = version;
  };
  function ask() {
    if (asked || document.hidden) { return; }
    asked = document.createElement('script');
    asked.src = '/__huibian/version.js?' + Date.now();
    asked.onload = asked.onerror = function () { asked.remove(); asked = null; };
    document.head.appendChild(asked);
  }
  document.addEventListener('visibilitychange', ask);
  setInterval(ask, 150);
  ask();
}());
"""
_HOME = re.compile(rb'data-root="([^"]+)"')
_TAG = b'<script src="/__huibian/reload.js"></script>\n</body>'
_THREADS = 8
_MOST_CLIENTS = 700
"""At once; below the 1024 files that a process may mostly have open."""
_LONGEST_HEAD = 1 << 18
_IDLE_SECONDS = 60

Port = socket.socket
"""One that is bound, to be served at."""
Environment = dict[str, Any]
"""A request, as WSGI (PEP 3333) tells it."""


class Version:
    """How often the site was built while it is shown."""

    def __init__(self) -> None:
        self.number = 1


@dataclass(frozen=True, slots=True)
class _Answer:
    status: HTTPStatus
    kind: str
    body: bytes | Path
    """What is sent, or the file whose content is."""


class _Pages:
    """The site's folder as a WSGI application; it tells the pages when to reload."""

    def __init__(self, site: Path, version: Version) -> None:
        self.site = site
        self.version = version

    def __call__(
        self, request: Environment, start: Callable[[str, list[tuple[str, str]]], object]
    ) -> Iterable[bytes]:
        """Answer a request with a file, with the 404 page, or with a script of our own."""
        answer = self._answer(request)
        body = _opened(answer.body)
        size = _size(body)
        start(f"{answer.status.value} {answer.status.phrase}", _headers(answer.kind, size))
        if request["REQUEST_METHOD"] == "HEAD":
            body.close()
            return []
        streamed: Iterable[bytes] = request["wsgi.file_wrapper"](body)
        return streamed

    def _answer(self, request: Environment) -> _Answer:
        if not _is_here(request.get("HTTP_HOST", "")):
            return _said(HTTPStatus.FORBIDDEN, f"预览只给本机看，地址是 http://{HOST}/ 加端口号。")
        if request["REQUEST_METHOD"] not in ("GET", "HEAD"):
            return _said(HTTPStatus.METHOD_NOT_ALLOWED, "预览只能看。")
        path = request.get("PATH_INFO", "")
        if path == f"{_OURS}reload.js":
            return _Answer(HTTPStatus.OK, "text/javascript", _RELOAD)
        if path == f"{_OURS}version.js":
            script = f"__huibian({self.version.number});".encode()
            return _Answer(HTTPStatus.OK, "text/javascript", script)
        return self._page(_found(self.site, path))

    def _page(self, path: Path | None) -> _Answer:
        if path is None:
            lost = self.site / "404.html"
            page = _read(lost)
            if page is None:
                return _said(HTTPStatus.NOT_FOUND, "网站里没有这一页。")
            return _Answer(HTTPStatus.NOT_FOUND, "text/html", _reloading(_at_home(page)))
        kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
        if kind == "text/html" and (page := _read(path)) is not None:
            return _Answer(HTTPStatus.OK, kind, _reloading(page))
        return _Answer(HTTPStatus.OK, kind, path)


def _said(status: HTTPStatus, words: str) -> _Answer:
    return _Answer(status, "text/plain", f"{words}\n".encode())


_LOOPBACK = re.compile(r"(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d{1,5})?", re.IGNORECASE)


def _is_here(host: str) -> bool:
    """Tell whether a request names this computer.

    A page of another site may have its own name point here (DNS rebinding), and would then read
    what is shown; it cannot send a name of this computer.
    """
    return bool(_LOOPBACK.fullmatch(host))


def _found(site: Path, address: str) -> Path | None:
    """Return the file of an address; None if there is none within the site."""
    try:
        parts = address.encode("latin-1").decode().split("/")
        if ".." in parts or "\0" in address:
            return None
        path = site.joinpath(*filter(None, parts))
        path = path / "index.html" if path.is_dir() else path
        within = files.real(site) in files.real(path).parents
        return path if within and path.is_file() else None
    except (OSError, ValueError):  # too long a name, or no text
        return None


def _read(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:
        return None


def _opened(body: bytes | Path) -> BinaryIO:
    """Return what is sent as an open file; an empty one if it is gone since it was found."""
    try:
        return io.BytesIO(body) if isinstance(body, bytes) else body.open("rb")
    except OSError:
        return io.BytesIO()


def _size(file: BinaryIO) -> int:
    """Return the bytes of an open file, and leave it at its start."""
    size = file.seek(0, 2)
    file.seek(0)
    return size


def _headers(kind: str, size: int) -> list[tuple[str, str]]:
    is_text = kind.startswith("text/") or kind == "application/json"
    return [
        ("Content-Type", f"{kind}; charset=utf-8" if is_text else kind),
        ("Content-Length", str(size)),
        ("Cache-Control", "no-store"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
        ("X-Content-Type-Options", "nosniff"),
    ]


def _reloading(page: bytes) -> bytes:
    return page.replace(b"</body>", _TAG)


def _at_home(page: bytes) -> bytes:
    """Return the 404 page with its links, which name the published site, leading to this server."""
    home = _HOME.search(page)
    return page.replace(b'"' + home[1], b'"/') if home else page


@contextmanager
def serving(site: Path, at: Port, version: Version) -> Iterator[str]:
    """Serve a folder at a port while the context lasts; the value is its address."""
    server, stop = _Server(_Pages(site, version), at), threading.Event()
    thread = threading.Thread(target=server.run, args=[stop])
    thread.start()
    try:
        yield f"http://{HOST}:{at.getsockname()[1]}/"
    finally:
        stop.set()
        server.wake()
        thread.join()
        server.close()


def bound(port: int) -> Port:
    """Return a port, to be served at; 0 takes any that is free.

    Raises HuibianError if it is taken.
    """
    try:
        return socket.create_server((HOST, port))
    except PermissionError as error:
        raise HuibianError(f"没有权限用 {port} 号端口", _ANOTHER) from error
    except (OSError, OverflowError) as error:
        raise HuibianError(f"{port} 号端口已被占用", _ANOTHER) from error


class _Server:
    """Waitress at a socket: one thread speaks to all browsers, a few others make the answers.

    It says nothing: the terminal belongs to the messages of the build.
    """

    def __init__(self, pages: _Pages, bound: socket.socket) -> None:
        logging.getLogger("waitress").setLevel(logging.CRITICAL + 1)
        self._sockets: dict[int, Any] = {}
        self._server = create_server(
            pages,
            map=self._sockets,
            sockets=[bound],
            threads=_THREADS,
            connection_limit=_MOST_CLIENTS,
            channel_timeout=_IDLE_SECONDS,
            max_request_header_size=_LONGEST_HEAD,
            max_request_body_size=_LONGEST_HEAD,
            ident=None,
        )

    def run(self, stop: threading.Event) -> None:
        """Serve until `stop` is set."""
        while not stop.is_set():
            wasyncore.loop(timeout=1, use_poll=True, map=self._sockets, count=1)

    def wake(self) -> None:
        """Let the thread that serves look at once whether it is to stop."""
        self._server.pull_trigger()

    def close(self) -> None:
        """Give back sockets and threads; only after `run` has returned.

        The thread that serves does not close them itself: it may see `stop` before `wake` has
        written to a pipe that would then be gone.
        """
        for channel in list(self._sockets.values()):
            channel.handle_close()
        self._server.task_dispatcher.shutdown()
