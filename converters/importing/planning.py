"""What an import is to do on disk: which speeches are new, the same, renewed, or in conflict."""

import difflib
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from converters.formats import markdown
from converters.importing.reading import Import
from converters.importing.registry import Registry, RegistryRow
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


@dataclass(frozen=True, slots=True)
class ImportStep:
    """One speech and what is to be done with it.

    `markdown` are the bytes as imported now; `diff` shows, for a conflict, what the import would
    change in the file that people have corrected.
    """

    id: str
    action: Action
    speech: Speech
    markdown: bytes
    diff: str = ""


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """The steps of an import and the registry after it."""

    steps: tuple[ImportStep, ...]
    registry: Registry


def plan(found: Import, registry: Registry, files: Mapping[str, bytes]) -> ImportPlan:
    """Return what is to be done with the speeches of a file.

    `files` are the Markdown files that are there, by id. Ids of the registry are kept, also when
    a speech is dated now and was not before.
    """
    steps: list[ImportStep] = []
    for number, speech in enumerate(found.speeches, 1):
        if speech.meta.id:
            steps.append(_finished(speech, files.get(speech.meta.id)))
            continue
        row = registry.row_of(found.sha256, found.name, number)
        id = row.id if row else registry.id_for(speech, found.sha256, number, files)
        named = _named(speech, id, row, found)
        step = _step(named, row, found.sha256, files.get(id))
        steps.append(step)
        if step.action is not Action.CONFLICT and (row is None or step.action is not Action.SAME):
            registry = registry.with_row(
                RegistryRow(id, _file(row, found), number, found.sha256, _sha256(step.markdown))
            )
    return ImportPlan(tuple(steps), registry)


def _file(row: RegistryRow | None, found: Import) -> str:
    """Return the name of the source: the one it was first imported under, while it is the same."""
    return row.file if row and row.source == found.sha256 else found.name


def _named(speech: Speech, id: str, row: RegistryRow | None, found: Import) -> Speech:
    meta = replace(speech.meta, id=id)
    if meta.source is not None:
        meta = replace(meta, source=replace(meta.source, file=_file(row, found)))
    return replace(speech, meta=meta)


def _step(speech: Speech, row: RegistryRow | None, source: str, there: bytes | None) -> ImportStep:
    id, written = speech.meta.id, markdown.write(speech)
    if there is None:
        return ImportStep(id, Action.NEW, speech, written)
    if there == written:
        return ImportStep(id, Action.SAME, speech, written)
    corrected = row is None or _sha256(there) != row.markdown
    if not corrected:
        return ImportStep(id, Action.RENEWED, speech, written)
    if row and (row.source, row.markdown) == (source, _sha256(written)):
        return ImportStep(id, Action.SAME, speech, written)
    return ImportStep(id, Action.CONFLICT, speech, written, _diff(id, there, written))


def _finished(speech: Speech, there: bytes | None) -> ImportStep:
    """Return the step for Markdown that has its id: it is written only if there is none yet."""
    id, written = speech.meta.id, markdown.write(speech)
    if there is None:
        return ImportStep(id, Action.NEW, speech, written)
    if there == written:
        return ImportStep(id, Action.SAME, speech, written)
    return ImportStep(id, Action.CONFLICT, speech, written, _diff(id, there, written))


def _diff(id: str, there: bytes, now: bytes) -> str:
    before, after = (data.decode("utf-8", "replace").splitlines() for data in (there, now))
    names = f"{id}.md（现有）", f"{id}.md（这次导入）"
    return "\n".join(difflib.unified_diff(before, after, *names, lineterm="", n=1))


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
