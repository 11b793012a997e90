"""Where findings stand in what was made of a speech: in which printed paragraph, at which words.

Formats break lines in their own ways, so that words are counted without what is blank.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from converters.errors import Finding
from converters.speech import attachments, printed_words
from converters.speech.bare import bare
from converters.speech.model import Attachment, Block, Speech, Table, text_of


@dataclass(frozen=True, slots=True)
class DoubtPlace:
    """Words of a printed paragraph; all numbers count from 0, `end` is behind the last one."""

    paragraph: int
    start: int
    end: int
    exact: bool
    """Whether these are the very words, and not all of the paragraph."""


def of(findings: Sequence[Finding], speech: Speech, texts: Sequence[str]) -> list[DoubtPlace]:
    """Return the place of each finding among the printed paragraphs, `texts`, of its speech.

    It is that of the very words if the finding names them, else the paragraph; of a table the first
    cell with the words that are quoted. What is about the speech as a whole, or about a fact of it,
    stands at the line of the head block (题头) that says it, or else at the title.
    """
    printed = _Printed(speech, [bare(text) for text in texts])
    return [printed.place(finding) for finding in findings]


class _Printed:
    def __init__(self, speech: Speech, texts: Sequence[str]) -> None:
        self.texts = texts
        self.speech = speech
        head = list(self._found((bare(line.words) for line in printed_words.head(speech.meta)), 0))
        self.head = [at for at in head if at is not None] or [0]
        self.blocks = dict(self._of_blocks(self.head[-1]))

    def _of_blocks(self, after: int) -> Iterator[tuple[int, tuple[Block, list[int | None]]]]:
        """Yield by its line each block with its paragraphs; None for one that is not found."""
        for block in attachments.printed(self.speech).blocks:
            parts = list(self._found(map(bare, _parts(block)), after))
            after = max((at + 1 for at in parts if at is not None), default=after)
            if block.line:
                yield block.line, (block, parts)

    def _found(self, wanted: Iterator[str], after: int) -> Iterator[int | None]:
        """Yield the number of the next paragraph of each text; None for one that is not there."""
        for text in wanted:
            try:
                found = self.texts.index(text, after) if text else None
            except ValueError:
                found = None
            after = after if found is None else found + 1
            yield found

    def place(self, finding: Finding) -> DoubtPlace:
        """Return the place of a finding."""
        line = max((line for line in self.blocks if line <= finding.line), default=0)
        if not line:
            return self._whole(self._in_head(finding))
        block, parts = self.blocks[line]
        if finding.span and (exact := _exact(finding.span, block, parts)):
            return exact
        there = [at for at in parts if at is not None] or self.head
        return self._whole(self._quoting(finding, there) if isinstance(block, Table) else there[0])

    def _in_head(self, finding: Finding) -> int:
        return self._quoting(finding, self.head)

    def _quoting(self, finding: Finding, among: Sequence[int]) -> int:
        """Return the first of some paragraphs with the words a finding quotes; or the first."""
        quoted = bare(finding.excerpt.strip("…"))
        return next((at for at in among if quoted and quoted in self.texts[at]), among[0])

    def _whole(self, paragraph: int) -> DoubtPlace:
        length = len(self.texts[paragraph]) if self.texts else 0
        return DoubtPlace(paragraph, 0, length, exact=False)


def _parts(block: Block) -> Iterator[str]:
    """Yield the paragraphs that a block is printed as."""
    match block:
        case Table(rows=rows):
            yield from (cell for row in rows for cell in row)
        case Attachment(mark=mark, name=name):
            yield from (mark, name)
        case _:
            yield text_of(block)


def _exact(span: tuple[int, int], block: Block, parts: Sequence[int | None]) -> DoubtPlace | None:
    """Return the place of words of a block; None if nothing of them is printed."""
    text = text_of(block)
    start, end = (len(bare(text[:edge])) for edge in (span[0], sum(span)))
    lengths = [len(bare(part)) for part in _parts(block)]
    for part, length, stop in zip(parts, lengths, accumulate(lengths), strict=True):
        if start < stop:
            first = start - (stop - length)
            last = min(end - (stop - length), length)
            if part is None or first >= last:
                return None
            return DoubtPlace(part, first, last, exact=True)
    return None
