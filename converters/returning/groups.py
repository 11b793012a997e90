"""Which changed characters are one row: neighbours, by whole paragraphs, by rows of tables."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from converters.formats.docx import kinds
from converters.readers.revisions.changes import ChangeKind
from converters.readers.revisions.model import PARAGRAPH_END, SOFT_BREAK, Char, Hand, ParagraphLooks
from converters.returning.model import SILENT, Row, RowKind, Spot, Touch
from converters.speech import printed_words

_CONTEXT = 12
"""As many untouched words are shown on each side."""
FRONT = frozenset(
    name.casefold()
    for name in (
        *(kinds.head_kind(one.element, one.label).name for one in printed_words.HEAD),
        *(one.name for one in kinds.CIRCULATED),
    )
)
"""The styles of lines that are printed from the front matter."""
_FOOT = frozenset(one.name for one in kinds.CIRCULATED if one.element == "imprint")
_ASTRAY = "写在题头里，用的是正文的样式：要作副标题等，请写进前言"


def rows(line: Sequence[Char], bases: Sequence[int | None]) -> Iterator[Row]:
    """Yield the rows of words, in their order, all numbered 0."""
    for group in _Groups(line, bases).found():
        if _says_nothing(line, group):
            continue
        for hand in dict.fromkeys(map(_author, _hands(line, group.places))):
            row = _row(line, group, hand)
            if row is not None:
                yield row


@dataclass(slots=True)
class _Group:
    """Neighbouring characters that were changed, by whomever."""

    places: list[int]
    spot: Spot
    from_start: bool
    """Whether no untouched words of its first paragraph stand before it."""


@dataclass(slots=True)
class _Groups:
    """Walks over a line."""

    line: Sequence[Char]
    bases: Sequence[int | None]
    _open: list[int] = field(default_factory=list)
    _words: str = ""
    """The untouched words of the paragraph so far."""
    _before: str = ""
    _shown: str = ""
    """The words of the paragraph so far as they were sent."""
    _context: str = ""
    """Those before the open group."""
    _paragraph: int = 0
    _began: int = 0
    """The paragraph in which the open group begins."""

    def found(self) -> Iterator[_Group]:
        for at, char in enumerate(self.line):
            touched = is_touched(char)
            if self._open and (not touched or self._is_elsewhere(char)):
                yield self._close()
            if touched:
                self._touch(at)
            else:
                self._words += char.text
            self._shown += _as_sent(char)
            if char.end is not None:
                if touched and self._is_whole():
                    yield self._close()
                self._end(at)
        if self._open:
            yield self._close()

    def _touch(self, at: int) -> None:
        if not self._open:
            self._before, self._began = self._words, self._paragraph
            self._context = self._shown
        self._open.append(at)

    def _end(self, at: int) -> None:
        self._paragraph += self.bases[at] is not None
        if not is_touched(self.line[at]):
            self._words = self._shown = ""

    def _is_elsewhere(self, char: Char) -> bool:
        return _row_of(self.line[self._open[-1]]) != _row_of(char)

    def _is_whole(self) -> bool:
        """Return whether what is open is a paragraph that came or went whole."""
        chars = [self.line[at] for at in self._open]
        one_way = len({char.inserted is None for char in chars}) == 1
        return one_way and chars[-1].cell is None and not self._before

    def _close(self) -> _Group:
        places, self._open = self._open, []
        after = ""
        for at in range(places[-1] + 1, len(self.line)):
            char = self.line[at]
            if len(after) == _CONTEXT or char.end is not None or self._ends(places):
                break
            after += _as_sent(char)
        spot = Spot(places[0], self._began, self._context[-_CONTEXT:], after)
        return _Group(places, spot, not self._before)

    def _ends(self, places: Sequence[int]) -> bool:
        """Return whether the words before what is changed end with it, and it is a whole one."""
        return self.line[places[-1]].end is not None and not self._before


def _as_sent(char: Char) -> str:
    """Return a character that stands within a paragraph that was sent; empty for what came."""
    return "" if char.inserted is not None or char.end is not None else char.text


def _says_nothing(line: Sequence[Char], group: _Group) -> bool:
    """Return whether the words are the same with what was changed and without it.

    So it is with empty paragraphs, with blanks at the edges of one, and with an end that has
    nothing to be merged with.
    """
    chars = [line[at] for at in group.places]
    if any(char.text.strip() for char in chars):
        return False
    ends = [char for char in chars if char.end is not None]
    if ends and chars[0].cell is not None:
        return False
    if _is_edge(line, group.places[0] - 1, -1):
        return True
    if ends:
        return len(ends) == len(chars) and not any(map(_can_part_or_join, ends))
    return _is_edge(line, group.places[-1] + 1, 1)


def _is_edge(line: Sequence[Char], at: int, step: int) -> bool:
    """Return whether from a place on there are only untouched blanks to the edge of the words."""
    while 0 <= at < len(line) and line[at].end is None:
        if is_touched(line[at]) or line[at].text.strip():
            return False
        at += step
    return not 0 <= at < len(line) or _is_there_whole(line, at)


def _is_there_whole(line: Sequence[Char], end: int) -> bool:
    """Return whether nothing that may stand before an end goes on behind it, whatever is taken."""
    while end >= 0 and is_touched(line[end]):
        made = _made(line[end])
        if None not in made:
            return False
        end -= 1
        while end >= 0 and line[end].end is None:
            if _made(line[end]) != made:
                return False
            end -= 1
    return True


def _made(char: Char) -> tuple[tuple[str, str] | None, tuple[str, str] | None]:
    """Return who put a character in, and who struck it out."""
    return (
        None if char.inserted is None else _author(char.inserted),
        None if char.deleted is None else _author(char.deleted),
    )


def _can_part_or_join(char: Char) -> bool:
    return char.inserted is not None or (char.end is not None and not char.end.holds)


def is_touched(char: Char) -> bool:
    """Return whether somebody put a character in or struck it out."""
    return char.inserted is not None or char.deleted is not None


def _row_of(char: Char) -> tuple[int, int] | None:
    return None if char.cell is None else (char.cell.table, char.cell.row)


def _author(hand: Hand) -> tuple[str, str]:
    return hand.author, hand.move


def _hands(line: Sequence[Char], places: Sequence[int]) -> Iterator[Hand]:
    for at in places:
        yield from (hand for hand in (line[at].inserted, line[at].deleted) if hand is not None)


def _did(hand: Hand | None, author: tuple[str, str]) -> bool:
    return hand is not None and _author(hand) == author


def _row(line: Sequence[Char], group: _Group, author: tuple[str, str]) -> Row | None:
    """Return what one author did within a group; None if it was taken back again."""
    came = [at for at in group.places if _did(line[at].inserted, author)]
    gone = [at for at in group.places if _did(line[at].deleted, author)]
    show = _of_front if is_front(line, group.places[-1]) else _of_text
    before = show(_text(line, [at for at in gone if at not in set(came)]))
    after = show(_text(line, [at for at in came if at not in set(gone)]))
    if not before and not after:
        return None
    places = [*came, *gone]
    hand = next(one for one in _hands(line, places) if _author(one) == author)
    is_silent = hand == SILENT
    kind = _kind(line, group, before, after)
    is_astray = kind is RowKind.PARAGRAPH_IN and _is_in_head(line[group.places[-1]])
    return Row(
        *(0, kind, None if is_silent else hand, before, after),
        spots=(group.spot,),
        by_default=not is_astray,
        note=_ASTRAY if is_astray else "",
        touches=frozenset(_touches(line, came, gone)),
    )


def _is_in_head(char: Char) -> bool:
    """Return whether a new paragraph stands before a line of the head (题头, 版头, 主送)."""
    if char.end is None or char.end.before is None:
        return False
    return char.end.before.style in FRONT - _FOOT


def _text(line: Sequence[Char], places: Sequence[int]) -> str:
    return "".join(line[at].text for at in places)


def _of_front(words: str) -> str:
    """Return words without the ends of lines, which are ours there: nobody brings them back."""
    return words.replace(SOFT_BREAK, "")


def _of_text(words: str) -> str:
    """Return words in which a line that was ended (Shift+Enter) ends a paragraph."""
    return words.replace(SOFT_BREAK, PARAGRAPH_END)


def _touches(line: Sequence[Char], came: Sequence[int], gone: Sequence[int]) -> Iterator[Touch]:
    """Yield what was done; the looks of an end that came or went are no row of their own."""
    yield from ((at, ChangeKind.INSERTED) for at in came)
    yield from ((at, ChangeKind.DELETED) for at in gone)
    for at in {*came, *gone}:
        if (end := line[at].end) is not None and end.restyled is not None:
            yield at, ChangeKind.RESTYLED


def _kind(line: Sequence[Char], group: _Group, before: str, after: str) -> RowKind:
    if is_front(line, group.places[-1]):
        return RowKind.FRONT
    if any(line[at].cell is not None for at in group.places):
        return RowKind.TABLE
    if before and after:
        has_end = PARAGRAPH_END in before + after
        return RowKind.REWRITTEN if has_end else RowKind.WORDS
    names = _CAME if after else _WENT
    words = before or after
    if words == PARAGRAPH_END:
        return names[0]
    is_whole = group.from_start and words.endswith(PARAGRAPH_END)
    return names[1] if is_whole else names[2]


_CAME = (RowKind.SPLIT, RowKind.PARAGRAPH_IN, RowKind.INSERTED)
_WENT = (RowKind.JOINED, RowKind.PARAGRAPH_OUT, RowKind.DELETED)


def is_front(line: Sequence[Char], at: int) -> bool:
    """Return whether a character stands in a line that is printed from the front matter."""
    last = next((char for char in line[at:] if char.end is not None), None)
    if last is None or last.end is None:
        return False
    before = None if last.inserted is not None else last.end.before
    return is_printed_from_front(last.end.looks if before is None else before)


def is_printed_from_front(looks: ParagraphLooks) -> bool:
    """Return whether a paragraph that looks so holds words of the front matter."""
    return looks.style in FRONT
