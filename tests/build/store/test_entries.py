import pytest
from hypothesis import given
from hypothesis import strategies as st

from converters.build.store import entries
from converters.build.store.entries import Entry

ENTRY = Entry("现在开会。\n".encode(), {"pages": [0, 12]})
WRITTEN = entries.sealed("key", ENTRY, b"secret")
DATA = st.binary(max_size=60)


@given(DATA, st.lists(st.integers()), st.text(), DATA)
def test_what_was_sealed_is_opened_as_it_was(
    data: bytes, pages: list[int], key: str, secret: bytes
) -> None:
    entry = Entry(data, {"pages": pages})
    assert entries.opened(key, entries.sealed(key, entry, secret), secret) == entry


@given(st.integers(0, len(WRITTEN)), st.integers(0, 200), DATA)
def test_no_altered_bytes_are_ever_opened(start: int, length: int, other: bytes) -> None:
    altered = WRITTEN[:start] + other + WRITTEN[start + length :]
    assert entries.opened("key", altered, b"secret") == (ENTRY if altered == WRITTEN else None)


@given(st.binary())
def test_no_bytes_that_were_never_sealed_are_opened(data: bytes) -> None:
    assert entries.opened("key", data, b"") is None


@pytest.mark.parametrize(
    ("key", "secret"), [("other", b"secret"), ("key", b""), ("key", b"Secret"), ("", b"secret")]
)
def test_an_entry_is_of_one_key_and_one_secret(key: str, secret: bytes) -> None:
    assert entries.opened(key, WRITTEN, secret) is None
    assert entries.name_of(key, secret) != entries.name_of("key", b"secret")


@pytest.mark.parametrize("told", [b"{", b"[]", b"null", b"[" * 100_000, b"\xff"])
def test_what_is_sealed_by_another_program_is_not_opened(told: bytes) -> None:
    body = told + b"\n" + b"data"
    written = entries._FORM + entries._seal("key", body, b"") + b"\n" + body
    assert entries.opened("key", written, b"") is None


def test_what_is_joined_otherwise_bears_another_seal() -> None:
    assert entries._seal("ab", b"c", b"") != entries._seal("a", b"bc", b"")
