"""A build on Slurm: whether there is one, what was left in its queue, and why a job did not end.

Jobs run on other machines, whose processes nobody sees; what became of them Slurm alone can tell.
A build that ends, in whatever way, leaves none behind: its jobs are known by their folder.
"""

import importlib.util
import os
import re
import shutil
import subprocess
import time
from collections import defaultdict
from collections.abc import Collection
from pathlib import Path

from converters.build import kept
from converters.errors import HuibianError

_EXECUTOR = re.compile(r"^executor:\s*slurm\s*$", re.MULTILINE)
_PLUGIN = "snakemake_executor_plugin_slurm"
_OURS = "rule_"
"""What Snakemake's plugin begins the comment of each of its jobs with."""
_JOB_LOGS = ".snakemake/slurm_logs"
"""The plugin makes it before the first job; of a killed Snakemake it is left."""
_SIGN = ".huibian/slurm"
"""Left by a build on Slurm until its queue is empty."""
_ANSWER_SECONDS = 20
_PATIENCE_SECONDS = 15.0
"""How long a cancelled job may take to end: it is told, and killed a while later."""
_LOOK_SECONDS = 0.3
_ENDED = {
    "CANCELLED": "被取消",
    "NODE_FAIL": "所在的节点断了",
    "BOOT_FAIL": "所在的节点没有启动",
    "PREEMPTED": "让给了别的作业",
    "TIMEOUT": "超过了时限",
    "DEADLINE": "超过了时限",
    "OUT_OF_MEMORY": "内存不够",
}
_BOUNDED = ("TIMEOUT", "DEADLINE", "OUT_OF_MEMORY")
_ENDS = re.compile(r"SLURM-job '(\w+)' failed.*SLURM status is: '(\w+)'")
_REFUSED = re.compile(r"SLURM sbatch failed\. The error message was '(.*)'")
_PROFILE = "workflow/profiles/slurm/profile.yaml"


def is_asked_for(profile: Path) -> bool:
    """Return whether a profile of Snakemake, its file, is one for Slurm."""
    return bool(_EXECUTOR.search(profile.read_text(encoding="utf-8")))


def require() -> None:
    """Raise HuibianError if jobs cannot be given to Slurm from here."""
    if importlib.util.find_spec(_PLUGIN) is None:
        remedy = "请运行 pip install --require-hashes -r requirements-slurm.lock"
        raise HuibianError("没有装 Snakemake 的 Slurm 插件", remedy)
    if not shutil.which("sbatch"):
        remedy = "请在集群的登录节点上运行；就在本机做的，不要写 --profile"
        raise HuibianError("这台机器上没有 Slurm 的命令（sbatch）", remedy)
    if _queue() is None:
        raise HuibianError("Slurm 没有应答", "请用 squeue 看看集群是否正常，恢复后再运行一次")


def begin(output: Path) -> None:
    """Note that jobs may be in the queue for an output folder; raises HuibianError as `require`."""
    require()
    kept.make_way(output / _SIGN)
    (output / _SIGN).touch()


def end(output: Path) -> None:
    """Cancel what a build into an output folder has in the queue, and wait until it is gone.

    A job on a machine that does not answer is not waited for long. Where no job was begun Slurm is
    not asked: one that is down would be waited for.
    """
    if not ((output / _SIGN).exists() or (output.parent / _JOB_LOGS).exists()):
        return
    told: set[str] = set()
    until = time.monotonic() + _PATIENCE_SECONDS
    while (left := _jobs_of(output)) and time.monotonic() < until:
        if new := sorted(left - told):
            _asked("scancel", *new)
        told |= left
        time.sleep(_LOOK_SECONDS)
    if not left and _queue() is not None:
        kept.remove(output / _SIGN)


def job() -> str:
    """Return the number of the job of Slurm that this process is of; "" if it is of none."""
    return os.environ.get("SLURM_JOB_ID", "")


def over(jobs: Collection[str]) -> set[str]:
    """Return those among some jobs that are no longer in the queue; none if nobody can tell."""
    queue = _queue() if jobs else None
    return set() if queue is None else {*jobs} - queue.keys()


def failure(log: str) -> HuibianError | None:
    """Return what to say of jobs that Slurm did not bring to an end, by the log of Snakemake.

    >>> print(failure("SLURM-job '16' failed, SLURM status is: 'CANCELLED'. Detailed"))
    集群没有做完：作业 16 被取消。没有做完的，再运行一次就接着做。
    >>> failure("SLURM-job '16' failed, SLURM status is: 'FAILED'")
    """
    if refused := _REFUSED.search(log):
        return HuibianError(f"集群没有收下作业：{refused[1]}", f"账号、分区写在 {_PROFILE}")
    ended: dict[str, list[str]] = defaultdict(list)
    for number, status in _ENDS.findall(log):
        if status in _ENDED and number not in ended[status]:
            ended[status].append(number)
    told = [f"作业 {'、'.join(jobs)} {_ENDED[status]}" for status, jobs in ended.items() if jobs]
    if not told:
        return None
    bounded = any(ended[status] for status in _BOUNDED)
    more = f"；时限（runtime）和内存（mem_mb）写在 {_PROFILE}" if bounded else ""
    return HuibianError(f"集群没有做完：{'；'.join(told)}", f"没有做完的，再运行一次就接着做{more}")


def _jobs_of(output: Path) -> set[str]:
    """Return the jobs in the queue that were begun for an output folder."""
    queue = _queue()
    root = os.path.realpath(output.parent)
    return {number for number, folder in (queue or {}).items() if os.path.realpath(folder) == root}


def _queue() -> dict[str, str] | None:
    """Return the folder of each job of Snakemake in the queue, by number; None if nobody tells."""
    if not shutil.which("squeue"):
        return None
    said = _asked("squeue", "--noheader", "--user", str(os.getuid()), "--format", "%A|%k|%Z")
    if said is None:
        return None
    rows = [row.split("|", 2) for row in said.splitlines() if row.count("|") > 1]
    return {number: folder for number, comment, folder in rows if comment.startswith(_OURS)}


def _asked(*command: str) -> str | None:
    """Return what a program of Slurm answers; None if it does not, or fails."""
    try:
        done = subprocess.run(command, capture_output=True, timeout=_ANSWER_SECONDS, check=True)
    except (OSError, subprocess.SubprocessError):
        return None
    return done.stdout.decode(errors="replace")
