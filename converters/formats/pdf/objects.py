"""The objects of a PDF as bytes: cut down to what is used, renumbered, written into one file.

A book has fifty thousand of them. Nothing has to be known of most but which others they name, so
they are copied as they were written, each name of another (`12 0 R`) put right.
"""

import hashlib
import re
import zlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import pydyf

from converters.formats.pdf import pdf_file

_HEAD: Final = b"%PDF-1.7\n%\xf0\x9f\x96\xa4\n"
_REFERENCE: Final = re.compile(rb"\((?:[^\\()]|\\.)*\)|\b(\d+) 0 R\b", re.DOTALL)
"""A string, whose words name nothing, or the name of an object."""
_STREAM: Final = b"\nstream\n"
_STREAM_END: Final = b"\nendstream"
_BETWEEN: Final = b"\nendobj\n"
_TABLE: Final = re.compile(
    rb"xref\n0 (\d+)\n(.*)trailer\n<</Size \d+/Root (\d+) 0 R(?:/Info (\d+) 0 R)?>>\n", re.DOTALL
)
_END: Final = re.compile(rb"startxref\n(\d+)\n%%EOF\n\Z")
_ENTRY: Final = b"%010d 00000 n \n"
_FREE: Final = b"0000000000 65535 f \n"
_LEVEL: Final = 6
"""Of zlib."""
_SMALL: Final = 512
_TOGETHER: Final = 200
"""How many objects are packed together: more are smaller, but a reader unpacks all for one."""


@dataclass(frozen=True, slots=True)
class Source:
    """A file that was written by `plain`."""

    objects: Sequence[bytes]
    """By number; the first is none."""
    root: int
    info: int


def plain(pdf: pydyf.PDF) -> bytes:
    """Return a file of the objects that are used, numbered in their order, none packed away."""
    info = 0
    if pdf.info:
        pdf.add_object(pdf.info)
        info = pdf.info.number
    roots = filter(None, (pdf.catalog.number, info))
    known = used(lambda number: pdf_file.written(pdf.objects[number]), roots)
    to = {number: at for at, number in enumerate(known, 1)}
    out, places, length = [_HEAD], [_FREE], len(_HEAD)
    for number, data in enumerate(_all_moved([*known.values()], to), 1):
        written = b"%d 0 obj\n%b%b" % (number, data, _BETWEEN)
        places.append(_ENTRY % length)
        out.append(written)
        length += len(written)
    root, about = to[pdf.catalog.number], b"/Info %d 0 R" % to[info] if info else b""
    trailer = b"trailer\n<</Size %d/Root %d 0 R%b>>\n" % (len(places), root, about)
    out += [b"xref\n0 %d\n" % len(places), *places, trailer]
    out.append(b"startxref\n%d\n%%%%EOF\n" % length)
    return b"".join(out)


def read(data: bytes) -> Source:
    """Return what a file holds that `plain` wrote; raises ValueError for any other."""
    end = _END.search(data, max(len(data) - 64, 0))
    table = end and _TABLE.match(data, int(end[1]))
    if not end or not table:
        raise ValueError("not a file of ours")
    entries = table[2]
    places = [int(entries[at : at + 10]) for at in range(len(_FREE), len(entries), len(_FREE))]
    objects = [b""]
    for number, (start, after) in enumerate(
        zip(places, [*places[1:], int(end[1])], strict=True), 1
    ):
        objects.append(data[start + len(b"%d 0 obj\n" % number) : after - len(_BETWEEN)])
    return Source(objects, int(table[3]), int(table[4] or 0))


def used(at: Callable[[int], bytes], roots: Iterable[int]) -> dict[int, bytes]:
    """Return the objects that some name, these among them, in the order of their numbers.

    `at` gives the object of a number.
    """
    found: dict[int, bytes] = {}
    left = list(roots)
    while left:
        number = left.pop()
        if number not in found:
            found[number] = at(number)
            left += references(found[number])
    return dict(sorted(found.items()))


def references(data: bytes) -> list[int]:
    """Return the numbers of the objects that an object or a part of it names.

    >>> references(b"<</P 3 0 R/T (4 0 R)/K [5 0 R 6]>>")
    [3, 5]
    """
    return [int(number) for number in _REFERENCE.findall(_dictionary(data)) if number]


