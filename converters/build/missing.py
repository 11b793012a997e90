"""Speeches whose Markdown is gone, and nobody has said what became of them.

A collection knows of a speech by the registry of ids, by what was published, and by what stands
built of it. What was withdrawn, merged or misfiled is told in `retired.yaml`, and is not missing.
"""

import os
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from converters import formats
from converters.build import strangers
from converters.errors import HuibianError, MissingError
from converters.project import ID, Project, registered
from converters.project.editions import FOLDER, Editions
from converters.settings.retired import COMMAND


@dataclass(frozen=True, slots=True)
class Missing:
    """A speech whose Markdown is gone."""

    id: str
    title: str
    """As it was published; empty for one that never was."""
    is_published: bool

    @property
    def name(self) -> str:
        """How people know it."""
        return f"{self.id}（{self.title}）" if self.title else self.id

    @property
    def fault(self) -> MissingError:
        """What to say to somebody who means it."""
        again = f"，或运行 {COMMAND} {self.id} --undo 取回发布过的最后一版"
        remedy = f"误删的，请从备份放回来{again if self.is_published else ''}"
        return MissingError(told([self]), f"{remedy}；{_SAY.format(self.id)}")


def of(project: Project) -> list[Missing]:
    """Return the speeches that are missing, by their ids."""
    there, strange = strangers.names(project)
    told = {*there, *project.config.retired_ids}
    published = Editions(project)
    gone = (registered.ids(project.speeches) | _built(project)) - told
    if not _on_record(project) <= told:  # to read what each record tells takes a second
        gone |= published.by_id.keys() - told
    if not gone:
        return []
    gone -= strangers.claimed(project, strange)
    return [_missing(project, published, id) for id in sorted(filter(ID.fullmatch, gone))]


def told(lost: Sequence[Missing]) -> str:
    """Return what to say of speeches that are missing, of one at least."""
    more = f"等 {len(lost)} 篇" if len(lost) > _SHOWN else ""
    names = f"{'、'.join(one.name for one in lost[:_SHOWN])}{more}"
    return f"{names}{' ' if names.isascii() else ''}的讲话稿不见了"


_SHOWN = 6
_SAY = f"不再收录的，请运行 {COMMAND} {{}} --as 撤下（或 合并 --into 编号、误收）记下"
REMEDY = (
    f"误删的，请从备份放回来，或运行 {COMMAND} 编号 --undo 取回发布过的最后一版；"
    f"{_SAY.format('编号')}"
)


def _missing(project: Project, published: Editions, id: str) -> Missing:
    past = published.of(id)
    if not past:
        return Missing(id, "", is_published=False)
    from converters.readers import front_matter
    from converters.speech import printed_words

    title = ""
    with suppress(HuibianError):
        meta = project.load(published.path(max(past)), front_matter.read)
        title = printed_words.title(meta)
    return Missing(id, title, is_published=True)


def _built(project: Project) -> set[str]:
    """Return the ids of the speeches of which an output stands, in one of the formats made."""
    found = set()
    for name in project.config.formats[:1]:
        suffix = formats.named(name).suffix
        names = _names(project.output / name)
        found = {each.removesuffix(suffix) for each in names if each.endswith(suffix)}
    return found


def _on_record(project: Project) -> set[str]:
    """Return what the names of records begin with, among them the id of each published speech."""
    return {name.partition(".")[0] for name in _names(project.root / FOLDER)}


def _names(folder: Path) -> list[str]:
    try:
        return os.listdir(folder)  # noqa: PTH208 - a Path for each costs a second
    except OSError:
        return []
