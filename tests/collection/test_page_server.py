import contextlib
import http.client
import socket
import threading
import urllib.error
import urllib.request
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from converters.collection import page_server
from converters.errors import HuibianError


@pytest.fixture
def version() -> page_server.Version:
    return page_server.Version()


@pytest.fixture
def address(tmp_path: Path, version: page_server.Version) -> Iterator[str]:
    for name in ("index.html", "404.html"):
        (tmp_path / name).write_text(f"<body><p>{name}</p></body>\n")
    (tmp_path / "site.css").write_text("p {}")
    with page_server.bound(0) as port, page_server.serving(tmp_path, port, version) as found:
        yield found


@pytest.fixture
def large(tmp_path: Path) -> str:
    (tmp_path / "large.pdf").write_bytes(bytes(range(256)) * 100_000)
    return "large.pdf"


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


def test_the_version_tells_of_a_build(address: str, version: page_server.Version) -> None:
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


def test_a_taken_port_is_told(address: str) -> None:
    with pytest.raises(HuibianError, match="已被占用"):
        page_server.bound(port_of(address))


def port_of(address: str) -> int:
    return int(address.rstrip("/").rpartition(":")[2])


def asked(address: str, *lines: str) -> bytes:
    """The whole answer to a request of these lines."""
    with socket.create_connection(("127.0.0.1", port_of(address))) as client:
        client.sendall("\r\n".join([*lines, "Connection: close", "", ""]).encode())
        return b"".join(iter(lambda: client.recv(1 << 16), b""))


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "localhost:8000", "LOCALHOST", "[::1]:80", "127.1.2.3"]
)
def test_whoever_names_this_computer_is_answered(address: str, host: str) -> None:
    assert asked(address, "GET / HTTP/1.1", f"Host: {host}").startswith(b"HTTP/1.1 200")


@pytest.mark.parametrize(
    "host",
    [
        *("evil.example", "evil.example:8000", "127.0.0.1.evil.example", "localhost.evil.example"),
        *("192.168.1.1", "0.0.0.0", "127.0.0.1:8000:9", "localhost:port", "127.0.0.1@evil", ""),
    ],
)
def test_another_name_that_points_here_reads_nothing(address: str, host: str) -> None:
    answer = asked(address, "GET / HTTP/1.1", f"Host: {host}")
    assert answer.startswith(b"HTTP/1.1 403")
    assert b"index.html" not in answer


def test_a_request_that_names_nobody_reads_nothing(address: str) -> None:
    assert b" 403 " in asked(address, "GET / HTTP/1.0")
    assert b" 403 " in asked(address, "GET http://127.0.0.1/ HTTP/1.1", "Host: evil.example")


def test_only_this_computer_is_listened_to(
    tmp_path: Path, version: page_server.Version, monkeypatch: pytest.MonkeyPatch
) -> None:
    bound: list[tuple[str, int]] = []
    create = socket.create_server

    def noted(address: tuple[str, int]) -> socket.socket:
        bound.append(address)
        return create(address)

    monkeypatch.setattr(socket, "create_server", noted)
    with page_server.bound(0) as port, page_server.serving(tmp_path, port, version):
        assert bound == [("127.0.0.1", 0)]


@pytest.mark.parametrize(
    ("line", "status"),
    [
        (f"GET /{'a' * 300}.html HTTP/1.1", b"404"),
        (f"GET /{'a/' * 5000} HTTP/1.1", b"404"),
        (f"GET /{'a' * 100_000} HTTP/1.1", b"404"),
        ("GET /%00 HTTP/1.1", b"404"),
        ("GET /%ff%fe HTTP/1.1", b"404"),
        ("GET /..%2f..%2fetc/passwd HTTP/1.1", b"404"),
        ("GET /site.css/ HTTP/1.1", b"200"),
        ("GET //etc/passwd HTTP/1.1", b"404"),
        ("POST / HTTP/1.1", b"405"),
        ("nonsense", b"400"),
        ("GET / HTTP/9.9 x y", b"400"),
    ],
)
def test_addresses_of_any_form_are_answered(address: str, line: str, status: bytes) -> None:
    assert status in asked(address, line, "Host: localhost").split(b"\r\n")[0]


def test_an_address_without_end_hinders_nobody(address: str) -> None:
    with contextlib.suppress(OSError):  # it is told, or the line is cut
        asked(address, f"GET /{'a' * 1_000_000} HTTP/1.1", "Host: localhost")
    assert get(address + "site.css")[0] == "p {}"


def test_large_files_come_whole(address: str, large: str) -> None:
    with urllib.request.urlopen(address + large) as answer:
        assert answer.read() == bytes(range(256)) * 100_000
        assert answer.headers["Content-Type"] == "application/pdf"
    connection = http.client.HTTPConnection("127.0.0.1", port_of(address))
    connection.request("HEAD", f"/{large}")
    with connection.getresponse() as head:
        assert (head.length, head.headers["Content-Length"]) == (0, "25600000")
    connection.close()


def test_who_leaves_in_mid_file_hinders_nobody(
    address: str, large: str, capfd: pytest.CaptureFixture[str]
) -> None:
    for _ in range(20):
        with socket.create_connection(("127.0.0.1", port_of(address))) as client:
            client.sendall(f"GET /{large} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
            client.recv(10)
    assert get(address + "site.css")[0] == "p {}"
    assert capfd.readouterr() == ("", "")


@pytest.mark.slow
def test_two_hundred_readers_at_once_are_all_served(
    address: str, capfd: pytest.CaptureFixture[str]
) -> None:
    together = threading.Barrier(200)

    def read(number: int) -> bool:
        together.wait()
        return "<p>index.html</p>" in get(f"{address}?{number}")[0]

    with ThreadPoolExecutor(200) as readers:
        assert all(readers.map(read, range(200)))
    assert capfd.readouterr() == ("", "")


def test_who_says_nothing_hinders_nobody(address: str) -> None:
    silent = [socket.create_connection(("127.0.0.1", port_of(address))) for _ in range(100)]
    try:
        assert get(address + "site.css")[0] == "p {}"
    finally:
        for client in silent:
            client.close()


def test_a_link_out_of_the_site_is_not_followed(tmp_path: Path, address: str) -> None:
    (tmp_path / "out.html").symlink_to(tmp_path.parent)
    (tmp_path / "passwd.html").symlink_to("/etc/passwd")
    for name in ("out.html", "passwd.html"):
        with pytest.raises(urllib.error.HTTPError) as caught:
            get(address + name)
        caught.value.close()
