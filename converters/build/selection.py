"""Which speeches a book holds, as its settings and the facts of the speeches say."""

from converters.build.bookjobs import BookJob
from converters.build.caches import facts
from converters.build.plan import Plan
from converters.errors import SourceError
from converters.settings import compilation
from converters.settings.compilation import Book


def resolved(plan: Plan, job: BookJob) -> Book:
    """Return a book with the facts of its speeches by which they were chosen.

    Raises SourceError if the settings cannot be carried out, or if the facts of a speech
    that may belong to the book cannot be read.
    """
    known = {id: digest for id, digest in plan.index.digests.items() if id in job.sources}
    metas, faults = facts.of(plan.project, known)
    if faults:
        raise faults[0]
    try:
        return compilation.resolve(job.settings, metas.values())
    except SourceError as fault:
        raise fault.in_file(job.file) from fault


def members(plan: Plan, job: BookJob) -> dict[str, str]:
    """Return the digest of the source of each speech of a book, by id in the order of the book.

    Raises SourceError as `resolved` does.
    """
    return digests(plan, resolved(plan, job))


def digests(plan: Plan, book: Book) -> dict[str, str]:
    """Return the digest of the source of each speech of a book, by id in its order."""
    return {meta.id: plan.index.digests[meta.id] for meta in book.speeches}
