"""The body of a file as one line of characters: paragraphs, tables, what stands around them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from converters.errors import SourceError
from converters.readers import extent
from converters.readers.docx import contents, edges, fields, prompts, tables
from converters.readers.docx.looks import Looks
from converters.readers.docx.notes import Notes
from converters.readers.docx.numbering import Numbering
from converters.readers.docx.ooxml import (
    COMPATIBILITY,
    Element,
    below,
    bound,
    chosen,
    named,
    w,
    walk,
    words_in,
)
from converters.readers.docx.package import WordPackage
from converters.readers.docx.paragraphs import ParagraphReader
from converters.readers.docx.revisions import Revisions, goes_on
from converters.readers.docx.styles import Styles
from converters.readers.revisions import hands, looks
from converters.readers.revisions.model import (
    PARAGRAPH_END,
    Char,
    InCell,
    LeftBehind,
    ParagraphEnd,
)
from converters.readers.revisions.words import TrackedReader

_MOST = 4 * extent.MOST_CHARACTERS
"""Characters with those struck out: as many again as three corrections of all words."""


@dataclass(slots=True)
class BodyLine:
    """Writes down the characters of a file, in the order of its blocks."""

    package: WordPackage
    chars: list[Char] = field(default_factory=list)
    left_behind: list[LeftBehind] = field(default_factory=list)
    reader: TrackedReader = field(init=False)
    _styles: Styles = field(init=False)
    _numbering: Numbering = field(init=False)
    _held: list[Char] = field(default_factory=list)
    """Words of paragraphs that the next one goes on with, by a mark that nobody sees."""
    _tables: int = 0
    _gallery: bool = False
    """Whether what is read was put in as a table of contents."""
    _entries: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._styles = Styles(self.package.one("styles"))
        self._numbering = Numbering(self.package.one("numbering"), self._styles)
        root = self.package.tree(self.package.main)
        unended = frozenset() if root is None else fields.unended(root)
        self.reader = TrackedReader(*self._about(self.package.main), unended)

    def _about(self, part: str) -> tuple[WordPackage, str, Styles, Notes, Revisions, Looks]:
        notes, marks = Notes(self.package), Looks(self._styles)
        return self.package, part, self._styles, notes, Revisions(), marks

    def read(self) -> None:
        """Write down the whole file; raises SourceError for more than speeches ever hold."""
        root = self.package.tree(self.package.main)
        if root is not None:
            self._blocks(root)
        if self._held:
            self._end(Char(PARAGRAPH_END, end=ParagraphEnd()), [])
        self._hold()
        self._tell_entries()
        for what, words in edges.told(
            self.package, lambda part: ParagraphReader(*self._about(part))
        ):
            self._tell(what, words)

    def _blocks(self, container: Element) -> None:
        walk(container, lambda tag: bound(_BLOCKS, tag, self))

    def _paragraph(self, paragraph: Element) -> None:
        reader = self.reader
        words = reader.chars(paragraph)
        if self._is_entry(paragraph, words):
            return
        inserted, deleted = hands.of_mark(paragraph, reader.moves)
        mark = Char(
            PARAGRAPH_END,
            inserted or reader.inserted,
            deleted or reader.deleted,
            cell=reader.cell,
            end=looks.end_of(paragraph, self._styles),
        )
        if goes_on(paragraph):
            self._add(words)
            return
        label = [] if mark.deleted else self._label(paragraph, [*self._held, *words])
        self._add(words)
        self._end(mark, label)
        if below(paragraph, "pPr", "sectPr") is not None:
            self._tell("分节符", "")

    def _is_entry(self, paragraph: Element, words: Sequence[Char]) -> bool:
        """Return whether a paragraph is a line of a table of contents, and keep it to be told."""
        text = "".join(char.text for char in words if char.deleted is None)
        styled = self._styles.is_contents(paragraph)
        made = self.reader.fields.contents or self._gallery
        if contents.is_entry(text, styled=styled, made=made) or (styled and contents.is_head(text)):
            self._entries.append(text.strip())
            self.reader.anchors.settle_without_words(len(self.chars) + len(self._held))
            return True
        self._tell_entries()
        return False

    def _tell_entries(self) -> None:
        if self._entries:
            self._tell("目录", "；".join(self._entries))
        self._entries = []

    def _add(self, words: list[Char]) -> None:
        """Keep the words of a paragraph until its end is known."""
        start = len(self.chars) + len(self._held)
        self.reader.anchors.settle(start)
        self._held += words
        for what, said in self.reader.told():
            self._tell(what, said)

    def _end(self, mark: Char, label: list[Char]) -> None:
        """Write down a paragraph that has ended; its number moves what hangs on its words."""
        self.reader.anchors.move(len(self.chars), len(label))
        self.chars += [*label, *self._held, mark]
        self._held = []
        if len(self.chars) > _MOST:
            raise SourceError(
                f"文件里的字连同删去的超过 {_MOST} 个，不像是一篇讲话", "请看是否拿错了文件"
            )

    def _label(self, paragraph: Element, words: list[Char]) -> list[Char]:
        """Return the automatic number of a paragraph, put in and struck out as its words are."""
        number = self._numbering.count(paragraph)
        text = "".join(char.text for char in words if char.deleted is None)
        if number is None or not any(char.text.strip() for char in words):
            return []
        every = [char for char in words if char.text.strip()]
        inserted = every[0].inserted if all(char.inserted for char in every) else None
        like = Char(
            "",
            inserted or looks.newly_numbered(paragraph),
            every[0].deleted if all(char.deleted for char in every) else None,
            cell=self.reader.cell,
        )
        return [replace(like, text=char) for char in number.before(text)]

    def _table(self, table: Element) -> None:
        self._hold()
        number, around = self._tables, self.reader.cell
        self._tables += 1
        if around is not None:
            self._tell("表格里的表格", "")
        for at, row in enumerate(tables.held(table, "tr")):
            for column, cell in enumerate(tables.held(row, "tc")):
                self.reader.cell = InCell(number, at, column)
                self._cell(row, cell)
        self.reader.cell = around

    def _cell(self, row: Element, cell: Element) -> None:
        about = below(cell, "tcPr")
        if any(below(about, name) is not None for name in _MERGES):
            self._tell("合并的单元格", words_in(cell))
        of_row, of_cell = hands.of_row(row), hands.of_cell(cell)
        before = self.reader.inserted, self.reader.deleted
        self.reader.inserted = of_row[0] or of_cell[0] or before[0]
        self.reader.deleted = of_row[1] or of_cell[1] or before[1]
        self._blocks(cell)
        if self.reader.deleted is None:
            self._keep()
        self.reader.inserted, self.reader.deleted = before
        self._hold()

    def _hold(self) -> None:
        """Say of the last end that nothing can be merged with it."""
        if self.chars and (end := self.chars[-1].end) is not None:
            self.chars[-1] = replace(self.chars[-1], end=replace(end, holds=True))

    def _keep(self) -> None:
        """Say of the last end that it stays: a cell whose words are struck out has one still."""
        if self.chars and self.chars[-1].end is not None:
            self.chars[-1] = replace(self.chars[-1], deleted=None)

    def _alternatives(self, element: Element) -> None:
        form = chosen(element)
        if form is not None:
            self._blocks(form)

    def _control(self, element: Element) -> None:
        content = below(element, "sdtContent")
        before, self._gallery = self._gallery, self._gallery or contents.is_gallery(element)
        if prompts.is_prompt(element):
            self._tell(prompts.NOUN, words_in(element))
        elif content is not None:
            self._blocks(content)
        self._gallery = before

    def _changed(self, element: Element) -> None:
        """Read blocks that stand within a tracked change (17.13.5.19)."""
        inserted, deleted = self.reader.inserted, self.reader.deleted
        if element.tag in (w("ins"), w("moveTo")):
            self.reader.inserted = self.reader.moves.of(element)
        else:
            self.reader.deleted = self.reader.moves.of(element)
        self._blocks(element)
        self.reader.inserted, self.reader.deleted = inserted, deleted

    def _mark(self, element: Element) -> None:
        """Take note of what stands between paragraphs."""
        self.reader.moves.pass_by(element)
        if element.tag not in hands.MARKS:
            self.reader.anchors.offset = 0
            self.reader.anchors.pass_by(element)
            self.reader.anchors.settle(len(self.chars) + len(self._held))

    def _other_file(self, element: Element) -> None:
        self._tell("插入的文件", "")

    def _tell(self, what: str, words: str) -> None:
        self.left_behind.append(LeftBehind(what, words, len(self.chars)))


_MERGES = ("gridSpan", "vMerge", "hMerge", "cellMerge")
"""What makes one cell of several, tracked or not (17.4.17, .84, 17.13.5.3)."""
_BLOCKS: Mapping[str, Callable[[BodyLine, Element], None]] = {
    w("p"): BodyLine._paragraph,
    w("tbl"): BodyLine._table,
    w("sdt"): BodyLine._control,
    named(COMPATIBILITY, "AlternateContent"): BodyLine._alternatives,
    **dict.fromkeys(map(w, ("ins", "moveTo", "del", "moveFrom")), BodyLine._changed),
    **dict.fromkeys(hands.MARKS, BodyLine._mark),
    **dict.fromkeys(map(w, ("commentRangeStart", "commentRangeEnd")), BodyLine._mark),
    **dict.fromkeys(map(w, ("altChunk", "subDoc")), BodyLine._other_file),
}
