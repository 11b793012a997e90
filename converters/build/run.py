"""A whole build: nothing where nothing is stale, else the workflow, then the verdict."""

import fcntl
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from converters.build import steps
from converters.build.plan import Plan, make
from converters.errors import HuibianError, UsageError
from converters.project import Project

LOG = ".huibian/snakemake.log"
_LOCK = ".huibian/lock"
_TAIL = 12
_ROUNDS = 2
"""A speech that is saved while the build runs is stale again at its end."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a build did: outputs made anew by format, and the faults it met."""

    rendered: dict[str, int]
    faults: list[tuple[str, dict[str, object]]]

    @property
    def idle(self) -> bool:
        """Whether there was nothing to do."""
        return not self.rendered


def stale(plan: Plan) -> dict[str, int]:
    """Return how many outputs of each format are to be made anew; the site counts as one."""
    counts: dict[str, int] = {}
    for job, ids in plan.stale():
        counts[job.format] = counts.get(job.format, 0) + len(ids)
    if plan.site_is_stale():
        counts["site"] = 1
    return counts


def build(project: Project, plan: Plan, cores: int) -> Outcome:
    """Bring every output up to date with the workflow; Snakemake is not started for nothing.

    Raises UsageError while another build is running, HuibianError where the workflow itself
    fails; faults in speeches are in the outcome.
    """
    with _alone(project.output):
        counts = left = stale(plan)
        rounds = 0
        while left and rounds < _ROUNDS:
            plan.withdraw()
            code = _snakemake(project, cores)
            plan = make(project)
            left, rounds = stale(plan), rounds + 1
        if left:
            raise HuibianError(
                f"构建没有完成（snakemake 退出码 {code}）\n{_end_of_log(project)}",
                f"详情见 {project.output / LOG}",
            )
        return Outcome(counts, steps.failures(plan))


def _snakemake(project: Project, cores: int) -> int:
    log = project.output / LOG
    log.parent.mkdir(parents=True, exist_ok=True)
    profile = project.data_file("workflow/profiles/default/profile.yaml").parent
    command = [sys.executable, "-m", "snakemake", "--cores", str(cores)]
    command += ["--snakefile", str(project.data_file("Snakefile"))]
    command += ["--workflow-profile", str(profile), "--nolock"]
    with log.open("wb") as file:
        done = subprocess.run(
            command, cwd=project.root, stdout=file, stderr=subprocess.STDOUT, check=False
        )
    return done.returncode


def _end_of_log(project: Project) -> str:
    lines = (project.output / LOG).read_text(encoding="utf-8", errors="replace").splitlines()
    return "\n".join(line for line in lines[-_TAIL:] if line.strip())


@contextmanager
def _alone(output: Path) -> Iterator[None]:
    """Hold the lock of the output folder; the kernel gives it back even after a kill."""
    lock = output / _LOCK
    lock.parent.mkdir(parents=True, exist_ok=True)
    with lock.open("a+") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            file.seek(0)
            raise UsageError(
                f"另一个构建正在进行（进程 {file.read().strip() or '不详'}）", "请等它结束后再试"
            ) from error
        file.truncate(0)
        file.write(str(os.getpid()))
        file.flush()
        yield
