"""The blocks that a speech has when the rows that were taken are carried out."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from converters.formats.docx import kinds
from converters.readers.revisions.model import SOFT_BREAK
from converters.readers.revisions.views import Standing
from converters.returning.groups import FRONT
from converters.returning.merging import contents
from converters.returning.merging.contents import Faced
from converters.returning.merging.owners import Owner, is_mark
from converters.returning.model import Comparison
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


@dataclass(frozen=True, slots=True)
class Base:
    """What was sent: the speech, and the paragraphs of its DOCX with what each was made from."""

    speech: Speech
    paragraphs: Sequence[Standing]
    owners: Sequence[Owner]
    of: Mapping[int, int]
    """In which paragraph each character of the base stands."""

    def owner(self, place: int | None) -> Owner | None:
        """Return what the paragraph of a character was made from; None for a new character."""
        return None if place is None else self.owners[self.of[place]]

    def stops(self) -> list[int]:
        """Return where each block ends in the compared line."""
        found = [0] * len(self.speech.blocks)
        for one, owner in zip(self.paragraphs, self.owners, strict=True):
            if owner.block is not None and not owner.is_made:
                found[owner.block] = max(found[owner.block], one.end + 1)
        return found


class BlockReading:
    """Reads wanted paragraphs as blocks."""

    def __init__(self, comparison: Comparison, base: Base) -> None:
        self._line, self._bases, self._base = comparison.line, comparison.bases, base
        self._tables = dict(self._tables_of_base())

    def blocks(self, paragraphs: Sequence[Standing]) -> Iterator[Wanted]:
        """Yield the blocks of the text; what is printed from the front matter is passed over."""
        text = [one for one in paragraphs if not (self.is_front(one) or self.is_made(one))]
        for table, group in groupby(text, key=self._table):
            if table is None:
                yield from self._lines_of(list(group))
            else:
                yield self._table_of(table, list(group))

    def is_front(self, one: Standing) -> bool:
        """Return whether a paragraph is printed from the front matter."""
        owner = self._base.owner(self._bases[one.end])
        return one.looks.style in FRONT if owner is None else owner.block is None

    def front_places(self, paragraphs: Sequence[Standing]) -> frozenset[int]:
        """Return the places in the line of all that is printed from the front matter, or was."""
        owners = map(self._base.owner, self._bases)
        was = (at for at, owner in enumerate(owners) if owner and owner.block is None)
        front = (one for one in paragraphs if self.is_front(one))
        return frozenset([*was, *(at for one in front for at in (*one.places, one.end))])

    def is_made(self, one: Standing) -> bool:
        """Return whether a paragraph is made of the title of an attachment."""
        owner = self._base.owner(self._bases[one.end])
        return owner is not None and owner.is_made

    def _tables_of_base(self) -> Iterator[tuple[int, int | None]]:
        """Yield which block of the base a table of the line is; None for one that is no block."""
        for char, place in zip(self._line, self._bases, strict=True):
            owner = self._base.owner(place)
            if char.cell is not None and owner is not None:
                block = owner.block
                is_table = block is not None and isinstance(self._base.speech.blocks[block], Table)
                yield char.cell.table, block if is_table else None

    def _table(self, one: Standing) -> int | None:
        if one.cell is None or self._tables.get(one.cell.table, 0) is None:
            return None
        return one.cell.table

    def _lines_of(self, paragraphs: Sequence[Standing]) -> Iterator[Wanted]:
        at = 0
        while at < len(paragraphs):
            one = paragraphs[at]
            if is_mark(one):
                title = paragraphs[at + 1] if at + 1 < len(paragraphs) else None
                yield self._attachment(one, title)
                at += 2
                continue
            yield from self._line_of(one)
            at += 1

    def _line_of(self, one: Standing) -> Iterator[Wanted]:
        """Yield the blocks of a paragraph: each line of it is one (Shift+Enter)."""
        owners, stop = self._owners([one]), one.end + 1
        same = self._as_it_was(one)
        if same is not None:
            yield Wanted(same, owners, stop)
            return
        for chars in self._pieces(one):
            content = contents.of_paragraph(chars)
            if content.content:
                yield Wanted(self._block(one, content), owners, stop)

    def _as_it_was(self, one: Standing) -> Block | None:
        """Return the block of the base if nothing of its paragraph was changed."""
        place = self._bases[one.end]
        if place is None:
            return None
        number = self._base.of[place]
        was, owner = self._base.paragraphs[number], self._base.owners[number]
        same = (was.places, was.end, was.looks) == (one.places, one.end, one.looks)
        if not same or was.faces != one.faces or owner.block is None:
            return None
        return self._base.speech.blocks[owner.block]

    def _owners(self, paragraphs: Sequence[Standing]) -> tuple[int, ...]:
        found = dict[int, None]()
        for one in paragraphs:
            for at in (*one.places, one.end):
                owner = self._base.owner(self._bases[at])
                if owner is not None and owner.block is not None and not owner.is_made:
                    found[owner.block] = None
        return tuple(found)

    def _pieces(self, one: Standing) -> Iterator[Sequence[Faced]]:
        places = zip(one.places, one.faces, strict=True)
        chars = [(self._line[at].text, face.face) for at, face in places]
        faced = contents.agreed(chars, [self._bases[at] is None for at in one.places])
        start = 0
        for at in [at for at, (char, _) in enumerate(faced) if char == SOFT_BREAK]:
            yield faced[start:at]
            start = at + 1
        yield faced[start:]

    def _block(self, one: Standing, content: Paragraph) -> Block:
        words = text_of(content)
        if one.looks.level and one.looks.level <= kinds.HEADING_LEVELS:
            return Heading(one.looks.level, words)
        make = _LINES.get(one.looks.style)
        return content if make is None else make(words)

    def _attachment(self, mark: Standing, title: Standing | None) -> Wanted:
        paragraphs = [mark] if title is None else [mark, title]
        owners, stop = self._owners(paragraphs), paragraphs[-1].end + 1
        blocks = [self._as_it_was(one) for one in paragraphs]
        if len(blocks) == 2 and blocks[0] is not None and blocks[0] == blocks[1]:
            return Wanted(blocks[0], owners, stop)
        old = self._base.speech.blocks[owners[0]] if owners else None
        if isinstance(old, Attachment) and title is not None and blocks[0] == old:
            name = title.text.replace(SOFT_BREAK, "").strip()
            return Wanted(Attachment(old.number, name, document=old.document), owners, stop)
        text = paragraph("\n".join(one.text for one in paragraphs))
        return Wanted(text, owners, stop, "附件的序号由程序排，请在 .md 里加、删或移动“# 附件”一行")

    def _table_of(self, table: int, cells: Sequence[Standing]) -> Wanted:
        owners, stop = self._owners(cells), cells[-1].end + 1
        old = self._base.speech.blocks[owners[0]] if owners else None
        if isinstance(old, Table) and len(owners) == 1 and self._is_whole(old, cells):
            return Wanted(old, owners, stop)
        header = old.header if isinstance(old, Table) else True
        rows: dict[int, dict[int, list[str]]] = {}
        for one in cells:
            if one.cell is not None:
                row = rows.setdefault(one.cell.row, {})
                row.setdefault(one.cell.column, []).append(_cell(one))
        grid = tuple(
            tuple(" ".join(filter(None, cell)) for cell in row.values()) for row in rows.values()
        )
        why = ""
        if len({len(row) for row in grid}) != 1:
            why = "表格各行的格数不同（合并了格子，或加减了列），请在 .md 里手工改这张表"
        elif any(len(cell) > 1 for row in rows.values() for cell in row.values()):
            why = "表格的一格里分了段，请在 .md 里手工改这一格"
        return Wanted(Table(grid, header), owners, stop, why)

    def _is_whole(self, old: Table, cells: Sequence[Standing]) -> bool:
        """Return whether a table has all cells that it had, and none was changed."""
        same = all(self._as_it_was(one) is not None for one in cells)
        return same and len(cells) == sum(map(len, old.rows))


def _cell(one: Standing) -> str:
    return one.text.replace(SOFT_BREAK, "").strip()
