"""LibreOffice goes nowhere: a listener on this machine is asked for nothing."""

import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from xml.etree import ElementTree

import pytest

from converters.collection import libreoffice, office_profile


@contextmanager
def listener() -> Iterator[tuple[str, list[bytes]]]:
    """Give an address of this machine, and what was asked for there."""
    asked: list[bytes] = []
    with socket.create_server(("127.0.0.1", 0)) as server:

        def answer() -> None:
            while True:
                connection, _ = server.accept()
                with connection:
                    line = connection.recv(400).partition(b"\r\n")[0]
                    if line == b"END":
                        return
                    asked.append(line)
                    connection.sendall(b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n")

        thread = threading.Thread(target=answer)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.getsockname()[1]}/", asked
        finally:
            with socket.create_connection(server.getsockname()) as last:
                last.sendall(b"END\r\n")
            thread.join()


def old_word(address: str, folder: Path) -> bytes:
    """Return a .doc that links a picture, as an unguarded LibreOffice saves it."""
    page = folder / "a.html"
    page.write_text(f"<p>同志们<img src='{address}p.png' width=9 height=9></p>", encoding="utf-8")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    kind = ["--convert-to", "doc:MS Word 97", "--outdir", str(folder), str(page)]
    command = [libreoffice._command(), profile, "--headless", *kind]
    subprocess.run(command, capture_output=True, check=True, timeout=200)
    return (folder / "a.doc").read_bytes()


@pytest.mark.slow
def test_linked_pictures_are_not_asked_for_with_and_without_a_network(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with listener() as (address, asked):
        data = old_word(address, tmp_path)
        assert asked  # the listener hears what an unguarded one asks for
        asked.clear()
        assert libreoffice.convert([data], "doc", "docx")[0]
        monkeypatch.setattr(office_profile, "without_network", tuple)
        assert libreoffice.convert([data], "doc", "docx")[0]
    assert asked == []


@pytest.mark.slow
def test_the_program_is_started_without_a_network_where_that_is_allowed() -> None:
    way = office_profile.without_network()
    reach = "import socket; socket.create_connection(('127.0.0.1', 9))"
    with socket.create_server(("127.0.0.1", 0)) as server:
        program = reach.replace("9", str(server.getsockname()[1]))
        done = subprocess.run(
            [*way, sys.executable, "-c", program], capture_output=True, check=False
        )
    assert bool(done.returncode) == bool(way)


def test_without_the_means_it_is_started_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    office_profile.without_network.cache_clear()
    monkeypatch.setenv("PATH", "")
    assert office_profile.without_network() == ()
    office_profile.without_network.cache_clear()


def test_macros_links_and_addresses_are_off_in_every_profile(tmp_path: Path) -> None:
    office_profile.write(tmp_path / "profile")
    root = ElementTree.parse(tmp_path / "profile/user/registrymodifications.xcu").getroot()
    name = "{http://openoffice.org/2001/registry}name"
    set_to = {prop.get(name): prop.findtext("value") for prop in root.iter("prop")}
    assert set_to["DisableMacrosExecution"] == "true"
    assert set_to["MacroSecurityLevel"] == "3"
    assert set_to["BlockUntrustedRefererLinks"] == "true"
    assert set_to["Link"] == "0"
    assert (set_to["ooInetProxyType"], set_to["ooInetNoProxy"]) == ("2", "")
    assert set_to["ooInetHTTPProxyName"] == set_to["ooInetHTTPSProxyName"] == "127.0.0.1"
