"""Characters of private use (造字) in what is built: printed if the office has a font with them.

No format is made of a speech with others. Word and browsers would show whatever the reader's own
fonts have there, and nobody would notice that the character is wrong.
"""

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from converters.errors import SourceError, together
from converters.project import Project
from converters.settings.schema import limits

if TYPE_CHECKING:
    from converters.speech.model import Speech


@lru_cache(maxsize=2)
def drawn(project: Project) -> frozenset[str]:
    """Return those that a font of the office has, one that a role of fonts knows by its name."""
    if not project.office_faces:
        return frozenset()  # most offices have none: the roles need not be read
    from converters.speech import private_use

    named = {name for role in project.roles.roles.values() for name in role.names}
    faces = [face for face in project.office_faces if face.names & named]
    codes = {code for face in faces for code in face.glyphs}
    return frozenset(char for char in map(chr, codes) if private_use.PRIVATE.match(char))


def refuse(project: Project, speech: "Speech") -> None:
    """Raise SourceError, with the lines, for those in a speech that no font of the office has."""
    from converters.speech import private_use

    if private_use.has_any(speech) and (found := [*private_use.faults(speech, drawn(project))]):
        raise together(limits.told(found))


def refuse_of(project: Project, path: Path, speech: "Speech") -> None:
    """Do so for the speech in a file, whose name is then told."""
    try:
        refuse(project, speech)
    except SourceError as fault:
        raise fault.in_file(project.name(path)) from None
