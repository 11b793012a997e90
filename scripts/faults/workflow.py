"""Builds by the workflow itself: killed, two at once, gone on with by either of its two commands.

The collection is larger than what a build does in its own process, and every try makes all of it
stale, so that Snakemake does the work.
"""

import subprocess
import time

from scripts.faults.edits import EDITS
from scripts.faults.office import Office, Outcome, begun, descendants, differences, kill
from scripts.faults.tally import Chance, Tally
from tests.make import contents

_SPEECHES = 14
"""More than a build does without Snakemake (`converters.build.run`)."""
_WAYS = ("parent", "worker", "tree")
_REFUSED = "另一个构建正在进行"
_AT_ONCE = 0.3
"""The share of tries in which a second build is begun while one runs."""


def play(chance: Chance, tally: Tally) -> None:
    """Make all stale, build and kill it; whichever command goes on, the end is a clean one."""
    office = begun(chance.room, _SPEECHES, book=True)
    begins = time.monotonic()
    done = office.build()
    span = time.monotonic() - begins
    tally.expect(done.code == 0, f"第一次构建没有做完：{done.said[-200:]}")
    while chance.goes_on(tally):
        tally.tries += 1
        for number in range(_SPEECHES):
            office.speech(number, f"第 {tally.tries} 次开会。")
        what = _disturbed(office, chance, tally, span)
        plain = chance.draw.random() < 0.5
        done = office.snakemake() if plain else office.build()
        what += f"，再运行 {'snakemake' if plain else 'huibian build'}"
        tally.expect(done.code == 0 and done.is_told, f"{what}，没有做完：{done.said[-300:]}")
        found, wanted = contents(office.root), office.clean()
        stray = {n for n in found if n not in wanted and "/site/" not in n}
        wrong = differences({n: d for n, d in found.items() if n not in stray}, wanted)
        tally.expect(not wrong, f"{what}，成品与从头构建的不同：{wrong}")
        # What a plain Snakemake was killed amid, only a command of huibian can sweep away.
        idle = office.build()
        tally.expect("没有要做的事" in idle.said, f"{what}，还有要做的：{idle.said[-200:]}")
        tally.expect(not office.left_behind(), f"{what}，留下了 {office.left_behind()[:3]}")


def _disturbed(office: Office, chance: Chance, tally: Tally, span: float) -> str:
    """Build, while files are edited, another build is begun and the first is killed; tell what."""
    draw = chance.draw
    plain, way = draw.random() < 0.3, draw.choice(_WAYS)
    process = office.started_plain() if plain else office.started("build")
    told = [f"{'snakemake' if plain else 'huibian build'} 的 {way} 被结束"]
    try:
        process.communicate(timeout=draw.uniform(0, span / 2))
    except subprocess.TimeoutExpired:
        if draw.random() < _AT_ONCE:
            second = office.run_plain() if draw.random() < 0.5 else office.run("build")
            told.append("同时又构建")
            done = second.code == 0 or _is_refused(second)
            tally.expect(done and second.is_told, f"同时又构建时：{second.said[-300:]}")
        edit = draw.choice(EDITS)
        edit(office, draw)
        told.append(edit.__name__.strip("_"))
    try:
        process.communicate(timeout=draw.uniform(0, span / 2))
    except subprocess.TimeoutExpired:
        family = descendants(process.pid)
        kill({"parent": family[:1], "worker": [draw.choice(family)], "tree": family}[way])
        process.communicate()
    return "、".join(told)


def _is_refused(second: Outcome) -> bool:
    """Return whether a build was told in one sentence that another one runs."""
    return second.code == 1 and second.said.count("错误：") == 1 and _REFUSED in second.said
