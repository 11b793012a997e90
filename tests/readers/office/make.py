"""Old Word files made in code: a compound file, and in it a text of several pieces."""

import struct
from collections.abc import Mapping, Sequence

_SMALL, _LEAST = 64, 4096
_FREE, _END, _FAT, _DIFAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFC
HEADER = 512


def compound(
    streams: Mapping[str, bytes], *, shift: int = 9, in_header: int = 109, in_list: int = 127
) -> bytes:
    """Return a compound file; streams below 4 KB stand in the small one, as they must.

    Large sectors have `1 << shift` bytes. Of the sectors of its table so many are named in the
    header, and so many in each of the lists behind it.
    """
    sector = 1 << shift
    small, small_next = b"", list[int]()
    large, following = b"", list[int]()
    places: dict[str, int] = {}
    for name, data in streams.items():
        if len(data) < _LEAST:
            places[name] = len(small_next)
            small, small_next = _appended(small, small_next, data, _SMALL)
        else:
            places[name] = len(following)
            large, following = _appended(large, following, data, sector)
    root = len(following)
    large, following = _appended(large, following, small, sector)
    table = len(following)
    numbers = b"".join(struct.pack("<I", number) for number in small_next)
    large, following = _appended(large, following, numbers, sector)
    listed = _entry("Root Entry", 5, root if small else _END, len(small))
    for name, data in streams.items():
        listed += _entry(name, 2, places[name], len(data))
    directory = len(following)
    large, following = _appended(large, following, listed, sector)
    count = lists = 0
    while len(following) + count + lists > count * sector // 4:
        count += 1
        lists = -(-max(count - in_header, 0) // in_list)
    first = len(following)
    following += [_FAT] * count
    following += [_DIFAT] * lists
    following += [_FREE] * (count * sector // 4 - len(following))
    large += b"".join(struct.pack("<I", number) for number in following)
    known = [first + number for number in range(count)]
    for at in range(lists):
        some = known[in_header + at * in_list :][:in_list]
        names = [*some, *[_FREE] * (sector // 4 - 1 - len(some))]
        more = first + count + at + 1 if at + 1 < lists else _END
        large += struct.pack(f"<{sector // 4}I", *names, more)
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    head += struct.pack(
        "<HHHHH6xIIIIIIIII",
        62,
        3,
        0xFFFE,
        shift,
        6,
        0,
        count,
        directory,
        0,
        _LEAST,
        table if small else _END,
        1 if small else 0,
        first + count if lists else _END,
        lists,
    )
    head += struct.pack("<109I", *known[:in_header], *[_FREE] * (109 - len(known[:in_header])))
    return head.ljust(sector, b"\0") + large


def _appended(
    whole: bytes, following: list[int], data: bytes, size: int
) -> tuple[bytes, list[int]]:
    """Return a file and its table with one more chain of sectors."""
    count = -(-len(data) // size)
    start = len(following)
    chain = [*range(start + 1, start + count), _END][:count]
    return whole + data.ljust(count * size, b"\0"), following + chain


def _entry(name: str, kind: int, first: int, size: int) -> bytes:
    encoded = name.encode("utf-16-le")
    head = encoded.ljust(64, b"\0") + struct.pack("<HBB", len(encoded) + 2, kind, 1)
    return (
        head
        + struct.pack("<III", _FREE, _FREE, _FREE)
        + bytes(36)
        + struct.pack("<IQ", first, size)
    )


def doc(
    pieces: Sequence[str | bytes],
    *,
    notes: int = 0,
    others: Sequence[int] = (0, 0, 0, 0),
    version: int = 0x00C1,
    second: bool = True,
    fields: Sequence[int] = (),
    fields_at: int = 0x011A,
) -> bytes:
    """Return a .doc of pieces, those in bytes of one byte a character.

    Behind its text so many characters are those of its footnotes, and of its heads, what is not
    used, its comments and endnotes; `fields` are the kinds of its fields, told beside the text.
    It has nothing but what is needed to find the words: LibreOffice does not open it.
    """
    main = bytearray(0x0400)
    places, plan, at = [0], b"", len(main)
    for piece in pieces:
        data = piece if isinstance(piece, bytes) else piece.encode("utf-16-le")
        places.append(places[-1] + len(piece))
        plan += struct.pack("<HIH", 0, at * 2 | 0x40000000 if data is piece else at, 0)
        main += data
        at += len(data)
    plan = struct.pack(f"<{len(places)}i", *places) + plan
    properties = b"\x01" + struct.pack("<H", 3) + b"abc"
    table = properties + b"\x02" + struct.pack("<I", len(plan)) + plan
    struct.pack_into("<HH6xH", main, 0, 0xA5EC, version, 0x0200 if second else 0xFDFF)
    struct.pack_into("<6i", main, 0x4C, places[-1] - notes - sum(others), notes, *others)
    struct.pack_into("<II", main, 0x01A2, 0, len(table))
    struct.pack_into("<II", main, fields_at, len(table), len(fields) * 6 + 4)
    table += bytes(4 * (len(fields) + 1)) + b"".join(bytes((0x13, kind)) for kind in fields)
    return compound({"WordDocument": bytes(main), f"{int(second)}Table": table})


def rtf(
    body: str, head: str = r"\ansi\ansicpg936\deff0{\fonttbl{\f0\fcharset134 SimSun;}}"
) -> bytes:
    """Return an RTF; hanzi are written as bytes of code page 936."""
    return "".join(_escaped(char) for char in f"{{\\rtf1{head} {body}}}").encode()


def _escaped(char: str) -> str:
    if char.isascii():
        return char
    return "".join(f"\\'{byte:02x}" for byte in char.encode("gb18030"))
