"""A look whose faces hold only the characters of some speeches: less to load, less to cut.

Glyph numbers stay, so that a speech comes out byte for byte as from the whole fonts; a test
proves it. HarfBuzz does the work, the same library that WeasyPrint cuts each file's fonts with.
"""

import ctypes
from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from typing import Any, Final

from converters.errors import MissingError
from converters.fonts import Chain, Face
from converters.look import Look

_ALWAYS: Final = "—0123456789 　"
"""What page numbers are made of, and spaces."""

_READONLY: Final = 1
_RETAIN_GIDS: Final = 2
"""HB_MEMORY_MODE_READONLY and HB_SUBSET_FLAGS_RETAIN_GIDS of HarfBuzz."""


def lightened(look: Look, chars: Iterable[str]) -> Look:
    """Return the look with its faces cut down to the given characters.

    A face keeps what it has to draw: a fallback only what no face before it has. Raises
    MissingError where HarfBuzz's subsetter is not installed.
    """
    wanted = {*chars, *_ALWAYS}
    faces: dict[str, Face] = {}
    drawn: dict[str, set[str]] = {}
    for chain in look.chains.values():
        faces |= {face.file: face for face in chain.faces}
        for char in wanted:
            if face := chain.face_for(char):
                drawn.setdefault(face.file, set()).add(char)
    light = {
        file: Face(file, subset(face.data, _with_doubles(face, drawn.get(file, set()))))
        for file, face in faces.items()
    }
    chains = {
        role: Chain(chain.role, tuple(light[face.file] for face in chain.faces))
        for role, chain in look.chains.items()
    }
    return replace(look, chains=chains)


def _with_doubles(face: Face, chars: set[str]) -> list[int]:
    """Return the code points of characters and all others that share their glyphs.

    Without them the table of characters in the PDF would be another than from the whole font.
    """
    glyphs = {face.glyphs[ord(char)] for char in chars}
    return [code for code, glyph in face.glyphs.items() if glyph in glyphs]


def subset(data: bytes, codes: Iterable[int]) -> bytes:
    """Return a font with the glyphs of the given code points only, under their old numbers."""
    harfbuzz, subsetter = _libraries()
    blob = harfbuzz.hb_blob_create(data, len(data), _READONLY, None, None)
    face = harfbuzz.hb_face_create(blob, 0)
    wanted = subsetter.hb_subset_input_create_or_fail()
    try:
        subsetter.hb_subset_input_set_flags(wanted, _RETAIN_GIDS)
        kept = subsetter.hb_subset_input_unicode_set(wanted)
        for code in codes:
            harfbuzz.hb_set_add(kept, code)
        cut = subsetter.hb_subset_or_fail(face, wanted)
        if not cut:
            return data
        return _data(harfbuzz, cut)
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
        raise MissingError("缺少 libharfbuzz-subset0", "请运行 make，或用 apt 安装它") from error
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
        "hb_subset_or_fail": ([pointer, pointer], pointer),
        "hb_subset_input_destroy": ([pointer], None),
    }
    for name, (arguments, result) in signatures.items():
        function = getattr(libraries["hb_subset" in name], name)
        function.argtypes, function.restype = arguments, result
    return libraries
