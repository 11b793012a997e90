"""How the speeches and the books of a collection stand: their facts, and if they are current."""

from dataclasses import dataclass
from enum import StrEnum

from converters.build import account
from converters.build import plan as plans
from converters.build.account import Fault
from converters.build.bookjobs import BookJob
from converters.build.caches import facts
from converters.build.plan import Plan
from converters.build.receipts import Reason
from converters.project import Project
from converters.speech.catalog import Catalog
from converters.speech.model import Meta


class State(StrEnum):
    """How a speech or a book stands."""

    NEW = "new"
    """还没有做: nothing was ever made of it."""
    STALE = "stale"
    """需要更新: it may follow from something that changed."""
    CURRENT = "current"
    """最新."""
    FAILED = "failed"
    """有错，没有更新."""


@dataclass(frozen=True, slots=True)
class SpeechReport:
    """A speech of the collection: its facts, as far as they can be read, and how it stands."""

    id: str
    meta: Meta | None
    """None if the speech cannot be read."""
    state: State


def speeches(project: Project) -> tuple[list[SpeechReport], list[Fault]]:
    """Return a report on every speech, newest first, and the faults of those that have any.

    Speeches without a date stand behind the others, speeches that cannot be read at the end.
    """
    plan = plans.make(project)
    metas, unreadable = facts.of(project, plan.index.digests)
    standing = account.standing(plan, account.parts())
    read = {str(each): each.as_dict() for fault in unreadable for each in fault.each}
    faults = dict(standing.faults) | read
    failed = set(standing.speeches)
    reasons: dict[str, set[Reason]] = {}
    for _, stale in plan.stale:
        for id, reason in stale.items():
            reasons.setdefault(id, set()).add(reason)
    ordered = [meta.id for meta in Catalog(metas.values())]
    unread = [id for id in plan.index.digests if id not in metas]
    reports = []
    for id in (*ordered, *unread):
        broken = id in failed or id in unread
        state = State.FAILED if broken else _state(reasons.get(id))
        reports.append(SpeechReport(id, metas.get(id), state))
    return reports, sorted(faults.items())


def _state(reasons: set[Reason] | None) -> State:
    if not reasons:
        return State.CURRENT
    return State.NEW if reasons == {Reason.MISSING} else State.STALE


@dataclass(frozen=True, slots=True)
class BookReport:
    """A book of the collection: as it was made last, and how it stands now."""

    name: str
    title: str
    speeches: int
    """0, as `pages`, for a book that was never made."""
    pages: int
    state: State
    files: tuple[str, ...]
    proof: bool = False
    """Whether it lacks something that a book for people inside has to tell."""


def books(project: Project) -> tuple[list[BookReport], list[Fault]]:
    """Return a report on every book, and why some could not be made."""
    plan = plans.make(project)
    return [_book(plan, job) for job in plan.books], account.of_books(plan).faults


def _book(plan: Plan, job: BookJob) -> BookReport:
    record = plan.record(job)
    if job.failure(record):
        state = State.FAILED
    elif not record.members:
        state = State.NEW
    else:
        state = State.STALE if job.stale(record, plan.book_folder) else State.CURRENT
    return BookReport(
        name=job.name,
        title=job.settings.plain_title,
        speeches=len(record.members),
        pages=record.pages,
        state=state,
        files=tuple(plan.project.name(path) for path in job.outputs(plan.book_folder).values()),
        proof=bool(job.settings.lacking),
    )
