"""Cutting fonts down to some of their glyphs, by HarfBuzz's subsetter."""

import ctypes
from collections.abc import Iterable
from functools import cache
from typing import Any, Final

from converters.errors import MissingError

# HB_MEMORY_MODE_READONLY; the flags of hb_subset_flags_t; HB_SUBSET_SETS_DROP_TABLE_TAG.
_READONLY: Final = 1
_NO_HINTING: Final = 1
_KEEP_NUMBERS: Final = 2
_NO_SUBROUTINES: Final = 4
_DROPPED_TABLES: Final = 3
_UNUSED: Final = ("BASE", "DSIG", "GDEF", "GPOS", "GSUB", "JSTF", "VORG", "vhea", "vmtx")
"""Tables that nothing asks where every glyph stands by itself, from left to right."""


def to_characters(data: bytes, codes: Iterable[int]) -> bytes:
    """Return a font with the glyphs of the given code points only, under their old numbers.

    What replaces or moves glyphs beside others is dropped too.
    """
    return _cut(data, "unicode", codes, _KEEP_NUMBERS, _UNUSED)


def to_glyphs(data: bytes, numbers: Iterable[int], *, keep_numbers: bool) -> bytes:
    """Return a font with the given glyphs only, without what a PDF does not use.

    Without `keep_numbers` glyphs that are left out take no place. The glyphs of a CFF font with
    CIDs keep their CIDs; those are the numbers after a cut that kept the numbers.
    """
    flags = _NO_HINTING | _NO_SUBROUTINES | (_KEEP_NUMBERS if keep_numbers else 0)
    return _cut(data, "glyph", numbers, flags, _UNUSED)


def table(data: bytes, tag: bytes) -> bytes:
    """Return a table of a font; raises KeyError where it has none."""
    for at in range(12, 12 + 16 * int.from_bytes(data[4:6], "big"), 16):
        if data[at : at + 4] == tag:
            start = int.from_bytes(data[at + 8 : at + 12], "big")
            return data[start : start + int.from_bytes(data[at + 12 : at + 16], "big")]
    raise KeyError(tag)


def no_libraries() -> MissingError:
    """Return the fault that the system lacks what lays out PDF: Pango, or HarfBuzz's subsetter."""
    return MissingError(
        "缺少排版 PDF 的系统软件（Pango、HarfBuzz）",
        "请管理员安装，在 Debian 上运行："
        "apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0",
    )


def _cut(data: bytes, by: str, members: Iterable[int], flags: int, dropped: Iterable[str]) -> bytes:
    harfbuzz, subsetter = _libraries()
    blob = harfbuzz.hb_blob_create(data, len(data), _READONLY, None, None)
    face = harfbuzz.hb_face_create(blob, 0)
    wanted = subsetter.hb_subset_input_create_or_fail()
    try:
        subsetter.hb_subset_input_set_flags(wanted, flags)
        kept = getattr(subsetter, f"hb_subset_input_{by}_set")(wanted)
        for member in members:
            harfbuzz.hb_set_add(kept, member)
        out = subsetter.hb_subset_input_set(wanted, _DROPPED_TABLES)
        for tag in dropped:
            harfbuzz.hb_set_add(out, int.from_bytes(tag.encode(), "big"))
        cut = subsetter.hb_subset_or_fail(face, wanted)
        return _data(harfbuzz, cut) if cut else data
    finally:
        subsetter.hb_subset_input_destroy(wanted)
        harfbuzz.hb_face_destroy(face)
        harfbuzz.hb_blob_destroy(blob)


def _data(harfbuzz: Any, face: int) -> bytes:
    blob = harfbuzz.hb_face_reference_blob(face)
    length = ctypes.c_uint()
    start = harfbuzz.hb_blob_get_data(blob, ctypes.byref(length))
    data = ctypes.string_at(start, length.value)
    harfbuzz.hb_blob_destroy(blob)
    harfbuzz.hb_face_destroy(face)
    return data


@cache
def _libraries() -> tuple[Any, Any]:
    """Return HarfBuzz and its subsetter; everything they hand out is a pointer."""
    try:
        libraries = ctypes.CDLL("libharfbuzz.so.0"), ctypes.CDLL("libharfbuzz-subset.so.0")
    except OSError as error:
        raise no_libraries() from error
    pointer, number = ctypes.c_void_p, ctypes.c_uint
    signatures = {
        "hb_blob_create": ([ctypes.c_char_p, number, number, pointer, pointer], pointer),
        "hb_face_create": ([pointer, number], pointer),
        "hb_face_reference_blob": ([pointer], pointer),
        "hb_blob_get_data": ([pointer, pointer], pointer),
        "hb_set_add": ([pointer, number], None),
        "hb_blob_destroy": ([pointer], None),
        "hb_face_destroy": ([pointer], None),
        "hb_subset_input_create_or_fail": ([], pointer),
        "hb_subset_input_set_flags": ([pointer, number], None),
        "hb_subset_input_unicode_set": ([pointer], pointer),
        "hb_subset_input_glyph_set": ([pointer], pointer),
        "hb_subset_input_set": ([pointer, number], pointer),
        "hb_subset_or_fail": ([pointer, pointer], pointer),
        "hb_subset_input_destroy": ([pointer], None),
    }
    for name, (arguments, result) in signatures.items():
        function = getattr(libraries["hb_subset" in name], name)
        function.argtypes, function.restype = arguments, result
    return libraries
