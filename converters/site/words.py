"""The words of a speech as the search reads them, and the script files they travel in.

`search/t/<id>.<part>.js` is loaded when a result is shown; the index is made from the same words.
A part is a few paragraphs: whoever looks for a sentence need not load the whole speech.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from math import ceil

from converters.site.metadata import script_safe
from converters.speech import anchors, printed_words
from converters.speech.head_words import red_head
from converters.speech.model import WIDE_SPACE, Meta, Speech, text_of

_CALL = "__ht("
PART = 6
"""Paragraphs of a part: some 4 KB. A query loads ten parts and more for ten results."""
_BEFORE = 2
"""Units before the paragraphs: the head, and the headings."""

Line = tuple[str, str]
"""Anchor and words of a heading or paragraph."""


@dataclass(frozen=True, slots=True)
class Paper:
    """A speech to search in."""

    head: tuple[str, ...]
    """Title first, then what else its facts say in words."""
    body: tuple[Line, ...]
    facts: tuple[str, ...] = ()
    """What stands under the title of a result."""

    def units(self) -> list[str]:
        """Return what the index tells apart: the head, all headings, then each paragraph.

        A heading also belongs to the paragraph after it, which tells the part it is in.
        """
        headings = [text for anchor, text in self.body if _is_heading(anchor)]
        bodies = ["\n".join(text for _, text in lines) for lines in self._paragraphs()]
        return ["\n".join(self.head), "\n".join(headings), *bodies]

    def parts(self) -> Iterator[list[Line]]:
        """Yield the lines of each part; a speech without any words has one without lines."""
        paragraphs = list(self._paragraphs())
        for start in range(0, len(paragraphs) or 1, PART):
            yield [line for lines in paragraphs[start : start + PART] for line in lines]

    def _paragraphs(self) -> Iterator[list[Line]]:
        """Yield each paragraph with the headings before it."""
        lines: list[Line] = []
        for anchor, text in self.body:
            lines.append((anchor, text))
            if not _is_heading(anchor):
                yield lines
                lines = []
        if lines:
            yield lines


def of(speech: Speech) -> Paper:
    """Return the words of a speech."""
    body = tuple((anchor, text_of(block)) for anchor, block in anchors.anchored(speech))
    meta = speech.meta
    facts = tuple(fact for fact in (*meta.speakers, meta.organ, meta.kind) if fact)
    return Paper(tuple(_head(meta)), body, facts)


def _head(meta: Meta) -> Iterator[str]:
    yield printed_words.title(meta)
    facts = (meta.subtitle, *meta.speakers, _byline(meta), meta.organ, meta.occasion, meta.place)
    yield from (fact for fact in facts if fact)
    yield from (meta.date.in_chinese(),) if meta.date else ()
    yield from meta.topics
    top, foot = red_head(meta), printed_words.imprint(meta)
    yield from top.lines() if top else ()
    yield from filter(None, (printed_words.recipients(meta),))
    yield from foot.lines() if foot else ()


def _byline(meta: Meta) -> str | None:
    """Return the post and the names after it, as they stand in one printed line."""
    return WIDE_SPACE.join((meta.post, *meta.speakers)) if meta.post else None


def _is_heading(anchor: str) -> bool:
    return anchor.startswith("s")


def paths(id: str, units: int) -> list[str]:
    """Return where the words of a speech of so many units stand on the site.

    >>> paths("s1", _BEFORE + PART + 1)
    ['search/t/s1.0.js', 'search/t/s1.1.js']
    """
    return [f"search/t/{id}.{part}.js" for part in range(max(1, ceil((units - _BEFORE) / PART)))]


def write(id: str, paper: Paper, spans: str = "") -> Iterator[tuple[str, bytes]]:
    """Yield path and bytes of the scripts that hand a speech's words to the search.

    `spans` are the printed pages of its paragraphs (`paragraphs.spans`), if they are known: each
    part has its own.
    """
    parts = list(paper.parts())
    pages = iter(spans.split())
    for number, (path, lines) in enumerate(zip(paths(id, len(paper.units())), parts, strict=True)):
        body = [word for line in lines for word in line]
        value: list[object] = [id, number, paper.head, body, paper.facts]
        count = sum(not _is_heading(anchor) for anchor, _ in lines)
        if own := " ".join(islice(pages, count)):
            value.append(own)
        yield path, f"{_CALL}{script_safe(value)})\n".encode()


def read(parts: Sequence[bytes]) -> Paper:
    """Return the words in the scripts of one speech; raises ValueError for others."""
    body: list[Line] = []
    head: Sequence[str] = ()
    facts: Sequence[str] = ()
    for data in parts:
        text = data.decode()
        if not text.startswith(_CALL):
            raise ValueError("no words of a speech")
        _, _, head, own, facts, *_ = json.loads(text[len(_CALL) : -2])
        body += zip(own[::2], own[1::2], strict=True)
    return Paper(tuple(head), tuple(body), tuple(facts))
