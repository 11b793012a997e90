"""The pages of speeches for books, kept on disk: a speech that did not change is not laid out.

One file a speech, in a folder for each engine, sealed with the digest of the source that it was
made from. So are the sections that only books have: a contents of three thousand entries is set
again only when one of them changes. Losing any of them costs time and nothing else.
"""

import multiprocessing
import os
from collections.abc import Callable, Container, Sequence
from dataclasses import dataclass
from functools import partial
from multiprocessing.connection import Connection, wait
from pathlib import Path

from converters import files
from converters.books.fragment import Fragment, dumped, loaded
from converters.build import kept, scratch, workers
from converters.build.caches import font_case
from converters.errors import HuibianError, SourceError
from converters.formats.pdf import fragment, press
from converters.project import Project
from converters.settings.design import Design
from converters.speech.model import Speech, text_of

FOLDER = ".huibian/fragments"
_SPEECHES = "speeches"
_BOOKS = "books"
_FORK = multiprocessing.get_context("fork")
_WORTH = 4
"""Laying out fewer speeches is done before a worker has started."""


@dataclass(frozen=True, slots=True)
class Member:
    """A speech of a book as it was read, and the digest of its source."""

    speech: Speech
    digest: str

    @property
    def id(self) -> str:
        """The id of the speech."""
        return self.speech.meta.id


def folder(project: Project, engine: str) -> Path:
    """Return where the pages of speeches are kept as an engine lays them out, a file an id."""
    return project.output / FOLDER / engine / _SPEECHES


class Fragments:
    """The pages of the speeches of one collection as one engine lays them out."""

    def __init__(self, project: Project, engine: str) -> None:
        """`engine` is the key of what draws a PDF."""
        self._project = project
        self._folder = folder(project, engine)
        self._engine = self._folder.parent

    def of(
        self, members: Sequence[Member], cores: int, done: Callable[[], None]
    ) -> dict[str, Fragment]:
        """Return the pages of speeches by id, laid out if they are not kept.

        `done` is called after each that had to be laid out. Raises SourceError with file and line
        for the first of the speeches that cannot be.
        """
        with press.uncollected():
            known = {member.id: self._kept(member) for member in members}
        lacking = [member for member in members if known[member.id] is None]
        if cores > 1 and len(lacking) >= _WORTH:
            self._lay_out_all(lacking, cores, done)
            known |= {member.id: self._kept(member) for member in lacking}
        found = {}
        for member in members:
            pages = known[member.id]
            if pages is None:  # so it is also where a worker was killed
                pages = self._lay_out(member)
                done()
            found[member.id] = pages
        return found

    def sections(self, book: str) -> "Sections":
        """Return what lays out the sections of its own that a book has."""
        return Sections(self._engine / _BOOKS / book)

    def sweep(self, ids: Container[str], books: Container[str]) -> None:
        """Remove what other engines left, and what belongs to speeches or books that are gone."""
        wanted: dict[Path, Container[str]] = {
            self._engine.parent: {self._engine.name},
            self._folder: ids,
            self._engine / _BOOKS: books,
        }
        for folder, names in wanted.items():
            for path in folder.iterdir() if folder.is_dir() else ():
                if path.name not in names:
                    kept.remove(path)

    def _kept(self, member: Member) -> Fragment | None:
        return _read(self._folder / member.id, member.digest)

    def _lay_out(self, member: Member) -> Fragment:
        try:
            design = font_case.design_for(self._project, member.speech)
            pages = fragment.of_speech(member.speech, design)
        except SourceError as fault:
            path = self._project.speeches / f"{member.id}.md"
            raise fault.in_file(self._project.name(path)) from fault
        _write(self._folder / member.id, member.digest, pages)
        return pages

    def _lay_out_all(self, members: Sequence[Member], cores: int, done: Callable[[], None]) -> None:
        """Lay out speeches in forked processes, which share the fonts that are read here."""
        texts = (text_of(block) for member in members for block in member.speech.blocks)
        font_case.design_of(self._project, set().union(*texts))
        work = partial(_work, self._project.output, self._lay_out, os.getpid())
        with scratch.room():
            faults = _shared(work, dealt(members, min(cores, len(members))), done)
        for member in members:
            if member.id in faults:
                raise faults[member.id]


def _shared(
    work: Callable[..., None], shares: Sequence[Sequence[Member]], done: Callable[[], None]
) -> dict[str, HuibianError]:
    """Have each share worked on in a forked process; return the faults of speeches by id."""
    pipes, processes = [], []
    for share in shares:
        ours, its = _FORK.Pipe(duplex=False)
        process = _FORK.Process(target=work, args=(share, its), daemon=True)
        process.start()
        its.close()
        pipes.append(ours)
        processes.append(process)
    try:
        return _watch(pipes, done)
    finally:
        for process in processes:
            process.terminate()
            process.join()


class Sections:
    """The sections of its own that one book has: cover, contents, indexes and the like."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._used: set[str] = set()

    def lay(self, html: str, css: str, design: Design) -> Fragment:
        """Return the pages of a section, laid out where the very same are not kept."""
        digest = files.digest(html, css)
        self._used.add(digest)
        pages = _read(self._folder / digest, digest)
        if pages is None:
            pages = fragment.of_html(html, css, design)
            _write(self._folder / digest, digest, pages)
        return pages

    def sweep(self) -> None:
        """Remove what was not asked for."""
        for path in self._folder.iterdir() if self._folder.is_dir() else ():
            if path.name not in self._used:
                kept.remove(path)


def _read(path: Path, digest: str) -> Fragment | None:
    """Return the pages kept in a file; None if they are none, or of something else."""
    data = kept.read_bytes(path, digest)
    try:
        return None if data is None else loaded(data)
    except ValueError:
        return None


def _write(path: Path, digest: str, pages: Fragment) -> None:
    kept.write_bytes(path, digest, dumped(pages))


def dealt(members: Sequence[Member], hands: int) -> list[list[Member]]:
    """Return the members in `hands` shares of about as many characters each, longest first."""
    shares: list[list[Member]] = [[] for _ in range(hands)]
    weights = [0] * hands
    for member in sorted(members, key=_length, reverse=True):
        lightest = weights.index(min(weights))
        shares[lightest].append(member)
        weights[lightest] += _length(member)
    return shares


def _length(member: Member) -> int:
    return sum(len(text_of(block)) for block in member.speech.blocks)


def _work(
    output: Path,
    lay_out: Callable[[Member], object],
    parent: int,
    share: Sequence[Member],
    to: Connection,
) -> None:
    """Lay out a share, telling of each its id and None, or what went wrong."""
    with workers.at_work(output):
        for member in share:
            if os.getppid() != parent:
                return  # it was killed: nobody waits for this any more
            fault = None
            try:
                lay_out(member)
            except (HuibianError, OSError) as error:
                fault = error
            except (Exception, KeyboardInterrupt):
                return  # whoever waits lays the rest out, and meets what nobody foresaw
            to.send((member.id, fault))


def _watch(pipes: Sequence[Connection], done: Callable[[], None]) -> dict[str, HuibianError]:
    """Wait for all shares to be done; return the faults of speeches by id.

    Raises OSError at once, for a disk that is full does not get emptier.
    """
    faults = {}
    left = list(pipes)
    while left:
        for pipe in wait(left):
            assert isinstance(pipe, Connection)
            try:
                id, fault = pipe.recv()
            except EOFError:
                left.remove(pipe)
                continue
            if isinstance(fault, OSError):
                raise fault
            if fault is not None:
                faults[id] = fault
            done()
    return faults
