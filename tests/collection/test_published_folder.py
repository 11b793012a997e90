import contextlib
import json
import os
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from converters import files
from converters.collection.published_folder import PublishedFolder
from converters.errors import ChangedError, MissingError, RefusedError
from converters.site import release
from converters.site.release import MARK, RELEASE, Release
from tests.effort import effort

SUMS = "SHA256SUMS"
NAMES = ("index.html", "s/s1.html", "s/s2.html", "files/s1.txt", "data/speeches.json", "a/b/c.js")


def site_of(folder: Path, pages: Mapping[str, bytes]) -> dict[str, str]:
    """Write a site and return the digests of its files."""
    for name, data in pages.items():
        files.write(folder / name, data)
    sums = "".join(f"{files.sha256(data)}  {name}\n" for name, data in pages.items()).encode()
    files.write(folder / SUMS, sums)
    return release.read_sums(sums) | {SUMS: files.sha256(sums)}


def bring(site: Path, target: Path, after: Mapping[str, str]) -> int:
    folder = PublishedFolder(target, after)
    number = folder.before.number + (folder.before.files != after)
    return folder.bring(site, Release(number, "2026-11-28", after), lambda: None)


def contents(folder: Path) -> dict[str, bytes]:
    found = (path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): path.read_bytes() for path in found}


def is_the_site(target: Path, site: Path, after: Mapping[str, str]) -> bool:
    there = contents(target)
    manifest = release.read(there.pop(RELEASE))
    return manifest.files == after and there == {n: (site / n).read_bytes() for n in after}


class BrokenOffError(BaseException):
    """Stands for a kill: nothing is cleaned up after it."""