def moved(data: bytes, to: Mapping[int, int]) -> bytes:
    """Return an object that names others by new numbers.

    >>> moved(b"<</P 3 0 R/T (3 0 R)>>", {3: 71})
    b'<</P 71 0 R/T (3 0 R)>>'
    """
    (found,) = _all_moved([data], to)
    return found


def _all_moved(each: Sequence[bytes], to: Mapping[int, int]) -> list[bytes]:
    """Return objects that name others by new numbers, looked through at once: it is far quicker."""
    names = {b"%d" % number: b"%d 0 R" % new for number, new in to.items()}

    def put(found: re.Match[bytes]) -> bytes:
        return found[0] if found[1] is None else names[found[1]]

    heads = [_dictionary(data) for data in each]
    found = _REFERENCE.sub(put, _BETWEEN.join(heads)).split(_BETWEEN)
    if len(found) != len(each):  # words of a document hold what stands between objects
        found = [_REFERENCE.sub(put, head) for head in heads]
    return [
        new + data[len(head) :] if len(head) < len(data) else new
        for new, head, data in zip(found, heads, each, strict=True)
    ]


def _dictionary(data: bytes) -> bytes:
    """Return of a stream its dictionary, else all of an object."""
    return data[: data.index(_STREAM)] if data.endswith(_STREAM_END) else data


def one(data: bytes, key: str) -> int:
    """Return the number of the object under a key; raises KeyError if none is there."""
    found = re.search(rb"/%b (\d+) 0 R" % key.encode(), data)
    if not found:
        raise KeyError(key)
    return int(found[1])


def several(data: bytes, key: str) -> list[int]:
    """Return the numbers of the objects in the list under a key; none if it is not there.

    >>> several(b"<</Annots [7 0 R 8 0 R]/K [1 0 R]>>", "Annots"), several(b"<<>>", "Annots")
    ([7, 8], [])
    """
    found = re.search(rb"/%b \[([^\]]*)\]" % key.encode(), data)
    return references(found[1]) if found else []


def listed(numbers: Iterable[int]) -> bytes:
    """Return a list of objects.

    >>> listed([1, 2])
    b'[1 0 R 2 0 R]'
    """
    return b"[%b]" % b" ".join([b"%d 0 R" % number for number in numbers])


def text(words: str) -> bytes:
    """Return words as a string of PDF."""
    return bytes(pydyf.String(words).data)


def real(value: float) -> str:
    """Return a length as PDF writes it.

    >>> real(595.2755905), real(14.0), real(-0.000001)
    ('595.27559', '14', '0')
    """
    return f"{round(value, 5) + 0.0:.5f}".rstrip("0").rstrip(".")


def stream(content: bytes) -> bytes:
    """Return content as a stream, packed; a window as small as it needs is far quicker to open."""
    window, memory = (9, 1) if len(content) < _SMALL else (15, 8)
    packer = zlib.compressobj(_LEVEL, zlib.DEFLATED, window, memory)
    packed = packer.compress(content) + packer.flush()
    return b"<</Filter /FlateDecode/Length %d>>%b%b%b" % (
        len(packed),
        _STREAM,
        packed,
        _STREAM_END,
    )


def content(data: bytes) -> bytes:
    """Return what is packed into a stream."""
    return zlib.decompress(data[data.index(_STREAM) + len(_STREAM) : -len(_STREAM_END)])


class Objects:
    """The objects of a file that grows."""

    def __init__(self) -> None:
        self._known: list[bytes] = [b""]

    def add(self, data: bytes = b"") -> int:
        """Add an object, or a place for one; return its number."""
        self._known.append(data)
        return len(self._known) - 1

    def __getitem__(self, number: int) -> bytes:
        return self._known[number]

    def __setitem__(self, number: int, data: bytes) -> None:
        self._known[number] = data

    def change(self, number: int, how: Callable[[bytes], bytes]) -> None:
        """Write an object otherwise."""
        self._known[number] = how(self._known[number])

    def take(self, source: Source, numbers: Iterable[int], to: dict[int, int]) -> None:
        """Take in objects of another file.

        `to` tells by which numbers those are known that are here already; new ones are added to it.
        """
        new = [number for number in numbers if number not in to]
        to |= {number: self.add() for number in new}
        taken = [source.objects[number] for number in new]
        for number, data in zip(new, _all_moved(taken, to), strict=True):
            self._known[to[number]] = data

    def written(self, root: int, info: int) -> bytes:
        """Return the file, the same each time: streams as they are, all else packed together."""
        return _File(self._known, root, info).written()


