"""The plan of a build: which jobs there are, and which outputs are stale, and why."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from converters import files
from converters.build import keys, receipts, shards
from converters.build.digests import CACHE, Digests
from converters.build.index import Index, scan
from converters.build.keys import Engine
from converters.build.receipts import Reason, Receipt
from converters.errors import UsageError
from converters.project import Project

WORK = ".huibian"
SITE = "site"
"""The one job of the site, in the place of a format and of a shard."""
SITE_RECEIPT = f"{WORK}/receipts/site.json"


@dataclass(frozen=True)
class Job:
    """One format's share of one shard: the digest of the source of each speech in it."""

    format: str
    shard: str
    engine: Engine
    sources: Mapping[str, str]

    @cached_property
    def digest(self) -> str:
        """Return what the job is done for: equal digests mean equal outputs."""
        return files.digest(
            self.engine.key, *(part for pair in self.sources.items() for part in pair)
        )


@dataclass(frozen=True)
class Plan:
    """All jobs of a build; `site` is the digest of the site, None where there is to be none."""

    project: Project
    index: Index
    jobs: tuple[Job, ...]
    site: str | None

    def job(self, format: str, shard: str) -> Job:
        """Return a job by its names; raises UsageError for one that is not in the plan."""
        for job in self.jobs:
            if (job.format, job.shard) == (format, shard):
                return job
        raise UsageError(f"计划里没有 {format} 的分组 {shard}", "请重新运行 huibian build")

    @cached_property
    def stale(self) -> list[tuple[Job, dict[str, Reason]]]:
        """Each job that is not done, with the speeches it has to render and why."""
        found = []
        for job in self.jobs:
            reasons = self._reasons(job)
            if reasons or not self._stamped(job.format, job.shard, job.digest):
                found.append((job, reasons))
        return found

    @cached_property
    def site_is_stale(self) -> bool:
        """Whether the site has to be built."""
        if self.site is None:
            return False
        index = self.project.output / "site/index.html"
        return not (index.is_file() and self._stamped(SITE, SITE, self.site))

    def receipt(self, job: Job) -> Receipt:
        """Return what is recorded of a job's speeches, also by a build with fewer shards."""
        receipt = receipts.load(self.receipt_file(job))
        strangers = job.sources.keys() - receipt.rendered.keys() - receipt.failed.keys()
        if strangers:
            for path in sorted(self.receipt_file(job).parent.glob("*.json")):
                older = receipts.load(path)
                for id in strangers & older.rendered.keys():
                    receipt.rendered[id] = older.rendered[id]
                    receipt.engines |= older.engines
        return receipt

    def receipt_file(self, job: Job) -> Path:
        """Return where the receipt of a job is kept."""
        return self.project.output / WORK / "receipts" / job.format / f"{job.shard}.json"

    def stamp_file(self, format: str, shard: str) -> Path:
        """Return the file that tells Snakemake a job is done."""
        return self.project.output / WORK / "done" / format / f"{shard}.json"

    def withdraw(self) -> None:
        """Remove every stamp that no longer tells the truth, so that Snakemake sees the job."""
        for job, _ in self.stale:
            self.stamp_file(job.format, job.shard).unlink(missing_ok=True)
        if self.site_is_stale:
            self.stamp_file(SITE, SITE).unlink(missing_ok=True)

    def _reasons(self, job: Job) -> dict[str, Reason]:
        receipt = self.receipt(job)
        folder = f"{self.project.output}/{job.format}/"
        found = {}
        for id, source in job.sources.items():
            reason = receipt.why(id, source, job.engine, f"{folder}{id}.{job.format}")
            if reason:
                found[id] = reason
        return found

    def _stamped(self, format: str, shard: str, digest: str) -> bool:
        written = files.read_json(self.stamp_file(format, shard))
        return isinstance(written, dict) and written.get("digest") == digest


def make(project: Project) -> Plan:
    """Return the plan for what the collection holds now."""
    digests = Digests(project.output / CACHE)
    index = scan(project, digests)
    groups = shards.members(index.digests)
    jobs = []
    for format in project.config.formats:
        engine = keys.engine(project, format, digests)
        for shard, ids in groups.items():
            jobs.append(Job(format, shard, engine, {id: index.digests[id] for id in ids}))
    site = None
    if project.config.site:
        engine = keys.engine(project, SITE, digests)
        sources = (part for pair in index.digests.items() for part in pair)
        site = files.digest(engine.key, *sources, *(job.digest for job in jobs))
    digests.save()
    return Plan(project, index, tuple(jobs), site)
