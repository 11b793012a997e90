"""The inventory: every speech of the collection with the digest of its bytes."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from converters import files
from converters.build import missing, strangers
from converters.build.caches.digests import Digests
from converters.build.strangers import names
from converters.errors import SourceError
from converters.project import Project, unreadable

UNREADABLE = ""
"""The digest of a speech whose file cannot be read: a broken link, a lack of rights."""

__all__ = ["UNREADABLE", "Inventory", "digest_of", "names", "scan"]


@dataclass(frozen=True, slots=True)
class Inventory:
    """Digest by id, ids in order, and what is to be said of what is no speech."""

    digests: dict[str, str]
    faults: tuple[SourceError, ...]


def scan(project: Project, digests: Digests) -> Inventory:
    """Return the inventory.

    Raises SourceError if the collection has no folder of speeches, or an empty one where there
    were some: such is the folder of a disk that is not there.
    """
    project.require_speeches()
    known, strange = names(project)
    if not known:
        _require_all_told(project)
    folder = str(project.speeches)
    found = {id: _digest(f"{folder}/{id}.md", digests) for id in known}
    return Inventory(found, tuple(strangers.faults(project, strange)))


def _digest(name: str, digests: Digests) -> str:
    """Return the same as `digest_of`, for each of many speeches."""
    try:
        return digests.within(name, unreadable.MOST_BYTES) or UNREADABLE
    except OSError:
        return UNREADABLE


def _require_all_told(project: Project) -> None:
    """Raise SourceError if speeches were built or published of which nobody said what they are."""
    folders = (project.output / name for name in (*project.config.formats, "site/s"))
    told = project.config.retired_ids
    built = (path for folder in folders for path in folder.glob("[!.]*"))
    lost = missing.of(project)
    if any(one.is_published for one in lost) or any(_id_of(path) not in told for path in built):
        names = f"（{missing.told(lost)}）" if lost else ""
        rest = missing.REMEDY if lost else "确实全部不要了的，请删去 output 文件夹再构建"
        raise SourceError(
            f"{project.config.speeches}/ 里一篇讲话稿也没有了{names}，已有的成品都没有动",
            f"请看磁盘或网络文件夹是否接好；{rest}",
            file=f"{project.config.speeches}/",
        )


def _id_of(output: Path) -> str:
    """Return the id of the speech that an output is named after: no id has a full stop."""
    return output.name.partition(".")[0]


def digest_of(path: Path, digest: Callable[[Path], str]) -> str:
    """Return the digest of a speech; UNREADABLE if the file cannot be read, or is too large to be.

    Such a speech is in the collection all the same: its outputs stay, and its fault is told.
    """
    try:
        is_large = files.state(path).st_size > unreadable.MOST_BYTES
        return UNREADABLE if is_large else digest(path)
    except OSError:
        return UNREADABLE
