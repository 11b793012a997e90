"""What the site remembers: whole or lost, in one file or in several of which a few are written."""

from pathlib import Path

import pytest

from converters.build import kept
from converters.build.caches import sharded, site_memory
from converters.build.caches.site_memory import SiteMemory
from converters.site import entry
from converters.site.holdings import PartState
from tests.make import speech


def memory(*ids: str, engine: str = "e") -> SiteMemory:
    """What is remembered of some speeches, which need not stand in order."""
    made = SiteMemory(
        engine,
        restricted={"x": "digest"},
        lists={"years/2020.html": "key"},
        parts={"-2020": PartState("digest", {"docx": 2})},
        offered={"docx/0000-of-2": "seal"},
        settings="title",
        menu="years",
        number=7,
    )
    for id in sorted(ids):
        made.entries[id] = entry.of(speech(id=id), f"digest of {id}")
        made.units[id], made.pages[id], made.spans[id] = 3, f"page of {id}", "1 2-3"
    return made


IDS = [f"s{number}" for number in range(9)]


def saved(folder: Path) -> Path:
    """Keep a memory of all speeches, and return its head."""
    head = folder / "site.json"
    site_memory.save(head, memory(*IDS), SiteMemory())
    return head


@pytest.fixture(params=[256, 2])
def members(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> int:
    """How many speeches a file has: all of them, or a few."""
    monkeypatch.setattr(sharded, "_MEMBERS", request.param)
    return int(request.param)


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have a file hold two speeches."""
    monkeypatch.setattr(sharded, "_MEMBERS", 2)


@pytest.mark.usefixtures("members")
def test_what_is_kept_is_read_back_in_order(tmp_path: Path) -> None:
    head = saved(tmp_path)
    found = site_memory.load(head, "e")
    assert found == memory(*IDS)
    assert found.number == 7
    assert list(found.entries) == list(found.units) == IDS


@pytest.mark.usefixtures("members")
def test_what_another_program_remembered_is_not_used(tmp_path: Path) -> None:
    head = saved(tmp_path)
    assert site_memory.load(head, "other") == SiteMemory()
    kept.write(head, {"files": {}})
    assert site_memory.load(head, "e") == SiteMemory()


def files(head: Path) -> dict[Path, tuple[int, int]]:
    """The files that stand: the number of one that was removed may be given to the next."""
    found = {path: path.stat() for path in head.parent.rglob("*.json")}
    return {path: (state.st_ino, state.st_mtime_ns) for path, state in found.items()}


@pytest.mark.usefixtures("members")
@pytest.mark.parametrize("field", ["entries", "units", "pages", "spans", "compared", "restricted"])
def test_of_a_change_what_is_read_is_what_was_remembered_last(tmp_path: Path, field: str) -> None:
    head = saved(tmp_path)
    then, now = site_memory.load(head, "e"), site_memory.load(head, "e")
    value = {"entries": entry.of(speech(id="s3"), "new"), "units": 4}.get(field, "new")
    getattr(now, field)["s3"] = value
    site_memory.save(head, now, then)
    assert site_memory.load(head, "e") == now != then


@pytest.mark.usefixtures("few")
def test_a_correction_writes_the_file_of_its_speech_and_the_head(tmp_path: Path) -> None:
    head = saved(tmp_path)
    before = files(head)
    then, now = site_memory.load(head, "e"), site_memory.load(head, "e")
    now.pages["s3"] = "new"
    site_memory.save(head, now, then)
    after = files(head)
    own = sharded.path(head, sharded.place("s3", 8), 8)
    assert before.keys() == after.keys() and len(after) == 9
    assert {path for path in after if after[path] != before[path]} == {head, own}


@pytest.mark.usefixtures("few")
def test_a_speech_that_is_gone_is_forgotten_and_so_are_files_of_another_number(
    tmp_path: Path,
) -> None:
    head = saved(tmp_path)
    for left in (8, 5, 2, 1):
        then = site_memory.load(head, "e")
        site_memory.save(head, memory(*IDS[:left]), then)
        assert site_memory.load(head, "e") == memory(*IDS[:left])
    assert list(files(head)) == [head]


@pytest.mark.usefixtures("few")
@pytest.mark.parametrize("ending", ["3-of-8.json", "head"])
def test_a_memory_of_which_a_part_is_lost_is_lost(tmp_path: Path, ending: str) -> None:
    head = saved(tmp_path)
    (head if ending == "head" else head.with_suffix("") / ending).write_bytes(b"{")
    assert site_memory.load(head, "e") == SiteMemory()


@pytest.mark.usefixtures("few")
def test_what_is_broken_off_while_it_is_kept_is_lost(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    head = saved(tmp_path)
    then, write = site_memory.load(head, "e"), kept.write

    def ended(path: Path, value: object) -> None:
        if path == head:
            raise KeyboardInterrupt
        write(path, value)

    monkeypatch.setattr(kept, "write", ended)
    now = memory(*IDS, "s9")
    with pytest.raises(KeyboardInterrupt):
        site_memory.save(head, now, then)
    assert site_memory.load(head, "e") == SiteMemory()
