"""A preview of the site on this computer: a small server whose pages reload when they change.

The pages themselves stay as they are built. The server adds one script to them on their way; it
asks for a script with the version, for that is what the pages' own policy (CSP) allows.
"""

import re
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from converters.build import plan as plans
from converters.errors import HuibianError
from converters.project import Project

HOST = "127.0.0.1"
_ANOTHER = "请用 --port 换一个，如 --port 8001"
_OURS = "/__huibian/"
_RELOAD = b"""(function () {
  'use strict';
  var seen = null;
  window.__huibian = function (version) {
    if (seen !== null && seen !== version) { location.reload(); }
    seen = version;
  };
  setInterval(function () {
    var script = document.createElement('script');
    script.src = '/__huibian/version.js?' + Date.now();
    script.onload = script.onerror = function () { script.remove(); };
    document.head.appendChild(script);
  }, 1000);
}());
"""
_HOME = re.compile(rb'data-root="([^"]+)"')
_TAG = b'<script src="/__huibian/reload.js"></script>\n</body>'


class Version:
    """How often the site was built while it is shown."""

    def __init__(self) -> None:
        self.number = 1


class _PageHandler(SimpleHTTPRequestHandler):
    """Serves the site's folder, and tells the pages when to reload."""

    def __init__(self, version: Version, *arguments: object, **named: object) -> None:
        self.version = version
        super().__init__(*arguments, **named)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        """Answer with a file, with the 404 page, or with a script of our own."""
        path = self.path.partition("?")[0]
        if path == f"{_OURS}reload.js":
            self._answer(_RELOAD, "text/javascript")
        elif path == f"{_OURS}version.js":
            self._answer(f"__huibian({self.version.number});".encode(), "text/javascript")
        else:
            self._page(Path(self.translate_path(self.path)))

    def _page(self, path: Path) -> None:
        path = path / "index.html" if path.is_dir() else path
        status = HTTPStatus.OK
        if not path.is_file():
            path, status = Path(self.directory) / "404.html", HTTPStatus.NOT_FOUND
        if not path.is_file():
            self.send_error(HTTPStatus.NOT_FOUND)
            return
        data = path.read_bytes()
        if status is HTTPStatus.NOT_FOUND:
            data = _at_home(data)
        kind = self.guess_type(path)
        if kind == "text/html":
            data = data.replace(b"</body>", _TAG)
        self._answer(data, kind, status)

    def _answer(self, data: bytes, kind: str, status: HTTPStatus = HTTPStatus.OK) -> None:
        text = kind.startswith("text/") or kind == "application/json"
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if text else kind)
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, format: str, *arguments: object) -> None:
        """Say nothing: the terminal belongs to the messages of the build."""


class _Server(ThreadingHTTPServer):
    """A server that says nothing of a browser that hung up, or of a request that is none."""

    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """Let the request go: the page is asked for again."""


def _at_home(page: bytes) -> bytes:
    """Return the 404 page with its links, which name the published site, leading to this server."""
    home = _HOME.search(page)
    return page.replace(b'"' + home[1], b'"/') if home else page


@contextmanager
def serving(site: Path, port: int, version: Version) -> Iterator[str]:
    """Serve a folder while the context lasts; the value is its address.

    `port` 0 takes any that is free. Raises HuibianError if the port is taken.
    """
    handler = partial(_PageHandler, version, directory=str(site))
    try:
        server = _Server((HOST, port), handler)
    except PermissionError as error:
        raise HuibianError(f"没有权限用 {port} 号端口", _ANOTHER) from error
    except OSError as error:
        raise HuibianError(f"{port} 号端口已被占用", _ANOTHER) from error
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.1})
    thread.start()
    try:
        yield f"http://{HOST}:{server.server_address[1]}/"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def watch(
    root: Path, build: Callable[[], object], tell: Callable[[str], object], wait: Callable[[], bool]
) -> None:
    """Call `build` whenever something is stale, until `wait` returns False.

    A fault of the settings is told once, not at every look.
    """
    told = ""
    while wait():
        try:
            plan = plans.make(Project(root))
            stale = bool(plan.stale) or plan.site_is_stale
            told = ""
        except (HuibianError, OSError) as fault:
            stale = False
            if str(fault) != told:
                tell(f"错误：{fault}")
            told = str(fault)
        if stale:
            build()
