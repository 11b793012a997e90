"""The base of a returned file: the Markdown that it was made from, wherever that is still kept.

Each text that is found is proved by the sha256 that the file names.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from converters import files
from converters.build import sent
from converters.collection.returned import git_versions
from converters.errors import HuibianError
from converters.project import Project
from converters.project.editions import Editions
from converters.readers import pdf
from converters.readers.revisions.model import Origin
from converters.speech.edition import DIGITS


@dataclass(frozen=True, slots=True)
class FoundBase:
    """The Markdown that a file is compared with, and where it was found, in Chinese."""

    source: bytes
    place: str
    is_lost: bool = False
    """Whether it is only the text of now, for that of the file is nowhere."""


WAS = "寄出时的讲话稿，后来又改过"
"""What one is called that nothing holds any more but who compared with it."""
_SHA256 = re.compile("[0-9a-f]{64}")
_Found = Iterator[tuple[bytes, str]]


def of(project: Project, id: str, now: bytes, origin: Origin) -> FoundBase:
    """Return the base of a returned file of a speech whose Markdown is `now`."""
    for look in _PLACES if _SHA256.fullmatch(origin.sha256) else ():
        for source, place in look(project, id, now, origin):
            if files.sha256(source) == origin.sha256:
                return FoundBase(source, place)
    return FoundBase(now, "现在的讲话稿（它当时的底稿找不到了）", is_lost=True)


def _now(project: Project, id: str, now: bytes, origin: Origin) -> _Found:
    yield now, "现在的讲话稿，寄出以后没有改过"


def _carried(project: Project, id: str, now: bytes, origin: Origin) -> _Found:
    yield origin.carried or b"", "文件里带着的讲话稿（寄出以后讲话稿又改过）"


def _published(project: Project, id: str, now: bytes, origin: Origin) -> _Found:
    known = Editions(project)
    for edition in known.of(id):
        if edition.digest == origin.sha256[:DIGITS]:
            try:
                yield known.source(edition), f"{edition.name}的记录"
            except HuibianError:  # altered by somebody: it is no proof of anything
                continue


def _sent(project: Project, id: str, now: bytes, origin: Origin) -> _Found:
    yield sent.of(project, id, origin.sha256), "寄出时留下的底稿"


def _attached(project: Project, id: str, now: bytes, origin: Origin) -> _Found:
    """Yield what the PDF in the outputs carries, if it was not made again since."""
    path = project.output / "pdf" / f"{id}.pdf"
    try:
        yield pdf.read(files.contents(path)).source, f"{project.name(path)} 里带着的讲话稿"
    except (OSError, HuibianError):
        return


def _in_git(project: Project, id: str, now: bytes, origin: Origin) -> _Found:
    for source in git_versions.of(project.speeches / f"{id}.md"):
        yield source, "git 里以前的讲话稿"


_PLACES: tuple[Callable[[Project, str, bytes, Origin], _Found], ...] = (
    *(_now, _carried, _published, _sent, _in_git, _attached),
)
"""Where it may be, the cheapest place first."""
