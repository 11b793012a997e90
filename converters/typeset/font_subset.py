"""Cutting fonts down to some of their glyphs, by HarfBuzz's subsetter."""

from collections.abc import Iterable
from functools import lru_cache
from struct import Struct
from typing import Final

import uharfbuzz
from uharfbuzz import SubsetFlags as Flags

CUTTER: Final = f"HarfBuzz {uharfbuzz.version_string()}"
"""What cuts; another version may come to other bytes."""
_TABLES: Final = (b"BASE", b"DSIG", b"GDEF", b"GPOS", b"GSUB", b"JSTF", b"VORG", b"vhea", b"vmtx")
_UNUSED: Final = tuple(int.from_bytes(tag, "big") for tag in _TABLES)
"""Tables that nothing asks where every glyph stands by itself, from left to right."""

# The list of tables at the head of a file (OpenType, "Organization of an OpenType Font").
_HEADER: Final = Struct(">4xH6x")
"""How many tables there are."""
_ENTRY: Final = Struct(">4s4xLL")
"""Tag, first byte and length of a table."""


def to_characters(data: bytes, codes: Iterable[int]) -> bytes:
    """Return a font with the glyphs of the given code points only, under their old numbers.

    What replaces or moves glyphs beside others is dropped too.
    """
    return _cut(data, Flags.RETAIN_GIDS, codes=codes)


def to_glyphs(data: bytes, numbers: Iterable[int], *, keep_numbers: bool) -> bytes:
    """Return a font with the given glyphs only, without what a PDF does not use.

    Without `keep_numbers` glyphs that are left out take no place. The glyphs of a CFF font with
    CIDs keep their CIDs; those are the numbers after a cut that kept the numbers.
    """
    flags = Flags.NO_HINTING | Flags.DESUBROUTINIZE
    return _cut(data, flags | Flags.RETAIN_GIDS if keep_numbers else flags, glyphs=numbers)


def table(data: bytes, tag: bytes) -> bytes:
    """Return a table of a font; raises KeyError if it has none."""
    begin = _HEADER.size
    (count,) = _HEADER.unpack_from(data)
    for name, start, length in _ENTRY.iter_unpack(data[begin : begin + count * _ENTRY.size]):
        if name == tag:
            return data[start : start + length]
    raise KeyError(tag)


def _cut(
    data: bytes, flags: Flags, *, codes: Iterable[int] = (), glyphs: Iterable[int] = ()
) -> bytes:
    wanted = uharfbuzz.SubsetInput()
    wanted.flags = flags
    wanted.unicode_set.update(codes)
    wanted.glyph_set.update(glyphs)
    wanted.drop_table_tag_set.update(_UNUSED)
    try:
        return bytes(uharfbuzz.subset(_face(data), wanted).blob.data)
    except RuntimeError:  # it is no font, which whoever opens it tells
        return data


@lru_cache(maxsize=8)
def _face(data: bytes) -> uharfbuzz.Face:
    """Return a font as HarfBuzz knows it: of those that are cut again and again read once."""
    return uharfbuzz.Face(data)
