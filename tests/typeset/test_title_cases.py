"""Titles of all kinds of offices, each place where it may be broken marked by hand, on any line."""

from itertools import accumulate

import pytest

from converters import resources
from converters.typeset.metrics import EM
from converters.typeset.nominal import NOMINAL
from converters.typeset.title import break_title
from tests.make import restyled

FOLDER = resources.root() / "tests/cases/titles"
KEPT = restyled(resources.text("styles/gbt9704.toml")).head.kept_words
SPEECH, TITLE_PAGE, COVER = 20, 17, 12.28
"""Characters of a line: of a speech, of the title page of a book, of its cover."""


def places(parts: list[str]) -> set[int]:
    """Where the parts end, blanks not counted."""
    return set(accumulate(len("".join(part.split())) for part in parts))


@pytest.mark.parametrize("width", [SPEECH, TITLE_PAGE, COVER])
@pytest.mark.parametrize("name", ["speeches", "books"])
def test_no_word_of_a_title_is_torn(name: str, width: float) -> None:
    torn = []
    for marked in (FOLDER / f"{name}.txt").read_text("utf-8").splitlines():
        lines = break_title(marked.replace("|", ""), NOMINAL, round(width * EM), KEPT)
        if places(lines) - places(marked.split("|")):
            torn.append(" / ".join(lines))
    assert torn == []