class _File:
    """A file that is being written."""

    def __init__(self, known: Sequence[bytes], root: int, info: int) -> None:
        self._known, self._root, self._info = known, root, info
        self._out = [_HEAD]
        self._length = len(_HEAD)
        self._places: list[tuple[int, int, int]] = [(0, 0, 0)] * len(known)
        """Of each object, as ISO 32000-1 §7.5.8.3 has them."""

    def written(self) -> bytes:
        bare = []
        for number in range(1, len(self._known)):
            if self._known[number].endswith(_STREAM_END):
                self._place(number, self._known[number])
            else:
                bare.append(number)
        for start in range(0, len(bare), _TOGETHER):
            self._pack(bare[start : start + _TOGETHER])
        self._index()
        return b"".join(self._out)

    def _place(self, number: int, data: bytes) -> None:
        self._places[number] = (1, self._length, 0)
        for part in (b"%d 0 obj\n" % number, data, _BETWEEN):
            self._out.append(part)
            self._length += len(part)

    def _pack(self, numbers: Sequence[int]) -> None:
        """Write objects into one stream (ISO 32000-1 §7.5.7)."""
        number = len(self._places)
        places, at = [], 0
        for index, each in enumerate(numbers):
            self._places[each] = (2, number, index)
            places.append(b"%d %d" % (each, at))
            at += len(self._known[each]) + 1
        head = b" ".join(places) + b"\n"
        packed = stream(head + b"\n".join([self._known[each] for each in numbers]))
        kind = b"<</Type /ObjStm/N %d/First %d" % (len(numbers), len(head))
        self._places.append((0, 0, 0))
        self._place(number, kind + packed.removeprefix(b"<<"))

    def _index(self) -> None:
        """Write where each object is."""
        start, number = self._length, len(self._places)
        self._places.append((1, start, 0))
        wide = (start.bit_length() + 7) // 8
        rows = b"".join(
            [
                (((kind << 8 * wide) + at << 8) + index).to_bytes(wide + 2, "big")
                for kind, at, index in self._places
            ]
        )
        name = _sum(self._out)
        facts = b"<</Type /XRef/W [1 %d 1]/Size %d/Root %d 0 R/Info %d 0 R/ID [<%b><%b>]" % (
            *(wide, len(self._places), self._root, self._info),
            *(name, name),
        )
        facts += b"/DecodeParms <</Columns %d/Predictor 12>>" % (wide + 2)
        packed = stream(_differences(rows, wide + 2))
        self._place(number, facts + packed.removeprefix(b"<<"))
        self._out.append(b"startxref\n%d\n%%%%EOF\n" % start)


def _sum(parts: Iterable[bytes]) -> bytes:
    """Return what names a file with this content."""
    whole = hashlib.md5(usedforsecurity=False)
    for part in parts:
        whole.update(part)
    return whole.hexdigest().encode()


def _differences(rows: bytes, width: int) -> bytes:
    r"""Return rows, each as how it differs from the one above: PNG's filter Up, which packs well.

    >>> _differences(bytes((1, 2, 1, 4, 0, 3)), 2)
    b'\x02\x01\x02\x02\x00\x02\x02\xff\xff'
    """
    # All bytes at once: their high bits are kept from borrowing, and put right in the end.
    highs = int.from_bytes(b"\x80" * len(rows))
    here, above = int.from_bytes(rows), int.from_bytes(bytes(width) + rows[:-width])
    lows = (here | highs) - (above & ~highs)
    found = (lows ^ ((here ^ above ^ highs) & highs)).to_bytes(len(rows))
    return b"".join([b"\2" + found[at : at + width] for at in range(0, len(found), width)])
