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


@pytest.mark.parametrize("shift", [9, 12])
@pytest.mark.parametrize("in_header", [109, 3, 0])
@pytest.mark.parametrize("in_list", [127, 2])
def test_sectors_may_be_large_and_their_table_listed_anywhere(
    shift: int, in_header: int, in_list: int
) -> None:
    streams = {"a": b"x" * 400_000, "b": bytes(range(256)) * 16, "c": b"y" * 4095}
    data = made(streams, shift=shift, in_header=in_header, in_list=in_list)
    assert compound.streams(data, "abc") == streams
    changed = compound.altered(data, "b", {4095: 7})
    assert compound.streams(changed, "b") == {"b": streams["b"][:-1] + b"\7"}


def test_a_table_with_more_lists_than_are_counted_is_read_as_far_as_it_says() -> None:
    data = bytearray(made({"a": b"x" * 400_000}, in_header=0, in_list=1))
    (lists,) = struct.unpack_from("<I", data, 72)
    struct.pack_into("<I", data, 72, lists + 1)
    assert compound.streams(bytes(data), "a") == {"a": b"x" * 400_000}
    struct.pack_into("<I", data, 72, 1)
    with pytest.raises(BROKEN):
        compound.streams(bytes(data), "a")


def test_lists_in_a_ring_are_told() -> None:
    data = bytearray(made({"a": b"x" * 400_000}, in_header=0, in_list=1))
    (first,) = struct.unpack_from("<I", data, 68)
    struct.pack_into("<I", data, HEADER + (first + 1) * 512 - 4, first)
    struct.pack_into("<I", data, 72, 0xFFFFFFFF)
    with pytest.raises(BROKEN):
        compound.streams(bytes(data), "a")


@pytest.mark.parametrize(("at", "value"), [(30, 10), (30, 13), (32, 7)])
def test_sectors_of_other_sizes_are_told(at: int, value: int) -> None:
    data = bytearray(made({"a": b"x" * 5000}))
    struct.pack_into("<H", data, at, value)
    with pytest.raises(ValueError, match="sizes of sectors"):
        compound.streams(bytes(data), "a")


def test_a_stream_is_read_to_its_size_whatever_its_last_sector_leads_to() -> None:
    data = bytearray(made({"a": b"x" * 5120, "b": b"y" * 128}))
    assert compound.streams(bytes(data), "ab") == {"a": b"x" * 5120, "b": b"y" * 128}
    table = len(data) - 512
    struct.pack_into("<I", data, table + 4 * 9, 0xFFFFFFFF)
    struct.pack_into("<I", data, table - 1024 + 4, 0xFFFFFFFF)
    assert compound.streams(bytes(data), "ab") == {"a": b"x" * 5120, "b": b"y" * 128}


@pytest.mark.parametrize("leads_to", [13, 127, 128, 0xFFFFFFFA])
def test_a_chain_that_leads_out_of_the_file_is_told(leads_to: int) -> None:
    data = bytearray(made({"a": b"x" * 5000}))
    struct.pack_into("<I", data, len(data) - 512 + 4, leads_to)
    with pytest.raises(ValueError, match="a chain is broken"):
        compound.streams(bytes(data), "a")


def test_a_stream_shorter_than_is_said_is_told() -> None:
    data = bytearray(made({"a": b"x" * 5120}))
    place = data.index("a".encode("utf-16-le") + bytes(62)) + 120
    struct.pack_into("<Q", data, place, 5121)
    with pytest.raises(ValueError, match="cut short"):
        compound.streams(bytes(data), "a")


def test_the_upper_half_of_a_size_counts_for_nothing() -> None:
    data = bytearray(made({"a": b"x" * 5120}))
    place = data.index("a".encode("utf-16-le") + bytes(62)) + 120
    struct.pack_into("<Q", data, place, 5120 | 0xFF << 32)
    assert compound.streams(bytes(data), "a") == {"a": b"x" * 5120}


def test_a_name_may_fill_its_place_and_what_has_no_kind_is_none() -> None:
    streams = {"n" * 31: b"x" * 5000, "gone": b"y" * 5000}
    data = bytearray(made(streams))
    data[data.index("gone".encode("utf-16-le")) + 66] = 0
    assert compound.streams(bytes(data), list(streams)) == {"n" * 31: b"x" * 5000}


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


@settings(max_examples=effort(10, 500), deadline=None)
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


def test_all_names_of_a_file_are_told() -> None:
    data = made({"A": b"1", "\tB": b"2"})
    assert compound.names(data) == {"Root Entry", "A", "\tB"}
    with pytest.raises(BROKEN):
        compound.names(data[:512])
