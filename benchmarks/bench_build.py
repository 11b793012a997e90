"""What the build engine costs: nothing to do, one correction, a full build, one core against two.

Collections are composed from real reports with a fixed seed. Every figure is the wall time and the
peak memory of a whole process, and the seconds of all cores of it and its children, which tell more
where the machine has other work; ratios are of one run. `make bench-build`; `--sizes 1000,10000`.
"""

import argparse
import contextlib
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from benchmarks import collection, peers
from converters import resources
from converters.build import kept, receipts
from converters.build import plan as plans
from converters.build.receipts import Receipt
from converters.project import Project

FULL = 400
"""Speeches of the full build that is really rendered."""
PEERS = 1_000
"""Speeches that MkDocs and Sphinx are given."""
LIMITS = {
    29: {"help": 0.12, "status": 0.25, "idle": 0.2, "one": 0.8, "site": 0.8},
    1_000: {"idle": 0.3, "snakemake": 2.0, "one": 1.2, "site": 1.2, "memory": 200},
    10_000: {"idle": 0.6, "snakemake": 2.5, "one": 3.0, "site": 3.0, "memory": 300},
    50_000: {"idle": 2.0, "snakemake": 4.0, "one": 7.0, "memory": 500},
    100_000: {"idle": 4.0, "snakemake": 6.0, "one": 10.0, "memory": 500},
}


@dataclass(frozen=True, slots=True)
class Run:
    """One process: seconds by the clock, those of all cores with children, its own peak in MB."""

    wall: float
    cpu: float
    peak: float


def run(root: Path, *command: str) -> Run:
    """Run a command to its end in a collection; a failure ends the benchmark."""
    begun, before = time.monotonic(), children()
    environment = os.environ | {"PYTHONPATH": str(resources.root())}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # as on the machine of a user
    process = subprocess.Popen(command, cwd=root, env=environment, stdout=subprocess.DEVNULL)
    peak = 0.0
    while process.poll() is None:
        peak = max(peak, memory(process.pid))
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(0.02)
    if process.returncode:
        raise SystemExit(f"{' '.join(command)} 失败（{process.returncode}）")
    return Run(time.monotonic() - begun, children() - before, peak)


def memory(pid: int) -> float:
    """Return the most memory a process has held so far, in MB; its children are not counted."""
    with contextlib.suppress(OSError, StopIteration, ValueError):
        lines = Path(f"/proc/{pid}/status").read_text(encoding="utf-8").splitlines()
        return int(next(line for line in lines if line.startswith("VmHWM")).split()[1]) / 1024
    return 0.0


def children() -> float:
    """Return the seconds of all cores that ended children have used."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def huibian(root: Path, *arguments: str) -> Run:
    """Run `huibian` in a collection."""
    return run(root, sys.executable, "-m", "converters", *arguments)


def snakemake(root: Path) -> Run:
    """Run plain Snakemake in a collection, with the profile of the project."""
    data = resources.root()
    return run(
        root,
        *(sys.executable, "-m", "snakemake", "--cores", "2", "--quiet", "all"),
        *("--snakefile", str(data / "Snakefile")),
        *("--workflow-profile", str(data / "workflow/profiles/default")),
    )


def pretend_built(root: Path) -> None:
    """Leave what a full build leaves, with outputs of one line: rendering is not measured here."""
    plan = plans.make(Project(root))
    for job in plan.jobs:
        receipt = Receipt({job.engine.key: dict(job.engine.parts)})
        (root / "output" / job.format).mkdir(parents=True, exist_ok=True)
        for id, source in job.sources.items():
            target = root / "output" / job.format / f"{id}.{job.format}"
            data = f"{id} {source}\n".encode()
            target.write_bytes(data)
            receipt.rendered[id] = receipts.record(target, source, job.engine.key, data)
        kept.write(plan.receipt_file(job), receipt.as_json())
        plan.stamp(job.format, job.shard, job.digest)


def correct(root: Path, number: int) -> None:
    """Correct one speech."""
    path = root / "speeches" / f"b{number:06d}.md"
    path.write_text(
        path.read_text(encoding="utf-8").replace("同志们：", "各位代表："), encoding="utf-8"
    )


def measure(size: int, pool: list[str], scratch: Path) -> dict[str, Run]:
    """Return the figures of one size of collection."""
    root = scratch / str(size)
    short = size > 10_000
    collection.compose(root, size, pool, characters=300 if short else 5_400)
    if short:
        (root / "config.yaml").write_text("title: 测量用讲话集\nsite: false\n", encoding="utf-8")
    pretend_built(root)
    figures: dict[str, Run] = {}
    if not short:
        figures["first site"] = huibian(root, "build", "--only", "site")
    snakemake(root)
    huibian(root, "build")
    for name, words in (("help", "--help"), ("status", "status"), ("idle", "build")):
        figures[name] = least(huibian(root, words) for _ in range(3))
    figures["snakemake"] = least(snakemake(root) for _ in range(2))
    corrected(root, 1, "docx,pdf,txt")  # a real build would have cut the faces
    figures["one"] = least(corrected(root, size // 2 + n, "docx,pdf,txt") for n in range(3))
    if not short:
        figures["site"] = least(corrected(root, size // 3 + n) for n in range(3))
    shutil.rmtree(root)
    return figures


def corrected(root: Path, number: int, only: str | None = None) -> Run:
    """Return what a build costs after one speech was corrected."""
    correct(root, number)
    return huibian(root, "build", *(["--only", only] if only else []))


def least(runs: Iterable[Run]) -> Run:
    """Return the run that took the least time by the clock."""
    return min(runs, key=lambda run: run.wall)


def full_build(pool: list[str], scratch: Path, count: int) -> dict[str, float]:
    """Return what a full build costs with one core and with two, and the engine's share."""
    root = scratch / "full"
    collection.compose(root, count, pool)
    (root / "config.yaml").write_text("title: 测量用讲话集\nsite: false\n", encoding="utf-8")
    found = {}
    for cores in ("1", "2"):
        shutil.rmtree(root / "output", ignore_errors=True)
        shutil.rmtree(root / ".snakemake", ignore_errors=True)
        found[cores] = huibian(root, "build", "--jobs", cores)
    drawing = run(root, sys.executable, "-m", "benchmarks.drawn_alone", "pdf", "docx", "txt")
    one = huibian(root, "convert", speeches(root)[0], "--to", "pdf", "--into", "alone")
    return {
        "speedup": found["1"].wall / found["2"].wall,
        "engine": found["1"].cpu / drawing.cpu - 1,
        "full seconds": found["2"].wall,
        "shell loop": one.wall * count,
    }


