"""Markdown packed as text: each byte comes back, and nothing that anybody else wrote."""

import base64
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from converters import files
from converters.readers import extent
from converters.speech import carried_source
from converters.speech.carried_source import LARGEST, packed, unpacked


@given(st.one_of(st.binary(), st.text().map(str.encode)))
def test_each_byte_comes_back(source: bytes) -> None:
    text = packed(source)
    assert text.isascii() and not {*text} & {*"<>&"}
    assert packed(source) == text
    assert unpacked(text, files.sha256(source)) == source


def test_another_text_than_the_one_of_the_digest_is_none() -> None:
    assert unpacked(packed("改过".encode()), files.sha256("原文".encode())) is None


@pytest.mark.parametrize("text", ["", "=", "五", "AAAA", packed(b"a" * 999)[:-8]])
def test_what_is_damaged_is_none(text: str) -> None:
    assert unpacked(text, files.sha256(b"")) is None


def test_what_unpacks_to_too_much_is_none() -> None:
    bomb = b"0" * (LARGEST + 1)
    assert unpacked(packed(bomb), files.sha256(bomb)) is None
    assert unpacked(packed(bomb[1:]), files.sha256(bomb[1:])) == bomb[1:]


def test_all_that_a_speech_may_hold_is_unpacked() -> None:
    assert 3 * len("言".encode()) * extent.MOST_CHARACTERS < LARGEST


def test_what_follows_the_packed_text_is_not_read() -> None:
    raw = base64.b64decode(packed(b"source"))
    more = base64.b64encode(raw + zlib.compress(b"more")).decode()
    assert unpacked(more, files.sha256(b"source")) == b"source"


def test_the_namespace_is_no_address_on_the_net() -> None:
    assert carried_source.NAMESPACE.startswith("urn:")
