"""The steps of a build as the workflow calls them: render a shard, make a book, make the site."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path

from converters import files
from converters.build import drawing, kept, notes, render, unforeseen
from converters.build.bookjobs import BOOK, BookJob, Laid, Record
from converters.build.plan import Job, Plan
from converters.build.receipts import Failed, Receipt
from converters.build.store.sharing import SharedBook, SharedSpeeches
from converters.errors import ChangedError, Finding, HuibianError, SourceError
from converters.settings.design import Paged


def render_whole(plan: Plan, job: Job, done: Callable[[], None]) -> None:
    """Render what is stale of a job, and write its receipt and its stamp."""
    render_job(plan, job, done)
    plan.stamp(job.format, job.shard, job.digest)


def render_job(
    plan: Plan, job: Job, done: Callable[[], None], only: Collection[str] | None = None
) -> None:
    """Render what is stale of a job, or of the ids in `only`, and write the receipt."""
    pages, shared = plan.printed_pages(job), SharedSpeeches(plan.project, job)

    def drawer(path: Path, source: bytes) -> Paged:
        id = path.stem
        begun = pages.get(id, ()) if pages else ()
        if begun and files.sha256(source) != job.sources[id]:
            begun = ()  # they are those of the text that was planned
        numbered = job.numbered.get(id)
        draw = partial(drawing.paged, plan.project, job.format, path, source, numbered, begun)
        return shared.paged(id, source, begun, draw)

    receipt = render.shard(
        plan.project, job, plan.receipt(job), drawer, done=done, only=only, pages=pages
    )
    kept.write(plan.receipt_file(job), shared.noted(receipt).as_json())
    notes.leave(plan.project, drawing.notes())
    shared.put(receipt)


def make_book(plan: Plan, job: BookJob, cores: int, done: Callable[[], None]) -> None:
    """Bring a book up to date, and write its record and its stamp.

    A book that cannot be made keeps its last files, and its fault stands in the record. One whose
    content is what it was is not touched. One whose files are altered just now
    stays stale.
    """
    record = plan.record(job)
    try:
        made = _made(plan, job, record, cores, done)
    except ChangedError:
        plan.stamp(BOOK, job.name, "")
        return
    except HuibianError as fault:
        told = _told(job, fault)
        failed = Failed(job.seen, job.engine.key, str(told), told.as_dict())
        engines = record.receipt.engines | {job.engine.key: dict(job.engine.parts)}
        receipt = Receipt(engines, record.receipt.rendered, {job.name: failed})
        made = replace(record, receipt=receipt)
    kept.write(plan.record_file(job.name), made.as_json())
    plan.stamp(BOOK, job.name, job.digest)


def _made(plan: Plan, job: BookJob, record: Record, cores: int, done: Callable[[], None]) -> Record:
    # What is known of books no speech waits for.
    from converters.build import selection
    from converters.checks import compilations

    book = selection.resolved(plan, job)
    members = selection.digests(plan, book)
    content = job.content(members, plan.index.digests)
    if not job.behind(record, content, plan.book_folder):
        laid = Laid(record.pages, record.places)
        return job.settled(record.receipt, content, members, laid)
    shared = SharedBook(plan, job, content)
    made = shared.taken(members, done) or _laid_out(plan, job, members, cores, done)
    found = compilations.of_book(book, job.file)
    known = record.internal  # it was told when the book was first made so
    told = [_note(one) for one in found if not (known and one.code == compilations.UNSAID)]
    notes.leave(plan.project, told)
    shared.put(made)
    return made


def _laid_out(
    plan: Plan, job: BookJob, members: Mapping[str, str], cores: int, done: Callable[[], None]
) -> Record:
    # What lays out books takes a second to import: a book that stays as it is need not wait.
    from converters.build import books
    from converters.build.store.pages import SharedPages
    from converters.formats.pdf.writer import NOTE

    shared = SharedPages(plan, job, members)
    shared.fetch()
    with unforeseen.told_of(plan.project, job.file):
        made = books.made(plan, job, members, cores, done)
    shared.put()
    notes.leave(plan.project, [NOTE])
    return made


def _note(finding: Finding) -> str:
    """Return a finding as the words of a note, which ends without a full stop."""
    told = SourceError(finding.message, finding.advice, file=finding.file, line=finding.line)
    return str(told).removesuffix("。")


def prepare_site(plan: Plan) -> Callable[[], None]:
    """Return what brings the site up to date; what needs no outputs is done until then."""
    # It loads the dictionary by which titles are broken: what makes no pages need not wait.
    from converters.build import site

    return site.prepared(plan)


def make_site(plan: Plan) -> None:
    """Bring the site up to date."""
    prepare_site(plan)()


def _told(job: BookJob, fault: HuibianError) -> SourceError:
    """Return a fault as one of the book: what is not in its own files is told with its name."""
    from converters.settings import compilation

    if not isinstance(fault, SourceError):
        return SourceError(f"没有更新这本书：{fault}", file=job.file)
    if not fault.file:
        return fault.in_file(job.file)
    if fault.file.startswith(f"{compilation.FOLDER}/"):
        return fault
    return SourceError(f"没有更新这本书，因为有一篇讲话稿有错：{fault.each[0]}", file=job.file)
