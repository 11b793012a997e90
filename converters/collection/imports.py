"""Importing raw files on disk: read, plan, write, and keep the registry of ids."""

import os
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

from converters import files, importing
from converters.collection import bounded, ids, libreoffice, raw_file, writing
from converters.collection.folder_walk import PassedOver
from converters.collection.origins import Origins
from converters.errors import HuibianError, SourceError, sentence
from converters.importing import (
    Action,
    Import,
    ImportOptions,
    ImportPlan,
    ImportStep,
    Office,
    overview,
    proof_page,
    report,
)
from converters.importing.overview import Overview, ReadFile
from converters.importing.registry import RegistryRow
from converters.readers.office import OldFile
from converters.readers.raw import TOO_MUCH
from converters.speech.model import Meta, Speech

WRITTEN_HERE = "huibian new"
"""In the registry, in the place of the file that a speech came from."""


@dataclass(frozen=True, slots=True)
class Imported:
    """What was found in a file and what was done with it."""

    path: Path
    found: Import
    plan: ImportPlan
    page: Path
    """Where the page to proofread on was written."""


class Folder(Mapping[str, bytes]):
    """The Markdown files of a folder by id, each read when it is asked for."""

    def __init__(self, path: Path) -> None:
        """`path` need not exist yet."""
        self.path = path
        self._ids = {file.stem for file in path.glob("*.md")}

    def __getitem__(self, id: str) -> bytes:
        if id not in self._ids:
            raise KeyError(id)
        try:
            return files.contents(self.path / f"{id}.md")
        except OSError:
            return b""  # it is there, and cannot be compared: so it is not written over

    def __iter__(self) -> Iterator[str]:
        return iter(self._ids)

    def __len__(self) -> int:
        return len(self._ids)


class Importer:
    """One run over raw files: what was found in one is known to the next.

    Two files of one name that come in one run, or that both exist, are two.
    """

    def __init__(
        self,
        into: Path,
        options: ImportOptions | None = None,
        *,
        dry_run: bool = False,
        retired: Mapping[str, bytes] | None = None,
    ) -> None:
        """`into` is the folder of the speeches; with `dry_run` no speech is written.

        `retired` is the Markdown of speeches that are collected no longer, by id: neither they nor
        what says the same are written again.
        """
        self.into = into
        self.options = options or ImportOptions()
        self.dry_run = dry_run
        self.retired = dict(retired or {})
        self._ids = ids.RegistryFile(into)
        self._step = writing.step_in(into, "import")
        self._origins = Origins(into)
        self._swept = False
        self._met: dict[str, str] = {}
        self._pages: dict[Path, str] = {}

    @property
    def healed(self) -> list[SourceError]:
        """What to tell of lines of the registry that were damaged."""
        return self._ids.damaged

    def import_file(self, path: Path) -> Imported:
        """Import one raw file.

        Raises SourceError for what cannot be read, MissingError for what cannot be opened.
        """
        found = importing.clean(
            raw_file.read(path),
            _name(path),
            options=self.options,
            office_to_docx=to_docx(),
            bounds=bounded.bounds(),
        )
        if self.dry_run or found.refusal:
            plan = self._planned(found, path)
            self._ids.remember(plan.registry)
            page = self._page(found, plan)
        else:
            with self._turn():
                self._sweep()
                plan = self._planned(found, path)
                # The page comes first: where it cannot be written, the file is not imported.
                page = self._page(found, plan)
                self._carry_out(plan)
                self._origins.note(found.sha256, path)
        self._met |= {step.id: found.sha256 for step in plan.steps if step.id not in self._met}
        return Imported(path, found, plan, page)

    def _sweep(self) -> None:
        """Remove what killed imports left, once in a run."""
        if not self._swept:
            writing.sweep(self.into, Path(proof_page.PAGES))
        self._swept = True

    def _turn(self) -> AbstractContextManager[None]:
        return writing.turn(writing.root_for(self.into))

    def _planned(self, found: Import, path: Path) -> ImportPlan:
        known = self._ids.read()
        if found.refusal:
            return ImportPlan((), known)

        def is_held(row: RegistryRow) -> bool:
            if self._met.get(row.id, found.sha256) != found.sha256:
                return True
            return row.source != found.sha256 and self._origins.elsewhere(row.source, path)

        return importing.plan(found, known, Folder(self.into), is_held, self.retired)

    def _carry_out(self, plan: ImportPlan) -> None:
        """Write the speeches first and the registry last: it is healed from them, not they."""
        for step in plan.steps:
            if step.action in (Action.NEW, Action.RENEWED):
                self._step.write(self.into / f"{step.id}.md", step.markdown)
        self._ids.write(plan.registry, self._step)

    def _page(self, found: Import, plan: ImportPlan) -> Path:
        """Write the page to proofread on; that of another file of this run is left alone."""
        pages = Path(proof_page.PAGES)
        page = pages / proof_page.file_name(found, plan)
        if self._pages.get(page, found.sha256) != found.sha256:
            page = pages / proof_page.file_name(found, plan, apart=True)
        self._pages[page] = found.sha256
        made = proof_page.render(found, plan, self._address(pages))
        files.write_if_changed(page, made.encode())
        return page

    def _address(self, pages: Path) -> str:
        """Return the folder of the speeches as seen from the pages; "" if they are not written."""
        return "" if self.dry_run else quote(os.fsencode(os.path.relpath(self.into, pages)))


