"""What the store has of a build is taken before anything is made: no workflow is started for it."""

from collections.abc import Collection, Iterable

from converters.build import selection, steps, workers
from converters.build.account import BOOKS
from converters.build.bookjobs import BookJob
from converters.build.plan import Job, Plan
from converters.build.store.sharing import SharedBook, SharedSpeeches
from converters.errors import HuibianError

MOST = 2000
"""So many outputs are taken in one process sooner than Snakemake starts; more go side by side."""
_PATIENCE = 32
"""If the store lacks so many speeches of a job from its beginning, it is not asked for more."""


def take(plan: Plan, parts: Collection[str]) -> bool:
    """Bring outputs in `parts` up to date that the store has; return whether it had any.

    No stamp is set but for books: the build that follows looks at every job.
    """
    had = False
    with workers.at_work(plan.project.output):
        for job, reasons in plan.stale:
            if job.format in parts and (held := _held(plan, job, reasons)):
                steps.render_job(plan, job, _uncounted, held)
                had = True
        for book, _ in plan.stale_books if BOOKS in parts else []:
            if _is_held(plan, book):
                steps.make_book(plan, book, 1, _uncounted)
                had = True
    return had


def _uncounted() -> None:
    """Count nothing: it takes no longer than the progress line is looked at."""


def _held(plan: Plan, job: Job, ids: Iterable[str]) -> list[str]:
    """Return the speeches among these ids that the store has in the format of a job."""
    pages, shared = plan.printed_pages(job) or {}, SharedSpeeches(plan.project, job)
    found: list[str] = []
    for count, id in enumerate(ids):
        if count == _PATIENCE and not found:
            break
        if shared.has(id, job.sources[id], pages.get(id, ())):
            found.append(id)
    return found


def _is_held(plan: Plan, job: BookJob) -> bool:
    """Return whether the store has every file of a book that is behind."""
    try:
        members = selection.members(plan, job)
    except HuibianError:
        return False  # the build tells it
    content = job.content(members, plan.index.digests)
    behind = job.behind(plan.record(job), content, plan.book_folder)
    return bool(behind) and SharedBook(plan, job, content).has_all(behind)
