import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from converters import files
from converters.errors import SourceError
from converters.project import Project, editions
from converters.project.editions import Editions
from converters.speech.edition import DIGITS, PastEdition
from tests.make import collection, markdown

DAY = date(2026, 11, 29)


def kept(root: Path, number: int, text: str, *, silent: bool = False) -> PastEdition:
    """Put an edition of a speech on record, as `publish` does."""
    found = re.search("^id: (.*)", text, re.MULTILINE)
    id = found[1] if found else "s1"
    made = PastEdition(number, DAY, files.sha256(text.encode())[:DIGITS], silent, id)
    files.write(root / editions.FOLDER / editions.file_name(made), text.encode())
    return made


@given(
    st.from_regex(r"[a-z0-9][a-z0-9-]{0,20}", fullmatch=True),
    st.integers(1, 9999),
    st.dates(),
    st.text("0123456789abcdef", min_size=DIGITS, max_size=DIGITS),
    st.booleans(),
)
def test_the_name_of_a_record_tells_all_of_it(
    id: str, number: int, day: date, digest: str, silent: bool
) -> None:
    made = PastEdition(number, day, digest, silent, id)
    assert editions.parsed(editions.file_name(made)) == made


@pytest.mark.parametrize(
    "name",
    [
        *("README.md", "s1.md", "s1.0.2026-11-29.0123456789abcdef.md", ".s1.1.tmp"),
        *("s1.1.2026-02-30.0123456789abcdef.md", "s1.1.2026-11-29.0123.md"),
    ],
)
def test_other_files_are_no_records(name: str) -> None:
    assert editions.parsed(name) is None


def test_the_editions_of_a_speech_come_in_their_order(tmp_path: Path) -> None:
    root = collection(tmp_path / "c", markdown("s1"))
    third, first = kept(root, 10, "丙", silent=True), kept(root, 2, "甲")
    found = Editions(Project(root))
    assert found.of("s1") == [first, third]
    assert found.of("s2") == ()
    assert found.source(first) == "甲".encode()


def test_a_record_that_was_altered_is_refused(tmp_path: Path) -> None:
    root = collection(tmp_path / "c", markdown("s1"))
    made, found = kept(root, 1, markdown("s1")), Editions(Project(root))
    assert found.speech(made).meta.id == "s1"
    found.path(made).write_text("改过", encoding="utf-8")
    with pytest.raises(SourceError, match=r"editions/s1\.1\.2026-11-29.*改动过.*恢复"):
        found.source(made)
