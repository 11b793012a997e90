"""What is compiled of the program's data is kept where Python keeps what it compiles."""

import os
import sys
from pathlib import Path

import pytest

from converters import resources


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Python keeps what it compiles under a folder of this test."""
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    return tmp_path


def kept(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def test_what_is_kept_under_a_key_is_given_under_that_key_alone(elsewhere: Path) -> None:
    assert resources.compiled("styles/a", "key") is None
    resources.keep_compiled("styles/a", "key", b"code")
    assert resources.compiled("styles/a", "key") == b"code"
    assert resources.compiled("styles/a", "other") is None
    assert resources.compiled("styles/b", "key") is None


def test_another_key_takes_the_place_of_the_first(elsewhere: Path) -> None:
    resources.keep_compiled("styles/a", "key", b"code")
    resources.keep_compiled("styles/a", "other", b"other code")
    assert resources.compiled("styles/a", "other") == b"other code"
    assert len(kept(elsewhere)) == 1


@pytest.mark.parametrize("broken", [b"", b"code", b"0" * 32 + b"code"])
def test_what_is_broken_is_as_if_it_were_not_there(elsewhere: Path, broken: bytes) -> None:
    resources.keep_compiled("styles/a", "key", b"code")
    kept(elsewhere)[0].write_bytes(broken)
    assert resources.compiled("styles/a", "key") is None


def test_where_nothing_can_be_written_nothing_is_kept(
    elsewhere: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = elsewhere / "file"
    file.touch()
    monkeypatch.setattr(sys, "pycache_prefix", str(file))
    resources.keep_compiled("styles/a", "key", b"code")
    assert resources.compiled("styles/a", "key") is None
    assert kept(elsewhere) == [file]


def test_who_wants_no_compiled_files_of_python_has_none_of_ours(
    elsewhere: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert resources.keeps_compiled()
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert not resources.keeps_compiled()
    resources.keep_compiled("styles/a", "key", b"code")
    assert kept(elsewhere) == []


def test_in_a_folder_that_is_only_read_nothing_need_be_prepared(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(os, "access", lambda path, mode: not path.is_dir() or mode != os.W_OK)
    assert not resources.keeps_compiled()


def test_half_a_file_is_not_left(elsewhere: Path) -> None:
    resources.keep_compiled("styles/a", "key", b"code")
    in_its_place = kept(elsewhere)[0]
    in_its_place.unlink()
    in_its_place.mkdir()
    resources.keep_compiled("styles/a", "key", b"code")
    assert kept(elsewhere) == []
