"""Galley proofs (校样) of speeches, written beside the outputs: to be corrected by hand or in Word.

A proof that somebody wrote into is his work: it is never written over.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from converters import files, formats
from converters.build import drawing, editions, kept, obstacles
from converters.collection import review
from converters.collection.returned import sent
from converters.errors import Finding, HuibianError, RefusedError
from converters.project import Project
from converters.settings import proof_style
from converters.settings.proof_style import ProofStyle
from converters.speech.model import Speech

FOLDER = "proof"
FORMATS = tuple(format.name for format in formats.FORMATS if format.proof)
"""The first is made if nobody says otherwise."""
COMMAND = "huibian proof"
_STYLE = "styles/proof.toml"
_MEMORY = ".huibian/proofs.json"


@dataclass(frozen=True, slots=True)
class SpeechProof:
    """A proof that was written."""

    id: str
    format: str
    path: Path
    findings: tuple[Finding, ...]
    """The doubts that it tells."""


@dataclass(frozen=True, slots=True)
class WrittenProofs:
    """The proofs that were written, and why others were not."""

    made: list[SpeechProof]
    faults: list[HuibianError]


def write(project: Project, ids: Sequence[str], wanted: Sequence[str]) -> WrittenProofs:
    """Write the proofs of speeches in each of the wanted formats.

    A speech that cannot be read or set costs its own proofs and no others. Raises HuibianError for
    looks that are wrong.
    """
    looks = styled(project)
    found: dict[str, list[Finding]] = {}
    for finding in review.check(project, ids).findings:
        found.setdefault(finding.file, []).append(finding)
    memory = _Memory(project)
    done = WrittenProofs([], [])
    for id in ids:
        source = project.speeches / f"{id}.md"
        doubts = tuple(found.get(project.name(source), ()))
        try:
            speech, data = _read(project, source)
        except HuibianError as fault:
            done.faults.append(fault)
            continue
        for format in wanted:
            proof = SpeechProof(id, format, path_of(project, id, format), doubts)
            try:
                drawn = drawing.proof(project, format, speech, data, doubts, looks)
                memory.put(proof.path, drawn)
                sent.keep(project, id, data)
            except HuibianError as fault:
                if str(fault) not in map(str, done.faults):
                    done.faults.append(fault)
            else:
                done.made.append(proof)
    return done


def _read(project: Project, source: Path) -> tuple[Speech, bytes]:
    """Return a speech that knows its edition, and its Markdown."""
    speech, data = project.read(source)
    numbered = editions.of(project, {speech.meta.id: files.sha256(data)})
    return replace(speech, numbered=numbered.get(speech.meta.id)), data


def path_of(project: Project, id: str, format: str) -> Path:
    """Return where the proof of a speech stands."""
    return project.output / FOLDER / f"{id}{formats.named(format).suffix}"


def styled(project: Project) -> ProofStyle:
    """Return the looks of proofs: the collection's own, or the program's."""
    file, roles = project.data_file(_STYLE), project.roles.roles
    return project.load(file, lambda data: proof_style.read(data.decode("utf-8-sig"), roles))


class _Memory:
    """Which proofs stand as they were written; losing it costs a question, never a word."""

    def __init__(self, project: Project) -> None:
        self.project = project
        self._file = project.output / _MEMORY
        known = kept.read(self._file)
        self._digests: dict[str, str] = known if isinstance(known, dict) else {}

    def put(self, path: Path, data: bytes) -> None:
        """Write a proof; raises RefusedError if somebody altered the one that is there."""
        if fault := obstacles.at(path, self.project.name, COMMAND):
            raise fault
        name = self.project.name(path)
        if path.exists() and not self._is_ours(path, name, data):
            raise RefusedError(
                f"{name} 写出以后有人改过，没有动它",
                f"请先运行 huibian return {name} 收回里面的改动，再把它移到别的文件夹或删去",
            )
        files.write_if_changed(path, data)
        self._digests[name] = files.sha256(data)
        kept.write(self._file, self._digests)

    def _is_ours(self, path: Path, name: str, data: bytes) -> bool:
        return files.sha256_of(path) in (self._digests.get(name), files.sha256(data))
