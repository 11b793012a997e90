"""The words of a corrected paragraph as inlines of Markdown.

A kept character keeps the face that the Markdown gave it; a new one that has none takes that of
its neighbours if both agree.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from converters.speech.faces import EMPHASIS, face_of
from converters.speech.model import Emphasis, Inline, Paragraph, RunIn, Text

Faced = tuple[str, str]
"""A character and its face: `em`, `h1` to `h4`, or none."""


def faced(content: Iterable[Inline]) -> list[Faced]:
    """Return the characters of inlines.

    >>> faced((RunIn("一", 3), Text("二")))
    [('一', 'h3'), ('二', '')]
    """
    return [(char, face_of(inline)) for inline in content for char in inline.text]


def of_paragraph(chars: Sequence[Faced]) -> Paragraph:
    """Return a paragraph; blanks at its edges are dropped, as the reader of Markdown drops them."""
    return Paragraph(tuple(_inlines(_stripped(chars))))


def agreed(chars: Sequence[Faced], is_new: Sequence[bool]) -> list[Faced]:
    """Return characters in which new ones without a face have that of their neighbours.

    >>> agreed([("甲", "em"), ("乙", ""), ("丙", "em")], [False, True, False])
    [('甲', 'em'), ('乙', 'em'), ('丙', 'em')]
    """
    after, faces = "", list[str]()
    for (_, face), new in zip(reversed(chars), reversed(is_new), strict=True):
        faces.append(after)
        after = after if new and not face else face
    made: list[Faced] = []
    for (char, face), new, behind in zip(chars, is_new, reversed(faces), strict=True):
        before = made[-1][1] if made else ""
        made.append((char, before if new and not face and before == behind else face))
    return made


def _stripped(chars: Sequence[Faced]) -> Sequence[Faced]:
    words = [at for at, (char, _) in enumerate(chars) if char.strip()]
    return chars[words[0] : words[-1] + 1] if words else ()


def _inlines(chars: Sequence[Faced]) -> Iterator[Inline]:
    for face, stretch in groupby(chars, key=lambda pair: pair[1]):
        yield _inline("".join(char for char, _ in stretch), face)


def _inline(words: str, face: str) -> Inline:
    if face == EMPHASIS:
        return Emphasis(words)
    return RunIn(words, int(face[1])) if face else Text(words)
