"""The lines of a Markdown file: those of blocks that stay keep every byte, and all around them."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from converters.formats import markdown
from converters.returning.merging.both import PlacedBlock
from converters.speech.model import Block, Speech, Table

_LINE_END = re.compile(r"(\r\n|\r|\n)")
_BLANK = " \t\u3000"
_KIND = re.compile(r"[ \t]\{\.[a-z]+\}$")
_Line = tuple[str, str]
"""Words and line end."""


def rewritten(data: bytes, now: Speech, placed: Sequence[PlacedBlock]) -> bytes:
    """Return the Markdown with other blocks; `now` is the speech that `data` says."""
    paper = _MarkdownLines(data.decode("utf-8"), now)
    paper.write(placed)
    return paper.text().encode()


@dataclass(slots=True)
class _MarkdownLines:
    text_before: str
    now: Speech
    _made: list[_Line] = field(default_factory=list)
    _lines: list[_Line] = field(init=False)
    _spans: list[tuple[int, int]] = field(init=False)
    _eol: str = field(init=False)

    def __post_init__(self) -> None:
        parts = _LINE_END.split(self.text_before)
        self._lines = list(zip(parts[::2], [*parts[1::2], ""], strict=True))
        self._spans = [_span(block) for block in self.now.blocks]
        self._eol = self._lines[0][1] or "\n"

    def text(self) -> str:
        """Return the whole file as it becomes; only its last line may have no end."""
        made = [(words, end or self._eol) for words, end in self._made[:-1]]
        return "".join(words + end for words, end in [*made, *self._made[-1:]])

    def write(self, placed: Sequence[PlacedBlock]) -> None:
        """Write down the blocks, and what stood before the first and behind the last of them."""
        self._made = self._lines[: self._spans[0][0]]
        above: PlacedBlock | None = None
        for one, words in zip(placed, markdown.lines([one.block for one in placed]), strict=True):
            if above is not None:
                self._made += self._gap(above, one)
            self._made += list(self._written(one, words))
            above = one
        self._made += self._lines[self._spans[-1][1] :]

    def _gap(self, above: PlacedBlock, one: PlacedBlock) -> Sequence[_Line]:
        """Return the blank lines between two blocks: those of old, or as many as are usual."""
        if one.now is not None and above.now == one.now - 1:
            return self._lines[self._spans[above.now][1] : self._spans[one.now][0]]
        gaps = Counter(below[0] - last[1] for last, below in pairwise(self._spans))
        usual = gaps.most_common(1)[0][0] if gaps else 1
        both = isinstance(above.block, Table) and isinstance(one.block, Table)
        return [("", self._eol)] * max(usual, both)

    def _written(self, one: PlacedBlock, words: str) -> Iterator[_Line]:
        """Yield the lines of a block."""
        if one.now is None:
            yield from ((line, "") for line in words.split("\n"))
            return
        first, stop = self._spans[one.now]
        old, own = self.now.blocks[one.now], self._lines[first:stop]
        if old == one.block:
            yield from own if len(own) > 1 else [_kept(own[0], words)]
        elif isinstance(old, Table):
            yield from self._table(old, own, words)
        else:
            yield from _changed(own[0], words, same_kind=type(old) is type(one.block))

    def _table(self, old: Table, own: Sequence[_Line], words: str) -> Iterator[_Line]:
        """Yield the lines of a table: those of rows that stay are as they were."""
        kept = dict(zip(next(markdown.lines([old])).split("\n"), own, strict=True))
        for line in words.split("\n"):
            yield kept.get(line, (line, ""))


def _span(block: Block) -> tuple[int, int]:
    """Return the lines of a block, from and to, counted from 0."""
    height = len(block.rows) + block.header if isinstance(block, Table) else 1
    return block.line - 1, block.line - 1 + height


def _kept(line: _Line, words: str) -> _Line:
    """Return the line of a block that stays, with its kind if its place tells that no longer."""
    kind, own = _KIND.search(words), line[0].rstrip(" \t")
    if kind is None or _KIND.search(own):
        return line
    return f"{own}{kind[0]}", line[1]


def _changed(line: _Line, words: str, *, same_kind: bool) -> Iterator[_Line]:
    """Yield the lines of a block that changed; a kind that was written stays written."""
    own, end = line
    indent = own[: len(own) - len(own.lstrip(_BLANK))]
    kind = _KIND.search(own.rstrip(" \t"))
    if kind is not None and same_kind and not _KIND.search(words):
        words += kind[0]
    first, *more = words.split("\n")
    yield indent + first, end
    yield from ((one, "") for one in more)
