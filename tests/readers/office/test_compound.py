"""Streams are found by name; a broken file is told, whatever is broken."""

import struct

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from converters.readers.office import compound
from tests.effort import effort
from tests.readers.office.make import HEADER
from tests.readers.office.make import compound as made

BROKEN = (ValueError, struct.error)


@settings(max_examples=effort(10, 200), deadline=None)
@given(st.dictionaries(st.sampled_from("abcdef"), st.binary(min_size=1, max_size=9000)))
def test_every_stream_comes_out_as_it_went_in(streams: dict[str, bytes]) -> None:
    assert compound.streams(made(streams), "abcdef") == streams


@settings(max_examples=effort(10, 200), deadline=None)
@given(st.data())
def test_bytes_that_are_altered_are_those_of_the_stream(data: st.DataObject) -> None:
    sizes = st.integers(1, 9000)
    streams = {name: bytes(data.draw(sizes)) for name in "abc"}
    name = data.draw(st.sampled_from("abc"))
    place = data.draw(st.integers(0, len(streams[name]) - 1))
    wanted = bytearray(streams[name])
    wanted[place] = 7
    found = compound.streams(compound.altered(made(streams), name, {place: 7}), "abc")
    assert found == {**streams, name: bytes(wanted)}


def test_only_what_is_wanted_is_read() -> None:
    assert compound.streams(made({"a": b"x" * 5000, "b": b"y"}), ["b", "c"]) == {"b": b"y"}


def test_of_two_streams_of_one_name_the_first_is_read() -> None:
    data = made({"a": b"x" * 5000, "b": b"y" * 5000})
    twice = data.replace("b".encode("utf-16-le").ljust(64, b"\0"), b"a".ljust(64, b"\0"))
    assert compound.streams(twice, ["a"]) == {"a": b"x" * 5000}


@pytest.mark.parametrize("kept", [0, 40, HEADER, HEADER + 600, 4000])
def test_a_file_cut_short_is_told(kept: int) -> None:
    with pytest.raises(BROKEN):
        compound.streams(made({"a": b"x" * 5000})[:kept], ["a"])


def test_a_chain_that_leads_back_is_told() -> None:
    data = bytearray(made({"a": b"x" * 5000}))
    struct.pack_into("<I", data, len(data) - 512 + 4 * 9, 0)
    struct.pack_into("<Q", data, data.index("a".encode("utf-16-le") + bytes(60)) + 120, 1 << 31)
    with pytest.raises(BROKEN):
        compound.streams(bytes(data), ["a"])


@settings(max_examples=effort(20, 500), deadline=None)
@given(st.data())
def test_whatever_is_altered_it_is_read_or_told(data: st.DataObject) -> None:
    file = bytearray(made({"a": b"x" * 5000, "b": b"y" * 70}))
    for _ in range(data.draw(st.integers(1, 30))):
        file[data.draw(st.integers(8, len(file) - 1))] = data.draw(st.integers(0, 255))
    try:
        found = compound.streams(bytes(file), "ab")
    except BROKEN:
        return
    assert set(found) <= {"a", "b"}
