"""What a PDF says, written down: its paragraphs with their marks, and what is left out."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from converters.readers import noted, tables
from converters.readers.pdf import outline, paragraphs
from converters.readers.pdf.contents import Contents
from converters.readers.pdf.glyphs import UNKNOWN
from converters.readers.pdf.outline import Bookmark
from converters.readers.pdf.paragraphs import PrintedParagraph
from converters.readers.pdf.rows import Row
from converters.readers.pdf.sheets import Sheet
from converters.readers.raw import LineMarks, Transcript

_Told = tuple[str, str]
"""What it is called, and its words."""


class Writing:
    """The transcript of a file in the making.

    `gone` holds for each of its sheets the rows that were taken off its edges, `notes` the rows of
    its notes by their marks.
    """

    def __init__(
        self,
        pages: Sequence[Sheet],
        gone: Sequence[Sequence[_Told]],
        listed: Contents | None,
        notes: Mapping[str, Sequence[Row]],
    ) -> None:
        self.transcript = Transcript()
        self._pages = pages
        self._listed = listed
        self._notes = dict(notes)
        self._gone = dict(_together(gone))
        self._remarks = Counter(remark for page in pages for remark in page.remarks)
        self._turned = self._noted = 0

    def write(self, every: Sequence[Row], size: float, bookmarks: Sequence[Bookmark]) -> None:
        """Write down the rows of a file; `size` is the usual one of its type.

        `bookmarks` are its outline; without one, its contents tell which lines are headings.
        """
        for what, words in self._gone.items():
            self.transcript.left_out(what, words)
        listed = self._listed
        before, after = (every[: listed.start], every[listed.end :]) if listed else (every, ())
        wide = max((page.area.right - page.area.left for page in self._pages), default=0.0)
        found = [list(paragraphs.paragraphs(some, size, wide)) for some in (before, after)]
        outline.mark(bookmarks or outline.of_contents(listed), [*found[0], *found[1]])
        self._paragraphs(found[0])
        if listed:
            self.transcript.left_out("目录", listed.words)
        self._paragraphs(found[1])
        self._turn(len(self._pages))
        self._tell_notes()
        self._tell_recognised()

    def tell_kept(self, rows: Iterable[Row]) -> None:
        """Tell the rows of the text that stand where running heads and feet do, each once."""
        if words := "；".join(dict.fromkeys(row.text.strip() for row in rows)):
            self.transcript.kept("各页同一位置像页眉、页脚的字", words)

    def _tell_notes(self) -> None:
        """Tell how many notes were written down, and those of which the reference is left out."""
        for mark, rows in self._notes.items():
            self.transcript.left_out("脚注", f"{mark}{_words(rows)}")
        if told := noted.told({"脚注": self._noted}):
            self.transcript.changed("注释", told)

    def _tell_recognised(self) -> None:
        """Tell the pages whose words a program recognised on a picture (OCR)."""
        numbers = [sheet.number for sheet in self._pages if sheet.is_recognised]
        if numbers:
            self.transcript.changed("扫描的页面（字由软件识别）", f"第 {_spans(numbers)} 页")

    def _paragraphs(self, found: Sequence[PrintedParagraph]) -> None:
        for is_table, group in groupby(found, lambda one: bool(one.rows[0].cells)):
            if is_table:
                self._tables([one.rows[0] for one in group])
                continue
            for one in group:
                self._turn(one.page)
                self._paragraph(one)

    def _tables(self, some: Sequence[Row]) -> None:
        """Write down tables; one that goes on with the columns of the one before it is its rest."""
        head = some[0].cells[0]
        for row in some:
            self._turn(row.page)
            cells = row.cells
            if row is not some[0] and cells[0] == head:
                self.transcript.left_out("重复的表头", " ".join(filter(None, head)))
                cells = cells[1:]
            tables.write(self.transcript, [[cell or "" for cell in line] for line in cells])
            if any(cell is None for line in cells for cell in line):
                self.transcript.changed("表格里合并的单元格")
            head = row.cells[0]

    def _turn(self, page: int) -> None:
        """Go to a page, and tell what the text of those up to it does not say."""
        while self._turned < page:
            self._tell(self._pages[self._turned])
            self._turned += 1

    def _tell(self, sheet: Sheet) -> None:
        if sheet.is_picture:
            self.transcript.left_out("整页的图片", f"第 {sheet.number} 页")
        elif not (sheet.is_scan and sheet.is_recognised):
            for _ in sheet.pictures:
                self.transcript.left_out("图片")
        if sheet.respelt:
            self.transcript.changed("按文件另注的文字读的字", sheet.respelt)
        for what, words in dict.fromkeys(sheet.remarks):
            if many := self._remarks.pop((what, words), 0):
                called = what if many == 1 else f"{what} {many} 处"
                self.transcript.left_out(called, words)

    def _paragraph(self, one: PrintedParagraph) -> None:
        text = one.text()
        first = one.rows[0]
        bold = all(row.bold for row in one.rows)
        size = round(first.size, 1)
        marks = LineMarks(one.level, page=one.fresh, align=one.align, bold=bold, size=size)
        self.transcript.write(text, marks)
        for _ in range(text.count(UNKNOWN)):
            self.transcript.changed("没有写明是什么字的字形")
        for word in one.hyphens:
            self.transcript.changed("行末断开的词", word)
        for what, chars in (told for row in one.rows for told in row.unspelt):
            self.transcript.changed(what, chars)
        for run in (run for row in one.rows for run in row.runs if run.note in self._notes):
            words = _words(self._notes.pop(run.note))
            self.transcript.write(run.note + words, LineMarks(note=run.note))
            self._noted += 1


def _spans(numbers: Sequence[int]) -> str:
    """Return numbers in ascending order, those in a row as one: 1—3、7."""
    spans = [list(group) for _, group in groupby(enumerate(numbers), lambda one: one[1] - one[0])]
    ends = [(span[0][1], span[-1][1]) for span in spans]
    return "、".join(str(a) if a == b else f"{a}—{b}" for a, b in ends)


def _words(note: Sequence[Row]) -> str:
    return PrintedParagraph(list(note)).text() if note else ""


def _together(gone: Iterable[Sequence[_Told]]) -> Iterator[_Told]:
    """Yield what was taken off the edges of pages, the same words once, by what it is called."""
    found: dict[str, dict[str, None]] = {}
    for page in gone:
        for what, words in page:
            found.setdefault(what, {})[words] = None
    yield from ((what, "；".join(words)) for what, words in found.items())
