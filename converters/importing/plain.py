"""A text that is no speech, set as it stands: no word is taken out or moved.

The cleaning knows speeches. A notice, minutes, a letter have other heads; what it would take for
the furniture of a web page or for the facts of a speech are their own words.
"""

from collections.abc import Iterator, Sequence

from converters.speech import hanzi
from converters.speech.line_kinds import LineKind, forms
from converters.speech.model import (
    Block,
    Dateline,
    Enclosure,
    Heading,
    Meta,
    Note,
    Salutation,
    Signature,
    Speech,
    paragraph,
)

_LONGEST_TITLE = 60
_LONGEST_HEADING = 40
_ENDS = "。；，：！？、;,:!?"
_DEEPEST = 4


def speech(lines: Sequence[str], name: str) -> Speech:
    """Return the text in `lines` as it stands; `name` is its title if the text has none.

    The title is the first line if it is short and no sentence. Lines that begin with an ordinal
    and are no sentences are headings of its level.
    """
    words = [line.strip() for line in lines if line.strip()]
    title = words[0] if words and _is_title(words[0]) and len(words) > 1 else ""
    return Speech(Meta(id="", title=title or name), tuple(_blocks(words[bool(title) :])))


def _is_title(line: str) -> bool:
    return len(line) <= _LONGEST_TITLE and line[-1] not in _ENDS and _heading(line) is None


def _blocks(lines: Sequence[str]) -> Iterator[Block]:
    headings = [_heading(line) for line in lines]
    rest = [line for line, heading in zip(lines, headings, strict=True) if heading is None]
    found = iter(forms(rest))
    for line, heading in zip(lines, headings, strict=True):
        yield heading or _block(line, next(found))


def _block(line: str, form: LineKind) -> Block:
    match form:
        case LineKind.SALUTATION:
            return Salutation(line)
        case LineKind.ENCLOSURE:
            return Enclosure(line)
        case LineKind.SIGNATURE:
            return Signature(line)
        case LineKind.DATELINE:
            return Dateline(line)
        case LineKind.NOTE:
            return Note(line)
        case LineKind.BODY:
            return paragraph(line)


def _heading(line: str) -> Heading | None:
    mark = hanzi.ordinal(line)
    is_one = mark and mark.level <= _DEEPEST and len(line) <= _LONGEST_HEADING
    return Heading(mark.level, line) if mark and is_one and line[-1] not in _ENDS else None
