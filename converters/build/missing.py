"""Speeches whose Markdown is gone, and nobody has said what became of them.

A collection knows of a speech by the registry of ids, by what was published, and by what stands
built of it. What was withdrawn, merged or misfiled is told in `retired.yaml`, and is not missing.
"""

import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass

from converters import formats
from converters.build import kept, strangers
from converters.build.plan import SITE_RECEIPT
from converters.errors import HuibianError
from converters.project import ID, Project, registered
from converters.project.editions import Editions
from converters.readers import front_matter
from converters.site.paths import speech_path
from converters.speech import printed_words


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


def of(project: Project) -> list[Missing]:
    """Return the speeches that are missing, by their ids.

    None where no speech is left at all: that is a disk that is not there, and the build tells it.
    """
    there, strange = strangers.names(project)
    published = Editions(project)
    gone = {*registered.ids(project.speeches), *published.by_id, *_built(project)}
    gone -= {*there, *project.config.retired_ids}
    if not there or not gone:
        return []
    gone -= strangers.claimed(project, strange)
    return [_missing(project, published, id) for id in sorted(gone)]


def _missing(project: Project, published: Editions, id: str) -> Missing:
    past = published.of(id)
    if not past:
        return Missing(id, "", is_published=False)
    title = ""
    with suppress(HuibianError):
        meta = project.load(published.path(max(past)), front_matter.read)
        title = printed_words.title(meta)
    return Missing(id, title, is_published=True)


def _built(project: Project) -> Iterator[str]:
    """Yield the ids of the speeches of which something stands built."""
    receipt = kept.read(project.output / SITE_RECEIPT)
    pages = receipt.get("files", ()) if isinstance(receipt, dict) else ()
    folder, suffix = speech_path("*").split("*")
    yield from _between(pages, folder, suffix)
    for name in project.config.formats[:1]:
        with suppress(OSError):
            names = os.listdir(project.output / name)  # noqa: PTH208 - a Path each costs a second
            yield from _between(names, "", formats.named(name).suffix)


def _between(names: Iterable[str], folder: str, suffix: str) -> Iterator[str]:
    for name in names:
        stem = name.removeprefix(folder).removesuffix(suffix)
        if name == f"{folder}{stem}{suffix}" and ID.fullmatch(stem):
            yield stem
