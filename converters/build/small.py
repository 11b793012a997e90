"""A small build: no workflow, but one process that works and, if there are cores, one beside it.

What is drawn takes as long as all the rest: its pages are laid out beside what needs none of them.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial

from converters import formats
from converters.build import children, workers
from converters.build.account import BOOKS
from converters.build.bookjobs import BookJob
from converters.build.plan import SITE, Job, Plan

# What the steps need takes a tenth of a second to import: with two cores each process imports
# it for itself, after the one has begun the other.


def do(plan: Plan, parts: Collection[str], cores: int) -> None:
    """Do what is stale in `parts`, by the steps the workflow would call.

    Each process has a mark of its own, for it is not the one that was marked when the build began.
    """
    jobs = [job for job, _ in plan.stale if job.format in parts]
    books = [book for book, _ in plan.stale_books] if BOOKS in parts else []
    site = SITE in parts and plan.site is not None
    drawn = [job for job in jobs if formats.named(job.format).is_drawn]
    others = [job for job in jobs if job not in drawn]
    if cores > 1 and drawn and (others or site):
        _abreast(plan, drawn, others, books, site=site, cores=cores)
        return
    with _working(plan):
        _render(plan, jobs)
        _make_books(plan, books, cores)
        if site:
            _make_site(plan)


@contextmanager
def _working(plan: Plan) -> Iterator[None]:
    """Show that this process writes, and let it recall what dictionaries said."""
    with workers.at_work(plan.project.output):
        from converters.build import lookups

        with lookups.recalled(plan.project.output):
            yield


def _abreast(
    plan: Plan,
    drawn: Sequence[Job],
    others: Sequence[Job],
    books: Sequence[BookJob],
    *,
    site: bool,
    cores: int,
) -> None:
    """Draw in a child, books too, and do the rest here: it waits for pages that it tells of."""
    paged = [job for job in others if formats.named(job.format).tells_pages]
    with (
        children.beside(partial(_drawing, plan, drawn, books, cores)) as steps_of_it,
        _working(plan),
    ):
        from converters.build import drawing, steps

        _render(plan, (job for job in others if job not in paged))
        drawing.prepare(job.format for job in paged)
        make_site = steps.prepare_site(plan) if site else None
        next(steps_of_it)
        _render(plan, paged)
        for _ in steps_of_it:
            pass
        if make_site:
            make_site()


def _drawing(
    plan: Plan, drawn: Sequence[Job], books: Sequence[BookJob], cores: int
) -> Iterator[None]:
    """Draw, and tell when the pages of all speeches are known."""
    with _working(plan):
        _render(plan, drawn)
        yield
        _make_books(plan, books, cores)


def _render(plan: Plan, jobs: Iterable[Job]) -> None:
    from converters.build import steps

    for job in jobs:
        steps.render_whole(plan, job, lambda: None)


def _make_books(plan: Plan, books: Iterable[BookJob], cores: int) -> None:
    from converters.build import steps

    for book in books:
        steps.make_book(plan, book, cores, lambda: None)


def _make_site(plan: Plan) -> None:
    from converters.build import steps

    steps.make_site(plan)
