"""The words of a speech as the search reads them, and the script file they travel in.

`search/t/<id>.js` is loaded when a result is shown; it is also what the index is made from.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from converters import wording
from converters.model import Meta, Speech, text_of
from converters.site.metadata import script_safe
from converters.writers import html

_CALL = "__ht("
_DEEP = 2
"""Headings down to this level begin a new unit."""
_FULL = 1500
"""Characters after which a unit ends with its paragraph."""


@dataclass(frozen=True, slots=True)
class Paper:
    """A speech to search in."""

    head: tuple[str, ...]
    """Title first, then what else its facts say in words."""
    body: tuple[tuple[str, str], ...]
    """Anchor and words of every heading and paragraph."""
    facts: tuple[str, ...] = ()
    """What stands under the title of a result."""

    def units(self) -> list[str]:
        """Return what the index tells apart: the head, all headings, then the sections."""
        headings = [text for anchor, text in self.body if _is_heading(anchor)]
        return ["\n".join(self.head), "\n".join(headings), *self._sections()]

    def _sections(self) -> Iterator[str]:
        section: list[str] = []
        length = 0
        for anchor, text in self.body:
            if _is_heading(anchor):
                if section and anchor.count("-") < _DEEP:
                    yield "\n".join(section)
                    section, length = [], 0
                continue
            section.append(text)
            length += len(text)
            if length > _FULL:
                yield "\n".join(section)
                section, length = [], 0
        if section:
            yield "\n".join(section)


def of(speech: Speech) -> Paper:
    """Return the words of a speech."""
    body = tuple((anchor, text_of(block)) for anchor, block in html.anchored(speech))
    meta = speech.meta
    facts = tuple(fact for fact in (meta.speaker, meta.organ, meta.kind) if fact)
    return Paper(tuple(_head(meta)), body, facts)


def _head(meta: Meta) -> Iterator[str]:
    yield wording.head(meta).title
    facts = (meta.subtitle, meta.speaker, meta.post, meta.organ, meta.occasion, meta.place)
    yield from (fact for fact in facts if fact)
    yield from meta.topics


def _is_heading(anchor: str) -> bool:
    return anchor.startswith("s")


def path(id: str) -> str:
    """Return where the words of a speech stand on the site."""
    return f"search/t/{id}.js"


def write(id: str, paper: Paper) -> bytes:
    """Return the script that hands a speech's words to the search."""
    body = [word for pair in paper.body for word in pair]
    return f"{_CALL}{script_safe([id, paper.head, body, paper.facts])})\n".encode()


def read(data: bytes) -> Paper:
    """Return the words in such a script; raises ValueError for another."""
    text = data.decode()
    if not text.startswith(_CALL):
        raise ValueError("no words of a speech")
    _, head, body, facts = json.loads(text[len(_CALL) : -2])
    return Paper(tuple(head), tuple(_pairs(body)), tuple(facts))


def _pairs(body: Sequence[str]) -> Iterator[tuple[str, str]]:
    return zip(body[::2], body[1::2], strict=True)
