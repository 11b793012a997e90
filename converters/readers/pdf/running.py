"""Running heads and feet, and the numbers of pages: told by their place and their repetition."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from converters.readers.pdf import runs
from converters.readers.pdf.rows import Row

HEAD, NUMBER = "页眉、页脚", "页码"
_MOST = 3
"""So many rows may stand above and below the text of a page."""
_SMALL = 0.9
"""Of the usual size; with a gap beside it, or a place outside the text, smaller type is no text."""
_LARGE = 1.1
_GAP = 1.3
"""Times the usual distance of rows: what is further away stands by itself."""
_SAME = 3.0
"""Points: baselines no further apart are one place."""
_SHARE, _FEWEST = 0.5, 3
"""Of the pages, and so many, have small type at one place: a head whose words change."""
_AROUND = r"[-—–－·•.~〜/\[\]【】(（)）|\s]*"
_COUNT = r"(?:\s*[/／共,，|\s]\s*(?:共\s*)?\d{1,4}\s*页?)?"
_PAGE_NUMBER = re.compile(
    rf"(?P<before>{_AROUND})(?P<number>\d{{1,4}}|[ivxlc]{{1,7}}){_COUNT}{_AROUND}"
    rf"|第\s*(?P<said>\d{{1,4}}|[一二三四五六七八九十百]{{1,5}})\s*页{_COUNT}{_AROUND}",
    re.IGNORECASE,
)
_DASHES, _BRACKETS = frozenset("-—–－·•~〜"), frozenset("(（")


@dataclass(frozen=True, slots=True)
class _Measure:
    """What is usual in a file: the size of its type, and the distance of its rows."""

    size: float
    pitch: float


@dataclass(frozen=True, slots=True)
class Stripped:
    """The rows of a page, and those above and below them, each with what it is called."""

    rows: list[Row]
    gone: list[tuple[str, str]]


def stripped(pages: Sequence[Sequence[Row]], tall: Sequence[float] = ()) -> list[Stripped]:
    """Return the pages without running heads, feet and numbers.

    A row at the edge of a page goes if it stands apart or is small, and is the number of a page, or
    says the same at one place of several pages (small type: but for figures), or stands where most
    pages have small type above their text. Large type is that of titles. So goes what the file
    itself calls a part of the page, and the head of a single page: small type at its very top.
    `tall` are the heights of the pages, if they are known.
    """
    plain = [[row for row in rows if not row.cells] for rows in pages]
    size = runs.usual_size(run for rows in plain for row in rows for run in row.runs)
    measure = _Measure(size, _usual(_steps(plain)))
    left = [Stripped(list(rows), []) for rows in pages]
    for edge in (0, -1):
        _peel_all(left, edge, measure)
    beheaded = [_behead(*one, measure) for one in zip(left, tall, strict=False)]
    if any(beheaded):
        _peel_all(left, 0, measure)
    return left


def _peel_all(pages: Sequence[Stripped], edge: int, measure: _Measure) -> None:
    for _ in range(_MOST):
        if not _peel(pages, edge, measure):
            return


_VERY_TOP, _TINY = 0.07, 0.75
"""Of the height of a page, where no margin ends; of the usual size."""


def _behead(page: Stripped, height: float, measure: _Measure) -> bool:
    """Take away the head of a page by its place alone: a single page repeats nothing.

    Return whether there was one.
    """
    before = len(page.rows)
    while len(page.rows) > 1 and not page.rows[0].cells:
        row = page.rows[0]
        tiny = row.size <= _TINY * measure.size and row.base <= _VERY_TOP * height
        if not (tiny and page.rows[1].base - row.base >= _GAP * measure.pitch):
            break
        page.gone.append((HEAD, page.rows.pop(0).text))
    return len(page.rows) < before


def _usual(values: Sequence[float]) -> float:
    counts = Counter(round(value * 2) / 2 for value in values)
    return counts.most_common(1)[0][0] if counts else 0.0


def _steps(pages: Sequence[Sequence[Row]]) -> list[float]:
    """Return the distances between rows that are more than parts of one."""
    steps = (after.base - row.base for rows in pages for row, after in pairwise(rows))
    return [step for step in steps if step > 1]


def _peel(pages: Sequence[Stripped], edge: int, measure: _Measure) -> bool:
    """Take away the outermost rows that are no text; return whether there were any."""
    outer = {
        at: page.rows[edge]
        for at, page in enumerate(pages)
        if page.rows and not page.rows[edge].cells
    }
    apart = {at for at in outer if _stands_apart(pages[at].rows, edge, measure)}
    names = dict(_numbers(outer, apart))
    printed = (at for at in apart if _is_printed(outer[at], measure))
    names |= {at: HEAD for at in printed if at not in names}
    names |= {at: HEAD for at in _repeated(outer, apart, measure) if at not in names}
    if edge == 0:
        names |= {at: HEAD for at in _placed(outer, apart, measure) if at not in names}
    names |= {at: HEAD for at, row in outer.items() if row.artifact and at not in names}
    for at, name in names.items():
        row = pages[at].rows.pop(edge)
        pages[at].gone.append((name, row.text))
    return bool(names)


def _stands_apart(rows: Sequence[Row], edge: int, measure: _Measure) -> bool:
    """Tell a row that is small or far from the next one."""
    row = rows[edge]
    if row.size <= _SMALL * measure.size or len(rows) == 1:
        return True
    beside = rows[1] if edge == 0 else rows[-2]
    return abs(beside.base - row.base) >= _GAP * measure.pitch


def _numbers(outer: dict[int, Row], apart: set[int]) -> Iterator[tuple[int, str]]:
    """Yield the pages whose outermost row is the number of the page.

    A bare figure stands apart; one in brackets counts with the pages: （1） may be a heading.
    """
    found = {at: match for at, row in outer.items() if (match := _number(row))}
    counted = Counter(_value(match) - at for at, match in found.items())
    for at, match in found.items():
        if _is_marked(match) or at in apart:
            bracketed = not _BRACKETS.isdisjoint(match["before"] or "")
            if not bracketed or counted[_value(match) - at] > 1:
                yield at, NUMBER


def _is_marked(match: re.Match[str]) -> bool:
    """Tell a number with a dash before it, or that is said to be one: 第3页."""
    return match["said"] is not None or not _DASHES.isdisjoint(match["before"])


def _number(row: Row) -> re.Match[str] | None:
    return _PAGE_NUMBER.fullmatch(row.text.strip())


_ADDRESS = re.compile(r"(?:https?|file)://\S", re.IGNORECASE)


def _is_printed(row: Row, measure: _Measure) -> bool:
    """Tell small type that begins with an address: a browser prints it below each page."""
    return row.size <= _SMALL * measure.size and _ADDRESS.match(row.text.strip()) is not None


_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}


def _value(match: re.Match[str]) -> int:
    """Return the value of a page number; that of one in hanzi counts with no other."""
    number = match["said"] or match["number"]
    if number.isdecimal():
        return int(number)
    values = [_ROMAN.get(sign, 0) for sign in number.lower()]
    return sum(-a if a < b else a for a, b in pairwise([*values, 0]))


def _repeated(outer: dict[int, Row], apart: set[int], measure: _Measure) -> Iterator[int]:
    """Yield the pages whose outermost row is also that of another page, at the same place.

    The figures of small type may differ, those of other type as the numbers of the pages do, and
    where they do, the row need not stand apart; large type is that of titles.
    """
    found: defaultdict[str, list[int]] = defaultdict(list)
    for at, row in sorted(outer.items()):
        if at not in apart and not _AT_END.search(row.text.strip()):
            continue
        small = row.size <= _SMALL * measure.size
        words = _FIGURES.sub("", row.text) if small else _counted(row.text, at)
        if words and row.size <= _LARGE * measure.size:
            found[words].append(at)
    for places in found.values():
        for at in places:
            if any(other != at and _is_level(outer[at], outer[other]) for other in places):
                yield at


_FIGURES = re.compile(r"[\d\s\-—–·|]+")
_AT_END = re.compile(r"^\d{1,4}(?=\s)|(?<=\s)\d{1,4}$")
"""The number of a page stands apart from the words beside it, that of a title does not."""


def _counted(words: str, at: int) -> str:
    """Return the words of the page at a place, with the figure at their end counted from it.

    >>> _counted("工作手册 12", 2), _counted("工作手册 15", 5)
    ('工作手册 10', '工作手册 10')
    """
    return _AT_END.sub(lambda figure: str(int(figure[0]) - at), words.strip())


def _is_level(row: Row, other: Row) -> bool:
    return abs(row.base - other.base) <= _SAME


def _placed(outer: dict[int, Row], apart: set[int], measure: _Measure) -> Iterator[int]:
    """Yield the pages that have small type where most pages have it, above their text."""
    small = [at for at in apart if outer[at].size <= _SMALL * measure.size]
    if len(small) < _FEWEST or len(small) < _SHARE * len(outer):
        return
    place = _usual([outer[at].base for at in small])
    for at in small:
        if abs(outer[at].base - place) <= _SAME:
            yield at
