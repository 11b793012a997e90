"""What a plan hands on to its jobs, which speeches each shard holds; and the plan of one job.

Each job would have to list the whole collection to know it, and jobs grow in number with the
collection. What is handed on is of the plan that Snakemake began with: what has come or gone since
is seen by the next round, as with every text that is altered meanwhile.
"""

from collections.abc import Iterable

from converters import files
from converters.build import editions, kept, shards
from converters.build.inventory import Inventory, digest_of, names
from converters.build.keys import Engines
from converters.build.plan import Plan, job_of
from converters.errors import UsageError
from converters.project import Project

FILE = ".huibian/shards.json"
"""Losing it costs time and nothing else."""


def hand_on(project: Project, ids: Iterable[str]) -> None:
    """Keep the ids of each shard for the jobs."""
    path, members = project.output / FILE, shards.members(ids)
    if kept.read(path) != members:
        kept.write(path, members)


def members(project: Project, shard: str) -> list[str] | None:
    """Return the ids of a shard, as handed on or else as it is now; None if there is none such."""
    known = kept.read(project.output / FILE)
    found = known.get(shard) if isinstance(known, dict) else None
    if isinstance(found, list) and all(isinstance(id, str) for id in found):
        return found
    return shards.members(names(project)[0]).get(shard)


def alone(project: Project, format: str, shard: str) -> Plan:
    """Return a plan of one job, for which no other speech is looked at.

    Raises UsageError if the collection has no such shard.
    """
    project.require_speeches()
    ids = members(project, shard)
    if ids is None or format not in project.config.formats:
        raise UsageError(f"计划里没有 {format} 的分组 {shard}", "请重新运行 huibian build")
    engine = Engines(project).of(format)
    sources = {
        id: digest_of(
            project.speeches / f"{id}.md", lambda path: files.sha256(files.contents(path))
        )
        for id in ids
    }
    job = job_of(format, shard, engine, sources, editions.of(project, sources))
    return Plan(project, Inventory(sources, ()), (job,), None)
