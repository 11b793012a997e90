"""Huibian as a library: what the command line does, without the terminal and without Snakemake."""

from dataclasses import dataclass
from pathlib import Path

from converters import files, formats
from converters.build import editions, inventory
from converters.build.drawing import draw
from converters.collection.review import Checked as Checked
from converters.collection.review import Fix as Fix
from converters.collection.review import check as check
from converters.collection.review import fix as fix
from converters.collection.review import fixes as fixes
from converters.collection.standing import BookReport as BookReport
from converters.collection.standing import SpeechReport as SpeechReport
from converters.collection.standing import State as State
from converters.collection.standing import books as books
from converters.collection.standing import speeches as speeches
from converters.errors import HuibianError, UsageError
from converters.project import Project
from converters.settings.fonts import Chain
from converters.speech import printed_words


def convert(project: Project, path: Path, format: str) -> bytes:
    """Return the speech in a Markdown file in the format of that name.

    Raises SourceError with file and line if the text is wrong, UsageError for another format.
    """
    known = formats.names(formats.of_speeches())
    if format not in known:
        raise UsageError(f"没有“{format}”这种格式", f"可用的有：{'、'.join(known)}")
    mine = path.suffix == ".md" and files.real(path.parent) == files.real(project.speeches)
    numbered = editions.of_one(project, path.stem) if mine else None
    return draw(project, format, path, numbered=numbered)


@dataclass(frozen=True, slots=True)
class FontReport:
    """What a font role resolves to, and which characters of the collection its first face lacks."""

    role: str
    label: str
    """What people call the role."""
    docx: str
    faces: tuple[str, ...]
    """File names, first choice first; at the end those for digits and Latin letters."""
    borrowed: dict[str, str]
    """Character to the file that draws it in place of the first."""
    missing: str
    """Characters that no face has."""


def fonts(project: Project) -> tuple[list[FontReport], list[HuibianError]]:
    """Return a report on every font role, and the faults of speeches and of font files."""
    characters: set[str] = set()
    faults: list[HuibianError] = [*project.font_faults]
    project.require_speeches()
    for id in inventory.names(project)[0]:
        try:
            speech, _ = project.read(project.speeches / f"{id}.md")
        except HuibianError as fault:
            faults.append(fault)
        else:
            characters.update(*printed_words.lines(speech))
    used = sorted(char for char in characters if not char.isspace())
    return [_report(chain, used) for chain in project.chains.values()], faults


def _report(chain: Chain, used: list[str]) -> FontReport:
    borrowed, missing = {}, []
    for char in used:
        place = chain.place_of(char)
        if place is None:
            missing.append(char)
        elif chain.is_substitute(place):
            borrowed[char] = chain.every[place].file
    faces = tuple(face.file for face in chain.every)
    role = chain.role
    return FontReport(role.name, role.label, role.docx, faces, borrowed, "".join(missing))
