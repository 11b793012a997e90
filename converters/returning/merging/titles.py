"""Attachments by the lines that tell of them (附件说明): these are made of their titles.

Who corrects such a line means the title; who corrects the title needs not correct the line.
"""

from collections.abc import Mapping, Sequence

from converters.readers.revisions.model import SOFT_BREAK
from converters.readers.revisions.views import Standing
from converters.returning.merging.base import Base
from converters.returning.merging.printed_facts import retitled
from converters.speech import attachments
from converters.speech.model import Attachment

GONE = None
"""In place of a title: its line was taken out, or cannot be told from others."""
Titles = Mapping[int, str | None]


def told(base: Base, paragraphs: Sequence[Standing]) -> Titles:
    """Return by the number of its block which title each attachment is told by."""
    found = dict[int, str | None]()
    for was, owner in zip(base.paragraphs, base.owners, strict=True):
        if owner is not None and owner.is_made and owner.block is not None:
            found[owner.block] = _title(base, was, paragraphs)
    return found


def _title(base: Base, was: Standing, paragraphs: Sequence[Standing]) -> str | None:
    same = [one for one in paragraphs if base.is_made(one) and _stands_for(base, one, was)]
    if len(same) != 1:
        return GONE
    old, new = attachments.parted(was.text), attachments.parted(line(same[0]))
    return new.name if (old.label, old.number) == (new.label, new.number) else GONE


def _stands_for(base: Base, one: Standing, was: Standing) -> bool:
    return base.paragraph_at(one.end) == base.paragraph_at(was.end)


def line(one: Standing) -> str:
    """Return the words of a paragraph, which is one line: where it breaks is for us to say."""
    return one.text.replace(SOFT_BREAK, "").strip()


def corrected(old: Attachment, title: Standing, told: str | None) -> Attachment | None:
    """Return an attachment whose title was changed, in its place or in the line that tells of it.

    None if it was changed in both, in two ways.
    """
    words = line(title)
    names = {name for name in (words, told or old.name) if name != old.name}
    if len(names) > 1:
        return None
    name = names.pop() if names else old.name
    return Attachment(old.number, retitled(old.title, name), document=old.document)
