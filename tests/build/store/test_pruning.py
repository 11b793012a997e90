import os
from pathlib import Path

import pytest

from converters.build.store import pruning
from converters.build.store.pruning import Held
from converters.build.store.shelf import ASIDE, ROOM

NAMES = [f"{number:064x}" for number in range(4)]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A store of four entries of ten bytes, used at the seconds 1000, 2000, 3000 and 4000."""
    for number, name in enumerate(NAMES):
        path = tmp_path / ROOM / name[:2] / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(bytes(10))
        os.utime(path, (1000 * (number + 1),) * 2)
    return tmp_path


def names(found: list[Held]) -> list[str]:
    return [one.path.name for one in found]


def test_what_is_held_is_told_longest_unused_first(folder: Path) -> None:
    assert names(pruning.held(folder)) == NAMES
    assert {one.size for one in pruning.held(folder)} == {10}
    assert pruning.held(folder / "nowhere") == []


def test_files_that_are_none_of_ours_and_links_are_never_held(folder: Path) -> None:
    for name in ("README", "ab", "config.yaml"):
        (folder / ROOM / "00" / name).write_bytes(b"")
    (folder / NAMES[0]).write_bytes(b"")
    (folder / ROOM / NAMES[0]).write_bytes(b"")
    (folder / ROOM / "abc").mkdir()
    (folder / ROOM / "abc" / NAMES[0]).write_bytes(b"")
    (folder / "elsewhere").mkdir()
    (folder / "elsewhere" / NAMES[1]).write_bytes(b"")
    (folder / ROOM / "01").symlink_to(folder / "elsewhere")
    (folder / ROOM / "00" / f"{9:064x}").symlink_to(folder / ROOM / "00/README")
    (folder / ROOM / "00" / f"{8:064x}").mkdir()
    assert names(pruning.held(folder)) == NAMES


def test_what_a_killed_writer_left_is_held_too(folder: Path) -> None:
    aside = folder / ROOM / "00" / f".{NAMES[0]}.0a1b{ASIDE}"
    aside.write_bytes(b"half")
    os.utime(aside, (0, 0))
    assert names(pruning.held(folder))[0] == aside.name


@pytest.mark.parametrize(
    ("before", "most", "count"),
    [(0, 100, 0), (2000, 100, 1), (2001, 100, 2), (0, 40, 0), (0, 39, 1), (0, 0, 4), (3001, 20, 3)],
)
def test_the_longest_unused_go_until_both_limits_are_kept(
    folder: Path, before: float, most: float, count: int
) -> None:
    assert names(pruning.unwanted(pruning.held(folder), before, most)) == NAMES[:count]


def test_what_is_used_meanwhile_stays(folder: Path) -> None:
    going = pruning.held(folder)
    os.utime(going[1].path)
    going[2].path.unlink()
    assert [path.name for path in pruning.resting(going)] == [NAMES[0], NAMES[3]]
