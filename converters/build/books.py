"""A book on disk: its speeches found and laid out, its files written only if it changed."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import cached_property, partial
from pathlib import Path

from converters import checks, files, formats
from converters.books import pagination, wording
from converters.books.attached import Attached
from converters.books.fragment import Fragment
from converters.books.volume import Volume
from converters.build import children, private_use, receipts, workers
from converters.build.bookjobs import BookJob, Laid, Record
from converters.build.caches import font_case
from converters.build.caches.fragments import Fragments, Member
from converters.build.caches.parts import Parts
from converters.build.keys import Engines
from converters.build.plan import Plan
from converters.build.receipts import Receipt
from converters.errors import ChangedError, SourceError
from converters.formats.format import BookParts
from converters.formats.pdf import PDF, press
from converters.formats.pdf.book import layout
from converters.settings import compilation
from converters.settings.compilation import Book
from converters.settings.design import Design
from converters.speech import printed_words
from converters.speech.model import Speech, text_of

LIST = "speeches.sha256"
"""The speeches of a book and the digests of their sources, as `sha256sum -c` reads them."""

Done = Callable[[], None]
_SMALL = 400
"""Pages of a book that two processes may hold at a time."""


def made(plan: Plan, job: BookJob, ids: Iterable[str], cores: int, done: Done) -> Record:
    """Make the files of a book that are behind, from the speeches with these ids in their order.

    Returns its record as it is then. Raises HuibianError if it cannot be made; no file has
    changed then. So ChangedError, if a file is not what the plan knows of it.
    """
    return _Making(plan, job, cores, done).run(ids)


class _Making:
    """One book being made."""

    def __init__(self, plan: Plan, job: BookJob, cores: int, done: Done) -> None:
        self.plan, self.job = plan, job
        self.project = plan.project
        self.cores, self.done = cores, done

    def run(self, ids: Iterable[str]) -> Record:
        """Return the record of the book as it is now."""
        job, folder, record = self.job, self.plan.book_folder, self.plan.record(self.job)
        members = [self._member(id) for id in ids]
        digests = {member.id: member.digest for member in members}
        content = job.content(digests, self.plan.index.digests)
        behind = job.behind(record, content, folder)
        pages = self._pages(members)
        with press.uncollected():
            volume, design = self._volume(members, pages)
            # All are drawn before the first is written, so that PDF and DOCX tell of the same book.
            drawn = self._all_drawn(
                behind, len(volume.pages), lambda name: self._drawn(name, volume, members, design)
            )
        engines = record.receipt.engines | {job.engine.key: dict(job.engine.parts)}
        receipt = Receipt(engines, dict(record.receipt.rendered))
        for format, data in drawn.items():
            path = job.outputs(folder)[format]
            files.write_if_changed(path, data)
            receipt.rendered[format] = receipts.record(path, content, job.engine.key, data)
            self.done()
        laid = Laid(len(volume.pages), pagination.spans(volume.pages))
        return job.settled(receipt, content, digests, laid)

    def _member(self, id: str) -> Member:
        path = self.project.speeches / f"{id}.md"
        source = self.project.load(path, bytes)
        digest = files.sha256(source)
        if self.plan.index.digests.get(id) != digest:
            raise ChangedError(self.project.name(path))
        speech, _ = self.project.read(path, source)
        private_use.refuse_of(self.project, path, speech)
        return Member(speech, digest)

    @cached_property
    def _fragments(self) -> Fragments:
        return Fragments(self.project, Engines(self.project).of(PDF.name).key)

    def _pages(self, members: Sequence[Member]) -> dict[str, Fragment]:
        pages = self._fragments.of(members, self.cores, self.done)
        self._fragments.sweep(self.plan.index.digests, {job.name for job in self.plan.books})
        return pages

    def _volume(
        self, members: Sequence[Member], pages: Mapping[str, Fragment]
    ) -> tuple[Volume, Design]:
        """Return the book laid out, and the look that it was laid out with.

        That has cut faces as far as those do: whether they have all that the sections of the book's
        own print is seen when these are laid out.
        """
        notes = self._notes()
        settings = self.job.settings
        words = [str(settings), *(str(member.speech.meta) for member in members)]
        for opening in (wording.cover(settings), wording.title_page(settings)):
            words += opening.lines()  # which tell the day in hanzi
        words += [line for note in notes for line in printed_words.lines(note)]
        needed = set().union(*words, *(each.characters for each in pages.values()))
        light = font_case.design_of(self.project, needed)
        with suppress(SourceError):  # if it was no cut that lacked something, it is raised again
            volume = self._laid_out(members, notes, pages, light)
            needed = set().union(*(each.characters for each in volume.fragments.values()))
            if font_case.design_of(self.project, needed) is light:
                return volume, light
        whole = self.project.drawn_design
        return self._laid_out(members, notes, pages, whole), whole

    def _laid_out(
        self,
        members: Sequence[Member],
        notes: Sequence[Speech],
        pages: Mapping[str, Fragment],
        design: Design,
    ) -> Volume:
        sections = self._fragments.sections(self.job.name)
        volume = layout.lay_out(
            self._book(members),
            files.sha256(_sums(members)),
            notes,
            pages,
            design,
            self.project.book_style,
            sections.lay,
        )
        sections.sweep()
        return volume

    def _book(self, members: Sequence[Member]) -> Book:
        metas = (member.speech.meta for member in members)
        return compilation.resolve(self.job.settings, metas, self.job.silent)

    def _notes(self) -> tuple[Speech, ...]:
        """Return the texts for the front; raises SourceError with file and line."""
        folder = self.project.root / compilation.FOLDER
        names = enumerate(self.job.settings.front, 1)
        return tuple(
            self._note(folder / name, pagination.note_name(number)) for number, name in names
        )

    def _note(self, path: Path, id: str) -> Speech:
        note = self.project.note(path, id)
        private_use.refuse_of(self.project, path, note)
        has = partial(self._has, set().union(*map(text_of, note.blocks)))
        for lacking in checks.of_glyphs(note, has, self.project.name(path)):
            raise SourceError(lacking.message, lacking.advice, file=lacking.file, line=lacking.line)
        return note

    def _has(self, words: set[str], char: str) -> bool:
        """Return whether a face has a character of a text; the whole ones if no cut one has it."""
        with suppress(SourceError):  # a face from which everything was cut
            if font_case.design_of(self.project, words).chains["body"].face_for(char):
                return True
        return self.project.chains["body"].face_for(char) is not None

    def _all_drawn(
        self, names: Iterable[str], pages: int, draw: Callable[[str], bytes]
    ) -> dict[str, bytes]:
        """Return the files of the book; of a small one the first is drawn beside the others."""

        def drawn(names: Iterable[str]) -> Iterator[tuple[str, bytes]]:
            return ((name, draw(name)) for name in names)

        first, others = [*names][:1], [*names][1:]
        if self.cores == 1 or not others or pages > _SMALL:
            return dict(drawn([*first, *others]))
        with children.beside(partial(self._marked, drawn(others))) as given:
            return dict([*drawn(first), *given])

    def _marked(self, drawn: Iterator[tuple[str, bytes]]) -> Iterator[tuple[str, bytes]]:
        """Draw in a process of its own, which has a mark."""
        with workers.at_work(self.project.output):
            yield from drawn

    def _drawn(self, name: str, volume: Volume, members: Sequence[Member], design: Design) -> bytes:
        format, project = formats.named(name), self.project
        assert format.book is not None
        look = design if format.is_drawn else project.plain_design
        speeches = {member.id: member.speech for member in members}
        attached = self._attached(members)
        own = Parts(project, self.job.engine.key, name, {one.id: one.digest for one in members})
        parts = BookParts(volume, speeches, look, project.book_style, attached, own.keep)
        data = format.book.writer()(parts)
        own.sweep(self.plan.index.digests)
        return data

    def _attached(self, members: Sequence[Member]) -> list[Attached]:
        """Return what a file can carry, so that it tells what it was made from."""
        settings = self.project.attached(self.project.root / self.job.file)
        return [
            Attached(f"{self.job.name}.yaml", settings, "本书的设置", source=True),
            Attached(LIST, _sums(members), "各篇讲话稿的校验值"),
        ]


def _sums(members: Sequence[Member]) -> bytes:
    return compilation.sums({member.id: member.digest for member in members})
