"""What the import makes of lines that nobody put together before, as it was last read.

A rule looks at a line, at what is around it and at how long it is; these texts bring the rules to
their limits. One that comes out otherwise is a change to be looked at, not a fault by itself: read
the difference of the golden file, which tells verdict, title, date, speaker, blocks and doubts.
"""

import hashlib
from collections.abc import Iterator
from itertools import groupby

import pytest

from converters import importing, resources
from converters.errors import SourceError
from converters.formats import markdown
from converters.importing import proof_rows
from converters.importing.reading import Import
from converters.speech.model import Block, Heading, Paragraph, RunIn, Speech
from tests.conftest import Golden

TEXTS = resources.root() / "tests/cases/shuffled.txt"
_END = "\n.\n"


def texts() -> Iterator[tuple[str, str]]:
    """Yield the name of the file that a text is taken for, and the text."""
    parts = TEXTS.read_bytes().decode("utf-8").split(_END)
    yield from zip(parts[:-1:2], parts[1::2], strict=True)


def line(name: str, text: str) -> str:
    """Return in one line what becomes of a text; the digest is of all that is known of it."""
    try:
        found = importing.clean(text.encode("utf-8"), name)
    except SourceError as error:
        return f"{name}: {error.reason}"
    told = [*map(_speech, found.speeches), " ".join(each.code for each in found.findings)]
    return f"{name}: {found.verdict.likeness} {_digest(found)} | " + " | ".join(filter(None, told))


def _speech(speech: Speech) -> str:
    meta = speech.meta
    facts = (
        meta.title,
        meta.subtitle,
        meta.date.isoformat() if meta.date else "",
        meta.speaker,
        meta.kind,
    )
    kinds = ((kind, len(list(row))) for kind, row in groupby(map(_kind, speech.blocks)))
    return " ".join([*filter(None, facts), "".join(f"{kind}{n}" for kind, n in kinds)])


def _kind(block: Block) -> str:
    match block:
        case Heading(level=level):
            return "#" * level
        case Paragraph(content=(RunIn(level=level), *_)):
            return "+" * level
        case _:
            return type(block).__name__[0]


def _digest(found: Import) -> str:
    """Of speeches their Markdown: an empty new field of the model changes nothing."""
    speeches = [markdown.write(speech) for speech in found.speeches]
    every = (speeches, found.findings, found.verdict, found.parts, proof_rows.rows(found))
    return hashlib.sha256(repr(every).encode()).hexdigest()[:8]


@pytest.mark.slow
def test_what_becomes_of_shuffled_lines_is_what_was_last_read(golden: Golden) -> None:
    made = [f"{at} {line(name, text)}" for at, (name, text) in enumerate(texts(), 1)]
    golden("importing/shuffled.txt", "\n".join(made) + "\n")
