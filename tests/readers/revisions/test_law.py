"""The law: whatever was corrected, refused it is the old text and accepted the new one.

A small word processor writes what several people do to a text as tracked changes; beside it the
same is done to a plain string.
"""

from dataclasses import dataclass
from xml.sax.saxutils import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from converters.readers import docx
from converters.readers.revisions import changes, views
from converters.readers.revisions.model import Char
from tests.effort import effort
from tests.readers.docx.test_law import PARTS, paragraphs, stands, tables
from tests.readers.docx.word_files import p, word
from tests.readers.revisions.tracked import by, read

AUTHORS = ("王校对", "李四", "")
WORDS = st.text("同志们，五百六十名代表&<>[]{}\\。\n", max_size=6)
TEXTS = st.text("同志们，全县五百六十名代表认真履职。\n", min_size=1, max_size=40)


@dataclass
class Typed:
    """A character as a word processor holds it; a line feed is the end of a paragraph."""

    char: str
    inserted: str | None = None
    deleted: str | None = None


class Processor:
    """Types with recording on."""

    def __init__(self, text: str) -> None:
        self.typed = [Typed(char) for char in text]

    def seen(self) -> list[int]:
        return [at for at, one in enumerate(self.typed) if one.deleted is None]

    def replace(self, start: int, stop: int, words: str, who: str) -> None:
        """Strike out what is seen from `start` to `stop`, and type words in its place."""
        seen = self.seen()
        at = seen[start] if start < len(seen) else len(self.typed)
        for each in seen[start:stop]:
            self.typed[each].deleted = who
        own = [each for each in seen[start:stop] if self.typed[each].inserted == who]
        self.typed[at:at] = [Typed(char, who) for char in words]
        for each in reversed(own):  # what one has typed oneself is taken back without a trace
            del self.typed[each + len(words)]

    def xml(self) -> str:
        body, words = "", ""
        for one in self.typed:
            if one.char == "\n":
                body += p(words, about=f"<w:rPr>{_marks(one)}</w:rPr>")
                words = ""
            else:
                words += _run(one)
        return body + p(words)


def _marks(one: Typed) -> str:
    each = (("ins", one.inserted), ("del", one.deleted))
    return "".join(f"<w:{tag} {by(who)}/>" for tag, who in each if who is not None)


def _run(one: Typed) -> str:
    tag = "t" if one.deleted is None else "delText"
    run = f'<w:r><w:{tag} xml:space="preserve">{escape(one.char)}</w:{tag}></w:r>'
    if one.deleted is not None:
        run = f"<w:del {by(one.deleted)}>{run}</w:del>"
    return run if one.inserted is None else f"<w:ins {by(one.inserted)}>{run}</w:ins>"


EDITS = st.lists(
    st.tuples(st.integers(0, 40), st.integers(0, 6), WORDS, st.sampled_from(AUTHORS)), max_size=8
)


def text(paragraphs: tuple[views.Standing, ...]) -> str:
    """Return what stands as one string."""
    return "\n".join(one.text for one in paragraphs)


@settings(max_examples=effort(20, 800))
@given(TEXTS, EDITS)
def test_refused_is_the_old_text_and_accepted_the_new_one(
    old: str, edits: list[tuple[int, int, str, str]]
) -> None:
    processor, new = Processor(old), old
    for start, length, words, who in edits:
        start = min(start, len(new))
        processor.replace(start, start + length, words, who)
        new = new[:start] + words + new[start + length :]
    body = processor.xml()
    line = read(body).line
    assert text(views.refused(line)) == old
    assert text(views.accepted(line)) == new
    every = changes.of(line)
    assert views.only(line, every) == views.accepted(line)
    assert views.only(line, []) == views.refused(line)
    if new.strip():
        assert _bare(docx.read(word(body)).text) == _bare(new)
    _each_alone(line, every)


def _each_alone(line: tuple[Char, ...], every: tuple[changes.TrackedChange, ...]) -> None:
    """Each change alone moves no other character."""
    for one in every:
        at = {place for stands in views.only(line, [one]) for place in stands.places}
        old = {place for stands in views.refused(line) for place in stands.places}
        assert at ^ old <= {*range(one.start, one.stop)}


def _bare(words: str) -> str:
    return "".join(words.split())


@pytest.mark.slow
@settings(max_examples=effort(15, 600))
@given(st.lists(st.one_of(paragraphs(), tables()), min_size=1, max_size=6))
def test_no_visible_character_vanishes(blocks: list[tuple[str, list[str]]]) -> None:
    """It is in the line or told as left behind, in whatever Word has put it."""
    found = read("".join(block for block, _ in blocks), PARTS)
    told = [f" {one.words}" for one in found.left_behind]
    held = "".join([one.text for one in found.line] + told)
    lost = [words for _, said in blocks for words in said if not stands(words, held)]
    assert lost == []
