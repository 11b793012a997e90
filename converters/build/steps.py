"""The steps of a build as the workflow calls them: render a shard, and tell the faults."""

from collections.abc import Callable, Collection
from functools import partial
from importlib import import_module

from converters import files
from converters.build import render
from converters.build.bookjobs import BookJob
from converters.build.drawing import draw
from converters.build.plan import SITE_RECEIPT, Job, Plan


def render_whole(plan: Plan, job: Job, done: Callable[[], None]) -> None:
    """Render what is stale of a job, and write its receipt and its stamp."""
    render_job(plan, job, done)
    files.write_json(plan.stamp_file(job.format, job.shard), {"digest": job.digest})


def render_job(
    plan: Plan, job: Job, done: Callable[[], None], only: Collection[str] | None = None
) -> None:
    """Render what is stale of a job, or of the ids in `only`, and write the receipt."""
    drawer = partial(draw, plan.project, job.format)
    receipt = render.shard(plan.project, job, plan.receipt(job), drawer, done=done, only=only)
    files.write_json(plan.receipt_file(job), receipt.as_json())


def make_book(plan: Plan, job: BookJob, cores: int, done: Callable[[], None]) -> None:
    """Bring a book up to date, and write its record and its stamp."""
    # What lays out books takes a second to import, which a build without them shall not wait for.
    import_module("converters.build.books").make_whole(plan, job, cores, done)


def failures(plan: Plan) -> list[tuple[str, dict[str, object]]]:
    """Return every fault the build met, as told to the user and as plain values, each once."""
    found = {str(fault): fault.as_dict() for fault in plan.index.faults}
    for job in plan.jobs:
        for id, failed in plan.receipt(job).failed.items():
            if job.sources.get(id) == failed.source:
                found[failed.message] = failed.fault
    site = files.read_json(plan.project.output / SITE_RECEIPT) if plan.site else None
    for fault in (site or {}).get("failed", {}).values():
        found[fault.pop("message")] = fault
    found |= {str(fault): fault.as_dict() for fault in plan.book_faults}
    for book in plan.books:
        if failure := book.failure(plan.record(book)):
            found[failure.message] = failure.fault
    return sorted(found.items())
