"""Word files that LibreOffice made, side by side with the text that it prints of the same.

What differs is named: by the document, for what is written otherwise, and by what is told of it.
"""

import re
from collections.abc import Iterator, Sequence

import pytest

from converters.collection import libreoffice
from converters.readers import docx
from converters.readers.raw import RawText
from tests.effort import effort
from tests.readers.docx.flat_documents import Made
from tests.readers.docx.flat_words import ALL

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("kind", effort(("fodt",), ("fodt", "odt")))
def test_word_files_say_what_libreoffice_prints_or_tell_the_difference(kind: str) -> None:
    flat = [made.flat for made in ALL.values()]
    files = flat if kind == "fodt" else [*_made(flat, "fodt", kind)]
    words, printed = _made(files, kind, "docx"), _made(files, kind, "txt")
    each = zip(ALL.items(), words, printed, strict=True)
    wrong = [fault for (name, made), *both in each for fault in _faults(name, made, *both)]
    assert wrong == []


def _made(files: Sequence[bytes], source: str, target: str) -> Iterator[bytes]:
    for name, made in zip(ALL, libreoffice.convert(files, source, target), strict=True):
        assert made is not None, name
        yield made


def _faults(name: str, made: Made, word: bytes, printed: bytes) -> Iterator[str]:
    found = docx.read(word)
    theirs = "\n".join(_bare(printed.decode("utf-8-sig")))
    missing = [theirs_words for theirs_words in made.ours if theirs_words not in theirs]
    for theirs_words, ours_words in made.ours.items():
        theirs = theirs.replace(theirs_words, ours_words)
    ours = "\n".join(_bare(_without_rows(found)))
    if missing or ours != theirs:
        yield f"{name}: {missing} {ours!r} {theirs!r}"
    if (told := sorted({one.what for one in found.differences})) != sorted(made.told):
        yield f"{name}: {told} {made.told}"


def _bare(text: str) -> list[str]:
    """Return the lines without white space and bullets, which a text does not print alike."""
    lines = (re.sub(r"[\s●◦▪•]", "", line) for line in text.split("\n"))
    return [line for line in lines if line]


def _without_rows(found: RawText) -> str:
    """Return a text with each cell of a table on a line of its own, as LibreOffice prints it."""
    lines = found.text.split("\n")
    for at, marks in found.marks.items():
        if marks.cell:
            lines[at - 1] = lines[at - 1].strip("| ").replace(" | ", "\n")
    return "\n".join(lines)
