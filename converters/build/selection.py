"""Which speeches a book holds, as its settings and the facts of the speeches say."""

from collections.abc import Iterable

from converters.build.bookjobs import BookJob
from converters.build.caches import facts
from converters.build.plan import Plan
from converters.errors import SourceError, together
from converters.project import Project
from converters.settings import compilation
from converters.settings.compilation import Book, Settings
from converters.settings.retired import COMMAND, Retired
from converters.speech import selectors
from converters.speech.model import Meta


def resolved(plan: Plan, job: BookJob) -> Book:
    """Return a book with the facts of its speeches by which they were chosen.

    Raises SourceError if the settings cannot be carried out, if a speech that they list is
    collected no longer, or if the facts of one that may belong to the book cannot be read.
    """
    known = {id: digest for id, digest in plan.index.digests.items() if id in job.sources}
    _refuse_retired(plan.project, job.settings, job.file)
    metas, faults = facts.of(plan.project, known)
    if faults:
        raise faults[0]
    return of_metas(plan.project, job.settings, job.file, metas.values())


def of_metas(project: Project, settings: Settings, file: str, metas: Iterable[Meta]) -> Book:
    """Return the book that its settings make of the speeches with these facts.

    Raises SourceError with the file of the settings as `resolved` does.
    """
    _refuse_retired(project, settings, file)
    try:
        return compilation.resolve(settings, metas)
    except SourceError as fault:
        raise fault.in_file(file) from fault


def _refuse_retired(project: Project, settings: Settings, file: str) -> None:
    """Raise SourceError for the speeches that a book lists and that are collected no longer."""
    gone = {one.id: one for one in project.config.retired}
    faults = [
        _told(gone[id], line, file)
        for chapter in settings.chapters
        for written, line in zip(chapter.ids, chapter.lines, strict=True)
        if (id := selectors.direct(written, gone))
    ]
    if faults:
        raise together(faults)


def _told(gone: Retired, line: int, file: str) -> SourceError:
    other = f"改写成 {gone.see}，或" if gone.see else ""
    return SourceError(
        f"这本书列着的 {gone.id} {gone.told}",
        f"请把这一行{other}删去；要恢复的，请运行 {COMMAND} {gone.id} --undo",
        file=file,
        line=line,
    )


def members(plan: Plan, job: BookJob) -> dict[str, str]:
    """Return the digest of the source of each speech of a book, by id in the order of the book.

    Raises SourceError as `resolved` does.
    """
    return digests(plan, resolved(plan, job))


def digests(plan: Plan, book: Book) -> dict[str, str]:
    """Return the digest of the source of each speech of a book, by id in its order."""
    return {meta.id: plan.index.digests[meta.id] for meta in book.speeches}