def broken_off(monkeypatch: pytest.MonkeyPatch, after: int) -> None:
    """Let the write of that number leave half a file aside, and nothing come after it."""
    written = 0
    whole = files.write

    def write(path: Path, data: bytes) -> None:
        nonlocal written
        written += 1
        if written > after:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.with_name(f".{path.name}.another.host-4711.tmp").write_bytes(
                data[: len(data) // 2]
            )
            raise BrokenOffError
        whole(path, data)

    monkeypatch.setattr(files, "write", write)


PAGES = st.dictionaries(st.sampled_from(NAMES), st.sampled_from([b"", b"a", b"bb", b"cc"]))


@pytest.mark.slow
@settings(max_examples=effort(20, 40))
@given(first=PAGES, second=PAGES, third=PAGES, breaks=st.lists(st.integers(0, 9), max_size=3))
def test_whatever_was_broken_off_the_next_release_is_the_site(
    first: dict[str, bytes], second: dict[str, bytes], third: dict[str, bytes], breaks: list[int]
) -> None:
    with tempfile.TemporaryDirectory() as temporary:
        root = Path(temporary)
        target = root / "usb/讲话"
        for number, pages in enumerate((first, second, third, first)):
            site = root / f"site{number}"
            after = site_of(site, pages)
            if number < len(breaks):
                with pytest.MonkeyPatch.context() as patch:
                    broken_off(patch, breaks[number])
                    try:
                        bring(site, target, after)
                    except BrokenOffError:
                        continue
            else:
                bring(site, target, after)
            assert is_the_site(target, site, after)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return tmp_path / "site"


@pytest.fixture
def after(site: Path) -> dict[str, str]:
    return site_of(site, {name: name.encode() for name in NAMES})


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "usb"


@pytest.mark.parametrize(
    "spoilt", [b"", b"{", b"[]", b'{"files": {"a": 1}}', b"\xff\xfe", b"[" * 99999]
)
def test_a_mark_that_a_pulled_stick_spoilt_stops_nothing(
    site: Path, target: Path, after: dict[str, str], spoilt: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch, pytest.raises(BrokenOffError):
        broken_off(patch, 3)
        bring(site, target, after)
    (target / MARK).write_bytes(spoilt)
    bring(site, target, after)
    assert is_the_site(target, site, after)


def test_a_file_altered_under_its_old_size_and_time_is_mended(
    site: Path, target: Path, after: dict[str, str]
) -> None:
    bring(site, target, after)
    page = target / "s/s1.html"
    about = page.stat()
    page.write_bytes(page.read_bytes()[::-1])
    os.utime(page, ns=(about.st_atime_ns, about.st_mtime_ns))
    assert bring(site, target, after) == 1
    assert is_the_site(target, site, after)


@pytest.mark.parametrize("strange", ["家书.txt", "s/家书.txt", ".家书.txt.host-1.tmp"])
def test_what_other_people_put_beside_a_broken_release_is_refused(
    site: Path,
    target: Path,
    after: dict[str, str],
    strange: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with monkeypatch.context() as patch, pytest.raises(BrokenOffError):
        broken_off(patch, 2)
        bring(site, target, after)
    files.write(target / strange, b"x")
    with pytest.raises(RefusedError, match="家书"):
        bring(site, target, after)
    assert (target / strange).read_bytes() == b"x"


def test_what_others_put_beside_a_release_stays(
    site: Path, target: Path, after: dict[str, str]
) -> None:
    bring(site, target, after)
    files.write(target / "s/家书.txt", b"x")
    (site / "index.html").write_bytes(b"new")
    new = after | {"index.html": files.sha256(b"new")}
    bring(site, target, new)
    assert (target / "s/家书.txt").read_bytes() == b"x"


def test_what_a_system_leaves_on_a_new_stick_is_nobodys(
    site: Path, target: Path, after: dict[str, str]
) -> None:
    files.write(target / "System Volume Information/IndexerVolumeGuid", b"x")
    bring(site, target, after)
    assert (target / "index.html").is_file()


def spoil(target: Path, how: str) -> None:
    manifest = target / RELEASE
    whole = json.loads(manifest.read_bytes())
    manifest.unlink()
    match how:
        case "a folder":
            manifest.mkdir()
        case "a link to nothing":
            manifest.symlink_to("nowhere")
        case "a pipe":
            os.mkfifo(manifest)
        case "huge":
            with manifest.open("wb") as file:
                file.truncate(1 << 40)
        case "nested":
            manifest.write_bytes(b'{"a":' * 100_000)
        case "no text":
            manifest.write_bytes(bytes(range(256)))
        case _:
            other: dict[str, Any] = {
                "foreign": {"version": "1.0"},
                "a list": [whole],
                "no number": whole | {"release": "1"},
                "infinite": whole | {"release": float("inf")},
                "none": whole | {"release": 0},
                "files listed": whole | {"files": list(after_of(whole))},
                "no digests": whole | {"files": dict.fromkeys(after_of(whole))},
            }
            manifest.write_text(json.dumps(other[how]))


def after_of(manifest: dict[str, Any]) -> dict[str, str]:
    files: dict[str, str] = manifest["files"]
    return files


@pytest.mark.parametrize(
    "how",
    [
        *("a folder", "a link to nothing", "a pipe", "huge", "nested", "no text", "foreign"),
        *("a list", "no number", "infinite", "none", "files listed", "no digests"),
    ],
)
def test_a_manifest_of_any_other_form_is_one_sentence(
    site: Path, target: Path, after: dict[str, str], how: str
) -> None:
    bring(site, target, after)
    spoil(target, how)
    with pytest.raises(RefusedError, match="读不懂"):
        bring(site, target, after)
    assert {name: files.sha256((target / name).read_bytes()) for name in after} == after
    assert not (target / MARK).exists()


@pytest.mark.parametrize(
    "name", ["../outside", "s/../../outside", "", "/etc/passwd", "a\0b", "\ud800", "C:x"]
)
def test_paths_that_lead_elsewhere_are_not_ours(name: str) -> None:
    manifest = {"release": 1, "published": "", "files": {name: "1", "s/s1.html": "2"}}
    assert release.read(json.dumps(manifest).encode()).files == {"s/s1.html": "2"}
    assert release.read_mark(json.dumps({"files": [name, 3]}).encode()) == frozenset()


def test_nothing_is_removed_through_a_link(
    site: Path, target: Path, after: dict[str, str], tmp_path: Path
) -> None:
    bring(site, target, after)
    elsewhere = tmp_path / "elsewhere/c.js"
    files.write(elsewhere, b"x")
    (target / "a/b/c.js").unlink()
    (target / "a/b").rmdir()
    (target / "a/b").symlink_to(elsewhere.parent)
    bring(site, target, {name: digest for name, digest in after.items() if name != "a/b/c.js"})
    assert elsewhere.read_bytes() == b"x"


@pytest.mark.parametrize("way", ["a file for a folder", "a folder for a file"])
def test_what_stands_in_the_way_is_named(
    site: Path, target: Path, after: dict[str, str], way: str
) -> None:
    bring(site, target, after)
    if way == "a folder for a file":
        (target / "s/s1.html").unlink()
        (target / "s/s1.html").mkdir()
    else:
        (target / "a/b/c.js").unlink()
        (target / "a/b").rmdir()
        (target / "a/b").write_bytes(b"")
    with pytest.raises(RefusedError, match="挡着"):
        bring(site, target, after)


def test_a_page_altered_after_the_build_leaves_the_folder_as_it_was(
    site: Path, target: Path, after: dict[str, str]
) -> None:
    (site / "s/s2.html").write_bytes(b"x")
    with pytest.raises(MissingError, match="不是生成时的样子"):
        bring(site, target, after)
    assert not target.exists()


def test_folders_that_are_empty_go(site: Path, target: Path, after: dict[str, str]) -> None:
    bring(site, target, after)
    bring(site, target, {name: digest for name, digest in after.items() if name != "a/b/c.js"})
    assert not (target / "a").exists()


@pytest.mark.parametrize("after", range(7))
def test_no_release_stands_that_was_not_settled(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, after: int
) -> None:
    """Whatever file the program is killed at, a manifest is there only if `settle` was done."""
    site, target = tmp_path / "site", tmp_path / "usb"
    sums = site_of(site, {"index.html": b"a", "s/s1.html": b"b", "s/s2.html": b"c"})
    settled: list[bool] = []
    folder = PublishedFolder(target, sums)
    broken_off(monkeypatch, after)
    with contextlib.suppress(BrokenOffError):
        folder.bring(
            site,
            Release(1, "2026-11-28", sums),
            lambda: settled.append((target / RELEASE).exists()),
        )
    assert settled in ([], [False])
    assert bool(settled) or not (target / RELEASE).exists()
    monkeypatch.undo()
    again = PublishedFolder(target, sums)
    again.bring(site, Release(1, "2026-11-28", sums), lambda: settled.append(True))
    assert settled[-1]


def test_what_cannot_be_settled_is_no_release_and_is_gone_on_with(tmp_path: Path) -> None:
    site, target = tmp_path / "site", tmp_path / "usb"
    sums = site_of(site, {"index.html": b"a"})

    def settle() -> None:
        raise ChangedError("speeches/s1.md")

    with pytest.raises(ChangedError):
        PublishedFolder(target, sums).bring(site, Release(1, "2026-11-28", sums), settle)
    assert not (target / RELEASE).exists()
    assert bring(site, target, sums) == 0
    assert is_the_site(target, site, sums)
