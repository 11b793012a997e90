"""Running heads and feet, and the numbers of pages: told by their place and their repetition."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, field
from itertools import pairwise

from converters.readers.pdf import headings, runs, turns
from converters.readers.pdf.headings import AT_END, SAME, PageEdge
from converters.readers.pdf.rows import Row
from converters.readers.pdf.turns import Turns

HEAD, NUMBER = "页眉、页脚", "页码"
_MOST = 3
"""So many rows may stand above and below the text of a page."""
_SMALL = 0.9
"""Of the usual size; with a gap beside it, or a place outside the text, smaller type is no text."""
_LARGE = 1.1
_GAP = 1.3
"""Times the usual distance of rows: what is further away stands by itself."""
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
    turns: Turns


@dataclass(frozen=True, slots=True)
class Stripped:
    """The rows of a page, and those above and below them, each with what it is called.

    `kept` are rows of the text that stand where heads stand.
    """

    rows: list[Row]
    gone: list[tuple[str, str]]
    kept: list[Row] = field(default_factory=list)


def stripped(pages: Sequence[Sequence[Row]], tall: Sequence[float] = ()) -> list[Stripped]:
    """Return the pages without running heads, feet and numbers.

    A row at the edge of a page goes if it stands apart or is small, and is the number of a page, or
    says the same at one place of several pages (small type: but for figures), or stands where most
    pages have small type above their text, unless it is a heading (`headings.among`); a row that is
    neither, if three pages have the same and sentences go on past it. Large type is that of titles.
    So goes what the file itself calls a part of the page, and the head of a single page: small type
    at its very top. `tall` are the heights of the pages, if they are known.
    """
    plain = [[row for row in rows if not row.cells] for rows in pages]
    size = runs.usual_size(run for rows in plain for row in rows for run in row.runs)
    measure = _Measure(size, _usual(_steps(plain)), turns.of_pages(pages, size))
    left = [Stripped(list(rows), []) for rows in pages]
    for edge in (-1, 0, -1):
        _peel_all(left, edge, measure)
    while _behead(left, tall, measure):
        _peel_all(left, 0, measure)
    _doubt(left, measure)
    for page in left:
        page.gone.sort(key=_is_number)
    return left


def _is_number(told: tuple[str, str]) -> bool:
    return told[0] == NUMBER


def _peel_all(pages: Sequence[Stripped], edge: int, measure: _Measure) -> None:
    for _ in range(_MOST):
        if not _peel(pages, edge, measure):
            return


_VERY_TOP, _TINY = 0.07, 0.75
"""Of the height of a page, where no margin ends; of the usual size."""


def _behead(pages: Sequence[Stripped], tall: Sequence[float], measure: _Measure) -> bool:
    """Take away the heads of pages by their place alone: a single page repeats nothing.

    Return whether there were any.
    """
    found = {at for at, high in enumerate(tall) if _is_headed(pages[at], high, measure)}
    _take(pages, 0, dict.fromkeys(_without_headings(pages, 0, found, found, measure), HEAD))
    return bool(found)


def _is_headed(page: Stripped, height: float, measure: _Measure) -> bool:
    if len(page.rows) < 2 or page.rows[0].cells or page.rows[0] in page.kept:
        return False
    row = page.rows[0]
    tiny = row.size <= _TINY * measure.size and row.base <= _VERY_TOP * height
    return tiny and page.rows[1].base - row.base >= _GAP * measure.pitch


def _usual(values: Sequence[float]) -> float:
    counts = Counter(round(value * 2) / 2 for value in values)
    return counts.most_common(1)[0][0] if counts else 0.0


def _steps(pages: Sequence[Sequence[Row]]) -> list[float]:
    """Return the distances between rows that are more than parts of one."""
    steps = (after.base - row.base for rows in pages for row, after in pairwise(rows))
    return [step for step in steps if step > 1]


def _peel(pages: Sequence[Stripped], edge: int, measure: _Measure) -> bool:
    """Take away the outermost rows that are no text; return whether there were any."""
    outer = _outermost(pages, edge)
    apart = {at for at in outer if _stands_apart(pages[at].rows, edge, measure)}
    names = dict(_numbers(outer, apart))
    printed = (at for at in apart if _is_printed(outer[at], measure))
    names |= {at: HEAD for at in printed if at not in names}
    names |= {at: HEAD for at, row in outer.items() if row.artifact and at not in names}
    heads = set(_repeated(outer, apart, measure))
    if edge == 0:
        heads |= set(_placed(outer, apart, measure))
    heads -= names.keys()
    names |= dict.fromkeys(_without_headings(pages, edge, heads, apart, measure), HEAD)
    through = _through(pages, edge, measure)
    names |= {at: HEAD for at in through if at not in names}
    _take(pages, edge, names)
    return bool(names)


def _outermost(pages: Sequence[Stripped], edge: int) -> dict[int, Row]:
    """Return the rows at an edge of the pages that may be no text, by the places of the pages."""
    rows = {at: page.rows[edge] for at, page in enumerate(pages) if page.rows}
    return {at: row for at, row in rows.items() if not row.cells and row not in pages[at].kept}


def _without_headings(
    pages: Sequence[Stripped], edge: int, heads: Set[int], apart: Set[int], measure: _Measure
) -> Set[int]:
    """Return what seem heads without those that are text; the pages keep these."""
    rows = [page.rows for page in pages]
    beside = {at: row for at in apart if (row := rows[at][edge]).size <= _LARGE * measure.size}
    cut = measure.turns.cut(rows, edge) if heads else set()
    text = headings.among(heads, PageEdge(rows, edge, beside, cut), _SMALL * measure.size)
    for at in text:
        pages[at].kept.append(rows[at][edge])
    return heads - text


def _take(pages: Sequence[Stripped], edge: int, names: dict[int, str]) -> None:
    for at, name in names.items():
        row = pages[at].rows.pop(edge)
        pages[at].gone.append((name, row.text))


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


def number_of(row: Row) -> int | None:
    """Return the number of a page that a row says; None for other rows."""
    match = _number(row)
    return _value(match) if match else None


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
        if at not in apart and not AT_END.search(row.text.strip()):
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


def _counted(words: str, at: int) -> str:
    """Return the words of the page at a place, with the figure at their end counted from it.

    >>> _counted("工作手册 12", 2), _counted("工作手册 15", 5)
    ('工作手册 10', '工作手册 10')
    """
    return AT_END.sub(lambda figure: str(int(figure[0]) - at), words.strip())


def _is_level(row: Row, other: Row) -> bool:
    return abs(row.base - other.base) <= SAME


def _placed(outer: dict[int, Row], apart: set[int], measure: _Measure) -> Iterator[int]:
    """Yield the pages that have small type where most pages have it, above their text."""
    small = [at for at in apart if outer[at].size <= _SMALL * measure.size]
    if len(small) < _FEWEST or len(small) < _SHARE * len(outer):
        return
    place = _usual([outer[at].base for at in small])
    for at in small:
        if abs(outer[at].base - place) <= SAME:
            yield at


def _through(pages: Sequence[Stripped], edge: int, measure: _Measure) -> Iterator[int]:
    """Yield the pages whose outermost row is that of others, where sentences go on past it.

    It need neither stand apart nor be small.
    """
    cut = measure.turns.cut([page.rows for page in pages], edge)
    for places in _alike(_outermost(pages, edge), measure):
        if turns.is_through(places, cut):
            yield from places


def _alike(outer: dict[int, Row], measure: _Measure) -> Iterator[list[int]]:
    """Yield the pages, three at least, that have the same words at one place."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    for at, row in outer.items():
        if row.size <= _LARGE * measure.size and not measure.turns.is_full(row):
            found[row.text.strip()].append(at)
    for places in found.values():
        place = _usual([outer[at].base for at in places])
        level = [at for at in places if abs(outer[at].base - place) <= SAME]
        if len(level) >= _FEWEST:
            yield level


def _doubt(pages: Sequence[Stripped], measure: _Measure) -> None:
    """Note the rows that most pages have in the same words and place, and that are left."""
    for edge in (0, -1):
        outer = _outermost(pages, edge)
        for places in _alike(outer, measure):
            if len(places) >= _SHARE * len(pages) and not headings.is_sentence(outer[places[0]]):
                for at in places:
                    pages[at].kept.append(outer[at])
