"""Rows put together to paragraphs: where one begins is told by indents, margins, sizes and gaps."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from converters.readers.pdf import blocks, typearea
from converters.readers.pdf.rows import Row
from converters.readers.pdf.typearea import Key, TypeArea
from converters.speech import hanzi

_INDENT = 1.2
"""Ems within the margin at which a paragraph begins."""
_SPARE = 0.6
"""Ems that must be left beside what would have fitted, where a row was ended on purpose."""
_SIZE = 0.6
"""Points by which the type of a row is another."""
_GAP = 1.35
"""Times the usual distance of rows: what stands further below begins anew."""
_LARGE = 1.1
"""Times the usual size: the type of titles."""
_TITLE_PITCH = 2.2
"""Times its size: no further below does a title go on."""
_CENTRED = 1.0
"""Ems by which the blanks on both sides of a centred row may differ; each is larger."""
_SHARE = 0.05
"""Of the rows do begin at a margin."""
_WIDE = 0.45
"""Of the width between the margins: one row at least of a title that goes on is as wide."""
_OPENS = re.compile(r"[—（(]|[〇○零一二三四五六七八九十\d]{4}\s*年.*[年月日]\s*$")
"""Subtitles, and dates: they stand beneath titles, and go on with none."""
_UNIT = re.compile(r"[!-~]+|[“‘《（【〔]*.[，。、；：？！”’》）】〕…]*", re.DOTALL)
"""What no line is broken within: a word or number, a hanzi with the marks at it."""
_HYPHENATED, _LATIN = re.compile(r"[A-Za-z]{2,}-$"), re.compile("[a-z]+")


@dataclass(slots=True)
class PrintedParagraph:
    """A paragraph: its rows, from which its words are spelt; how it stands between the margins."""

    rows: list[Row]
    align: str = ""
    fresh: bool = False
    """Whether the page before it was ended on purpose."""
    level: int | None = None
    """That of the heading that the outline of the file names; None for what it does not name."""
    hyphens: list[str] = field(default_factory=list)
    """Words that were broken at the end of a row, with the hyphen that is taken out."""

    @property
    def page(self) -> int:
        """The page on which it begins."""
        return self.rows[0].page

    def text(self) -> str:
        """Return its words, and note the hyphens that are not among them."""
        self.hyphens.clear()
        words = self.rows[0].text.strip()
        for row in self.rows[1:]:
            words = self._joined(words, row.text.strip(), drawn=0 in row.runs[0].spaces)
        return words

    def _joined(self, words: str, more: str, *, drawn: bool) -> str:
        first, second = _HYPHENATED.search(words), _LATIN.match(more)
        if first and second:
            self.hyphens.append(f"{first[0]}{second[0]}")
            return words[:-1] + more
        return f"{words} {more}" if _are_parted(words, more, drawn=drawn) else words + more


def _are_parted(words: str, more: str, *, drawn: bool) -> bool:
    """Tell whether a space stands between two rows: where a Latin word or its mark meets one.

    Between figures one stands where it is drawn: 20xx may be broken anywhere.
    """
    if not (words[-1:].isascii() and more[:1].isascii()):
        return False
    after = words[-1:].isalpha() or words[-1:] in _MARKS
    return (after and more[:1].isalpha()) or (drawn and more[:1].isalnum())


_MARKS = tuple(".,;:!?)")


def paragraphs(rows: Sequence[Row], size: float, wide: float) -> Iterator[PrintedParagraph]:
    """Yield the paragraphs of a file; `size` is that of its type, `wide` its pages', in points.

    A paragraph goes on over the turn of a page. Rows are parted where a row is indented; where the
    one before it ended though more would have fitted; where the type is of another size; and
    where a gap stands between them.
    """
    plain = [row for row in rows if not row.cells]
    text = _text(plain, size, wide)
    fresh = set(_first_rows(rows, text))
    held: PrintedParagraph | None = None
    for at, row in enumerate(rows):
        align = "" if row.cells else _align(row, text.frame(row), size)
        if held is not None and not text.begins(held, row, align):
            held.rows.append(row)
            continue
        if held is not None:
            yield held
        held = PrintedParagraph([row], align, at in fresh)
    if held is not None:
        yield held


@dataclass(frozen=True, slots=True)
class _Text:
    """What is usual in a text: the size of its type, the distance of its rows, its margins."""

    size: float
    pitch: float
    frames: Mapping[Key, TypeArea]
    indented: bool
    """Whether paragraphs begin with an indent, as far as it shows."""
    blocks: Mapping[int, TypeArea] = field(default_factory=dict)
    """The margins of rows that are set in as a whole, by their identity."""

    def frame(self, row: Row) -> TypeArea:
        """Return the margins of a row."""
        return self.blocks.get(id(row)) or self.frames[typearea.key(row)]

    def begins(self, held: PrintedParagraph, row: Row, align: str) -> bool:
        """Return whether a row begins another paragraph than the one that is held."""
        before = held.rows[-1]
        if before.cells or row.cells or abs(before.size - row.size) > _SIZE:
            return True
        frame = self.frame(row)
        centred = align == held.align == "center"
        if centred and row.size > self.size * _LARGE:
            return not _title_goes_on(before, row, frame)
        if before.page == row.page and row.base - before.base > _GAP * max(self.pitch, row.size):
            return True
        turned = before.page != row.page
        if held.align == "right" and (turned or align == "right" or _is_far_in(row, frame)):
            return True  # signature and date, each set to the right margin or one to the other
        ended = _ended(before, row, self.frame(before), centred=centred)
        ended = ended or (not self.indented and _is_counted(before, row))
        if centred or _hangs(held, row, frame):
            return ended
        return ended or _is_indented(row, frame)


def _first_rows(rows: Sequence[Row], text: _Text) -> Iterator[int]:
    """Yield the places of the rows at the head of a page that is begun on purpose.

    The page before has room left below its text, or the row is of the type of titles.
    """
    ends: dict[int, float] = {}
    for row in rows:
        ends[row.page] = max(row.base, ends.get(row.page, 0.0))
    full = max(ends.values(), default=0.0) - _ROOM * text.pitch
    for at, row in enumerate(rows):
        before = rows[at - 1].page if at else row.page - 1
        ended = row.page - before > 1 or ends.get(before, 0.0) < full
        if before != row.page and (ended or row.size > text.size * _LARGE):
            yield at


_ROOM = 2.5
"""Rows that a page has room for, if it was ended before it was full."""


def _text(rows: Sequence[Row], size: float, wide: float) -> _Text:
    frames = typearea.of_rows(rows, size, wide)
    first = [row for row in rows if _is_first_line(row, frames[typearea.key(row)])]
    inner: dict[int, TypeArea] = {}
    for block in blocks.of_rows(rows, lambda row: frames[typearea.key(row)].left, size):
        own = TypeArea(min(row.left for row in block), max(row.right for row in block))
        inner |= dict.fromkeys(map(id, block), own)
    return _Text(size, _pitch(rows), frames, len(first) >= _SHARE * len(rows), inner)


def _is_first_line(row: Row, frame: TypeArea) -> bool:
    return abs(row.left - frame.left - _FIRST_LINE * row.size) < _BESIDE * row.size


def _is_counted(before: Row, row: Row) -> bool:
    """Tell a row that begins with a number, below one that ends as sentences do."""
    return before.text.rstrip()[-1:] in STOPS and hanzi.ordinal(row.text.lstrip()) is not None


ENDS = tuple("。！？；：")
"""With these a sentence ends, or what is said before others."""
STOPS = (*ENDS, "”")


def _pitch(rows: Sequence[Row]) -> float:
    steps = Counter(
        round(row.base - before.base)
        for before, row in pairwise(rows)
        if row.page == before.page and row.base > before.base
    )
    return steps.most_common(1)[0][0] if steps else 0.0


def _align(row: Row, frame: TypeArea, size: float) -> str:
    """Return how a row stands between its margins: center, right, or empty."""
    em = max(row.size, 1.0)
    before, after = row.left - frame.left, frame.right - row.right
    if before > em * _INDENT and abs(before - after) <= _CENTRED * em and after > em:
        return "" if abs(before - 2 * em) < 0.5 * em and row.size <= size * _LARGE else "center"
    if _is_far_in(row, frame) and after < 4.5 * em:
        return "right"
    if row.size > size * _LARGE and abs(before - after) <= 2 * _CENTRED * em:
        return "center"
    return ""


def _is_far_in(row: Row, frame: TypeArea) -> bool:
    """Tell a row that begins where only what is set to the right does."""
    return row.left - frame.left > (frame.right - frame.left) * _FAR_IN


_FAR_IN = 0.4


def _title_goes_on(before: Row, row: Row, frame: TypeArea) -> bool:
    near = before.page == row.page and row.base - before.base <= _TITLE_PITCH * row.size
    wide = max(one.right - one.left for one in (before, row)) >= _WIDE * (frame.right - frame.left)
    return near and wide and before.font == row.font and not _OPENS.match(row.text)


def _is_indented(row: Row, frame: TypeArea) -> bool:
    return row.left > frame.left + _INDENT * max(row.size, 1.0)


def _hangs(held: PrintedParagraph, row: Row, frame: TypeArea) -> bool:
    """Tell a row that is set in more than the first one of its paragraph, as all but that are."""
    first, em = held.rows[0], max(row.size, 1.0)
    usual = abs(row.left - frame.left - _FIRST_LINE * em) < _BESIDE * em
    further = row.left - first.left > _BESIDE * em and not usual
    return further and (len(held.rows) == 1 or abs(held.rows[-1].left - row.left) < _BESIDE * em)


_FIRST_LINE, _BESIDE = 2, 0.3
"""Ems by which first lines are set in, and by which edges that are one may differ."""


def _ended(before: Row, row: Row, frame: TypeArea, *, centred: bool) -> bool:
    """Tell a row that was ended though the beginning of the next one would have fitted on it.

    A centred row has room on both sides.
    """
    spare = _spare(before, row, frame)
    if centred:
        spare += max(before.left - frame.left, 0)
    unit = _UNIT.match(row.text.strip())
    return spare > _width(unit[0] if unit else "", row.size) + _SPARE * row.size


def _spare(before: Row, row: Row, frame: TypeArea) -> float:
    """Return how much is left beside a row.

    Rows may be squeezed where they stand, broken as if they were not: then it counts how far they
    would have reached.
    """
    spare = frame.right - before.right
    if before.squeeze >= 1 - _ALIKE or abs(before.squeeze - row.squeeze) > _ALIKE:
        return spare
    reached = before.left + (before.right - before.left) / before.squeeze
    return min(spare, abs(frame.right - reached))


_ALIKE = 0.03
"""By which rows that are squeezed alike may differ, in shares of their width."""


def _width(text: str, size: float) -> float:
    return sum(0.5 if char.isascii() else 1.0 for char in text) * size
