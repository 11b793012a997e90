"""Huibian as a library: what the command line does, without the terminal and without Snakemake."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from converters import files, formats
from converters.build import account, editions, inventory
from converters.build import plan as plans
from converters.build.account import Fault
from converters.build.bookjobs import BookJob
from converters.build.caches import facts
from converters.build.drawing import draw
from converters.build.plan import Plan
from converters.build.receipts import Reason
from converters.collection.review import Checked as Checked
from converters.collection.review import Fix as Fix
from converters.collection.review import check as check
from converters.collection.review import fix as fix
from converters.collection.review import fixes as fixes
from converters.errors import HuibianError, UsageError
from converters.project import Project
from converters.settings.fonts import Chain
from converters.speech import printed_words
from converters.speech.catalog import Catalog
from converters.speech.model import Meta


def convert(project: Project, path: Path, format: str) -> bytes:
    """Return the speech in a Markdown file in the format of that name.

    Raises SourceError with file and line if the text is wrong, UsageError for another format.
    """
    known = formats.names(formats.of_speeches())
    if format not in known:
        raise UsageError(f"没有“{format}”这种格式", f"可用的有：{'、'.join(known)}")
    mine = path.suffix == ".md" and files.real(path.parent) == files.real(project.speeches)
    numbered = editions.of_one(project, path.stem) if mine else None
    return draw(project, format, path, numbered=numbered)


@dataclass(frozen=True, slots=True)
class FontReport:
    """What a font role resolves to, and which characters of the collection its first face lacks."""

    role: str
    label: str
    """What people call the role."""
    docx: str
    faces: tuple[str, ...]
    """File names, first choice first; at the end those for digits and Latin letters."""
    borrowed: dict[str, str]
    """Character to the file that draws it in place of the first."""
    missing: str
    """Characters that no face has."""


def fonts(project: Project) -> tuple[list[FontReport], list[HuibianError]]:
    """Return a report on every font role, and the faults of speeches and of font files."""
    characters: set[str] = set()
    faults: list[HuibianError] = [*project.font_faults]
    project.require_speeches()
    for id in inventory.names(project)[0]:
        try:
            speech, _ = project.read(project.speeches / f"{id}.md")
        except HuibianError as fault:
            faults.append(fault)
        else:
            characters.update(*printed_words.lines(speech))
    used = sorted(char for char in characters if not char.isspace())
    return [_report(chain, used) for chain in project.chains.values()], faults


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


def _report(chain: Chain, used: list[str]) -> FontReport:
    borrowed, missing = {}, []
    for char in used:
        place = chain.place_of(char)
        if place is None:
            missing.append(char)
        elif chain.is_substitute(place):
            borrowed[char] = chain.every[place].file
    faces = tuple(face.file for face in chain.every)
    role = chain.role
    return FontReport(role.name, role.label, role.docx, faces, borrowed, "".join(missing))