def beside(pool: list[str], scratch: Path) -> dict[str, Run]:
    """Return what MkDocs and Sphinx need for their HTML alone: nothing to do, and one edit."""
    found: dict[str, Run] = {}
    for name, command in (("MkDocs", peers.mkdocs), ("Sphinx", peers.sphinx)):
        root = scratch / name
        collection.compose(root, PEERS, pool)
        made = command(root)
        run(root, *made)
        found[f"{name} idle"] = run(root, *made)
        correct(root, PEERS // 2)
        found[f"{name} one"] = run(root, *made)
    return found


def speeches(root: Path) -> list[str]:
    """Return the Markdown files of a collection, as arguments."""
    return sorted(str(path.relative_to(root)) for path in (root / "speeches").glob("*.md"))


def main() -> int:
    """Print the table and write it as JSON; return 1 if a promise is not kept."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", type=Path, default=collection.CORPUS)
    parser.add_argument("--sizes", default="29,1000,10000,50000,100000")
    parser.add_argument("--scratch", type=Path)
    parser.add_argument("--full", type=int, default=FULL, help="0 leaves the full build out")
    parser.add_argument("--json", type=Path)
    parser.add_argument("--no-peers", dest="peers", action="store_false")
    arguments = parser.parse_args()
    pool = collection.paragraphs(arguments.corpus)
    table: dict[str, dict[str, object]] = {}
    missed = 0
    with tempfile.TemporaryDirectory(dir=arguments.scratch) as scratch:
        for size in map(int, arguments.sizes.split(",")):
            figures = measure(size, pool, Path(scratch))
            limits = LIMITS.get(size, {})
            peak = max(run.peak for run in figures.values())
            for name, figure in figures.items():
                limit = limits.get(name)
                missed += limit is not None and figure.wall > limit
                print(
                    f"{size:>6} {name:<12} {figure.wall:6.2f} s  CPU {figure.cpu:6.2f} s"
                    f"  {figure.peak:5.0f} MB  限 {limit}",
                    flush=True,
                )
            missed += peak > limits.get("memory", float("inf"))
            table[str(size)] = {name: figure.wall for name, figure in figures.items()}
            table[str(size)]["peak MB"] = peak
            table[str(size)]["cpu"] = {name: figure.cpu for name, figure in figures.items()}
        if arguments.peers:
            for name, figure in beside(pool, Path(scratch)).items():
                print(
                    f"{PEERS:>6} {name:<12} {figure.wall:6.2f} s  {figure.peak:5.0f} MB", flush=True
                )
                table.setdefault("peers", {})[name] = figure.wall
        if arguments.full:
            full = full_build(pool, Path(scratch), arguments.full)
            for name, value in full.items():
                print(f"{arguments.full} 篇全部：{name} {value:.2f}")
            usual = arguments.full == FULL
            missed += usual and (full["engine"] > 0.05 or full["speedup"] < 1.7)
            table["full"] = dict(full)
    if arguments.json:
        arguments.json.write_text(json.dumps(table, indent=1), encoding="utf-8")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