def import_file(
    path: Path, into: Path, options: ImportOptions, *, dry_run: bool = False
) -> Imported:
    """Import one raw file by itself, as `Importer` does."""
    return Importer(into, options, dry_run=dry_run).import_file(path)


def _name(path: Path) -> str:
    """Return the name of a raw file as it can be written into a speech and printed."""
    return "".join("_" if _unseen(char) else char for char in files.readable(path.name))


def _unseen(char: str) -> bool:
    category = unicodedata.category(char)
    return category.startswith("C") or category in ("Zl", "Zp")


def begin(into: Path, meta: Meta, text: Callable[[str], bytes]) -> Path:
    """Write a speech that is begun here, under an id that is never given again; return its file.

    `text` gives its Markdown for the id, which has the form of those of imported speeches.
    """
    digest = files.digest(meta.title, meta.speaker or "")
    known = ids.RegistryFile(into)
    step = writing.step_in(into, "new")
    with writing.turn(writing.root_for(into)):
        registry = known.read()
        id = registry.id_for(Speech(meta, ()), digest, 1, Folder(into))
        data = text(id)
        files.write(into / f"{id}.md", data)
        row = RegistryRow(id, WRITTEN_HERE, 1, files.sha256(data), files.sha256(data))
        known.write(registry.with_rows([row]), step)
    return into / f"{id}.md"


@dataclass(slots=True)
class ImportRun:
    """What became of every file that an import met."""

    done: list[Imported] = field(default_factory=list)
    """The files that were read; those that are no speeches say why."""
    failed: dict[Path, HuibianError] = field(default_factory=dict)
    """The files that could not be read or written."""
    passed: list[PassedOver] = field(default_factory=list)
    faults: list[HuibianError] = field(default_factory=list)
    """What was named and is no file."""
    healed: Sequence[SourceError] = ()

    @property
    def counts(self) -> dict[str, int]:
        """How many files were met, and how many of them came to what."""
        refused = sum(bool(item.found.refusal) for item in self.done)
        counts = {
            "imported": len(self.done) - refused,
            "refused": refused,
            "failed": len(self.failed),
            "passed": len(self.passed),
        }
        return {"met": sum(counts.values()), **counts}

    @property
    def steps(self) -> list[ImportStep]:
        """What is done with the speeches of all files."""
        return [step for item in self.done for step in item.plan.steps]

    @property
    def all_faults(self) -> list[HuibianError]:
        """The faults in the order in which they are told."""
        return [*self.faults, *self.failed.values()]


def as_json(run: ImportRun) -> dict[str, object]:
    """Return the report of an import (docs/import.md), ready for JSON."""
    return {
        "files": [_file_as_json(item) for item in run.done],
        "failed": [
            {"file": files.readable(str(path)), "reason": fault.reason}
            for path, fault in run.failed.items()
        ],
        "passed": [each.as_dict() for each in run.passed],
        "counts": run.counts,
        "healed": [each.as_dict() for each in run.healed],
        "faults": [fault.as_dict() for fault in run.all_faults],
    }


def _file_as_json(item: Imported) -> dict[str, object]:
    own = {"path": files.readable(str(item.path)), "page": files.readable(str(item.page))}
    return report.as_dict(item.found, item.plan) | own


def write_report(path: Path, run: ImportRun) -> None:
    """Write the report of an import as JSON."""
    files.write_json(path, as_json(run))


def write_index(run: ImportRun, *, dry_run: bool = False) -> Path:
    """Write the page that tells of every file of an import; return where it is."""
    path = Path(overview.PAGE)
    files.write_if_changed(path, overview.render(_overview(run, dry_run=dry_run)).encode())
    return path


def _overview(run: ImportRun, *, dry_run: bool) -> Overview:
    folder = Path(overview.PAGE).parent
    return Overview(
        tuple(
            ReadFile(
                files.readable(str(item.path)), _href(item.page, folder), item.found, item.plan
            )
            for item in run.done
        ),
        tuple((files.readable(str(path)), str(fault)) for path, fault in run.failed.items()),
        tuple(
            (files.readable(str(each.path)), sentence(each.reason, each.remedy))
            for each in run.passed
        ),
        run.counts,
        dry_run,
    )


def _href(page: Path, folder: Path) -> str:
    return quote(os.fsencode(page.relative_to(folder)))


def to_docx() -> Office | None:
    """Return the way from old Word files to new ones; None without LibreOffice."""
    return _office_to_docx if libreoffice.available() else None


def _office_to_docx(file: OldFile) -> bytes:
    kind, most = file.suffix.removeprefix("."), bounded.of_office(file)
    try:
        (made,) = libreoffice.convert([file.data], kind, "docx", most=most)
    except OverflowError:
        raise TOO_MUCH from None
    return made or b""
