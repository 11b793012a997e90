"""The records of the files of the site: all or none, and few files of them written again."""

import os
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from converters.build import kept
from converters.build.caches import sharded, site_records
from converters.build.caches.site_records import SiteRecords
from converters.build.output_folder import Found, OutputFolder, Record

IDS = [f"s{number}" for number in range(9)]


def records(*ids: str) -> dict[str, Record]:
    names = [f"s/{id}.html" for id in ids] + [f"search/t/{id}.0.js" for id in ids]
    return {name: (f"digest of {name}", 1, 2) for name in (*names, "index.html")}


def shelf_of(now: Mapping[str, Record], before: SiteRecords | None = None) -> OutputFolder:
    """A shelf as it is after files were put or kept that have these records."""
    known = before.files if before else {}
    shelf = OutputFolder(Path(), known)
    shelf.records = dict(now)
    shelf.written = {name for name, record in now.items() if known.get(name) != record}
    return shelf


@pytest.fixture
def receipt(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A receipt of nine speeches, two a file."""
    monkeypatch.setattr(sharded, "_MEMBERS", 2)
    path = tmp_path / "site.json"
    site_records.save(path, shelf_of(records(*IDS)), SiteRecords(), len(IDS), {"failed": {}})
    return path


def test_few_speeches_have_their_records_in_the_receipt(tmp_path: Path) -> None:
    path = tmp_path / "site.json"
    site_records.save(
        path, shelf_of(records(*IDS)), SiteRecords(), len(IDS), {"failed": {"s1": {}}}
    )
    assert list(tmp_path.iterdir()) == [path]
    assert site_records.load(site_records.opened(path)).files == records(*IDS)
    assert kept.read(path)["failed"] == {"s1": {}}


def test_many_have_them_in_files_beside_it(receipt: Path) -> None:
    assert site_records.load(site_records.opened(receipt)).files == records(*IDS)
    assert kept.read(receipt)["files"]["names"] == ["index.html"]
    assert len(list(receipt.parent.rglob("*-of-8.json"))) == 8


def states(receipt: Path) -> dict[Path, int]:
    return {path: path.stat().st_ino for path in receipt.parent.rglob("*.json")}


def test_a_correction_writes_the_file_of_its_speech(receipt: Path) -> None:
    before, known = states(receipt), site_records.load(site_records.opened(receipt))
    now = known.files | {"s/s3.html": ("other", 3, 4)}
    site_records.save(receipt, shelf_of(now, known), known, len(IDS), {"failed": {}})
    own = sharded.path(receipt, sharded.place("s3", 8), 8)
    assert site_records.load(site_records.opened(receipt)).files == now
    assert {path for path, state in states(receipt).items() if state != before[path]} == {
        own,
        receipt,
    }


@pytest.mark.parametrize("left", [8, 5, 1, 0])
def test_what_is_gone_is_told_of_no_more(receipt: Path, left: int) -> None:
    known = site_records.load(site_records.opened(receipt))
    now = {name: known.files[name] for name in records(*IDS[:left])}
    site_records.save(receipt, shelf_of(now, known), known, left, {})
    assert site_records.load(site_records.opened(receipt)).files == now


@pytest.mark.parametrize("broken", ["site.json", "site/3-of-8.json"])
def test_of_records_that_are_lost_in_part_none_are_used(receipt: Path, broken: str) -> None:
    (receipt.parent / broken).write_bytes(b"{")
    assert site_records.load(site_records.opened(receipt)).files == {}
    site_records.save(receipt, shelf_of(records(*IDS)), SiteRecords(), len(IDS), {})
    assert site_records.load(site_records.opened(receipt)).files == records(*IDS)


def test_the_paths_are_told_alone(receipt: Path) -> None:
    assert site_records.paths(receipt) == set(records(*IDS))


@pytest.mark.parametrize(
    "files",
    [None, 3, [], {"a": ["0", 1, 2]}, {"names": ["a"], "digests": [], "sizes": [1], "times": [1]}],
)
def test_what_is_no_table_of_records_is_none(tmp_path: Path, files: object) -> None:
    kept.write(tmp_path / "site.json", {"files": files})
    assert site_records.load(site_records.opened(tmp_path / "site.json")) == SiteRecords()
    assert site_records.paths(tmp_path / "site.json") == set()
    assert site_records.stand(tmp_path / "site.json", tmp_path) is False


@pytest.mark.parametrize("many", [1, 100])
def test_a_site_stands_if_each_file_does_that_is_recorded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, many: int
) -> None:
    """So it is told by one process, and by two."""
    monkeypatch.setattr(sharded, "_MEMBERS", 2)
    monkeypatch.setattr(site_records, "_MANY", many)
    monkeypatch.setattr(site_records, "_ROWS", many)
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    shelf, receipt = OutputFolder(tmp_path / "site", {}), tmp_path / "kept/site.json"
    for name in records(*IDS):
        shelf.put(name, name.encode())
    site_records.save(receipt, shelf, SiteRecords(), len(IDS), {})
    assert site_records.stand(receipt, shelf.root) is True
    for name in shelf.records:
        file = shelf.root / name
        file.write_bytes(b"altered")
        assert site_records.stand(receipt, shelf.root) is False
        stray = shelf.root / "s/odd/stray.txt"
        stray.parent.mkdir(exist_ok=True)
        stray.write_bytes(b"")
        with site_records.looked_at(site_records.opened(receipt), shelf.root) as found:
            told = Found(frozenset({name}), ["s/odd/stray.txt"])
            assert found() == (told if many == 1 else None)
        file.write_bytes(name.encode())
        assert site_records.stand(receipt, shelf.root) is True
    sharded.path(receipt, 3, 8).unlink()
    assert site_records.stand(receipt, shelf.root) is False


_FILES = st.dictionaries(
    st.sampled_from(sorted(records(*IDS))),
    st.tuples(st.sampled_from("ab"), st.integers(0, 2), st.integers(0, 2)),
)


@given(_FILES, _FILES, st.integers(0, 9), st.integers(0, 9))
def test_what_is_kept_is_what_stands_whatever_was_kept_before(
    tmp_path_factory: pytest.TempPathFactory,
    then: dict[str, Record],
    now: dict[str, Record],
    speeches_then: int,
    speeches_now: int,
) -> None:
    receipt = tmp_path_factory.mktemp("kept") / "site.json"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sharded, "_MEMBERS", 2)
        site_records.save(receipt, shelf_of(then), SiteRecords(), speeches_then, {})
        before = site_records.load(site_records.opened(receipt))
        assert before.files == then
        site_records.save(receipt, shelf_of(now, before), before, speeches_now, {})
        assert site_records.load(site_records.opened(receipt)).files == now
        assert site_records.paths(receipt) == now.keys()
