"""The blocks that a speech has when the rows that were taken are carried out."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from converters.errors import sentence
from converters.formats.docx import kinds
from converters.readers.revisions.model import SOFT_BREAK
from converters.readers.revisions.views import Standing
from converters.returning.merging import contents, grids, titles
from converters.returning.merging.base import Base
from converters.returning.merging.contents import Faced
from converters.returning.merging.owners import Owner, is_mark
from converters.returning.merging.titles import GONE, Titles
from converters.returning.model import Comparison
from converters.speech.model import (
    BREAK,
    Attachment,
    Block,
    Dateline,
    Enclosure,
    Heading,
    Note,
    Paragraph,
    Salutation,
    Signature,
    Table,
    paragraph,
    text_of,
)

_NAMES = {kind.id: kind.name.casefold() for kind in (*kinds.kinds(), *kinds.ATTACHED)}
_LINES: Mapping[str, Callable[[str], Block]] = {
    _NAMES["Salutation"]: Salutation,
    _NAMES["Signature"]: Signature,
    _NAMES["Date"]: Dateline,
    _NAMES["Note"]: Note,
    _NAMES[kinds.ENCLOSURE]: Enclosure,
}
"""What a paragraph of a style is that holds words on a line of their own."""
_ATTACHMENT_TITLE = _NAMES[kinds.ATTACHMENT_TITLE]
_BY_HAND = sentence("附件的序号、增减由讲话稿定", "请在 .md 里改、加、删“# 附件”一行")
_MADE = sentence("附件说明由程序按附件的标题排", "请在 .md 里改“# 附件”的标题")
_BREAKS = sentence(
    f"“{BREAK}”在附件的标题里是断行的记号，印不出来", "请在 Word 里换一个字，或在 .md 里手工改"
)
_NO_LEVEL = sentence("正文里只有一至四级标题", "请在 Word 里换一种标题样式，或在 .md 里手工改")


@dataclass(frozen=True, slots=True)
class Wanted:
    """A block as it should be."""

    block: Block
    owners: tuple[int, ...]
    """The numbers of the blocks of the base that it is made of."""
    stop: int
    """The place in the compared line behind its last character."""
    why: str = ""
    """What is in the way of one that Markdown cannot hold."""


class BlockReading:
    """Reads wanted paragraphs as blocks."""

    def __init__(self, comparison: Comparison, base: Base) -> None:
        self._line, self._base = comparison.line, base
        found = {*self._tables_of_base()}
        self._layouts = {table for table, _ in found if (table, True) not in found}
        self._has_made = any(owner and owner.is_made for owner in base.owners)

    def blocks(self, paragraphs: Sequence[Standing]) -> list[Wanted]:
        """Return the blocks of the text; what is printed from the front matter is passed over."""
        lines, found = titles.told(self._base, paragraphs), list[Wanted]()
        text = [
            one for one in paragraphs if not (self._base.is_front(one) or self._base.is_made(one))
        ]
        for table, group in groupby(text, key=self._table):
            if table is None:
                found += self._lines_of(list(group), lines)
            else:
                found.append(self._table_of(list(group)))
        for one in self._left(found, paragraphs):
            later = (at for at, other in enumerate(found) if other.owners > one.owners)
            found.insert(next(later, len(found)), one)
        return found

    def _tables_of_base(self) -> Iterator[tuple[int, bool]]:
        """Yield tables of the line in which something was sent, and whether it is of a table."""
        for at, char in enumerate(self._line):
            owner = self._base.owner(at)
            if char.cell is not None and owner is not None:
                yield char.cell.table, self._is_of_table(owner)

    def _is_of_table(self, owner: Owner) -> bool:
        block = owner.block
        return block is not None and isinstance(self._base.speech.blocks[block], Table)

    def _table(self, one: Standing) -> int | None:
        """Return in which table a paragraph stands; signatures in one are no table."""
        if one.cell is None:
            return None
        owner, table = self._base.owner(one.end), one.cell.table
        is_table = table not in self._layouts if owner is None else self._is_of_table(owner)
        return table if is_table else None

    def _table_of(self, cells: Sequence[Standing]) -> Wanted:
        owners = self._base.made_of(cells)
        old = self._base.speech.blocks[owners[0]] if len(owners) == 1 else None
        made, why = grids.table(self._base, cells, old if isinstance(old, Table) else None)
        return Wanted(made, owners, cells[-1].end + 1, why)

    def _lines_of(self, paragraphs: Sequence[Standing], lines: Titles) -> Iterator[Wanted]:
        at = 0
        while at < len(paragraphs):
            one, more = paragraphs[at], paragraphs[at + 1 : at + 2]
            if is_mark(one):
                yield self._attachment(one, more, lines)
                at += 1 + len(more)
            else:
                yield from self._line_of(one)
                at += 1

    def _line_of(self, one: Standing) -> Iterator[Wanted]:
        """Yield the blocks of a paragraph: each line of it is one (Shift+Enter)."""
        owners, stop = self._base.made_of([one]), one.end + 1
        same = self._base.as_it_was(one)
        if same is not None and not isinstance(same, Attachment):
            yield Wanted(same, owners, stop)
            return
        for chars in self._pieces(one):
            content = contents.of_paragraph(chars)
            if content.content:
                block = _block(one, content)
                yield Wanted(block, owners, stop, self._fault(one, block))

    def _fault(self, one: Standing, block: Block) -> str:
        """Return why Markdown cannot hold a block, empty if it can."""
        if one.looks.style == _ATTACHMENT_TITLE:
            return _BY_HAND
        if isinstance(block, Enclosure) and self._has_made:
            return _MADE
        level = one.looks.level
        if level is not None and not 1 <= level <= kinds.HEADING_LEVELS:
            return _NO_LEVEL
        return ""

    def _pieces(self, one: Standing) -> Iterator[Sequence[Faced]]:
        places = zip(one.places, one.faces, strict=True)
        chars = [(self._line[at].text, face.face) for at, face in places]
        faced = contents.agreed(chars, [self._base.bases[at] is None for at in one.places])
        if one.looks.style == _ATTACHMENT_TITLE:  # where it breaks is for us to say
            yield [(char, face) for char, face in faced if char != SOFT_BREAK]
            return
        start = 0
        for at in [at for at, (char, _) in enumerate(faced) if char == SOFT_BREAK]:
            yield faced[start:at]
            start = at + 1
        yield faced[start:]

    def _attachment(self, mark: Standing, more: Sequence[Standing], lines: Titles) -> Wanted:
        """Return where an attachment begins: its mark, and `more` is its title."""
        paragraphs = [mark, *more]
        owners, stop = self._base.made_of(paragraphs), paragraphs[-1].end + 1
        old, made = self._base.as_it_was(mark), None
        line = lines.get(owners[0], "") if owners else ""
        is_title = [one.looks.style for one in more] == [_ATTACHMENT_TITLE] and len(owners) == 1
        if isinstance(old, Attachment) and is_title and line is not GONE:
            made = titles.corrected(old, more[0], line)
        words = [one.text for one in paragraphs]
        if line and line not in words:  # what a person is shown, if it comes to that
            words.append(line)
        has_break = any(BREAK in one for one in words)
        if made is None or has_break:
            why = _BREAKS if has_break else _BY_HAND
            return Wanted(paragraph("\n".join(words)), owners, stop, why)
        return Wanted(old if old and made == old else made, owners, stop)

    def _left(self, found: Sequence[Wanted], paragraphs: Sequence[Standing]) -> Iterator[Wanted]:
        """Yield attachments that went, though the lines that tell of them stayed.

        What is left of a mark may stand in a paragraph of the text, and a paragraph of the text
        may be joined with the line.
        """
        told = (one for one in found if one.why or isinstance(one.block, Attachment))
        there = {owner for one in told for owner in one.owners}
        for one in paragraphs:
            owner = self._base.owner(one.end)
            if owner is None or not owner.is_made or owner.block is None or owner.block in there:
                continue
            if line := titles.line(one):
                yield Wanted(paragraph(line), (owner.block,), 0, _BY_HAND)


def _block(one: Standing, content: Paragraph) -> Block:
    words = text_of(content)
    if one.looks.level and one.looks.style != _ATTACHMENT_TITLE:
        return Heading(min(one.looks.level, kinds.HEADING_LEVELS), words)
    make = _LINES.get(one.looks.style)
    return content if make is None else make(words)
