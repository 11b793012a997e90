"""Plant a sample of bugs, run the tests that import their modules, list the survivors."""

import argparse
import json
import queue
import random
import signal
import sys
import threading
import time
import xml.etree.ElementTree as ElementTree
from collections import Counter
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path
from typing import NamedTuple

from scripts.mutants.bench import Bench, bench
from scripts.mutants.choice import Choice
from scripts.mutants.record import Record, last_seed
from scripts.mutants.sites import Mutant, mutants


class Round(NamedTuple):
    """Tests that are asked about one bug."""

    marked: str
    """Which of them, as pytest is told."""
    seconds: float
    """What they may take in all, undisturbed."""


ROOT = Path(__file__).parents[2]
KEPT = ROOT / ".mutants_cache"
ROOMS = ("typeset", "build", "importing", "readers", "formats")
EACH = 60
LEAST = 0.9
_WHOLE_SECONDS = 3600
_ROUNDS = (Round("not slow", 40.0), Round("slow", 60.0))
"""The fast tests are asked first, and of a bug that they do not notice the slow ones."""
_SLOWER = 15
"""A test that takes so many times as long as it took without a bug hangs."""


def sample(rooms: Sequence[str], each: int, seed: int) -> list[Mutant]:
    """Return so many bugs of each room, the same for the same seed and sources."""
    found: list[Mutant] = []
    for room in rooms:
        every = [
            mutant
            for path in sorted((ROOT / "converters" / room).rglob("*.py"))
            for mutant in mutants(path, str(path.relative_to(ROOT)))
        ]
        draw = random.Random(f"{seed} {room}")
        found += draw.sample(every, min(each, len(every)))
    return found


def seconds_of_tests(on: Bench, marked: str) -> dict[str, float]:
    """Return how long the tests of each file take that are marked so.

    Those of a file in which one fails without a bug are left out, and of the slow ones those that
    stand in no room: they try whole commands. Measured once for each file. Raises SystemExit if the
    tests could not be run.
    """
    kept = KEPT / f"seconds-{marked.replace(' ', '-')}.json"
    known = dict(json.loads(kept.read_bytes())) if kept.is_file() else {}
    rooms = ROOMS if marked == "slow" else ("**",)
    paths = sorted({path for room in rooms for path in on.root.glob(f"tests/{room}/**/test_*.py")})
    names = [str(path.relative_to(on.root)) for path in paths]
    if new := [name for name in names if name not in known]:
        print(f"先跑一遍 {len(new)} 个文件的测试（{marked}），量各要多久……", flush=True)
        report = on.root / "report.xml"
        options = ("-n", "2", "--no-loadscope-reorder", f"--junit-xml={report}")
        xml = ("-o", "junit_family=xunit1")
        code = on.run(new, *options, *xml, marked=marked, seconds=_WHOLE_SECONDS)
        if not report.is_file():
            raise SystemExit(f"测试没有跑完（{code}）")
        known |= dict.fromkeys(new, 0.0) | _costs(report)
        KEPT.mkdir(exist_ok=True)
        kept.write_text(json.dumps(known), encoding="utf-8")
    return {name: known[name] for name in names if known[name] is not None}


def _costs(report: Path) -> dict[str, float | None]:
    """Return the seconds of each file in a report; None for one that has a test that fails."""
    costs: dict[str, float] = {}
    failed: set[str] = set()
    for case in ElementTree.parse(report).getroot().iter("testcase"):
        file = case.get("file", "")
        costs[file] = costs.get(file, 0.0) + float(case.get("time", 0))
        if case.find("failure") is not None or case.find("error") is not None:
            print(f"没有植入错误时就不通过，不用它：{file}（{case.get('name')}）", flush=True)
            failed.add(file)
    return {file: None if file in failed else cost for file, cost in costs.items()}


