# What the rules share: the plan of the build, as the command line tells it.
import atexit
import fcntl
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from contextlib import suppress
from pathlib import Path

from snakemake.exceptions import WorkflowError
from snakemake.persistence import file as persistence
from snakemake.utils import listfiles


def literal(text):
    """Return a text as one that is formatted: only doubled braces are signs like any others."""
    return text.replace("{", "{{").replace("}", "}}")


# The rules call `huibian` by name: here it is the one that belongs to this Snakemake, whatever signs
# its path has. No module in the folder of the collection is taken for one of the program (-P).
HUIBIAN = f'huibian() {{ {shlex.quote(sys.executable)} -P -m converters "$@"; }}'
shell.prefix(f"set -euo pipefail; {literal(HUIBIAN)}; ")

# Snakemake looks for its locks with the path of this folder as a pattern, in which braces would be
# wildcards; seen from the folder itself the path has none.
persistence.listfiles = lambda pattern: listfiles(os.path.relpath(pattern))


def asked(*arguments):
    """Return what a step of the command line answers; where it fails, its sentence is the error."""
    command = [sys.executable, "-P", "-m", "converters", "step", *arguments]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode:
        raise WorkflowError(done.stderr.strip())
    return done.stdout.strip()


def plan():
    """Return the jobs of this build: as planned now, and on a node of a cluster as planned there."""
    if workflow.is_main_process:
        return json.loads(asked("plan"))
    return json.loads(Path("output/.huibian/plan.json").read_text(encoding="utf-8"))


def end_rest():
    """End what a killed build left running; while another build is running, end ourselves."""
    command = [sys.executable, "-P", "-m", "converters", "step", "free"]
    if subprocess.run(command).returncode:
        atexit._run_exitfuncs()  # Snakemake's own passing files go; it would tell a traceback else
        os._exit(1)


def alone():
    """Hold the lock of the output folder for as long as this Snakemake runs; return its file.

    What a killed Snakemake left locked is free: the kernel gave its lock of the folder back.
    """
    end_rest()
    path = Path("output/.huibian/lock")
    if not path.parent.is_dir():
        path.parent.unlink(missing_ok=True)  # what is there in its place is of nobody
    path.parent.mkdir(parents=True, exist_ok=True)
    file = path.open("a+")
    fcntl.flock(file, fcntl.LOCK_EX)
    file.truncate(0)
    file.write(str(os.getpid()))
    file.flush()
    # What is started bears the name of this build, by which the next one finds it if we are killed.
    os.environ["HUIBIAN_LOCKED"] = f"{os.getpid()} {os.path.realpath('output')}"
    # Nor does it matter what a killed one had begun: a stamp is written whole or not at all, and the
    # plan withdraws those that do not hold.
    for folder in ("locks", "incomplete"):
        for left in Path(".snakemake", folder).rglob("*"):
            if not left.is_dir():
                left.unlink(missing_ok=True)
    return file


def room():
    """Let passing files be made in a folder of this run; return the handle that keeps it.

    If we are killed, the next run of huibian removes it (converters/build/scratch.py).
    """
    path = tempfile.mkdtemp(prefix="huibian-run-")
    handle = os.open(path, os.O_RDONLY)
    fcntl.flock(handle, fcntl.LOCK_EX)
    atexit.register(shutil.rmtree, path, ignore_errors=True)
    tempfile.tempdir = os.environ["TMPDIR"] = path
    return handle


# Snakemake's folder of passing files is empty, for all is on a shared disk. One that was killed could
# not remove it, so it goes at once; what should need it makes it again.
with suppress(OSError):
    workflow.snakemake_tmp_dir.rmdir()

if (
    workflow.is_main_process
    and not workflow.dryrun
    and "HUIBIAN_LOCKED" not in os.environ
):
    LOCK = alone()
    ROOM = room()

PLAN = plan()
STAMP = "output/.huibian/done/{format}/{shard}.json"
SITE = "output/.huibian/done/site/site.json" if PLAN["site"] else []
BOOK = "output/.huibian/done/book/{book}.json"
BOOKS = [BOOK.format(book=name) for name in PLAN["books"]]
OFFERED = [] if "HUIBIAN_WITHOUT_BOOKS" in os.environ else BOOKS
STAMPS = [STAMP.format(**job) for job in PLAN["jobs"]]


def one_of(words):
    """The pattern of any of these words."""
    return "|".join(map(re.escape, words))


def stamp_before(wildcards):
    """The stamp of the same shard in the format that has to be made first, if there is one."""
    first = PLAN["after"].get(wildcards.format)
    return [STAMP.format(format=first, shard=wildcards.shard)] if first else []


def stamp_of_speech(wildcards):
    """The stamp of the shard that holds one speech."""
    return STAMP.format(format=wildcards.format, shard=asked("shard", wildcards.id))


def speech_file(wildcards):
    """The Markdown of one speech."""
    folder = config.get("speeches", "speeches")
    if "{" in folder:
        # Snakemake would take it for a wildcard, and knows no way to write a brace.
        told = f"文件夹“{folder}”的名称里有花括号，Snakemake 不能单独做一篇。"
        raise WorkflowError(f"{told}请运行：huibian build {wildcards.id}")
    return f"{folder}/{wildcards.id}.md"


wildcard_constraints:
    format=one_of(PLAN["formats"]),
    shard=r"\d{4}-of-\d+",
    book=r"[\w-]+",
