import socket
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from converters.collection import preview
from converters.errors import HuibianError
from tests.make import collection, markdown


@pytest.fixture
def version() -> preview.Version:
    return preview.Version()


@pytest.fixture
def address(tmp_path: Path, version: preview.Version) -> Iterator[str]:
    for name in ("index.html", "404.html"):
        (tmp_path / name).write_text(f"<body><p>{name}</p></body>\n")
    (tmp_path / "site.css").write_text("p {}")
    with preview.serving(tmp_path, 0, version) as found:
        yield found


def get(address: str) -> tuple[str, str]:
    with urllib.request.urlopen(address) as answer:
        return answer.read().decode(), answer.headers["Content-Type"]


def test_a_page_comes_with_the_script_that_reloads_it(address: str) -> None:
    page, kind = get(address)
    assert "<p>index.html</p><script" in page
    assert kind == "text/html; charset=utf-8"
    assert "location.reload" in get(address + "__huibian/reload.js")[0]


def test_other_files_come_as_they_are(address: str) -> None:
    assert get(address + "site.css?1")[0] == "p {}"


def test_the_version_tells_of_a_build(address: str, version: preview.Version) -> None:
    before = get(address + "__huibian/version.js")[0]
    version.number += 1
    assert get(address + "__huibian/version.js")[0] != before


@pytest.mark.parametrize("path", ["none.html", "../../etc/passwd", "%2e%2e/%2e%2e/etc/passwd"])
def test_what_is_not_there_gets_the_lost_page(address: str, path: str) -> None:
    with pytest.raises(urllib.error.HTTPError) as caught:
        get(address + path)
    with caught.value as answer:
        assert answer.code == 404
        assert "404.html" in answer.read().decode()


def test_other_machines_cannot_see_the_preview(address: str) -> None:
    """Bound to one address, not to all: another of this machine's own is not answered either."""
    port = int(address.rstrip("/").rpartition(":")[2])
    assert address == f"http://127.0.0.1:{port}/"
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.2", port))


def test_a_taken_port_is_told(tmp_path: Path, address: str, version: preview.Version) -> None:
    port = int(address.rstrip("/").rpartition(":")[2])
    with pytest.raises(HuibianError, match="已被占用"), preview.serving(tmp_path, port, version):
        pass


def test_the_site_is_built_when_something_is_stale_and_faults_are_told_once(tmp_path: Path) -> None:
    root = collection(tmp_path, markdown("s1"))
    built: list[int] = []
    told: list[str] = []
    looks = iter([True, True, True, False])

    def wait() -> bool:
        more = next(looks)
        if built:
            (root / "config.yaml").write_text("titel: x\n", encoding="utf-8")
        return more

    preview.watch(root, lambda: built.append(1), told.append, wait)
    assert built == [1]
    assert len(told) == 1 and "title" in told[0]
