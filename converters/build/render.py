"""Rendering one format's share of a shard: only what is stale, each file whole or not at all."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from converters import files, formats
from converters.build import obstacles, receipts, sent
from converters.build.drawing import Draw
from converters.build.inventory import UNREADABLE, digest_of
from converters.build.plan import Job
from converters.build.receipts import Failed, Receipt
from converters.errors import ChangedError, HuibianError
from converters.project import Project
from converters.settings.design import Paged


def shard(
    project: Project,
    job: Job,
    recorded: Receipt,
    draw: Draw,
    *,
    done: Callable[[], None] = lambda: None,
    only: Collection[str] | None = None,
    pages: Mapping[str, tuple[int, ...]] | None = None,
) -> Receipt:
    """Render the speeches of a job that are not current; return the receipt.

    A speech whose text is wrong keeps its last good output and stands in the receipt as failed;
    the others are rendered all the same. So they are where something is in the way of an output,
    which the plan tells of. `pages` is where the printed pages of each begin, for a format that
    tells of them. `done` is called after each; with `only` no others than
    those ids are touched. Recorded is the source that was read, also if it is not that of the job.
    """
    format = formats.named(job.format)
    receipt = Receipt(recorded.engines | {job.engine.key: dict(job.engine.parts)})
    for id, source in job.sources.items():
        target = format.file(project.output, id)
        old, failed = recorded.rendered.get(id), recorded.failed.get(id)
        if old:
            receipt.rendered[id] = old
        skipped = only is not None and id not in only
        wanted = job.made_of(id, source)
        current = skipped or recorded.why(id, wanted, job.engine, str(target), pages) is None
        if current or obstacles.at(target):
            if failed:
                receipt.failed[id] = failed
            continue
        drawn = _Drawn(UNREADABLE)
        try:
            text = drawn.draw(project, project.speeches / f"{id}.md", draw)
            sent.keep_of_output(project, format, id, text)
        except ChangedError:
            break  # what is left would be drawn with another look than the plan knows
        except HuibianError as fault:
            made_of = job.made_of(id, drawn.source)
            receipt.failed[id] = Failed(made_of, job.engine.key, str(fault), fault.as_dict())
        else:
            files.write(target, drawn.made.data)
            made_of = job.made_of(id, drawn.source)
            receipt.rendered[id] = receipts.record(target, made_of, job.engine.key, *drawn.made)
        done()
    return _whole(receipt, recorded, job)


@dataclass(slots=True)
class _Drawn:
    """An output, and the digest of the very source that it was drawn from."""

    source: str
    made: Paged = field(default_factory=lambda: Paged(b""))

    def draw(self, project: Project, path: Path, draw: Draw) -> bytes:
        """Draw the speech in a Markdown file; return the Markdown."""
        try:
            source = project.load(path, bytes)
        except HuibianError:
            self.source = digest_of(path, files.sha256_of)
            raise
        self.source = files.sha256(source)
        self.made = draw(path, source)
        return source


def _whole(receipt: Receipt, recorded: Receipt, job: Job) -> Receipt:
    """Return a receipt with what was recorded of the speeches that were not come to."""
    for id in job.sources:
        if id in recorded.rendered:
            receipt.rendered.setdefault(id, recorded.rendered[id])
        if id in recorded.failed and id not in receipt.rendered:
            receipt.failed.setdefault(id, recorded.failed[id])
    return receipt
