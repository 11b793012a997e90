"""Which block of the Markdown each paragraph of our own DOCX was made from."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from converters.errors import SourceError
from converters.formats.docx import kinds
from converters.readers.revisions.views import Standing
from converters.returning.groups import FRONT
from converters.speech import attachments
from converters.speech.bare import bare
from converters.speech.model import Attachment, Block, Enclosure, Speech, Table, text_of

_MARK = next(one.name for one in kinds.ATTACHED if one.id == kinds.ATTACHMENT_MARK)
_UNCLEAR = SourceError(
    "寄出的那一版与它的讲话稿对不上，一处也没有带回", "请用“导出 Word”重新生成一份，在新的一份上改"
)


@dataclass(frozen=True, slots=True)
class Owner:
    """What a paragraph was made from."""

    block: int | None = None
    """The number of a block of the speech; None for what is printed from the front matter."""
    is_made: bool = False
    """Whether it tells of the attachment that begins with that block, and is made of its title."""


_FRONT_MATTER = Owner()


def owners(speech: Speech, base: Sequence[Standing]) -> list[Owner | None]:
    """Return the owner of each paragraph of the DOCX of a speech, None for empty ones.

    Raises SourceError for a DOCX that has not the words of the speech.
    """
    expected = list(_printed(speech))
    found: list[Owner | None] = [None] * len(base)
    at = 0
    for number, one in enumerate(base):
        if one.looks.style in FRONT:
            found[number] = _FRONT_MATTER
            continue
        if not (one.text.strip() or one.cell):
            continue
        if at == len(expected) or bare(one.text) != bare(expected[at][1]):
            raise _UNCLEAR
        found[number], at = expected[at][0], at + 1
    if at != len(expected):
        raise _UNCLEAR
    return found


def is_mark(one: Standing) -> bool:
    """Return whether a paragraph is the mark of an attachment: 附件1."""
    return one.looks.style == _MARK


def _printed(speech: Speech) -> Iterator[tuple[Owner, str]]:
    """Yield the owner and the words of each paragraph of the text, in printed order."""
    printed = attachments.printed(speech).blocks
    made = len(printed) - len(speech.blocks)
    starts = [at for at, one in enumerate(speech.blocks) if isinstance(one, Attachment)]
    first = _first_made(printed, made)
    for at, block in enumerate(printed):
        if first <= at < first + made:
            yield Owner(starts[at - first], is_made=True), text_of(block)
        else:
            owner = Owner(at - made if at >= first else at)
            yield from ((owner, words) for words in _paragraphs(block))


def _first_made(printed: Sequence[Block], made: int) -> int:
    """Return the number of the first line that was made from the titles of attachments."""
    if not made:
        return len(printed)
    return next(at for at, block in enumerate(printed) if type(block) is Enclosure)


def _paragraphs(block: Block) -> Iterator[str]:
    match block:
        case Table(rows=rows):
            for row in rows:
                yield from row
        case Attachment(mark=mark, name=name):
            yield from (mark, name)
        case _:
            yield text_of(block)
