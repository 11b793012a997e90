"""A file of PDF objects as pydyf writes it, to the byte, each object written out once.

pydyf writes all of them for the file, and again for its identifier; and it goes through a dozen
calls for each of some five hundred dictionaries.
"""

from collections.abc import Iterator, Sequence
from hashlib import md5
from math import ceil, log
from typing import Any, BinaryIO

import pydyf

_MARK = b"%\xf0\x9f\x96\xa4"
"""That the file holds bytes that are no text."""


def written(thing: Any) -> bytes:
    """Return an object, or a number, name or other value in one, as it stands in a file.

    >>> written(pydyf.Dictionary({"Type": "/Pages", "Kids": pydyf.Array([1, 0.5, b"R"])}))
    b'<</Type /Pages/Kids [1 0.5 R]>>'
    """
    kind = type(thing)
    found: bytes
    if kind is bytes:
        found = thing
    elif kind is str:
        found = thing.encode("ascii")
    elif kind is int:
        found = b"%d" % thing
    elif kind is pydyf.Dictionary:
        parts = [b"/%b %b" % (written(key), written(value)) for key, value in thing.items()]
        found = b"<<%b>>" % b"".join(parts)
    elif kind is pydyf.Array:
        found = b"[%b]" % b" ".join([written(value) for value in thing])
    else:
        found = pydyf._to_bytes(thing)
    return found


def write(
    pdf: pydyf.PDF,
    output: BinaryIO,
    version: bytes | str | None = b"1.7",
    identifier: bytes | bool | None = False,
    compress: bool = False,
) -> None:
    """Write a file as `pydyf.PDF.write` does, its objects in one stream.

    Without compression, or before PDF 1.5, there is no such stream: pydyf does it.
    """
    told: bytes = pydyf._to_bytes(version or b"1.7")
    if told < b"1.5" or not compress:
        pydyf.PDF.write(pdf, output, version, identifier, compress)
        return
    if pdf.info:
        pdf.add_object(pdf.info)
    output.writelines(_Written(pdf, told, identifier).parts())


class _Written:
    """A file that is written once, its objects in a stream of their own."""

    def __init__(self, pdf: pydyf.PDF, version: bytes, identifier: bytes | bool | None) -> None:
        self.pdf, self.version, self.identifier = pdf, version, identifier
        self._objects = [thing for thing in pdf.objects if thing.free != "f"]
        self._data = [written(thing) for thing in self._objects]
        self._at = 0
        self._places = [(0, 0, 65535)]
        """By object: kind, where it stands, and its generation or its place in the stream."""

    def parts(self) -> Iterator[bytes]:
        """Yield the file piece by piece."""
        yield self._line(b"%%PDF-%b" % self.version)
        yield self._line(_MARK)
        packed: list[tuple[int, bytes]] = []
        number = len(self._objects) + 1
        for thing, data in zip(self._objects, self._data, strict=True):
            if thing.compressible:
                self._places.append((2, number, len(packed)))
                packed.append((thing.number, data))
            else:
                self._places.append((1, self._at, thing.generation))
                yield self._object(thing.number, thing.generation, data)
        self._places.append((1, self._at, 0))
        self._data.append(_stream_of(packed))
        yield self._object(number, 0, self._data[-1])
        place = self._at
        self._places.append((1, place, 0))
        yield self._object(number + 1, 0, self._references(len(packed)))
        yield b"startxref\n%d\n%%%%EOF\n" % place

    def _line(self, content: bytes) -> bytes:
        self._at += len(content) + 1
        return content + b"\n"

    def _object(self, number: int, generation: int, data: bytes) -> bytes:
        return self._line(b"%d %d obj\n%b\nendobj" % (number, generation, data))

    def _references(self, packed: int) -> bytes:
        """Return the stream that tells where each object stands (ISO 32000-1 §7.5.8)."""
        most = max(self._objects, key=lambda thing: thing.generation).generation
        sizes = [1, ceil(log(self._at + 1, 256)), ceil(log(max(most, 65535, packed) + 1, 256))]
        lines = [
            kind.to_bytes(1, "big") + at.to_bytes(sizes[1], "big") + last.to_bytes(sizes[2], "big")
            for kind, at, last in self._places
        ]
        number = len(self._places)
        extra = {
            "Type": "/XRef",
            "Index": pydyf.Array((0, number)),
            "W": pydyf.Array(sizes),
            "Size": number,
            "Root": self.pdf.catalog.reference,
        }
        if self.pdf.info:
            extra["Info"] = self.pdf.info.reference
        if self.identifier:
            extra["ID"] = self._identifiers()
        return written(pydyf.Stream([b"".join(lines)], extra, compress=True))

    def _identifiers(self) -> pydyf.Array:
        whole = md5(usedforsecurity=False)
        for data in self._data:
            whole.update(data)
        digest = whole.hexdigest().encode()
        own = digest if self.identifier is True else pydyf._to_bytes(self.identifier)
        return pydyf.Array([pydyf.String(own).data, pydyf.String(digest).data])


def _stream_of(packed: Sequence[tuple[int, bytes]]) -> bytes:
    """Return the stream of objects, each with its number (ISO 32000-1 §7.5.7)."""
    head, at = [], 0
    for number, data in packed:
        head.append(b"%d %d" % (number, at))
        at += len(data) + 1
    first = b" ".join(head)
    extra = {"Type": "/ObjStm", "N": len(packed), "First": len(first) + 1}
    return written(pydyf.Stream([first, *(data for _, data in packed)], extra, compress=True))
