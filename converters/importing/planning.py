"""What an import is to do on disk: which speeches are new, the same, renewed, or in conflict."""

import difflib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from converters import files
from converters.formats import markdown
from converters.importing import identity, likeness
from converters.importing.reading import Import
from converters.importing.registry import UNKNOWN, Registry, RegistryRow
from converters.speech.model import Speech


class Action(StrEnum):
    """What is to be done with one speech."""

    NEW = "new"
    """新增: write it."""
    SAME = "same"
    """未变: it stands there already, as imported or corrected since; nothing to do."""
    RENEWED = "renewed"
    """更新: the source or the rules changed and nobody has corrected the speech; write it."""
    CONFLICT = "conflict"
    """冲突: people have corrected it and the import now differs; nothing is written."""
    RETIRED = "retired"
    """不再收录: it, or what says the same, was taken out, and is not written again."""


@dataclass(frozen=True, slots=True)
class ImportStep:
    """One speech and what is to be done with it.

    `markdown` are the bytes as imported now; `diff` shows, for a conflict, what the import would
    change in the file that people have corrected. `stands` tells whether the file holds these
    bytes when the step is done.
    """

    id: str
    action: Action
    speech: Speech
    markdown: bytes
    diff: str = ""
    stands: bool = False


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """The steps of an import and the registry after it."""

    steps: tuple[ImportStep, ...]
    registry: Registry


def plan(
    found: Import,
    registry: Registry,
    files: Mapping[str, bytes],
    is_held: Callable[[RegistryRow], bool] = lambda _: False,
    retired: Mapping[str, bytes] | None = None,
) -> ImportPlan:
    """Return what is to be done with the speeches of a file.

    `files` are the Markdown files that are there, by id. Ids of the registry are kept, also when
    a speech is dated now and was not before, and wherever it stands in its file. `is_held` tells
    rows of another file that is there too: two files of one name are two. `retired` is the
    Markdown, as far as it is known, of speeches that are collected no longer, by id: neither they
    nor what says the same are written again, and no other speech gets their ids.
    """
    retired = retired or {}
    unnamed = [speech for speech in found.speeches if not speech.meta.id]
    rows = iter(identity.rows(unnamed, found, registry, files, is_held))
    steps: list[ImportStep] = []
    for number, speech in enumerate(found.speeches, 1):
        if speech.meta.id:
            steps.append(_held(_finished(speech, files.get(speech.meta.id)), retired))
            continue
        row = next(rows)
        id = row.id if row else registry.id_for(speech, found.sha256, number, [*files, *retired])
        there = files.get(id)
        step = _step(_named(speech, id, row, found, number), row, found.sha256, there)
        step = _held(step, retired)
        steps.append(step)
        registry = registry.with_rows(_entered(step, row, found, number, there))
    return ImportPlan(tuple(steps), registry)


def _held(step: ImportStep, retired: Mapping[str, bytes]) -> ImportStep:
    """Return the step for a speech, which writes nothing if it is collected no longer."""
    if step.action is not Action.NEW:
        return step
    known = step.id if step.id in retired else _said_by(step.speech, retired)
    if known is None:
        return step
    return replace(step, id=known, action=Action.RETIRED, stands=False)


def _said_by(speech: Speech, retired: Mapping[str, bytes]) -> str | None:
    """Return the id of the retired speech that says what a speech says, if there is one."""
    own = likeness.profile(speech)
    for id, data in retired.items():
        other = likeness.profile_of(data)
        if other and own.words and (own.words == other.words or likeness.is_same(own, other)):
            return id
    return None


def _entered(
    step: ImportStep, row: RegistryRow | None, found: Import, number: int, there: bytes | None
) -> list[RegistryRow]:
    """Return the row of the registry that follows from a step, none if nothing is learnt."""
    words = identity.words(step.speech)
    digest = files.sha256(step.markdown)
    if step.action is Action.SAME and there != step.markdown:
        # It was corrected, or comes from another file: what is known of its source stays known.
        imported = row is not None and row.markdown == digest
        return [replace(row, words=words)] if row and imported else []
    if step.action in (Action.CONFLICT, Action.RETIRED):
        return []
    file, part = _place(row, found, number, step.speech)
    if row and step.action is Action.SAME and row.source not in (UNKNOWN, found.sha256):
        return [replace(row, markdown=digest, words=words)]
    return [RegistryRow(step.id, file, part, found.sha256, digest, words)]


def _place(row: RegistryRow | None, found: Import, number: int, speech: Speech) -> tuple[str, int]:
    """Return the file and the part that a speech is said to come from.

    They stay what they were while the bytes of the source or the words of the speech do.
    """
    if row is None or not row.file:
        return found.name, number
    if identity.same_words(row, speech):
        return row.file, row.part
    return (row.file if row.source == found.sha256 else found.name), number


def _named(speech: Speech, id: str, row: RegistryRow | None, found: Import, number: int) -> Speech:
    meta = replace(speech.meta, id=id)
    if meta.source is not None:
        file, part = _place(row, found, number, speech)
        meta = replace(meta, source=replace(meta.source, file=file, part=part))
    return replace(speech, meta=meta)


def _step(speech: Speech, row: RegistryRow | None, source: str, there: bytes | None) -> ImportStep:
    id, written = speech.meta.id, markdown.write(speech)
    if there is None:
        return ImportStep(id, Action.NEW, speech, written, stands=True)
    if there == written:
        return ImportStep(id, Action.SAME, speech, written, stands=True)
    corrected = row is None or files.sha256(there) != row.markdown
    if row and identity.same_words(row, speech) and (corrected or row.source != source):
        return ImportStep(id, Action.SAME, speech, written)
    if not corrected:
        return ImportStep(id, Action.RENEWED, speech, written, stands=True)
    return ImportStep(id, Action.CONFLICT, speech, written, _diff(id, there, written))


def _finished(speech: Speech, there: bytes | None) -> ImportStep:
    """Return the step for Markdown that has its id: it is written only if there is none yet."""
    id, written = speech.meta.id, markdown.write(speech)
    if there is None:
        return ImportStep(id, Action.NEW, speech, written, stands=True)
    if there == written:
        return ImportStep(id, Action.SAME, speech, written, stands=True)
    return ImportStep(id, Action.CONFLICT, speech, written, _diff(id, there, written))


def _diff(id: str, there: bytes, now: bytes) -> str:
    before, after = (data.decode("utf-8", "replace").splitlines() for data in (there, now))
    names = f"{id}.md（现有）", f"{id}.md（这次导入）"
    return "\n".join(difflib.unified_diff(before, after, *names, lineterm="", n=1))
