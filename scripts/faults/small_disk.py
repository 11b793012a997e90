"""Disks that are really small: a file system in memory, mounted where something is written.

Whoever may have a room of his own on a system (`unshare`) may mount there, root or not. It ends
with the program that is started in it, so that nothing stays mounted.
"""

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import NamedTuple

from converters import resources
from scripts.faults import imports
from scripts.faults.office import CONFIG, Office, begun, differences
from scripts.faults.tally import Chance, Tally
from tests.make import contents

_WAYS = (("unshare", "--mount"), ("unshare", "--user", "--map-root-user", "--mount"))
_TOLD = "磁盘满了"
_SPEECHES, _FILES = 4, 8
_FEWEST_BYTES = 1 << 14
_OF_ENGINE = (".publishing.json", "release.json")
"""What stands in a published folder beside the site; one tells the hour."""


class Place(NamedTuple):
    """Where the disk is small, the command that writes there, and what it makes."""

    folder: str
    command: tuple[str, ...]
    most_bytes: int
    """More than the command needs."""
    made: Callable[[Path], dict[str, bytes]]


def _files(root: Path) -> dict[str, bytes]:
    found = (path for path in root.rglob("*") if path.is_file())
    return {str(p.relative_to(root)): p.read_bytes() for p in found if p.name not in _OF_ENGINE}


def _built(root: Path) -> dict[str, bytes]:
    """Return what a build makes: what an import tells in the output is none of it."""
    return {n: data for n, data in contents(root).items() if not n.startswith("output/import")}


PLACES = {
    "output": Place("output", ("build",), 8 << 20, _built),
    "tmp": Place("../tmp", ("build",), 150 << 20, _built),
    "into": Place(
        "into", ("import", "raw", "--into", "into"), 1 << 19, lambda root: _files(root / "into")
    ),
    "usb": Place("usb", ("publish", "usb"), 4 << 20, lambda root: _files(root / "usb")),
}


@cache
def way() -> tuple[str, ...]:
    """Return the words before a program by which it may mount; none where that is denied."""
    for words in _WAYS:
        test = [*words, "mount", "-t", "tmpfs", "tmpfs", "/mnt"]
        try:
            if not subprocess.run(test, capture_output=True, check=False).returncode:
                return words
        except OSError:
            continue
    return ()


def play(chance: Chance, tally: Tally) -> None:
    """Run commands on disks of all sizes, and again when there is room."""
    clean = _prepared(chance.room / "clean")
    for place in PLACES.values():
        done = clean.run(*place.command)
        tally.expect(done.code == 0, f"地方够时没有做完：{done.said[-200:]}")
    office = _prepared(chance.room / "small")
    office.build()
    while chance.goes_on(tally):
        tally.tries += 1
        name = chance.draw.choice(list(PLACES))
        most = PLACES[name].most_bytes
        size = int(_FEWEST_BYTES * (most / _FEWEST_BYTES) ** chance.draw.random())
        arguments = [name, str(size), str(office.root), str(clean.root)]
        program = [sys.executable, "-m", "scripts.faults.small_disk", *arguments]
        said = subprocess.run(
            [*way(), *program], capture_output=True, check=False, cwd=resources.root(), text=True
        )
        try:
            faults = json.loads(said.stdout)
        except ValueError:
            faults = [said.stderr[-300:]]
        for fault in faults:
            tally.expect(False, f"{name} 只有 {size} 字节：{fault}")


def _prepared(room: Path) -> Office:
    office = begun(room, _SPEECHES, book=True, config=CONFIG)
    for number in range(_FILES):
        office.write(f"raw/{number}.txt", imports.good(number) + "要抓好落实。\n" * 900)
    for folder in ("output", "into", "usb"):
        (office.root / folder).mkdir(exist_ok=True)
    return office


def tried(name: str, size: int, office: Office, clean: Path) -> list[str]:
    """Return what is not as promised on a disk of so many bytes, which is mounted here."""
    place, faults = PLACES[name], []
    folder = (office.root / place.folder).resolve()
    if folder == office.temp:
        shutil.rmtree(office.root / "output")
    mount = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)]
    subprocess.run(mount, check=True)
    done = office.run(*place.command)
    if not done.is_told or not (done.code == 0 or _TOLD in done.said):
        faults.append(f"没有说“{_TOLD}”：{done.said[-300:]}")
    if left := _left(office, folder):
        faults.append(f"留下了 {left[:3]}")
    subprocess.run(["mount", "-o", "remount,size=1g", str(folder)], check=True)
    done = office.run(*place.command)
    if done.code:
        faults.append(f"腾出地方后没有做完：{done.said[-200:]}")
    if wrong := differences(place.made(office.root), place.made(clean)):
        faults.append(f"腾出地方后做出的不对：{wrong}")
    if left := _left(office, folder):
        faults.append(f"腾出地方后留下了 {left[:3]}")
    return faults


def _left(office: Office, folder: Path) -> list[str]:
    half = [str(path.name) for path in folder.rglob(".*.tmp")]
    return sorted({*half, *office.left_behind()})


if __name__ == "__main__":
    where, most, root, other = sys.argv[1:]
    small = Office(Path(root), Path(root).parent / "tmp")
    print(json.dumps(tried(where, int(most), small, Path(other))))
