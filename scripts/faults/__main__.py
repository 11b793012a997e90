"""Kills, full disks, edits amid builds, spoilt caches, hostile input; bounded in time."""

import argparse
import random
import signal
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from scripts.faults.office import at_work, kill
from scripts.faults.runs import RUNS
from scripts.faults.tally import Chance, Run, Tally

_MINUTES = 14.0
_SHOWN = 12
"""Faults of one run that are printed."""


def play(run: Run, seed: int, seconds: float) -> Tally:
    """Return the account of one run; a fault of the run itself is one of them."""
    tally = Tally()
    with TemporaryDirectory(prefix=f"huibian-faults-{run.name}-") as room:
        chance = Chance(random.Random(f"{seed} {run.name}"), Path(room), time.monotonic() + seconds)
        try:
            run.play(chance, tally)
        finally:
            kill(at_work(chance.room))
    return tally


def _tell(run: Run, tally: Tally, seconds: float) -> None:
    verdict = f"有 {len(tally.faults)} 处不合" if tally.faults else "全部合乎承诺"
    told = f"{run.label}（{run.name}）：试了 {tally.tries} 次，{seconds:.0f} 秒"
    print(f"{told}，{verdict}", flush=True)
    for fault in tally.faults[:_SHOWN]:
        print(f"  {fault}", flush=True)


def main(arguments: Sequence[str]) -> int:
    """Return 0 if every promise held, else 1."""
    parser = argparse.ArgumentParser(prog="make faults", description=__doc__)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(10_000))
    parser.add_argument(
        "--minutes", type=float, default=_MINUTES, help=f"in all (default {_MINUTES})"
    )
    parser.add_argument("--only", nargs="+", choices=[run.name for run in RUNS])
    asked = parser.parse_args(arguments)
    runs = [run for run in RUNS if not asked.only or run.name in asked.only]
    print(f"种子 {asked.seed}（用 FAULTS='--seed {asked.seed}' 重现）", flush=True)
    sound = True
    for run in runs:
        begun = time.monotonic()
        tally = play(run, asked.seed, 60 * asked.minutes / len(runs))
        _tell(run, tally, time.monotonic() - begun)
        sound &= not tally.faults and tally.tries > 0
    return 0 if sound else 1


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit("已中断")
