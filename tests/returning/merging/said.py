"""What a Markdown says, and what it has to say after rows of a returned file were taken.

Both are lists of printed lines without blanks. Of the marks by which a text is parted, those say
nothing that the program sets: where a title breaks, how head and foot are parted, which line that
tells of an attachment (附件说明) is the first.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from converters.formats.docx import kinds
from converters.readers import markdown
from converters.readers.revisions.model import SOFT_BREAK
from converters.readers.revisions.views import Standing
from converters.returning import Comparison, chosen, groups
from converters.speech import attachments, printed_words
from converters.speech.attachments import EnclosureWords
from converters.speech.bare import bare
from converters.speech.model import Attachment, Block, text_of

_LINE, _MARK, _TITLE = (
    next(kind.name for kind in kinds.ATTACHED if kind.id == id)
    for id in (kinds.ENCLOSURE, kinds.ATTACHMENT_MARK, kinds.ATTACHMENT_TITLE)
)
_Place = tuple[str, int]
"""A style, and which paragraph of it: where an attachment is told of."""


@dataclass(frozen=True, slots=True)
class Said:
    """The lines of a speech."""

    text: tuple[str, ...]
    """Paragraph by paragraph and cell by cell, with the marks and titles of attachments."""
    told: tuple[str, ...]
    """The attachments as the lines that tell of them have them: number and title."""
    front: str
    """What is printed from the front matter."""


def printed(data: bytes) -> Said:
    """Return what a Markdown says."""
    speech = markdown.read(data)
    told = (attachments.parted(text_of(line)) for line in attachments.made(speech))
    return Said(
        _bare(line for block in speech.blocks for line in _lines(block)),
        _bare(line.number + line.name for line in told),
        "".join(_bare(printed_words.lines(replace(speech, blocks=())))),
    )


def _lines(block: Block) -> Sequence[str]:
    if isinstance(block, Attachment):
        return block.mark, block.name
    return re.split("[\t\n]", text_of(block))


def wanted(found: Comparison, rows: Collection[int]) -> Said:
    """Return what a Markdown says with these rows taken: what the file says with them.

    The title of an attachment is told in two places; corrected in one it is another in both.
    """
    return _Wanted(found, chosen(found, ()), chosen(found, rows)).said()


@dataclass(frozen=True)
class _Wanted:
    found: Comparison
    sent: Sequence[Standing]
    now: Sequence[Standing]

    def said(self) -> Said:
        """Return the lines of the paragraphs that stand."""
        text, told, front = list[str](), list[str](), list[str]()
        for one, place in self._placed(self.now):
            if self._is_front(one):
                front.append(one.text)
            elif place is None:
                text += one.text.split(SOFT_BREAK)
            elif place[0] == _TITLE:
                text.append(self._corrected(place))
            elif bare(one.text):
                told.append(self._before[place].number + self._corrected(place))
        return Said(_bare(text), _bare(told), "".join(_bare(front)))

    def _is_front(self, one: Standing) -> bool:
        """Return whether a paragraph is of the front matter.

        What is left of a line of the head looks like the line that it was joined with.
        """
        looks_so = groups.is_printed_from_front(one.looks)
        return looks_so or not self._front.isdisjoint(one.places)

    @cached_property
    def _front(self) -> set[int]:
        heads = (one for one in self.sent if groups.is_printed_from_front(one.looks))
        return {at for one in heads for at in one.places}

    @cached_property
    def _ends(self) -> Mapping[int | None, _Place]:
        """The lines and marks by the ends of these paragraphs in the base."""
        return {
            self.found.bases[one.end]: (style, number)
            for style in (_LINE, _MARK)
            for number, one in enumerate(one for one in self.sent if one.looks.style == style)
        }

    def _placed(self, paragraphs: Sequence[Standing]) -> Iterator[tuple[Standing, _Place | None]]:
        """Yield paragraphs, with where each tells a title: in a line, or under a mark."""
        above: _Place | None = None
        for one in paragraphs:
            end = self.found.bases[one.end]
            own = None if end is None else self._ends.get(end)
            if own is not None and own[0] == _LINE:
                yield one, own
            else:
                yield one, (_TITLE, above[1]) if above and above[0] == _MARK else None
            above = own

    @cached_property
    def _before(self) -> Mapping[_Place, EnclosureWords]:
        """The parts of what was sent; a title is all name."""
        return {
            place: attachments.parted(bare(one.text))
            if place[0] == _LINE
            else EnclosureWords("", "", bare(one.text))
            for one, place in self._placed(self.sent)
            if place is not None
        }

    @cached_property
    def _names(self) -> Mapping[_Place, str]:
        """The titles as they stand."""
        found = dict[_Place, str]()
        for one, place in self._placed(self.now):
            if place is not None:
                was = self._before[place]
                found[place] = bare(one.text).removeprefix(was.label + was.number)
        return found

    def _corrected(self, place: _Place) -> str:
        """Return a title as it stands here, or as it was corrected in the other place alone."""
        own, (style, number) = self._names[place], place
        there = (_TITLE if style == _LINE else _LINE, number)
        return own if own != self._before[place].name else self._names.get(there, own)


def _bare(lines: Iterable[str]) -> tuple[str, ...]:
    return tuple(words for line in lines if (words := bare(line)))
