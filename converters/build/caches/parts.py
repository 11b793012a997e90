"""What books are made of, speech by speech, kept on disk: of one that did not change it is read.

One file a speech, in a folder for each engine of books, sealed with the digest of the source that
it was made from and of what else it follows from. Losing any of them costs time and nothing else.
"""

import json
from collections.abc import Callable, Mapping

from converters import files
from converters.build import kept
from converters.project import Project

FOLDER = ".huibian/parts"


class Parts:
    """The parts that one format makes of the speeches of a collection."""

    def __init__(
        self, project: Project, engine: str, format: str, digests: Mapping[str, str]
    ) -> None:
        """`engine` is the key of what makes books, `digests` those of the sources by id."""
        self._engine = project.output / FOLDER / engine
        self._folder = self._engine / format
        self._digests = digests

    def keep(self, id: str, beside: str, make: Callable[[], list[str]]) -> list[str]:
        """Return the parts of a speech, made if they are not kept; `beside` tells what else counts.

        A book with parts asks for others than one without: the last that were asked for are kept.
        """
        path, key = self._folder / id, files.digest(self._digests[id], beside)
        data = kept.read_bytes(path, key)
        if data is not None:
            found: list[str] = json.loads(data)
            return found
        made = make()
        kept.write_bytes(path, key, json.dumps(made, ensure_ascii=False).encode())
        return made

    def sweep(self, ids: Mapping[str, str]) -> None:
        """Remove what other engines left, and what belongs to speeches that are gone."""
        for folder, names in ((self._engine.parent, {self._engine.name}), (self._folder, ids)):
            for path in folder.iterdir() if folder.is_dir() else ():
                if path.name not in names:
                    kept.remove(path)
