"""Redlines (对照稿): two editions of a speech as one file, written beside the outputs."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from converters import formats
from converters.build import drawing
from converters.collection import history
from converters.collection.history import NOW
from converters.collection.working_copies import WorkingCopies
from converters.errors import HuibianError
from converters.project import Project
from converters.settings import redline_style
from converters.settings.redline_style import RedlineStyle
from converters.site import comparison
from converters.speech import head_words
from converters.speech.redline import Issued

FOLDER = "compare"
COMMAND = "huibian diff"
_STYLE = "styles/redline.toml"
_MEMORY = ".huibian/redlines.json"
_NOW = "now"
_NAME = re.compile(r"(?P<id>.+)-(?:[0-9]+|now)-(?:[0-9]+|now)\.[a-z]+")
Draw = Callable[[Project, Issued, Issued, RedlineStyle], bytes]


def _drawn(name: str) -> Draw:
    return lambda project, old, new, looks: drawing.redline(project, name, old, new, looks)


def _page(project: Project, old: Issued, new: Issued, looks: RedlineStyle) -> bytes:
    return comparison.alone(old, new)


_DRAWS: Mapping[str, Draw] = {
    **{format.name: _drawn(format.name) for format in formats.FORMATS if format.redline},
    "html": _page,
}
"""What writes a redline, by format."""
FORMATS = tuple(_DRAWS)


@dataclass(frozen=True, slots=True)
class WrittenRedlines:
    """The redlines that were written, by format, and why others were not."""

    made: dict[str, Path]
    faults: list[HuibianError]
    notes: tuple[str, ...]
    """What a file does not tell."""


def write(
    project: Project, id: str, pair: tuple[int, int], wanted: Sequence[str]
) -> WrittenRedlines:
    """Write two editions of a speech as one, in each of the wanted formats.

    What keeps one from being written costs no other. Raises UsageError for an edition that is not
    on record, SourceError for one that cannot be read, HuibianError for looks that are wrong.
    """
    old, new = (history.issued(project, id, number) for number in pair)
    looks, copies = styled(project), WorkingCopies(project, _MEMORY, COMMAND)
    done = WrittenRedlines({}, [], tuple(_notes(old, new)) if "docx" in wanted else ())
    for format in wanted:
        path = path_of(project, id, pair, format)
        try:
            drawn = _DRAWS[format](project, old, new, looks)
            copies.put(path, drawn)
        except HuibianError as fault:
            if str(fault) not in map(str, done.faults):
                done.faults.append(fault)
        else:
            done.made[format] = path
    return done


def _notes(old: Issued, new: Issued) -> list[str]:
    heads = [head_words.red_head(each.speech.meta) for each in (old, new)]
    is_letter = any(head_words.is_letter(each.speech.meta) for each in (old, new))
    if not is_letter or heads[0] == heads[1]:
        return []
    return ["信函的发文机关标志在 Word 里是图形，不能作修订，DOCX 里只有后一版的"]


def path_of(project: Project, id: str, pair: tuple[int, int], format: str) -> Path:
    """Return where the redline of two editions stands."""
    first, second = (_NOW if number == NOW else str(number) for number in pair)
    return project.output / FOLDER / f"{id}-{first}-{second}.{format}"


def id_of(path: Path) -> str:
    """Return of which speech a redline is, by the name of its file; empty for another file.

    >>> id_of(Path("s1-2-now.docx")), id_of(Path("s1.docx"))
    ('s1', '')
    """
    found = _NAME.fullmatch(path.name)
    return found["id"] if found else ""


def styled(project: Project) -> RedlineStyle:
    """Return the looks of redlines: the collection's own, or the program's."""
    file, roles = project.data_file(_STYLE), project.roles.roles
    return project.load(file, lambda data: redline_style.read(data.decode("utf-8-sig"), roles))
