"""The plan of a build: which jobs there are, and which of them are done."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from converters import files
from converters.build import keys, receipts, shards
from converters.build.digests import CACHE, Digests
from converters.build.index import Index, scan
from converters.build.receipts import Receipt
from converters.errors import UsageError
from converters.project import Project

_WORK = ".huibian"
SITE = "site"
"""The one job of the site, in the place of a format and of a shard."""


@dataclass(frozen=True, slots=True)
class Job:
    """One format's share of one shard: the key of each speech in it."""

    format: str
    shard: str
    keys: dict[str, str]

    @property
    def digest(self) -> str:
        """Return what the job is done for: equal digests mean equal outputs."""
        return files.digest(*(part for pair in self.keys.items() for part in pair))


@dataclass(frozen=True, slots=True)
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

    def stale(self) -> Iterator[tuple[Job, list[str]]]:
        """Yield each job that is not done, with the speeches it has to render."""
        for job in self.jobs:
            receipt = self.receipt(job)
            ids = [id for id in job.keys if not _current(self.project, job, id, receipt)]
            if ids or not self._stamped(stamp(job.format, job.shard), job.digest):
                yield job, ids

    def site_is_stale(self) -> bool:
        """Return whether the site has to be built."""
        if self.site is None:
            return False
        index = self.project.output / "site/index.html"
        return not (index.is_file() and self._stamped(stamp(SITE, SITE), self.site))

    def receipt(self, job: Job) -> Receipt:
        """Return what is recorded of a job's speeches, also by a build with fewer shards."""
        receipt = receipts.load(self.receipt_file(job))
        strangers = job.keys.keys() - receipt.rendered.keys() - receipt.failed.keys()
        if strangers:
            folder = self.receipt_file(job).parent
            for path in sorted(folder.glob("*.json")):
                older = receipts.load(path)
                for id in strangers & older.rendered.keys():
                    receipt.rendered[id] = older.rendered[id]
        return receipt

    def receipt_file(self, job: Job) -> Path:
        """Return where the receipt of a job is kept."""
        return self.project.output / _WORK / "receipts" / job.format / f"{job.shard}.json"

    def stamp_file(self, format: str, shard: str) -> Path:
        """Return the file that tells Snakemake a job is done."""
        return self.project.output / stamp(format, shard)

    def withdraw(self) -> None:
        """Remove every stamp that no longer tells the truth, so that Snakemake sees the job."""
        for job, _ in self.stale():
            self.stamp_file(job.format, job.shard).unlink(missing_ok=True)
        if self.site_is_stale():
            self.stamp_file(SITE, SITE).unlink(missing_ok=True)

    def _stamped(self, name: str, digest: str) -> bool:
        written = files.read_json(self.project.output / name)
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
            own = {id: files.digest(engine, index.digests[id]) for id in ids}
            jobs.append(Job(format, shard, own))
    site = None
    if project.config.site:
        engine = keys.engine(project, SITE, digests)
        sources = (part for pair in index.digests.items() for part in pair)
        site = files.digest(engine, *sources, *(job.digest for job in jobs))
    digests.save()
    return Plan(project, index, tuple(jobs), site)


def stamp(format: str, shard: str) -> str:
    """Return the path of a job's stamp under the output folder."""
    return f"{_WORK}/done/{format}/{shard}.json"


def _current(project: Project, job: Job, id: str, receipt: Receipt) -> bool:
    failed = receipt.failed.get(id)
    if failed and failed.key == job.keys[id]:
        return True
    done = receipt.rendered.get(id)
    target = project.output / job.format / f"{id}.{job.format}"
    return bool(done and done.key == job.keys[id] and done.still_stands(target))
