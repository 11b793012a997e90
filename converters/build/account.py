"""The account of a build: what was made, what could not be, and why. It is what users are told."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from converters import formats
from converters.build import obstacles
from converters.build.bookjobs import BookJob
from converters.build.plan import SITE, Job, Plan
from converters.build.receipts import Rendered
from converters.errors import HuibianError

BOOKS = "books"
"""The part of a build that is the compilations (汇编)."""

Fault = tuple[str, dict[str, object]]
"""A fault as told to the user, and as plain values."""


def parts() -> tuple[str, ...]:
    """Return every part of a build: the formats of speeches, the site, the books."""
    return (*formats.names(formats.of_speeches()), SITE, BOOKS)


class Output(NamedTuple):
    """Something that is made: a speech in a format, a book, the page of a speech, or the site."""

    part: str
    """A format of speeches, site or books."""
    id: str
    """Of the speech or the book; empty for the whole site."""


@dataclass(frozen=True, slots=True)
class Lack:
    """An output that could not be made, and the fault as told to the user."""

    output: Output
    fault: Fault
    kept: bool
    """Whether an older output stands in its place."""

    @property
    def sentences(self) -> list[str]:
        """What is told of it: the faults of one file are told together, each by itself."""
        return [said for said, _ in _each(*self.fault)]

    def as_json(self) -> dict[str, object]:
        """Return it as plain values."""
        return {**self.output._asdict(), "kept": self.kept, "message": self.fault[0]}


@dataclass(frozen=True, slots=True)
class Account:
    """What a build made, what it could not make, and the faults that belong to no output."""

    made: tuple[Output, ...] = ()
    lacking: tuple[Lack, ...] = ()
    strays: tuple[Fault, ...] = ()
    taken: tuple[Output, ...] = ()
    """What the store had, and was not made here."""

    @property
    def rendered(self) -> dict[str, int]:
        """How many outputs of each part were made; parts without any are left out."""
        return _counts(self.made)

    @property
    def from_store(self) -> dict[str, int]:
        """How many outputs of each part the store had; parts without any are left out."""
        return _counts(self.taken)

    @property
    def faults(self) -> list[Fault]:
        """Every fault, each once."""
        told = (*self.strays, *(lack.fault for lack in self.lacking))
        each = dict(alone for fault in told for alone in _each(*fault))
        return sorted(each.items(), key=_place)

    @property
    def speeches(self) -> list[str]:
        """The ids of the speeches of which an output could not be made."""
        lacking = {lack.output.id for lack in self.lacking if lack.output.part != BOOKS}
        return sorted(lacking - {""})

    @property
    def idle(self) -> bool:
        """Whether nothing was made, nor taken from the store."""
        return not (self.made or self.taken)

    def with_more(self, other: "Account") -> "Account":
        """Return the account of this and another build."""
        return Account(
            tuple(dict.fromkeys((*self.made, *other.made))),
            tuple({lack.output: lack for lack in (*self.lacking, *other.lacking)}.values()),
            tuple(dict((*self.strays, *other.strays)).items()),
            tuple(dict.fromkeys((*self.taken, *other.taken))),
        )


def _counts(outputs: Iterable[Output]) -> dict[str, int]:
    """Return how many outputs there are of each part; parts without any are left out."""
    return dict(Counter(output.part for output in outputs))


def _each(said: str, fault: dict[str, Any]) -> list[Fault]:
    """Return the faults of one file that were told together, each under its own sentence."""
    others = fault.get("others", [])
    first = {name: value for name, value in fault.items() if name != "others"}
    sentences = said.split("\n")
    if not others or len(sentences) != len(others) + 1:
        return [(said, first)]
    return list(zip(sentences, [first, *others], strict=True))


def _place(fault: Fault) -> tuple[str, int, str]:
    """Return by what faults are put in order: file, line, sentence."""
    said, about = fault
    line = about.get("line", 0)
    return str(about.get("file", "")), line if isinstance(line, int) else 0, said


def standing(plan: Plan, parts: Collection[str], ids: Collection[str] | None = None) -> Account:
    """Return what cannot be made as things stand, without anything made.

    Only outputs of `parts` are looked at; with `ids` only those of these speeches.
    """
    lacking = [lack for job in plan.jobs if job.format in parts for lack in _of_job(plan, job)]
    if ids is not None:
        return Account((), tuple(lack for lack in lacking if lack.output.id in ids))
    strays = [(str(fault), fault.as_dict()) for fault in plan.strays]
    if SITE in parts:
        lacking += _of_site(plan)
    if BOOKS in parts:
        books = of_books(plan)
        lacking, strays = [*lacking, *books.lacking], [*strays, *books.strays]
    return Account((), tuple(sorted(lacking, key=_order)), tuple(strays))


def _order(lack: Lack) -> tuple[str, int]:
    return lack.output.id, parts().index(lack.output.part)


def of_books(plan: Plan) -> Account:
    """Return which books cannot be made as things stand."""
    lacking = tuple(lack for job in plan.books for lack in _of_book(plan, job))
    return Account((), lacking, tuple((str(fault), fault.as_dict()) for fault in plan.book_faults))


def _of_job(plan: Plan, job: Job) -> Iterator[Lack]:
    if plan.is_proven(job):
        return
    receipt = plan.receipt(job)
    for id, fault in plan.obstructed(job).items():
        yield Lack(Output(job.format, id), (str(fault), fault.as_dict()), False)
    for id, failed in job.failed(receipt).items():
        kept = id in receipt.rendered
        yield Lack(Output(job.format, id), (failed.message, failed.fault), kept)


def _of_site(plan: Plan) -> Iterator[Lack]:
    """Yield the speeches whose page is not what the speech says now."""
    if plan.site is None or plan.site_is_behind:
        return
    if fault := plan.site_obstacle:
        yield Lack(Output(SITE, ""), (str(fault), fault.as_dict()), False)
        return
    from converters.site.paths import speech_path

    failed = plan.site_receipt.get("failed", {})
    pages = plan.site_files() if failed else set()
    for id, fault in failed.items():
        told = {key: value for key, value in fault.items() if key != "message"}
        yield Lack(Output(SITE, id), (fault["message"], told), speech_path(id) in pages)


def _of_book(plan: Plan, job: BookJob) -> Iterator[Lack]:
    record = plan.record(job)
    kept = bool(record.receipt.rendered)
    if failed := job.failure(record):
        yield Lack(Output(BOOKS, job.name), (failed.message, failed.fault), kept)
        return
    for path in job.obstructed(record, plan.book_folder):
        fault = obstacles.at(path, plan.project.name)
        assert fault is not None
        yield Lack(Output(BOOKS, job.name), (str(fault), fault.as_dict()), kept)


def left(plan: Plan, parts: Collection[str], failure: HuibianError) -> Account:
    """Return the account of what a build did not bring to its end, though no text is wrong."""
    fault = str(failure), failure.as_dict()
    outputs = [
        Output(job.format, id) for job, why in plan.stale for id in why if job.format in parts
    ]
    if SITE in parts and plan.site_is_behind:
        outputs.append(Output(SITE, ""))
    if BOOKS in parts:
        outputs += [Output(BOOKS, book.name) for book, _ in plan.stale_books]
    lacking = tuple(Lack(output, fault, _is_kept(plan, output)) for output in outputs)
    return Account((), lacking, (fault,))


def _is_kept(plan: Plan, output: Output) -> bool:
    """Return whether an older output stands where one was not made."""
    if output.part == BOOKS:
        return bool(plan.record(plan.book(output.id)).receipt.rendered)
    if output.part == SITE:
        return (plan.project.output / SITE / "index.html").is_file()
    return formats.named(output.part).file(plan.project.output, output.id).is_file()


@dataclass
class Before:
    """What was recorded of the outputs that a build is to make, before it makes them."""

    rendered: dict[Output, Rendered | None] = field(default_factory=dict)
    books: dict[str, Mapping[str, Rendered]] = field(default_factory=dict)
    site: bool = False

    def note(self, plan: Plan, parts: Collection[str]) -> None:
        """Note what is stale; what was noted earlier stays as it was then."""
        for job, reasons in plan.stale:
            if job.format in parts:
                known = plan.receipt(job).rendered
                for id in reasons:
                    self.rendered.setdefault(Output(job.format, id), known.get(id))
        if SITE in parts:
            self.site |= plan.site_is_stale
        if BOOKS in parts:
            for book, _ in plan.stale_books:
                self.books.setdefault(book.name, plan.record(book).receipt.rendered)

    def since(self, plan: Plan) -> Account:
        """Return what has been made since, and what was taken from the store."""
        found = list(self._altered(plan))
        made = tuple(output for output, is_taken in found if not is_taken)
        return Account(made, taken=tuple(output for output, is_taken in found if is_taken))

    def _altered(self, plan: Plan) -> Iterator[tuple[Output, bool]]:
        """Yield each output that is another one since, and whether it was taken."""
        ids: dict[str, set[str]] = defaultdict(set)
        for output in self.rendered:
            ids[output.part].add(output.id)
        for job in plan.jobs if ids else ():
            noted = sorted(job.sources.keys() & ids[job.format])
            now = plan.receipt(job).rendered if noted else {}
            for id in noted:
                output, done = Output(job.format, id), now.get(id)
                if done != self.rendered[output]:
                    yield output, done is not None and done.taken
        if self.site and not plan.site_is_behind:
            yield Output(SITE, ""), False
        for book in plan.books:
            known, files = self.books.get(book.name), plan.record(book).receipt.rendered
            if known is not None and files != known:
                altered = [done for format, done in files.items() if known.get(format) != done]
                is_taken = bool(altered) and all(done.taken for done in altered)
                yield Output(BOOKS, book.name), is_taken
