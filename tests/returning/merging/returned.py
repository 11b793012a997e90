"""A speech sent as DOCX, corrected there, and brought back, for the tests of this room."""

from collections.abc import Callable
from difflib import unified_diff
from functools import cache

from converters import resources
from converters.formats.docx import writer as docx
from converters.readers import markdown, revisions
from converters.readers.revisions.model import Returned
from converters.returning import Comparison, Merged, compare, merge
from converters.returning.merging.base import Base, sent
from converters.settings.design import Design
from tests.readers.revisions.corrected import SOURCE, Corrected, Edit


def form(name: str) -> bytes:
    """The Markdown of a document of some form."""
    return (resources.root() / f"tests/cases/forms/{name}.md").read_bytes()


@cache
def returned(design: Design, *edits: Edit, source: bytes = SOURCE) -> Comparison:
    """The DOCX of a speech after some edits, compared with what was sent."""
    ours, base = _sent(design, source)
    file = Corrected(ours)
    for edit in edits:
        edit(file)
    return compare(base, revisions.read(file.data()))


@cache
def _sent(design: Design, source: bytes) -> tuple[bytes, Returned]:
    ours = docx.write(markdown.read(source), design, source)
    return ours, revisions.read(ours)


def base_of(found: Comparison, source: bytes = SOURCE) -> Base:
    """What was sent."""
    return sent(found, markdown.read(source))


def taken(found: Comparison, now: bytes | None = None, source: bytes = SOURCE) -> Merged:
    """All rows, in the Markdown of today or in that which was sent."""
    every = [row.number for row in found.rows]
    return merge(found, every, base=source, now=source if now is None else now)


def changed(was: bytes, now: bytes) -> list[str]:
    """The lines that differ, without blank ones."""
    lines = unified_diff(was.decode().split("\n"), now.decode().split("\n"), n=0, lineterm="")
    return [line for line in list(lines)[2:] if line[1:] and not line.startswith("@")]


def void(edit: Callable[[Corrected], object]) -> Edit:
    """An edit that returns what it made."""
    return lambda file: void_of(edit(file))


def void_of(_: object) -> None:
    """Nothing."""
