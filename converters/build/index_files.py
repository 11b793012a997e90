"""The search index on disk: patched by what changes in it where it stands, else made again."""

from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from converters.build.output_folder import OutputFolder
from converters.build.spills import DiskSpill
from converters.site import patches, search, shards, titles
from converters.site import words as paper
from converters.site.search import IndexShape
from converters.speech.model import Meta

_MOST_HELD = 2000
"""If more speeches changed the index is made again, so that their words need not be held."""
_WRITERS = 4
"""Threads that write shards: while the disk renames one file, the next is worked out."""


@dataclass(slots=True)
class IndexFiles:
    """The files of the index, and the words of speeches from which it is made."""

    shelf: OutputFolder
    before: Mapping[str, int]
    """How many units each speech had the last time, in the order of the index."""
    room: Path
    """A folder for what the memory is not to hold while an index is made."""
    fresh: set[str] = field(default_factory=set)
    """The speeches that are new or changed."""
    _held: dict[str, tuple[list[str], list[str]]] = field(default_factory=dict)
    """Units of these before and after, as long as the index may be patched."""
    _new: "search.SearchIndex | None" = None
    """An index of all speeches, if there was none before."""

    def take(self, id: str, units: list[str]) -> None:
        """Take the units of a speech that is new or changed, ids in order.

        The words of the last time are still to stand; the new ones are put before the index is.
        """
        self.fresh.add(id)
        if not self.before:
            self._new = self._new or search.SearchIndex(DiskSpill(self.room))
            self._new.add(units)
        elif len(self.fresh) <= _MOST_HELD:
            self._held[id] = self._units(id) if id in self.before else [], units
        else:
            self._held.clear()

    def keep_words(self, id: str) -> bool:
        """Keep the words of a speech as they are; return False if they are not as they were put."""
        return self.shelf.keep_all(paper.paths(id, self.before[id]))

    def put(
        self, metas: Sequence[Meta], units: Mapping[str, int], *, is_in_place: bool = False
    ) -> None:
        """Bring the index up to date; of each speech `units` has how many units it has by now.

        `is_in_place` tells that speeches, and what they are found and listed by, are as they were.
        """
        shape = IndexShape(tuple(units), tuple(units.values()))
        if not self._patched(shape):
            for name, content in (self._new or self._made(units)).files():
                self.shelf.put(name, content)
        named = (*search.filter_paths(len(metas)), *titles.paths(len(metas)))
        is_same = is_in_place and tuple(self.before.values()) == shape.sizes
        if not (is_same and self.shelf.keep_all(named)):
            for name, content in (*search.filters(metas, shape), *titles.write(metas)):
                self.shelf.put(name, content)

    def _made(self, units: Mapping[str, int]) -> search.SearchIndex:
        """Return an index of the words that were put and kept."""
        index = search.SearchIndex(DiskSpill(self.room))
        for id, count in units.items():
            index.add(self._read(paper.paths(id, count)))
        return index

    def _read(self, names: Sequence[str]) -> list[str]:
        return paper.read([(self.shelf.root / name).read_bytes() for name in names]).units()

    def _units(self, id: str) -> list[str]:
        """Return the units of the last time; none if the words are no longer what they were."""
        names = paper.paths(id, self.before[id])
        if not all(map(self.shelf.stands, names)):
            return []
        return self._read(names)

    def _patched(self, shape: IndexShape) -> bool:
        """Patch the shards of the index; False if that cannot be done, or is not worth it."""
        before = IndexShape(tuple(self.before), tuple(self.before.values()))
        paths = [shards.path(number) for number in range(shape.shards)]
        if len(self._held) != len(self.fresh):
            return False
        fresh = dict(self._held)
        now = set(shape.ids)
        for id in before.ids:
            if id not in now:
                fresh[id] = self._units(id), []
        if not all(old for id, (old, _) in fresh.items() if id in self.before):
            return False
        change = patches.between(before, shape, fresh)
        if change is None or not self.shelf.keep_all(paths):
            return False

        def put(shard: int) -> None:
            written = (self.shelf.root / paths[shard]).read_bytes()
            self.shelf.put(paths[shard], patches.patched(shard, written, change))

        with ThreadPoolExecutor(_WRITERS) as pool:
            list(pool.map(put, change.shards()))
        return True
