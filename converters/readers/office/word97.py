"""The words of a .doc, by the table that says where in the file each piece of them stands.

Nothing is made of them but a count: what LibreOffice makes of the file is compared with them.
MS-DOC 2.4.1 tells how they are found.
"""

import re
import struct
from collections.abc import Iterator

from converters.readers.office import compound, losses, stored_fields

_MAIN, _TABLES = "WordDocument", ("0Table", "1Table")
_WORD_97 = 0x00C1
"""The least version (nFib) that has such a table there; Word 6 and 95 are not looked into."""
_MAGIC = 0xA5EC
_BASE = struct.Struct("<HH6xH")
"""Mark, version, flags (2.5.2)."""
_SECOND_TABLE = 0x0200
_COUNTS = struct.Struct("<6i")
_COUNTS_AT = 0x4C
"""Characters of the text, its footnotes, heads and feet, one that is not used, its comments and
endnotes (2.5.5)."""
_PIECES_AT = 0x01A2
"""Where the table of pieces stands and how long it is (fcClx, lcbClx, 2.5.6)."""
_PROPERTIES, _TABLE = 1, 2
_EIGHT_BITS = 0x40000000
_FIELD_MARKS = re.compile("([\x13\x14\x15])")
"""Where a field begins, its result begins, and it ends (2.8.25)."""
_FIELDS_AT = (0x011A, 0x012A, 0x021A)
"""Where the tables of the fields in the text, the foot- and the endnotes stand (2.5.6)."""
_BEGIN, _KIND = 0x13, 0x1F


def words(data: bytes) -> str:
    r"""Return text, foot- and endnotes, paragraphs end in \r; empty for Word 95 and older.

    Of fields the results count, as Word showed them last; what they are told is no text.

    Raises SourceError for a file in which they cannot be found.
    """
    try:
        found = compound.streams(data, (_MAIN, *_TABLES))
        main = found.get(_MAIN, b"")
        magic, version, flags = _BASE.unpack_from(main)
        if magic != _MAGIC or version < _WORD_97:
            return ""
        table = found.get(_TABLES[bool(flags & _SECOND_TABLE)], b"")
        text, notes, heads, unused, remarks, ends = _COUNTS.unpack_from(main, _COUNTS_AT)
        whole = "".join(_pieces(main, _plan(main, table)))
        ends_at = text + notes + heads + unused + remarks
        if min(text, notes, heads, unused, remarks, ends) < 0 or len(whole) < ends_at + ends:
            raise ValueError("text is missing")
    except (ValueError, IndexError, struct.error) as error:
        raise losses.DAMAGED from error
    return _without_codes(whole[: text + notes] + whole[ends_at : ends_at + ends])


def with_stored_fields(data: bytes) -> bytes:
    """Return a file in which fields that LibreOffice would make anew keep what they show.

    One in which they cannot be found is returned as it is.
    """
    try:
        found = compound.streams(data, (_MAIN, *_TABLES))
        main = found.get(_MAIN, b"")
        magic, version, flags = _BASE.unpack_from(main)
        name = _TABLES[bool(flags & _SECOND_TABLE)]
        if magic != _MAGIC or version < _WORD_97 or name not in found:
            return data
        changes = dict.fromkeys(_made_anew(main, found[name]), stored_fields.STAND_IN_NUMBER)
        return compound.altered(data, name, changes)
    except (ValueError, IndexError, struct.error):
        return data


def _made_anew(main: bytes, table: bytes) -> Iterator[int]:
    """Yield where in the stream of tables the kinds of such fields stand (Plcfld, 2.8.25)."""
    for where in _FIELDS_AT:
        start, size = struct.unpack_from("<II", main, where)
        number = max(size - 4, 0) // 6
        first = start + 4 * (number + 1)
        for at in range(first, min(first + 2 * number, len(table) - 1), 2):
            if table[at] & _KIND == _BEGIN and table[at + 1] in stored_fields.NUMBERS:
                yield at + 1


def _plan(main: bytes, table: bytes) -> bytes:
    """Return the table of pieces (PlcPcd, 2.8.35)."""
    (at,) = struct.unpack_from("<I", main, _PIECES_AT)
    while table[at] == _PROPERTIES:
        at += 3 + int(struct.unpack_from("<H", table, at + 1)[0])
    if table[at] != _TABLE:
        raise ValueError("no table of pieces")
    (size,) = struct.unpack_from("<I", table, at + 1)
    plan = table[at + 5 : at + 5 + size]
    if len(plan) < size:
        raise ValueError("the table of pieces is cut short")
    return plan


def _pieces(main: bytes, plan: bytes) -> Iterator[str]:
    """Yield the pieces; each has a place in the text and one in the stream (2.9.73, 2.9.177)."""
    number = (len(plan) - 4) // 12
    places = struct.unpack_from(f"<{number + 1}i", plan)
    if places[-1] > len(main):
        raise ValueError("more characters than bytes")
    for piece in range(number):
        (where,) = struct.unpack_from("<2xI2x", plan, 4 * (number + 1) + 8 * piece)
        length = places[piece + 1] - places[piece]
        narrow = bool(where & _EIGHT_BITS)
        at = (where & ~_EIGHT_BITS) // 2 if narrow else where
        held = main[at : at + length * (1 if narrow else 2)]
        if length < 0 or len(held) < length:
            raise ValueError("a piece lies outside")
        yield held.decode("cp1252" if narrow else "utf-16-le", "replace")


def _without_codes(text: str) -> str:
    kept: list[str] = []
    results: list[bool] = []
    for part in _FIELD_MARKS.split(text):
        if part == "\x13":
            results.append(False)
        elif part == "\x14" and results:
            results[-1] = True
        elif part == "\x15" and results:
            results.pop()
        elif all(results):
            kept.append(part)
    return "".join(kept)
