"""The table of paragraphs on disk: a correction puts its own rows in the place of the old ones."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from converters.build.output_folder import OutputFolder
from converters.errors import HuibianError
from converters.site import paragraphs
from converters.site.entry import SpeechEntry
from converters.speech.model import Speech


@dataclass(slots=True)
class ParagraphFiles:
    """The rows of the speeches whose page is rendered; those of the others stand in the files."""

    shelf: OutputFolder
    _rows: dict[str, bytes] = field(default_factory=dict)

    def take(self, speech: Speech) -> None:
        """Take the rows of a speech; its page is rendered whenever one of them may change."""
        self._rows[speech.meta.id] = paragraphs.rows(speech)

    def put(
        self,
        entries: Iterable[SpeechEntry],
        before: Iterable[SpeechEntry] | None,
        read: Callable[[str], Speech],
    ) -> None:
        """Put the files on the shelf; `read` returns a speech, or raises HuibianError.

        `before` are the speeches of the last time, None if they are in the same files by now.
        """
        parts = paragraphs.parts(entries)
        then = parts if before is None else paragraphs.parts(before)
        for name, ids in parts.items():
            is_same = then.get(name) == ids and self._rows.keys().isdisjoint(ids)
            if not (is_same and self.shelf.keep(name)):
                self.shelf.put(name, self._table(name, ids, read))

    def _table(self, name: str, ids: Iterable[str], read: Callable[[str], Speech]) -> bytes:
        stands = self.shelf.stands(name)
        known = paragraphs.parted((self.shelf.root / name).read_bytes()) if stands else {}
        made = {id: self._rows.pop(id, b"") or known.get(id) or _read(id, read) for id in ids}
        return paragraphs.joined(made)


def _read(id: str, read: Callable[[str], Speech]) -> bytes:
    """Return the rows of a speech that is read for them; none if it cannot be read any more."""
    try:
        return paragraphs.rows(read(id))
    except HuibianError:
        return b""
