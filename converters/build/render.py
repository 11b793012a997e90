"""Rendering one format's share of a shard: only what is stale, each file whole or not at all."""

from collections.abc import Callable, Collection

from converters import files, formats
from converters.build import receipts
from converters.build.drawing import Draw
from converters.build.plan import Job
from converters.build.receipts import Failed, Receipt
from converters.errors import HuibianError
from converters.project import Project


def shard(
    project: Project,
    job: Job,
    recorded: Receipt,
    draw: Draw,
    *,
    done: Callable[[], None] = lambda: None,
    only: Collection[str] | None = None,
) -> Receipt:
    """Render the speeches of a job that are not current; return the receipt.

    A speech whose text is wrong keeps its last good output and stands in the receipt as failed;
    the others are rendered all the same. `done` is called after each; with `only` no others than
    those ids are touched.
    """
    format = formats.named(job.format)
    receipt = Receipt(recorded.engines | {job.engine.key: dict(job.engine.parts)})
    for id, source in job.sources.items():
        target = format.file(project.output, id)
        old, failed = recorded.rendered.get(id), recorded.failed.get(id)
        if old:
            receipt.rendered[id] = old
        skipped = only is not None and id not in only
        if skipped or recorded.why(id, source, job.engine, str(target)) is None:
            if failed:
                receipt.failed[id] = failed
            continue
        try:
            data = draw(project.speeches / f"{id}.md")
        except HuibianError as fault:
            receipt.failed[id] = Failed(source, job.engine.key, str(fault), fault.as_dict())
        else:
            files.write(target, data)
            receipt.rendered[id] = receipts.record(target, source, job.engine.key, data)
        done()
    return receipt
