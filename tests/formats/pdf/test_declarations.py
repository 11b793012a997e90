"""Declarations in C that were read once are recalled, and call what they called before."""

import sys
from pathlib import Path
from typing import Any

import cffi
import pytest
from cffi import api

from converters.formats.pdf.weasyprint_70 import declarations

LENGTHS = "typedef struct { int quot; int rem; } div_t; div_t div(int, int);"


@pytest.fixture(autouse=True)
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """What is read is kept in a folder of this test."""
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    return tmp_path


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The declarations that cffi itself was given."""
    given: list[str] = []
    theirs = api.FFI.cdef

    def cdef(self: Any, source: str) -> None:
        given.append(source)
        theirs(self, source)

    monkeypatch.setattr(api.FFI, "cdef", cdef)
    return given


def declared(source: str) -> Any:
    with declarations.remembered():
        ffi = cffi.FFI()
        ffi.cdef(source)
    return ffi


def parts(ffi: Any) -> tuple[int, int]:
    found = ffi.dlopen(None).div(17, 5)
    return found.quot, found.rem


def test_what_was_read_is_not_read_again(read: list[str]) -> None:
    assert parts(declared(LENGTHS)) == (3, 2)
    read.clear()
    assert parts(declared(LENGTHS)) == (3, 2)
    assert read == []


def test_other_declarations_are_read(read: list[str]) -> None:
    declared(LENGTHS)
    read.clear()
    other = declared("int abs(int);")
    assert other.dlopen(None).abs(-3) == 3
    assert set(read) == {"int abs(int);"}


def test_another_edition_of_cffi_reads_for_itself(
    read: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    declared(LENGTHS)
    read.clear()
    monkeypatch.setattr(declarations, "EDITION", "another")
    assert parts(declared(LENGTHS)) == (3, 2)
    assert read


def test_what_is_recalled_makes_and_frees_the_same(kept: Path) -> None:
    def told(ffi: Any) -> tuple[object, ...]:
        freed: list[int] = []
        pair = ffi.gc(ffi.new("div_t *", [1, 2]), lambda held: freed.append(held.rem))
        text = ffi.new("char[]", b"ab")
        found = pair.quot, int(ffi.cast("int", 7)), ffi.string(text), ffi.unpack(text, 2)
        ffi.release(pair)
        return *found, freed, str(ffi.NULL), ffi.RTLD_NOW

    first = told(declared(LENGTHS))
    assert len(list(kept.rglob("*.bin"))) == 1
    assert told(declared(LENGTHS)) == first


def test_nothing_is_kept_if_python_keeps_nothing(
    kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert parts(declared(LENGTHS)) == (3, 2)
    assert list(kept.rglob("*.bin")) == []


def test_cffi_is_itself_again_afterwards() -> None:
    before = cffi.FFI
    with pytest.raises(ZeroDivisionError), declarations.remembered():
        assert cffi.FFI is not before
        raise ZeroDivisionError
    assert cffi.FFI is before
