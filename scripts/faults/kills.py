"""Builds killed at any moment, small ones and the workflow: the parent, a worker, or all."""

import random
import subprocess
import time

from scripts.faults.office import SMALL, Office, begun, descendants, differences, kill
from scripts.faults.tally import Chance, Tally
from tests.make import contents

_FEW, _MANY = 4, 16
"""Speeches of a build that is done in one process, and of one that needs the workflow."""
_WAYS = ("parent", "worker", "tree")


def play(chance: Chance, tally: Tally) -> None:
    """Kill a build that has something to do; the next one is to end as if nothing had been."""
    offices = [begun(chance.room / str(number), number, config=SMALL) for number in (_FEW, _MANY)]
    spans = [_first(office, tally) for office in offices]
    while chance.goes_on(tally):
        which = chance.draw.randrange(len(offices))
        office = offices[which]
        tally.tries += 1
        for number in range(_FEW if which == 0 else _MANY):
            office.speech(number, f"第 {tally.tries} 次开会。")
        way = chance.draw.choice(_WAYS)
        killed(office, way, chance.draw.uniform(0, spans[which]), chance.draw)
        done = office.run("build")
        what = f"{way} 被结束后再构建"
        tally.expect(done.code == 0, f"{what}，没有做完：{done.said[-200:]}")
        wrong = differences(contents(office.root), office.clean())
        tally.expect(not wrong, f"{what}，成品与从头构建的不同：{wrong}")
        left = office.left_behind()
        tally.expect(not left, f"{what}，留下了 {left[:3]}")


def _first(office: Office, tally: Tally) -> float:
    """Build for the first time; return how long it takes."""
    start = time.monotonic()
    done = office.build()
    tally.expect(done.code == 0, f"第一次构建没有做完：{done.said[-200:]}")
    return time.monotonic() - start


def killed(office: Office, way: str, seconds: float, draw: random.Random, **known: str) -> None:
    """Start a build and kill what `way` says after some seconds; what that leaves may go on.

    `known` goes into its environment.
    """
    process = office.started("build", **known)
    try:
        process.communicate(timeout=seconds)
    except subprocess.TimeoutExpired:
        family = descendants(process.pid)
        kill({"parent": family[:1], "worker": [draw.choice(family)], "tree": family}[way])
        process.wait()
        if process.stdout is not None:
            process.stdout.close()  # the terminal is gone
