"""A book on disk: its speeches found and laid out, its files written only where it changed."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from converters import checks, compilation, files
from converters.books import docx, layout, pdf
from converters.books.pdf import Attached
from converters.books.volume import Volume
from converters.build import keys, receipts, selection
from converters.build.bookjobs import BOOK, BookJob, Record
from converters.build.digests import ENGINE, Digests
from converters.build.fragments import Fragments, Member
from converters.build.plan import Plan
from converters.build.receipts import Failed, Receipt
from converters.errors import HuibianError, SourceError
from converters.model import Speech

LIST = "speeches.sha256"
"""The speeches of a book and the digests of their sources, as `sha256sum -c` reads them."""

Done = Callable[[], None]


def make_whole(plan: Plan, job: BookJob, cores: int, done: Done) -> None:
    """Bring a book up to date, and write its record and its stamp.

    A book that cannot be made keeps its last files, and its fault stands in the record. One whose
    content is what it was is not touched.
    """
    record = plan.record(job)
    try:
        made = _Making(plan, job, record, cores, done).run()
    except HuibianError as fault:
        told = _told(job, fault)
        failed = Failed(job.seen, job.engine.key, str(told), told.as_dict())
        receipt = Receipt(_engines(record, job), record.receipt.rendered, {job.name: failed})
        made = replace(record, receipt=receipt)
    files.write_json(plan.record_file(job.name), made.as_json())
    files.write_json(plan.stamp_file(BOOK, job.name), {"digest": job.digest})


class _Making:
    """One book being made."""

    def __init__(self, plan: Plan, job: BookJob, record: Record, cores: int, done: Done) -> None:
        self.plan, self.job, self.record = plan, job, record
        self.project = plan.project
        self.cores, self.done = cores, done

    def run(self) -> Record:
        """Return the record of the book as it is now."""
        chosen = [meta.id for meta in selection.resolved(self.plan, self.job).speeches]
        expected = {id: self.plan.index.digests[id] for id in chosen}
        if not self._behind(expected):
            return self._recorded(expected, self.record.receipt, self.record.pages)
        members = [self._member(id) for id in chosen]
        digests = {member.id: member.digest for member in members}
        volume = self._volume(members)
        receipt = Receipt(_engines(self.record, self.job), dict(self.record.receipt.rendered))
        content, engine = self._content(digests), self.job.engine.key
        # All are drawn before the first is written, so that PDF and DOCX tell of the same book.
        drawn = {format: self._drawn(format, volume, members) for format in self._behind(digests)}
        for format, data in drawn.items():
            path = self.job.outputs(self.plan.book_folder)[format]
            files.write_if_changed(path, data)
            receipt.rendered[format] = receipts.record(path, content, engine, data)
            self.done()
        return self._recorded(digests, receipt, len(volume.pages))

    def _behind(self, members: Mapping[str, str]) -> Collection[str]:
        content = self._content(members)
        return self.job.behind(self.record, content, self.plan.book_folder)

    def _content(self, members: Mapping[str, str]) -> str:
        """Return one digest of what the book is made from: settings, texts, its own speeches."""
        speeches = self.plan.index.digests
        own = [(name, digest) for name, digest in self.job.sources.items() if name not in speeches]
        return files.digest(*(part for pair in (*own, *members.items()) for part in pair))

    def _recorded(self, members: Mapping[str, str], receipt: Receipt, pages: int) -> Record:
        formats = self.job.settings.formats
        wanted = {f: done for f, done in receipt.rendered.items() if f in formats}
        settled = Receipt(receipt.engines, wanted)
        return Record(settled, self.job.seen, self._content(members), members, pages)

    def _member(self, id: str) -> Member:
        speech, source = self.project.read(self.project.speeches / f"{id}.md")
        return Member(speech, files.sha256(source))

    def _volume(self, members: Sequence[Member]) -> Volume:
        fragments = Fragments(self.project, self._speech_engine())
        pages = fragments.of(members, self.cores, self.done)
        fragments.sweep(self.plan.index.digests, {job.name for job in self.plan.books})
        sections = fragments.sections(self.job.name)
        volume = layout.lay_out(
            compilation.resolve(self.job.settings, (member.speech.meta for member in members)),
            files.sha256(_sums(members)),
            self._notes(),
            pages,
            self.project.drawn_look,
            self.project.book_style,
            sections.lay,
        )
        sections.sweep()
        return volume

    def _speech_engine(self) -> str:
        return keys.engine(self.project, "pdf", Digests(self.project.output / ENGINE)).key

    def _notes(self) -> tuple[Speech, ...]:
        """Return the texts for the front; raises SourceError with file and line."""
        folder = self.project.root / compilation.FOLDER
        names = enumerate(self.job.settings.front, 1)
        return tuple(self._note(folder / name, f"note-{number}") for number, name in names)

    def _note(self, path: Path, id: str) -> Speech:
        note, body = self.project.note(path, id), self.project.chains["body"]
        found = checks.of_glyphs(
            note, lambda char: body.face_for(char) is not None, self.project.name(path)
        )
        for lacking in found:
            raise SourceError(lacking.message, lacking.advice, file=lacking.file, line=lacking.line)
        return note

    def _drawn(self, format: str, volume: Volume, members: Sequence[Member]) -> bytes:
        style = self.project.book_style
        if format == "docx":
            speeches = {member.id: member.speech for member in members}
            return docx.write(volume, speeches, self.project.plain_look, style)
        attached = self._attached(members)
        look, for_print = self.project.drawn_look, format == compilation.PRINT
        return pdf.write(volume, look, style, attached, for_print=for_print)

    def _attached(self, members: Sequence[Member]) -> list[Attached]:
        """Return what a PDF carries, so that it tells what it was made from."""
        settings = (self.project.root / self.job.file).read_bytes()
        return [
            Attached(f"{self.job.name}.yaml", settings, "本书的设置", source=True),
            Attached(LIST, _sums(members), "各篇讲话稿的校验值"),
        ]


def _sums(members: Sequence[Member]) -> bytes:
    return compilation.sums({member.id: member.digest for member in members})


def _engines(record: Record, job: BookJob) -> dict[str, dict[str, str]]:
    return record.receipt.engines | {job.engine.key: dict(job.engine.parts)}


def _told(job: BookJob, fault: HuibianError) -> SourceError:
    """Return a fault as one of the book: what is not in its own files is told with its name."""
    if not isinstance(fault, SourceError):
        return SourceError(f"没有更新这本书：{fault}", file=job.file)
    if not fault.file:
        return fault.in_file(job.file)
    if fault.file.startswith(f"{compilation.FOLDER}/"):
        return fault
    return SourceError(f"没有更新这本书，因为有一篇讲话稿有错：{fault}", file=job.file)
