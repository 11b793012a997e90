"""A speech as sections (部分) within one another, as its outline has them, for formats that nest.

In printed order a section is its heading, its own blocks, the sections in it, then its end.
"""

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from converters.speech.anchors import anchored
from converters.speech.model import (
    Attachment,
    Block,
    Dateline,
    Enclosure,
    Heading,
    Note,
    Paragraph,
    Salutation,
    Signature,
    Speech,
)

Anchored = tuple[str, Block]
"""A block with its anchor."""
_AT_THE_END = Enclosure | Signature | Dateline | Note
_SAID = Paragraph | Salutation


@dataclass(frozen=True, slots=True)
class Section:
    """The text of a speech or an attachment, or what stands under one heading of it."""

    anchor: str
    """Of its heading; empty of the text of a speech."""
    heading: Attachment | Heading | None
    blocks: tuple[Anchored, ...]
    sections: tuple["Section", ...]
    is_spoken: bool
    """Whether somebody spoke it: neither an attachment nor a document of some form."""
    end: tuple[Anchored, ...] = ()
    """What ends a text whatever heading it stands under: signature, date, notes, 附件说明."""

    def passages(self) -> Iterator[tuple[bool, Iterator[Anchored]]]:
        """Yield its own blocks in runs; true with those that the speaker said.

        >>> from converters.speech.model import paragraph
        >>> blocks = (("p1", paragraph("甲。")), ("p2", paragraph("乙。")), ("p3", Note("掌声")))
        >>> [is_said for is_said, _ in Section("", None, blocks, (), is_spoken=True).passages()]
        [True, False]
        """
        return groupby(self.blocks, lambda each: self.is_spoken and isinstance(each[1], _SAID))


def texts(speech: Speech) -> Iterator[Section]:
    """Yield the text of a speech, then each of its attachments.

    >>> from converters.speech.model import Meta, paragraph
    >>> blocks = (Heading(1, "一、甲"), Heading(2, "（一）乙"), paragraph("丙。"), Signature("丁"))
    >>> (text,) = texts(Speech(Meta("s1", "讲话"), blocks))
    >>> text.sections[0].sections[0].blocks[0][0], text.end[0][0]
    ('p1', 'p2')
    """
    blocks = list(anchored(speech))
    starts = [at for at, (_, block) in enumerate(blocks) if isinstance(block, Attachment)]
    for start, end in zip([0, *starts], [*starts, len(blocks)], strict=True):
        yield _text(blocks[start:end], is_speech=speech.meta.form is None)


def _text(blocks: Sequence[Anchored], *, is_speech: bool) -> Section:
    end = len(blocks)
    while end and isinstance(blocks[end - 1][1], _AT_THE_END):
        end -= 1
    rest = deque(blocks[:end])
    anchor, heading = "", None
    if rest and isinstance(first := rest[0][1], Attachment):
        anchor, heading = rest.popleft()[0], first
    text = _under(rest, anchor, heading, is_spoken=is_speech and heading is None)
    return replace(text, end=tuple(blocks[end:]))


def _under(
    rest: deque[Anchored], anchor: str, heading: Attachment | Heading | None, *, is_spoken: bool
) -> Section:
    """Take from the rest of the blocks what belongs under a heading."""
    level = heading.level if isinstance(heading, Heading) else 0
    blocks, sections = list[Anchored](), list[Section]()
    while rest and not isinstance(rest[0][1], Heading):
        blocks.append(rest.popleft())
    while rest and isinstance(inner := rest[0][1], Heading) and inner.level > level:
        sections.append(_under(rest, rest.popleft()[0], inner, is_spoken=is_spoken))
    return Section(anchor, heading, tuple(blocks), tuple(sections), is_spoken)