class Trial:
    """A sample on its way through the tests, on several benches at once."""

    def __init__(self, chosen: Sequence[Mutant], record: Record, until: float) -> None:
        self._sources = {m.path: (ROOT / m.path).read_bytes() for m in chosen}
        self.chosen, self.record, self._until = chosen, record, until
        self._waiting: queue.SimpleQueue[Mutant] = queue.SimpleQueue()
        for mutant in chosen:
            if self.verdict(mutant) is None:
                self._waiting.put(mutant)
        self._hold = threading.Lock()
        self._stopped = False

    def verdict(self, mutant: Mutant) -> str | None:
        """Return what became of a bug; None if it was not tried yet."""
        return self.record.verdict(mutant, self._sources[mutant.path])

    def work(self, on: Bench, choice: Choice, seconds: Mapping[str, dict[str, float]]) -> None:
        """Try bugs until none is left, or no time."""
        while time.monotonic() < self._until:
            try:
                mutant = self._waiting.get_nowait()
            except queue.Empty:
                return
            verdict = _verdict(on, choice, seconds, mutant)
            with self._hold:
                if self._stopped:
                    return
                self.record.note(mutant, self._sources[mutant.path], verdict)
                self._tell(mutant, verdict)

    def stop(self, benches: Sequence[Bench]) -> None:
        """Let nothing begin, and end what runs; what it says counts for nothing."""
        self._stopped, self._until = True, 0.0
        for each in benches:
            each.end()

    def _tell(self, mutant: Mutant, verdict: str) -> None:
        done = sum(self.verdict(each) is not None for each in self.chosen)
        print(f"[{done}/{len(self.chosen)}] {verdict:8} {mutant.path}:{mutant.line}", flush=True)

    def shown(self, mutant: Mutant) -> str:
        """Return the line of a bug as it was and as it is with it."""
        source = self._sources[mutant.path]
        begin = source.rfind(b"\n", 0, mutant.start) + 1
        end = source.find(b"\n", mutant.end)
        was = source[begin:end].decode()
        now = mutant.planted(source)[
            begin : end + len(mutant.text.encode()) - mutant.end + mutant.start
        ]
        return f"{mutant.path}:{mutant.line}\n  - {was.strip()}\n  + {now.decode().strip()}"


def _verdict(
    on: Bench, choice: Choice, seconds: Mapping[str, dict[str, float]], mutant: Mutant
) -> str:
    """Return what becomes of a bug, round by round."""
    verdict = "survived"
    for each in _ROUNDS:
        tests = choice.of(mutant.path, seconds[each.marked], each.seconds)
        if verdict == "survived" and tests:
            cost = sum(seconds[each.marked][test] for test in tests)
            verdict = on.verdict(mutant, tests, each.marked, 120 + _SLOWER * cost)
    return verdict


def report(trial: Trial, rooms: Sequence[str]) -> bool:
    """Print the share caught of each room, and the survivors; return whether it is enough."""
    enough = True
    for room in rooms:
        own = [m for m in trial.chosen if m.path.startswith(f"converters/{room}/")]
        verdicts = Counter(trial.verdict(mutant) for mutant in own)
        tried = len(own) - verdicts[None]
        share = (tried - verdicts["survived"]) / tried if tried else 0
        enough &= tried == len(own) and share >= LEAST
        print(f"{room:10} 试了 {tried}/{len(own)}，发现 {share:.0%}（其中卡住 {verdicts['hung']}）")
    for mutant in trial.chosen:
        if trial.verdict(mutant) == "survived":
            print(f"\n没有发现：{trial.shown(mutant)}")
    return enough


def main() -> int:
    """Return 0 if at least nine of ten were caught in every room, else 1."""
    parser = argparse.ArgumentParser(prog="make mutants", description=__doc__)
    parser.add_argument("--seed", type=int, help="default: that of the last run, which goes on")
    parser.add_argument("--new", action="store_true", help="begin a new run with a new seed")
    parser.add_argument("--each", type=int, default=EACH, help=f"bugs a room (default {EACH})")
    parser.add_argument("--rooms", nargs="+", choices=ROOMS, default=ROOMS)
    parser.add_argument("--jobs", type=int, default=2, help="at once (default 2)")
    parser.add_argument("--minutes", type=float, default=90, help="then stop (default 90)")
    asked = parser.parse_args()
    until = time.monotonic() + 60 * asked.minutes
    seed = asked.seed if asked.seed is not None else None if asked.new else last_seed(KEPT)
    seed = random.SystemRandom().randrange(10_000) if seed is None else seed
    print(f"种子 {seed}（用 MUTANTS='--seed {seed}' 重现，没有试完的接着试）", flush=True)
    trial = Trial(sample(asked.rooms, asked.each, seed), Record(KEPT, seed), until)
    with ExitStack() as stack:
        benches = [stack.enter_context(bench(ROOT)) for _ in range(asked.jobs)]
        seconds = {each.marked: seconds_of_tests(benches[0], each.marked) for each in _ROUNDS}
        choice = Choice(ROOT)
        pool = stack.enter_context(ThreadPoolExecutor(len(benches)))
        stack.push(lambda *_: trial.stop(benches))
        for hand in [pool.submit(trial.work, on, choice, seconds) for on in benches]:
            hand.result()
    return 0 if report(trial, asked.rooms) else 1


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit("已中断")
