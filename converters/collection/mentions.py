"""The speeches of a collection that a person means: ids, files, or words of titles."""

from collections.abc import Collection, Iterable, Mapping

from converters.build import inventory, missing, strangers
from converters.build.caches import digests, facts
from converters.build.caches.digests import Digests
from converters.project import Project
from converters.speech import printed_words, selectors


def ids(project: Project, written: Iterable[str]) -> tuple[str, ...]:
    """Return the ids of the speeches that are meant, each once, in the order they are written.

    Raises SelectorError for what means no speech, or more than one, SourceError for one that is
    collected no longer, MissingError for one whose Markdown is gone. Titles are read only if
    something is written that is no id and no file.
    """
    words = list(written)
    names, _ = inventory.names(project)
    _refuse_retired(project, words)
    known = dict.fromkeys(names, "")
    found = [selectors.direct(word, known) for word in words]
    if None not in found:
        return tuple(dict.fromkeys(id for id in found if id))
    _refuse_missing(project, [word for word, id in zip(words, found, strict=True) if not id])
    named = titles(project, known)
    return tuple(dict.fromkeys(selectors.one(word, named) for word in words))


def _refuse_retired(project: Project, words: Iterable[str]) -> None:
    gone = dict.fromkeys(project.config.retired_ids)
    for word in words:
        if id := selectors.direct(word, gone):
            raise strangers.back(project, id)


def _refuse_missing(project: Project, words: Iterable[str]) -> None:
    lost = {one.id: one for one in missing.of(project)}
    for word in words:
        if id := selectors.direct(word, lost):
            raise lost[id].fault


def titles(project: Project, known: Collection[str]) -> Mapping[str, str]:
    """Return the title of each speech by id; an empty one for a speech that cannot be read."""
    cache = Digests(project.output / digests.SPEECHES)
    sources = {id: inventory.digest_of(project.speeches / f"{id}.md", cache.of) for id in known}
    metas, _ = facts.of(project, sources)
    return {id: printed_words.title(metas[id]) if id in metas else "" for id in known}
