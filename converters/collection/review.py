"""What is to be said of a collection before it is built, and the lines that can be mended."""

import contextlib
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from converters import checks, formats
from converters.build import inventory, missing, selection, strangers
from converters.checks import compilations, imprints
from converters.checks import editions as published
from converters.collection import mentions, writing
from converters.collection.undo import Step
from converters.errors import Finding, HuibianError, Severity, SourceError
from converters.project import Project
from converters.project.editions import Editions
from converters.project.root import CONFIG
from converters.readers import front_matter
from converters.settings import schema
from converters.speech.model import Meta, Speech

FIX = "check --fix"
"""What is written with is called in the list of what can be undone."""


@dataclass(frozen=True, slots=True)
class Checked:
    """The objections to the speeches of a collection, and those that could not be read."""

    speeches: int
    """How many could be read and were looked at."""
    findings: list[Finding]
    faults: list[HuibianError]


def check(project: Project, written: Sequence[str] = ()) -> Checked:
    """Return an editor's objections to the speeches that are meant, or to all.

    Those to settings, and to files among the speeches that are none, belong to a check of all.
    Duplicates are looked for in the whole collection. Raises SelectorError for what means none.
    """
    project.require_speeches()
    known, strange = inventory.names(project)
    ids = mentions.ids(project, written)
    wanted = {project.name(project.speeches / f"{id}.md") for id in ids or known}
    speeches, sources, faults = _read(project, known, wanted)
    found = checks.of_collection(speeches)
    body = project.chains["body"]
    for file, speech in speeches:
        if file in wanted:
            found += checks.of_speech(speech, file)
            found += checks.of_markup(speech, sources[file], file)
            found += checks.of_glyphs(speech, lambda char: body.face_for(char) is not None, file)
            line_of = partial(front_matter.line_of, sources[file])
            found += imprints.check(speech, project.plain_design.style, line_of, file)
    found += _untold(project, [(file, speech) for file, speech in speeches if file in wanted])
    found = [finding for finding in found if finding.file in wanted]
    found += [replace(of, file=file) for file in sorted(wanted) for of in _typed(project, file)]
    if not written:
        metas = None if faults else [speech.meta for _, speech in speeches]
        faults += [*strangers.faults(project, strange), *project.font_faults]
        found += [front_matter.finding_of(mend, file) for file, mend in _settings(project)]
        found += _missing(project)
        of_books, unmade = _books(project, metas)
        found, faults = found + of_books, faults + unmade
    found.sort(key=lambda finding: (finding.file, finding.line))
    read = sum(file in wanted for file, _ in speeches)
    return Checked(read, found, faults)


def _read(
    project: Project, known: Sequence[str], wanted: Collection[str]
) -> tuple[list[tuple[str, Speech]], dict[str, bytes], list[HuibianError]]:
    """Return the speeches of a collection by file, their bytes, and the faults of the wanted."""
    speeches, sources = [], {}
    faults: list[HuibianError] = []
    for id in known:
        path = project.speeches / f"{id}.md"
        file = project.name(path)
        try:
            speech, sources[file] = project.read(path)
        except HuibianError as fault:
            faults += fault.each if file in wanted else ()
        else:
            speeches.append((file, speech))
    return speeches, sources, faults


def _untold(project: Project, speeches: Iterable[tuple[str, Speech]]) -> Iterator[Finding]:
    """Yield what changed untold since it was published; a record that is spoilt is told as well."""
    known = Editions(project)
    for file, speech in speeches:
        if past := known.of(speech.meta.id):
            last = max(past)
            try:
                before = known.speech(last)
            except SourceError as fault:
                yield Finding(
                    "edition-altered", Severity.ERROR, fault.reason, file, advice=fault.remedy
                )
            else:
                found = published.check(speech, before, last.name)
                yield from (replace(one, file=file) for one in found)


def _missing(project: Project) -> Iterator[Finding]:
    """Yield what is to be told, once, of the speeches whose Markdown is gone."""
    if lost := missing.of(project):
        # What was published holds the next release up.
        is_grave = any(one.is_published for one in lost)
        severity = Severity.ERROR if is_grave else Severity.WARNING
        folder = f"{project.config.speeches}/"
        yield Finding("speech-missing", severity, missing.told(lost), folder, advice=missing.REMEDY)


def _typed(project: Project, file: str) -> list[Finding]:
    """Return what is to be told of the front matter of a speech; nothing if it has none."""
    try:
        return project.load(project.root / file, front_matter.remarks)
    except HuibianError:
        return []


def _settings(project: Project) -> Iterator[tuple[str, schema.Mend]]:
    """Yield the lines of the settings and of the books that are not in the canonical form."""
    files = [(project.root / CONFIG, "config"), *((path, "book") for path in project.books)]
    for path, name in files:
        try:
            mends = project.load(
                path, partial(schema.mends, schema=name, choices=formats.choices())
            )
        except HuibianError:
            continue
        yield from ((project.name(path), mend) for mend in mends)


def _books(
    project: Project, metas: Sequence[Meta] | None
) -> tuple[list[Finding], list[HuibianError]]:
    """Return the objections to books, and why some cannot be made.

    What a book holds is looked at if the facts of all speeches are known.
    """
    found: list[Finding] = []
    faults: list[HuibianError] = []
    for path in project.books:
        try:
            settings = project.book(path)
            found += compilations.of_settings(settings, project.name(path))
            if metas is not None:
                selection.of_metas(project, settings, project.name(path), metas)
        except HuibianError as fault:
            faults += fault.each
    return found, faults


@dataclass(frozen=True, slots=True)
class Fix:
    """The lines of a file that can be written in the canonical form; none was written yet."""

    file: str
    lines: tuple[schema.Mend, ...]


def fixes(project: Project, written: Sequence[str] = ()) -> list[Fix]:
    """Return what `fix` would write: front matter of the speeches meant, or of all and settings.

    Raises SelectorError for what means no speech.
    """
    found: dict[str, list[schema.Mend]] = defaultdict(list)
    for id in mentions.ids(project, written) or inventory.names(project)[0]:
        path = project.speeches / f"{id}.md"
        with contextlib.suppress(HuibianError):
            found[project.name(path)] += project.load(path, front_matter.mends)
    if not written:
        for file, mend in _settings(project):
            found[file].append(mend)
    return [Fix(file, tuple(lines)) for file, lines in found.items() if lines]


def fix(project: Project, planned: Fix, step: Step | None = None) -> None:
    """Write the lines of a file in the canonical form, and nothing else of it.

    The old file is kept, by the step if it is one of several. A line that was changed since is left
    alone. Raises MissingError if the file is gone.
    """
    path = project.root / planned.file
    with writing.turn(project.root):
        data = project.load(path, lambda data: data)
        step = step or Step(project.root, FIX)
        step.write(path, schema.mended(data, planned.lines))
