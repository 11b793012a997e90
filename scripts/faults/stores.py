"""A store that two clones share: one is killed as it writes, entries are spoilt, both build."""

import random
from pathlib import Path

from scripts.faults.caches import spoilt
from scripts.faults.kills import killed
from scripts.faults.office import begun, differences
from scripts.faults.tally import Chance, Tally
from tests.make import contents

_SPEECHES = 4
_SECONDS = 3.0
"""A build of these speeches takes about as long."""


def play(chance: Chance, tally: Tally) -> None:
    """Have two clones build with one store; outputs are to be those of a build without any."""
    store = chance.room / "store"
    store.mkdir(parents=True)
    known = {"HUIBIAN_STORE": str(store)}
    offices = [begun(chance.room / name, _SPEECHES, book=True) for name in ("a", "b")]
    while chance.goes_on(tally):
        tally.tries += 1
        for office in offices:
            for number in range(_SPEECHES):
                office.speech(number, f"第 {tally.tries} 次开会。")
        chance.draw.shuffle(offices)
        first, second = offices
        killed(first, "tree", chance.draw.uniform(0, _SECONDS), chance.draw, **known)
        done = second.build(**known)
        tally.expect(done.code == 0 and done.is_told, f"没有做完：{done.said[-200:]}")
        _spoil(store, chance.draw)
        both = [office.started("build", **known) for office in offices]
        said = [process.communicate()[0] for process in both]
        tally.expect(not any("Traceback" in words for words in said), f"说的不是话：{said}")
        wanted = first.clean()
        for office in offices:
            done = office.build(**known)
            tally.expect(done.code == 0, f"成品库写坏后，没有做完：{done.said[-200:]}")
            wrong = differences(contents(office.root), wanted)
            tally.expect(not wrong, f"成品与不用成品库做的不同：{wrong}")


def _spoil(store: Path, draw: random.Random) -> None:
    """Put nonsense, a part of itself, or another entry into some entries."""
    held = sorted(path for path in store.rglob("*") if path.is_file())
    for path in draw.sample(held, draw.randint(0, len(held))):
        other = draw.choice(held).read_bytes()
        path.write_bytes(spoilt(path, draw) if draw.random() < 0.5 else other)
