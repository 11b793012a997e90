"""On which line of the Markdown the paragraphs of a DOCX stand."""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from converters.readers.revisions.model import Char
from converters.returning import same_speech
from converters.speech.bare import bare
from converters.speech.model import Attachment, Block, Speech, Table, text_of

UNKNOWN = 0
"""The line of what stands on none: it is made from the front matter, or was taken out since."""


def of(speech: Speech, source: bytes, base: Sequence[Char]) -> tuple[int, ...]:
    """Return the line of each paragraph of a speech's DOCX in its Markdown, from 1.

    `base` is the reading of that DOCX; what it prints from the front matter is on line 0.
    """
    written = source.decode("utf-8-sig").splitlines()
    parts = [part for block in speech.blocks for part in _parts(block, written)]
    printed = [bare(text) for text in _paragraphs(base)]
    found = [UNKNOWN] * len(printed)
    same = SequenceMatcher(None, [text for text, _ in parts], printed, autojunk=False)
    for first, other, size in same.get_matching_blocks():
        for at in range(size):
            found[other + at] = parts[first + at][1]
    return tuple(found)


def now(base: bytes, source: bytes, lines: Sequence[int]) -> tuple[int, ...]:
    """Return where lines of an older Markdown stand by now; 0 for those that were taken out."""
    if base == source:
        return tuple(lines)
    old, new = (data.decode("utf-8-sig").splitlines() for data in (base, source))
    moved = {a + 1: b + 1 for a, b in _moved(old, new)}
    return tuple(moved.get(line, UNKNOWN) for line in lines)


def _moved(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield which line became which one, those that were changed among them."""
    for tag, a, end, b, stop in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal" or end - a == stop - b:
            yield from zip(range(a, end), range(b, stop), strict=True)
        elif tag == "replace":
            yield from _alike(old, new, range(a, end), range(b, stop))


def _alike(
    old: Sequence[str], new: Sequence[str], before: Sequence[int], after: Sequence[int]
) -> Iterator[tuple[int, int]]:
    """Yield those of some lines that are alike, in their order."""
    rest = list(after)
    for one in before:
        found = next((each for each in rest if same_speech.is_alike(old[one], new[each])), None)
        if found is not None:
            yield one, found
            rest = [each for each in rest if each > found]


def _paragraphs(line: Sequence[Char]) -> Iterator[str]:
    words = ""
    for char in line:
        if char.end is None:
            words += char.text
        else:
            yield words
            words = ""


def _parts(block: Block, written: Sequence[str]) -> Iterator[tuple[str, int]]:
    """Yield the paragraphs that a block is printed as, each with its line."""
    match block:
        case Table(rows=rows, line=line):
            for row in rows:
                line = _line_of(row, written, line)
                yield from ((bare(cell), line) for cell in row)
        case Attachment(mark=mark, name=name, line=line):
            yield from ((bare(mark), line), (bare(name), line))
        case _:
            yield bare(text_of(block)), block.line


def _line_of(row: Sequence[str], written: Sequence[str], line: int) -> int:
    """Return the first line from `line` on that holds the cells of a row."""
    for at in range(line, min(line + 3, len(written) + 1)):
        if all(bare(cell) in bare(written[at - 1]) for cell in row):
            return at
    return line
