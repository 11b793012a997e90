"""The raw text as lines, and the numbers that cut a text into slices taken out again."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from statistics import median

from converters.importing.passage import Passage, joined
from converters.importing.worksheet import Worksheet
from converters.readers.raw import UNMARKED, LineMarks, RawText
from converters.speech import hanzi

_LINE = re.compile(r"[^\n]*\S[^\n]*")
_SLICE = re.compile(r"(\d{1,4})\s*[、.．]\s*")
_ENDS = "。！？!?”：:；;…）)"
ZONE = 12
"""How many lines may stand above the body of a speech."""


@dataclass(frozen=True, slots=True)
class SourceLine:
    """One line with its white space taken off.

    `indent` counts the spaces before it; `gap` tells whether a blank line stands before it;
    `aside` whether it stands outside the article of a web page; `marks` what its format tells.
    """

    words: Passage
    number: int
    indent: int = 0
    gap: bool = False
    aside: bool = False
    marks: LineMarks = UNMARKED
    text: str = field(init=False, repr=False, compare=False)
    """The words of the line: no property, for it is asked for some sixty times of each line."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", self.words.text)

    def part(self, words: Passage) -> "SourceLine":
        """Return a line made of some of the words of this one."""
        if words is self.words:
            return self
        return SourceLine(words, self.number, self.indent, self.gap, self.aside, self.marks)

    def at_page(self) -> "SourceLine":
        """Return the line as the first one of a page."""
        return replace(self, marks=replace(self.marks, page=True))


def parted(sheet: Worksheet, line: SourceLine, cuts: Sequence[int]) -> list[SourceLine]:
    """Return the pieces of a line between the cuts, which ascend, their white space taken off."""
    text = line.text
    if not cuts and text and not (text[0].isspace() or text[-1].isspace()):
        return [line]
    return [line.part(sheet.stripped(piece)) for piece in line.words.pieces(cuts)]


_NO_FORMAT = RawText("")


def lines(sheet: Worksheet, text: Passage, raw: RawText = _NO_FORMAT) -> list[SourceLine]:
    """Return the lines of the text that are not blank; white space goes to the layout.

    `raw` tells of each line what its format told.
    """
    found = []
    at = 0
    for match in _LINE.finditer(text.text):
        said = match[0].strip()
        indent = len(match[0]) - len(match[0].lstrip())
        start = match.start() + indent
        gap = text.text.count("\n", at, start) > 1
        if start > at:  # the white space behind the last line, between the two, and before this one
            sheet.drop(text.cut(at, start), "layout")
        end = start + len(said)
        words = text.cut(start, end)
        number = sheet.line_of(words)
        marks = raw.marks.get(number, UNMARKED)
        found.append(SourceLine(words, number, indent, gap, number in raw.aside, marks))
        at = end
    if at < len(text):
        sheet.drop(text.cut(at), "layout")
    return found


_GAP = re.compile(r"(?<=\S) {2,}(?=\S)")
_LONG_LINE = 300


def unrolled(sheet: Worksheet, found: Sequence[SourceLine]) -> list[SourceLine]:
    """Return the lines with those cut whose paragraphs are only parted by their indents.

    A page that lost its line ends still has two spaces before each paragraph; most of them stand
    after the end of a sentence.
    """
    kept: list[SourceLine] = []
    for line in found:
        text = line.text
        if len(text) <= _LONG_LINE or "  " not in text:
            kept.append(line)
            continue
        gaps = list(_GAP.finditer(text))
        starts = [0, *(gap.end() for gap in gaps)]
        ended = sum(
            text[gap.start() - 1] in "。！？：:”；" or _is_heading(text[start : gap.start()])
            for start, gap in zip(starts, gaps, strict=False)
        )
        cuts = [gap.end() for gap in gaps] if len(gaps) >= 2 and ended * 2 >= len(gaps) else []
        kept += parted(sheet, line, cuts)
    return kept


def _is_heading(text: str) -> bool:
    return len(text) <= _HEADING and hanzi.ordinal(text) is not None


_HEADING = 60


def unsliced(sheet: Worksheet, found: Sequence[SourceLine]) -> list[SourceLine]:
    """Return the lines with a run of numbered slices joined to the one line it was cut from.

    Document sites cut a text every few hundred characters and number the pieces 1、 2、 3、…; such
    a number is no list: it comes in mid-word. What shows it is that the pieces are equally long.
    """
    if "slices" in sheet.off:
        return list(found)
    kept: list[SourceLine] = []
    at = 0
    for start, end in _runs(found):
        kept += found[at:start]
        pieces = []
        for line in found[start:end]:
            mark = _SLICE.match(line.text)
            size = mark.end() if mark else 0
            sheet.drop(line.words.cut(0, size), "slices")
            pieces.append(line.words.cut(size))
        kept.append(found[start].part(joined(pieces)))
        at = end
    return kept + list(found[at:])


def _runs(found: Sequence[SourceLine]) -> Iterator[tuple[int, int]]:
    start = 0
    while start < len(found):
        end = start
        while end < len(found) and _number(found[end]) == end - start + 1:
            end += 1
        if end - start >= 4 and _cut(found[start:end]):
            yield start, end
        start = max(end, start + 1)


def _number(line: SourceLine) -> int:
    mark = _SLICE.match(line.text)
    return int(mark[1]) if mark else 0


def _cut(run: Sequence[SourceLine]) -> bool:
    sizes = [len(line.words) for line in run[:-1]]
    middle = median(sizes)
    alike = sum(abs(size - middle) <= 0.05 * middle for size in sizes)
    broken = sum(line.text[-1] not in _ENDS for line in run[:-1])
    return middle >= 80 and alike >= 0.8 * len(sizes) and broken >= 0.5 * len(sizes)
