"""A speech as an HTML article: semantic headings, every block with an anchor.

`s1`, `s1-2` name headings by their place in the outline, `p17` paragraphs by their number.
"""

from collections.abc import Iterator
from typing import assert_never

from markupsafe import Markup

from converters import wording
from converters.model import (
    Block,
    Dateline,
    Emphasis,
    Heading,
    Inline,
    Meta,
    Note,
    Paragraph,
    RunIn,
    Salutation,
    Signature,
    Speech,
    Text,
)

_LEVELS = 4


class Anchors:
    """The anchors of a speech, handed out in order."""

    def __init__(self) -> None:
        self._numbers = [0] * _LEVELS
        self._paragraphs = 0

    def heading(self, level: int) -> str:
        """Return the anchor of the next heading of a level, 1 to 4.

        >>> anchors = Anchors()
        >>> [anchors.heading(level) for level in (1, 2, 2, 1, 3)]
        ['s1', 's1-1', 's1-2', 's2', 's2-0-1']
        """
        self._numbers[level - 1] += 1
        self._numbers[level:] = [0] * (_LEVELS - level)
        return "s" + "-".join(str(number) for number in self._numbers[:level])

    def paragraph(self) -> str:
        """Return the anchor of the next paragraph."""
        self._paragraphs += 1
        return f"p{self._paragraphs}"


def outline(speech: Speech) -> list[tuple[str, Heading]]:
    """Return each heading with its anchor."""
    anchors = Anchors()
    return [
        (anchors.heading(block.level), block)
        for block in speech.blocks
        if isinstance(block, Heading)
    ]


def write(speech: Speech) -> Markup:
    """Return the speech as an `article` element; its text is the printed words and no more."""
    anchors = Anchors()
    body = [_block(block, anchors) for block in speech.blocks]
    parts = [*_head(speech.meta), *body]
    return Markup('<article class="speech" lang="zh-CN">\n{}\n</article>').format(
        Markup("\n").join(parts)
    )


def _head(meta: Meta) -> Iterator[Markup]:
    head = wording.head(meta)
    yield Markup('<header class="head">')
    yield Markup('<h1 class="title">{}</h1>').format(head.title)
    if head.subtitle:
        yield Markup('<p class="subtitle">{}</p>').format(head.subtitle)
    if head.dateline and meta.date:
        time = Markup('<p class="date"><time datetime="{}">{}</time></p>')
        yield time.format(meta.date.isoformat(), head.dateline)
    if head.speaker:
        yield Markup('<p class="speaker">{}</p>').format(head.speaker)
    yield Markup("</header>")


def _block(block: Block, anchors: Anchors) -> Markup:
    match block:
        case Heading(level=level, text=text):
            element = Markup('<h{0} id="{1}">{2}</h{0}>')
            return element.format(level + 1, anchors.heading(level), text)
        case Paragraph(content=content):
            words = Markup("").join(_inline(inline) for inline in content)
            return Markup('<p id="{}">{}</p>').format(anchors.paragraph(), words)
        case Salutation(text=text):
            return _line("salutation", text, anchors)
        case Signature(text=text):
            return _line("signature", text, anchors)
        case Dateline(text=text):
            return _line("dateline", text, anchors)
        case Note(text=text):
            return _line("note", text, anchors)
        case _:
            assert_never(block)


def _line(kind: str, text: str, anchors: Anchors) -> Markup:
    return Markup('<p class="{}" id="{}">{}</p>').format(kind, anchors.paragraph(), text)


def _inline(inline: Inline) -> Markup:
    match inline:
        case Text(text=text):
            return Markup.escape(text)
        case RunIn(text=text, level=level):
            return Markup('<span class="run-in level{}">{}</span>').format(level, text)
        case Emphasis(text=text):
            return Markup("<em>{}</em>").format(text)
        case _:
            assert_never(inline)
