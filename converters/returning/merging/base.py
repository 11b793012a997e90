"""What was sent: the speech, and the paragraphs of its DOCX with what each was made from."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from converters.readers.revisions.views import Standing
from converters.returning.groups import FRONT
from converters.returning.merging.owners import Owner, owners
from converters.returning.model import Comparison
from converters.returning.rows import chosen
from converters.speech.model import Attachment, Block, Speech


def sent(comparison: Comparison, speech: Speech) -> "Base":
    """Return what was sent; raises SourceError if it has not the words of the speech."""
    paragraphs = chosen(comparison, ())
    where = dict[int, int]()
    for number, one in enumerate(paragraphs):
        for at in (*one.places, one.end):
            place = comparison.bases[at]
            if place is not None:
                where[place] = number
    return Base(speech, paragraphs, owners(speech, paragraphs), where, comparison.bases)


@dataclass(frozen=True, slots=True)
class Base:
    """What was sent: the speech, and the paragraphs of its DOCX with what each was made from."""

    speech: Speech
    paragraphs: Sequence[Standing]
    owners: Sequence[Owner | None]
    of: Mapping[int, int]
    """In which paragraph each character of the base stands."""
    bases: Sequence[int | None]
    """Which character of the base each one of the compared line is."""

    def paragraph_at(self, at: int) -> int | None:
        """Return in which paragraph a character of the line stood; None for a new one."""
        place = self.bases[at]
        return None if place is None else self.of[place]

    def owner(self, at: int) -> Owner | None:
        """Return what the paragraph of a character of the line was made from."""
        number = self.paragraph_at(at)
        return None if number is None else self.owners[number]

    def is_front(self, one: Standing) -> bool:
        """Return whether a paragraph is printed from the front matter."""
        owner = self.owner(one.end)
        return one.looks.style in FRONT if owner is None else owner.block is None

    def sides(self, one: Standing) -> Iterator[bool]:
        """Yield of each character with which a paragraph was sent whether it was in the front."""
        for at in (*one.places, one.end):
            owner = self.owner(at)
            if owner is not None:
                yield owner.block is None

    def is_made(self, one: Standing) -> bool:
        """Return whether a paragraph is made of the title of an attachment."""
        owner = self.owner(one.end)
        return owner is not None and owner.is_made

    def is_text(self, one: Standing) -> bool:
        """Return whether a paragraph is of the text, and tells of no attachment."""
        owner = self.owner(one.end)
        if owner is None:
            return not self.is_front(one)
        is_title = owner.block is not None and isinstance(
            self.speech.blocks[owner.block], Attachment
        )
        return owner.block is not None and not is_title

    def is_unchanged(self, one: Standing) -> bool:
        """Return whether a paragraph has the words and looks with which it was sent."""
        number = self.paragraph_at(one.end)
        was = None if number is None else self.paragraphs[number]
        return was is not None and _all(was) == _all(one)

    def as_it_was(self, one: Standing) -> Block | None:
        """Return the block of a paragraph of which nothing was changed."""
        owner = self.owner(one.end)
        if owner is None or owner.block is None or not self.is_unchanged(one):
            return None
        return self.speech.blocks[owner.block]

    def made_of(self, paragraphs: Sequence[Standing]) -> tuple[int, ...]:
        """Return the numbers of the blocks whose characters these paragraphs have."""
        every = (self.owner(at) for one in paragraphs for at in (*one.places, one.end))
        found = (each.block for each in every if each is not None and not each.is_made)
        return tuple(dict.fromkeys(number for number in found if number is not None))

    def places_of(
        self, paragraphs: Sequence[Standing], which: Callable[[Owner], bool]
    ) -> Iterator[tuple[int, Owner]]:
        """Yield the places in the line of paragraphs with such owners, as sent and as they are."""
        for at in range(len(self.bases)):
            owner = self.owner(at)
            if owner is not None and which(owner):
                yield at, owner
        for one in paragraphs:
            owner = self.owner(one.end)
            if owner is not None and which(owner):
                yield from ((at, owner) for at in (*one.places, one.end))

    def stops(self) -> list[int]:
        """Return where each block ends in the compared line."""
        found = [0] * len(self.speech.blocks)
        for one, owner in zip(self.paragraphs, self.owners, strict=True):
            if owner and owner.block is not None and not owner.is_made:
                found[owner.block] = max(found[owner.block], one.end + 1)
        return found


def _all(one: Standing) -> tuple[object, ...]:
    return one.places, one.end, one.looks, one.faces
