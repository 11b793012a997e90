"""Where the postings of an index wait that are more than the memory is to hold: on the disk."""

import struct
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, TYPE_CHECKING

from converters.build import kept

if TYPE_CHECKING:
    # It loads numpy, which an index that is patched has no need of.
    from converters.site.postings import Block

_LENGTHS = struct.Struct("<4Q")


class DiskSpill:
    """Blocks of postings by their part, in files without a name that go with the process."""

    def __init__(self, folder: Path) -> None:
        """`folder` is made if it is not there."""
        self._folder = folder
        self._files: dict[int, IO[bytes]] = {}

    def put(self, part: int, block: "Block") -> None:
        """Write a block behind those of its part."""
        if part not in self._files:
            kept.make_way(self._folder / "spill")
            self._files[part] = TemporaryFile(dir=self._folder)  # noqa: SIM115 - `take` closes it
        self._files[part].write(_LENGTHS.pack(*map(len, block)))
        self._files[part].writelines(block)

    def take(self, part: int) -> Iterator["Block"]:
        """Yield the blocks of a part as they were put; after that they are gone."""
        file = self._files.pop(part, None)
        if file is None:
            return
        with file:
            file.seek(0)
            while lengths := file.read(_LENGTHS.size):
                names, lasts, sizes, data = map(file.read, _LENGTHS.unpack(lengths))
                yield names, lasts, sizes, data
