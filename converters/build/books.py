"""A book on disk: its speeches found and laid out, its files written only if it changed."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from converters import checks, files, formats
from converters.books import pagination
from converters.books.volume import Attached, Volume
from converters.build import private_use, receipts
from converters.build.bookjobs import BookJob, Laid, Record
from converters.build.caches.fragments import Fragments, Member
from converters.build.caches.parts import Parts
from converters.build.keys import Engines
from converters.build.plan import Plan
from converters.build.receipts import Receipt
from converters.errors import ChangedError, SourceError
from converters.formats.format import BookParts
from converters.formats.pdf import PDF
from converters.formats.pdf.book import layout
from converters.settings import compilation
from converters.settings.compilation import Book
from converters.speech.model import Speech

LIST = "speeches.sha256"
"""The speeches of a book and the digests of their sources, as `sha256sum -c` reads them."""

Done = Callable[[], None]


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
        volume = self._volume(members)
        behind = job.behind(record, content, folder)
        # All are drawn before the first is written, so that PDF and DOCX tell of the same book.
        drawn = {format: self._drawn(format, volume, members) for format in behind}
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

    def _volume(self, members: Sequence[Member]) -> Volume:
        fragments = Fragments(self.project, self._speech_engine())
        pages = fragments.of(members, self.cores, self.done)
        fragments.sweep(self.plan.index.digests, {job.name for job in self.plan.books})
        sections = fragments.sections(self.job.name)
        volume = layout.lay_out(
            self._book(members),
            files.sha256(_sums(members)),
            self._notes(),
            pages,
            self.project.drawn_design,
            self.project.book_style,
            sections.lay,
        )
        sections.sweep()
        return volume

    def _book(self, members: Sequence[Member]) -> Book:
        metas = (member.speech.meta for member in members)
        return compilation.resolve(self.job.settings, metas, self.job.silent)

    def _speech_engine(self) -> str:
        return Engines(self.project).of(PDF.name).key

    def _notes(self) -> tuple[Speech, ...]:
        """Return the texts for the front; raises SourceError with file and line."""
        folder = self.project.root / compilation.FOLDER
        names = enumerate(self.job.settings.front, 1)
        return tuple(
            self._note(folder / name, pagination.note_name(number)) for number, name in names
        )

    def _note(self, path: Path, id: str) -> Speech:
        note, body = self.project.note(path, id), self.project.chains["body"]
        private_use.refuse_of(self.project, path, note)
        found = checks.of_glyphs(
            note, lambda char: body.face_for(char) is not None, self.project.name(path)
        )
        for lacking in found:
            raise SourceError(lacking.message, lacking.advice, file=lacking.file, line=lacking.line)
        return note

    def _drawn(self, name: str, volume: Volume, members: Sequence[Member]) -> bytes:
        format, project = formats.named(name), self.project
        assert format.book is not None
        design = project.drawn_design if format.is_drawn else project.plain_design
        speeches = {member.id: member.speech for member in members}
        attached = self._attached(members)
        own = Parts(project, self.job.engine.key, name, {one.id: one.digest for one in members})
        parts = BookParts(volume, speeches, design, project.book_style, attached, own.keep)
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
