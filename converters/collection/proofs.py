"""Galley proofs (校样) of speeches, written beside the outputs: to be corrected by hand or in Word.

A proof that somebody wrote into is his work: it is never written over.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from converters import files, formats
from converters.build import drawing, editions, sent
from converters.collection import review
from converters.collection.working_copies import WorkingCopies
from converters.errors import Finding, HuibianError
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
    copies = WorkingCopies(project, _MEMORY, COMMAND)
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
                copies.put(proof.path, drawn)
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
