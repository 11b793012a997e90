"""A disk that fills up: told in one sentence, nothing lost, and gone on with once there is room.

To mount a small disk would need root. Each Python process is given a file system of its own making:
once the output is larger than a number of bytes, what is written is cut short and refused.
"""

import os
import shutil

from converters import resources
from scripts.faults.office import SMALL, begun, differences
from scripts.faults.tally import Chance, Tally
from tests.make import contents

_SPEECHES = 16
_SMALLEST, _LARGEST = 2_000, 400_000
"""Bytes that the disk has room for: from before the first speech to the last pages of the site."""
_FULL = """
import contextlib, errno, os, pathlib

def used():
    total = 0
    for path in pathlib.Path({output!r}).rglob("*"):
        with contextlib.suppress(OSError):
            total += path.stat().st_size
    return total

def full():
    if used() > {room}:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

def synced(file, sync=os.fsync):
    try:
        full()
    except OSError:
        os.ftruncate(file, os.fstat(file).st_size // 2)
        raise
    sync(file)

def written(path, data, write=pathlib.Path.write_bytes):
    write(path, data)
    if {output!r} in str(path.absolute()):
        full()
    return len(data)

os.fsync, pathlib.Path.write_bytes = synced, written
"""
_TOLD = "磁盘满了"


def play(chance: Chance, tally: Tally) -> None:
    """Build with room for some bytes, then with enough."""
    office = begun(chance.room, _SPEECHES, config=SMALL)
    wanted = office.clean()
    patch = chance.room / "patch"
    patch.mkdir()
    known = {"PYTHONPATH": os.pathsep.join([str(patch), str(resources.root())])}
    while chance.goes_on(tally):
        tally.tries += 1
        room = chance.draw.randrange(_SMALLEST, _LARGEST)
        program = _FULL.format(output=str(office.root / "output"), room=room)
        (patch / "sitecustomize.py").write_text(program, encoding="utf-8")
        shutil.rmtree(office.root / "output", ignore_errors=True)
        done = office.build(**known)
        what = f"只有 {room} 字节"
        told = done.code == 0 or _TOLD in done.said
        tally.expect(done.is_told and told, f"{what}，没有说“{_TOLD}”：{done.said[-300:]}")
        half = {n: data for n, data in contents(office.root).items() if wanted.get(n) == data}
        odd = [n for n in contents(office.root) if n.endswith((".txt", ".docx")) and n not in half]
        tally.expect(not odd, f"{what}，有写了一半的成品：{odd[:3]}")
        done = office.build()
        tally.expect(done.code == 0, f"{what}，腾出地方后没有做完：{done.said[-200:]}")
        wrong = differences(contents(office.root), wanted)
        tally.expect(not wrong, f"{what}，腾出地方后成品不对：{wrong}")
        tally.expect(not office.left_behind(), f"{what}，留下了 {office.left_behind()[:3]}")
