"""Speeches taken out of a collection: what became of each is written down, and can be taken back.

The Markdown is moved aside, not deleted: somebody may want the speech again.
"""

from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from converters import files
from converters.build import missing
from converters.collection import mentions, typed_words, writing
from converters.collection.undo import Step
from converters.errors import UsageError
from converters.project import Project, registered
from converters.project.editions import Editions
from converters.project.root import root_of
from converters.settings import retired
from converters.settings.retired import Retired, RetiredAs
from converters.speech import selectors
from converters.speech.edition import PastEdition

FOLDER = "retired"
"""Where the Markdown of such speeches is kept, beside the folder of the speeches."""


@dataclass(frozen=True, slots=True)
class Moved:
    """A speech that was taken out, and where its Markdown is now."""

    entry: Retired
    path: Path | None
    """None if there is no Markdown of it."""


@dataclass(frozen=True, slots=True)
class Restored:
    """A speech that was brought back."""

    id: str
    path: Path | None
    """None if there is no Markdown of it."""
    edition: PastEdition | None = None
    """Which the Markdown is of, if only what was published was left."""


def meant(project: Project, written: Iterable[str]) -> tuple[str, ...]:
    """Return the ids of speeches, be they there, gone or retired; raises as `mentions.ids` does."""
    known = _known(project)
    found = (selectors.direct(word, known) or mentions.ids(project, [word])[0] for word in written)
    return tuple(dict.fromkeys(found))


def _known(project: Project) -> dict[str, str]:
    """Return every id that the collection has or ever had."""
    there = (path.stem for path in project.speeches.glob("*.md"))
    gone = (one.id for one in missing.of(project))
    on_record = Editions(project).by_id
    before = registered.ids(project.speeches) | project.config.retired_ids
    return dict.fromkeys((*there, *gone, *before, *on_record), "")


def kept_at(project: Project, id: str) -> Path:
    """Return where the Markdown of a retired speech is kept."""
    return project.root / FOLDER / f"{id}.md"


def retire(project: Project, entries: Sequence[Retired]) -> list[Moved]:
    """Take speeches out of the collection; what is known of a retired one is written over.

    Raises UsageError if one is to be merged into no speech that there is, or into itself, or has a
    note that is too long.
    """
    for gone in entries:
        _require_another(project, gone, {one.id for one in entries})
    written = {gone.id: gone for gone in entries}

    def merged(known: dict[str, Retired]) -> dict[str, Retired]:
        return known | written

    step = Step(project.root, "retire")
    with writing.turn(project.root):
        told = _list(project, merged)
        paths = {id: _aside(project, id, step) for id in written}
        step.write(project.retired_file, told)
        for id in paths:
            (project.speeches / f"{id}.md").unlink(missing_ok=True)
    return [Moved(gone, paths[gone.id]) for gone in entries]


def _require_another(project: Project, gone: Retired, going: set[str]) -> None:
    if gone.kind is RetiredAs.MERGED and not gone.see:
        raise UsageError("没有写并入哪一篇", "请加 --into 编号")
    if gone.see == gone.id:
        raise UsageError(f"{gone.id} 不能并入它自己", "--into 应为另一篇的编号")
    if gone.see and (gone.see in going or not project.holds(gone.see)):
        raise UsageError(f"要并入的 {gone.see} 不在讲话集里", "--into 应为现有的一篇的编号")


def _aside(project: Project, id: str, step: Step) -> Path | None:
    """Copy the Markdown of a speech to where it is kept; what was kept there before is undoable."""
    path, kept = project.speeches / f"{id}.md", kept_at(project, id)
    if path.is_file():
        data = project.load(path, bytes)
        step.keep(path, data)
        step.write(kept, data)
    return kept if kept.is_file() else None


def texts(into: Path) -> dict[str, bytes]:
    """Return the speeches that the collection of a folder holds no longer, by id.

    Each with its Markdown: as it was when it was taken out, or as it was published last; nothing
    if neither is there.
    """
    root = root_of(into.absolute())
    if root is None:
        return {}
    project = Project(root)
    return {id: _as_it_was(project, id) for id in sorted(project.config.retired_ids)}


def _as_it_was(project: Project, id: str) -> bytes:
    known = Editions(project)
    places = [kept_at(project, id), *map(known.path, reversed(known.of(id)))]
    for path in places:
        with suppress(OSError):
            return files.contents(path)
    return b""


def bring_back(project: Project, ids: Sequence[str]) -> list[Restored]:
    """Have speeches in the collection again that were retired, or whose Markdown is gone.

    It is put back if it was kept, or else as it was published last. Raises UsageError for a speech
    that is there and was not retired, SourceError for a Markdown that cannot be read.
    """
    for id in ids:
        if id not in project.config.retired_ids and project.holds(id):
            raise UsageError(f"{id} 没有撤下，不必恢复", "运行 huibian retire，看不再收录的有哪些")

    def without(known: dict[str, Retired]) -> dict[str, Retired]:
        return {id: gone for id, gone in known.items() if id not in ids}

    step = Step(project.root, "retire")
    with writing.turn(project.root):
        found = [_home(project, id) for id in ids]
        if project.config.retired_ids.intersection(ids):
            step.write(project.retired_file, _list(project, without))
        for id in ids:
            _clear(project, id)
    return found


def _home(project: Project, id: str) -> Restored:
    """Put the Markdown of a speech back, unless there is one by now."""
    path, kept, known = project.speeches / f"{id}.md", kept_at(project, id), Editions(project)
    if path.is_file():
        return Restored(id, path)
    if kept.is_file():
        files.write(path, project.load(kept, bytes))
        return Restored(id, path)
    if past := known.of(id):
        files.write(path, known.source(max(past)))
        return Restored(id, path, max(past))
    return Restored(id, None)


def _clear(project: Project, id: str) -> None:
    """Remove what was kept of a speech that is back as it was; what differs stays."""
    path, kept = project.speeches / f"{id}.md", kept_at(project, id)
    if path.is_file() and kept.is_file() and path.read_bytes() == kept.read_bytes():
        kept.unlink()


def _list(project: Project, change: Callable[[dict[str, Retired]], dict[str, Retired]]) -> bytes:
    """Return the list of what is retired, changed; what others wrote meanwhile stays in it.

    Raises UsageError if it could not be read: a list that is wrong holds everything up.
    """
    known = {gone.id: gone for gone in project.again().config.retired}
    text = retired.render(change(known).values())
    with typed_words.read_back():
        retired.read(text)
    return text.encode()
