"""What every format of words and pages is held against: the samples and forms, their pages."""

from dataclasses import replace
from functools import cache

from converters import resources
from converters.collection import samples
from converters.readers import markdown
from converters.speech import printed_words
from converters.speech.bare import bare
from converters.speech.model import Speech

PAGE = 460
"""Characters of a page here: where pages really begin is the PDF's affair."""


@cache
def known() -> dict[str, tuple[Speech, bytes]]:
    """Return every sample and every case of a form with its source, as if printed on pages."""
    cases = resources.root() / "tests/cases"
    folders = (samples.root() / "speeches", cases / "forms", cases / "layout")
    paths = [path for folder in folders for path in sorted(folder.glob("*.md"))]
    return {path.stem: _paged(path.read_bytes()) for path in paths}


def _paged(source: bytes) -> tuple[Speech, bytes]:
    speech = markdown.read(source)
    pages = tuple(range(0, len(words(speech)), PAGE))
    return replace(speech, pages=pages), source


def words(speech: Speech) -> str:
    """Return the printed words of a speech without white space."""
    return bare("".join(printed_words.lines(speech)))
