# What the rules share: the plan of the build, as the command line tells it.
import json
import os
import subprocess
import sys
from pathlib import Path

from snakemake.exceptions import WorkflowError

# The rules call `huibian` by name: the one that belongs to this Snakemake.
shell.prefix(f"set -euo pipefail; export PATH={Path(sys.executable).parent}:$PATH; ")


def asked(*arguments):
    """Return what a step of the command line answers; where it fails, its sentence is the error."""
    command = [sys.executable, "-m", "converters", "step", *arguments]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode:
        raise WorkflowError(done.stderr.strip())
    return done.stdout.strip()


def plan():
    """Return the jobs of this build: as planned now, and on a node of a cluster as planned there."""
    if workflow.is_main_process:
        return json.loads(asked("plan"))
    return json.loads(Path("output/.huibian/plan.json").read_text(encoding="utf-8"))


PLAN = plan()
STAMP = "output/.huibian/done/{format}/{shard}.json"
SITE = "output/.huibian/done/site/site.json" if PLAN["site"] else []
BOOK = "output/.huibian/done/book/{book}.json"
BOOKS = [BOOK.format(book=name) for name in PLAN["books"]]
OFFERED = [] if "HUIBIAN_WITHOUT_BOOKS" in os.environ else BOOKS
STAMPS = [STAMP.format(**job) for job in PLAN["jobs"]]


def stamp_of_speech(wildcards):
    """The stamp of the shard that holds one speech."""
    return STAMP.format(format=wildcards.format, shard=asked("shard", wildcards.id))


def speech_file(wildcards):
    """The Markdown of one speech."""
    return f"{config.get('speeches', 'speeches')}/{wildcards.id}.md"


wildcard_constraints:
    format="docx|pdf|txt",
    shard=r"\d{4}-of-\d+",
    book=r"[\w-]+",
