"""The story of a file from its first paragraph to its last: body, boxes, notes, tables."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from converters.readers import tables as rows_of_tables
from converters.readers.docx import (
    contents,
    edges,
    fields,
    formulas,
    inserted,
    numerals,
    opening,
    package,
    prompts,
    sections,
    tables,
)
from converters.readers.docx.contents import Contents
from converters.readers.docx.looks import Looks
from converters.readers.docx.notes import Notes
from converters.readers.docx.numbering import AutomaticNumber, Numbering
from converters.readers.docx.ooxml import (
    COMPATIBILITY,
    Element,
    below,
    bound,
    children,
    chosen,
    is_on,
    named,
    own_words,
    val,
    w,
    walk,
    words_in,
)
from converters.readers.docx.package import WordPackage
from converters.readers.docx.paragraphs import PAGE, ParagraphReader
from converters.readers.docx.printed import PrintedWords
from converters.readers.docx.revisions import Revisions
from converters.readers.docx.styles import Styles
from converters.readers.raw import Fidelity, LineMarks, RawText, Transcript, pieces

_ALIGNED = {"center": "center", "right": "right", "end": "right"}
_DEEPEST = 3
"""So many files within one another are read."""


@dataclass(slots=True)
class Body:
    """Writes down what a Word file prints, in the order of its paragraphs."""

    package: WordPackage
    transcript: Transcript
    deep: int = 0
    """In how many other files this one stands."""
    styles: Styles = field(init=False)
    numbering: Numbering = field(init=False)
    notes: Notes = field(init=False)
    looks: Looks = field(init=False)
    revisions: Revisions = field(default_factory=Revisions)
    _reader: ParagraphReader = field(init=False)
    _held: PrintedWords = field(default_factory=PrintedWords)
    _page: bool = False
    _sections: Iterator[str] = field(default_factory=lambda: iter(()))
    _contents: Contents = field(default_factory=Contents)
    _gallery: bool = False
    _odd: set[str] = field(default_factory=set)
    _begun: set[Element] = field(default_factory=set)
    """The notes that are being written: one that leads to itself is not begun again."""
    _unended: dict[str, frozenset[Element]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.styles = Styles(self.package.one("styles"))
        self.numbering = Numbering(self.package.one("numbering"), self.styles)
        self.notes = Notes(self.package)
        self.looks = Looks(self.styles)
        self._reader = self._reader_of(self.package.main)

    def _reader_of(self, part: str) -> ParagraphReader:
        if part not in self._unended:
            root = self.package.tree(part)
            self._unended[part] = frozenset() if root is None else fields.unended(root)
        return ParagraphReader(
            *(self.package, part, self.styles, self.notes, self.revisions, self.looks),
            self._unended[part],
        )

    def read(self) -> None:
        """Write down the whole file; what stands in heads and feet of pages is told."""
        root = self.package.tree(self.package.main)
        if root is None:
            return
        for noun, words in edges.told(self.package, self._reader_of):
            self.transcript.left_out(noun, words)
        self._sections = iter([*sections.kinds(root)[1:], ""])
        self.write(root)
        if self.deep:
            return
        if told := self.revisions.told():
            self.transcript.changed("修订", told)
        if told := self.notes.told():
            self.transcript.changed("注释", told)

    def write(self, container: Element) -> None:
        """Write down the blocks right in a container."""
        self._blocks(container)
        self._flush()

    def _blocks(self, container: Element) -> None:
        walk(container, lambda tag: bound(_BLOCKS, tag, self))

    def _formula(self, formula: Element) -> None:
        self._paragraph(formulas.alone(formula))

    def _flush(self) -> None:
        """Write down what waited for a paragraph that never came."""
        self._contents.end(self.transcript)
        if self._held != PrintedWords():
            words, self._held = self._held, PrintedWords()
            self._lines("".join(words.text), LineMarks())
            self._tell(words)

    def _paragraph(self, paragraph: Element) -> None:
        words = self._held
        words.add(self._reader.read(paragraph))
        if below(paragraph, "pPr", "rPr", "ins") is not None:
            self.revisions.inserted += 1
        if self.revisions.joins(paragraph):
            self._held = words
            return
        self._held = PrintedWords()
        self._printed(paragraph, words)
        if below(paragraph, "pPr", "sectPr") is not None:
            self._page = next(self._sections, "") != "continuous"

    def _printed(self, paragraph: Element, words: PrintedWords) -> None:
        text = "".join(words.text)
        number = self.numbering.count(paragraph)
        styled = self.styles.is_contents(paragraph)
        if contents.is_entry(text, styled=styled, made=words.contents or self._gallery):
            self._contents.add(f"{number.text if number else ''}{text}")
            self._tell(words)
            return
        if text.strip():
            self._contents.end(self.transcript)
        if contents.is_head(text):
            self._contents.wait(lambda: self._written(paragraph, words, text, number))
        else:
            self._written(paragraph, words, text, number)

    def _written(
        self, paragraph: Element, words: PrintedWords, text: str, number: AutomaticNumber | None
    ) -> None:
        if number is not None:
            self._tell_number(number, text, words)
        label = number.text if number is not None and text.strip() else ""
        self._page = self._page or is_on(self.styles.of_paragraph(paragraph, "pageBreakBefore"))
        shown = number.before(text) if number is not None and label else ""
        marks = self._marks(paragraph, words, label)
        self._lines(shown + text, replace(marks, spans=words.spans(len(shown))))
        self._tell(words)

    def _tell_number(self, number: AutomaticNumber, text: str, words: PrintedWords) -> None:
        if number.bullet and text.strip():
            words.told.append((Fidelity.LEFT_OUT, "项目符号", ""))
        elif number.text and not text.strip():
            words.told.append((Fidelity.LEFT_OUT, "没有文字的编号", number.text))
        if number.form and number.form not in numerals.KNOWN | self._odd:
            self._odd.add(number.form)
            words.told.append((Fidelity.CHANGED, "编号的格式", number.form))

    def _marks(self, paragraph: Element, words: PrintedWords, label: str) -> LineMarks:
        usual = words.sizes.most_common(1)
        return LineMarks(
            level=self.styles.level(paragraph),
            number=label,
            align=_ALIGNED.get(val(self.styles.of_paragraph(paragraph, "jc")), ""),
            bold=bool(usual) and not words.plain,
            size=usual[0][0] if usual else 0.0,
            role=self._reader.roles.of_paragraph(paragraph),
        )

    def _lines(self, text: str, marks: LineMarks) -> None:
        """Write a paragraph, in as many lines as pages begin within it."""
        for index, (piece, spans) in enumerate(pieces(text, PAGE, marks.spans)):
            self._page = self._page or index > 0
            marks = replace(marks, spans=spans) if spans != marks.spans else marks
            if piece.strip() or not index:
                fresh = self._page and bool(piece.strip())
                self.transcript.write(piece, replace(marks, page=True) if fresh else marks)
                self._page = self._page and not fresh

    def _tell(self, words: PrintedWords) -> None:
        """Note what is to be told of a paragraph, then write what hangs on it."""
        for kind, what, said in words.differences():
            (self.transcript.left_out if kind is Fidelity.LEFT_OUT else self.transcript.changed)(
                what, said
            )
        for what, text in words.lines:
            self.transcript.write(text)
            self.transcript.changed(what, text)
        for what, box in words.boxes:
            self._box(what, box)
        for mark, note, part in words.notes:
            self._note(mark, note, part)

    def _box(self, what: str, box: Element) -> None:
        words = " ".join(own_words(p) for p in edges.once(box))
        if words.strip():
            self.transcript.changed(what, words)
        self._apart(self._reader.part, lambda: self.write(box))

    def _apart(self, part: str, write: Callable[[], None]) -> None:
        """Write a story of its own: its fields and paragraphs have nothing to do with ours."""
        before = self._reader, self._held, self._page
        self._reader, self._held = self._reader_of(part), PrintedWords()
        write()
        self._reader, self._held, self._page = before

    def _note(self, mark: str, note: Element, part: str) -> None:
        self._apart(part, lambda: self._write_note(mark, note))

    def _write_note(self, mark: str, note: Element) -> None:
        waiting = PrintedWords()
        said = map(str.strip, self._paragraphs(note, waiting))
        lines = [line for line in said if line] or [""]
        lines[0] = mark + lines[0].removeprefix(self.notes.own_marks.get(mark, "")).strip()
        for line in lines:
            self.transcript.write(line.replace(PAGE, "\n"), LineMarks(note=mark))
        self._begun.add(note)
        waiting.notes = [each for each in waiting.notes if each[1] not in self._begun]
        self._tell(waiting)
        self._begun.discard(note)

    def _table(self, table: Element) -> None:
        self._flush()
        cells = tables.grid(table)
        self.revisions.inserted += cells.inserted
        self.revisions.deleted += cells.deleted
        if tables.is_layout(table, cells, self.styles):
            for cell in (cell for row in cells.rows for cell in row if cell is not None):
                self._apart(self._reader.part, lambda cell=cell: self.write(cell))  # type: ignore[misc]
            return
        waiting = PrintedWords()
        rows = [
            ["" if cell is None else self._cell(cell, waiting) for cell in row]
            for row in cells.rows
        ]
        rows_of_tables.write(self.transcript, rows)
        if cells.merged:
            self.transcript.changed("表格里合并的单元格", "")
        if cells.covered:
            self.transcript.left_out("合并时盖住的文字", "；".join(cells.covered))
        self._tell(waiting)

    def _cell(self, cell: Element, waiting: PrintedWords) -> str:
        """Return the words of a cell on one line; what hangs on them waits for the end."""
        if next(cell.iter(w("tbl")), None) is not None:
            waiting.told.append((Fidelity.CHANGED, "表格里的表格", ""))
        return " ".join(" ".join(self._paragraphs(cell, waiting)).split())

    def _paragraphs(self, container: Element, waiting: PrintedWords) -> list[str]:
        """Return the words of a container, one entry a paragraph; what hangs on them waits."""
        said: list[str] = []
        joined = False
        for block in self._within(container, waiting):
            words = self._words_of(block)
            text, words.text = "".join(words.text), []
            waiting.add(words)
            said.append(f"{said.pop()}{text}" if joined else text)
            joined = self.revisions.joins(block)
        return said

    def _words_of(self, block: Element) -> PrintedWords:
        """Return a paragraph with its number, or a file that was put in, on one line."""
        if block.tag == w("altChunk"):
            return self._words_of_file(block)
        words = self._reader.read(block)
        text = "".join(words.text)
        number = self.numbering.count(block)
        if number is not None:
            self._tell_number(number, text, words)
            words.text = [number.before(text), text] if text.strip() else [text]
        return words

    def _within(self, block: Element, waiting: PrintedWords) -> Iterator[Element]:
        """Yield the paragraphs of a cell that are printed and in no box."""
        for child in children(block):
            if child.tag in (w("p"), w("altChunk")):
                yield child
            elif child.tag in formulas.NAMES:
                yield formulas.alone(child)
            elif child.tag == named(COMPATIBILITY, "AlternateContent"):
                form = chosen(child)
                yield from () if form is None else self._within(form, waiting)
            elif child.tag == w("sdt") and prompts.is_prompt(child):
                waiting.told.append((Fidelity.LEFT_OUT, prompts.NOUN, words_in(child)))
            elif child.tag in (w("del"), w("moveFrom")):
                self._deleted(child)
            elif child.tag != w("txbxContent"):
                yield from self._within(child, waiting)

    def _content_control(self, element: Element) -> None:
        content = below(element, "sdtContent")
        if content is None:
            return
        if prompts.is_prompt(element):
            self.transcript.left_out(prompts.NOUN, words_in(content))
            return
        before = self._gallery
        self._gallery = before or contents.is_gallery(element)
        self._blocks(content)
        self._gallery = before

    def _alternatives(self, element: Element) -> None:
        form = chosen(element)
        if form is not None:
            self._blocks(form)

    def _deleted(self, element: Element) -> None:
        self.revisions.deleted += 1

    def _inserted_file(self, element: Element) -> None:
        """Write down a file that was put in whole (altChunk, 17.17.2)."""
        self._flush()
        found, name = self._file_within(element)
        if found is not None:
            self.transcript.copy(found)
        else:
            self.transcript.left_out("插入的文件", name)

    def _words_of_file(self, element: Element) -> PrintedWords:
        found, name = self._file_within(element)
        if found is None:
            return PrintedWords(told=[(Fidelity.LEFT_OUT, "插入的文件", name)])
        told = [(one.kind, one.what, one.words) for one in found.differences]
        return PrintedWords(text=[" ".join(found.text.split())], told=told)

    def _file_within(self, element: Element) -> tuple[RawText | None, str]:
        """Return a file that was put in as raw text; None, its name and words if it is not read."""
        id = str(element.get(package.RELATION_ID) or "")
        name = self.package.target(id, self._reader.part)
        data = self.package.data(name)
        try:
            inner = inserted.word_file(data) if self.deep < _DEEPEST else None
            found = inserted.page_or_text(data, name) if inner is None else self._read_within(inner)
        except opening.DAMAGED:
            found = None
        return found, "" if found else f"{name.rsplit('/', 1)[-1]} {inserted.words(data)}".strip()

    def _read_within(self, file: WordPackage) -> RawText:
        """Return what a Word file within this one prints; its notes are counted on."""
        made = Transcript()
        body = Body(file, made, self.deep + 1)
        body.notes.counts, body.revisions = self.notes.counts, self.revisions
        body._reader = body._reader_of(file.main)
        body.read()
        return made.raw("docx")

    def _other_file(self, element: Element) -> None:
        id = str(element.get(package.RELATION_ID) or "")
        self.transcript.left_out("子文档", self.package.file_name(id, self._reader.part))


_BLOCKS: Mapping[str, Callable[[Body, Element], None]] = {
    w("p"): Body._paragraph,
    w("tbl"): Body._table,
    w("sdt"): Body._content_control,
    named(COMPATIBILITY, "AlternateContent"): Body._alternatives,
    **dict.fromkeys((w("del"), w("moveFrom")), Body._deleted),
    w("altChunk"): Body._inserted_file,
    **dict.fromkeys(formulas.NAMES, Body._formula),
    w("subDoc"): Body._other_file,
}
