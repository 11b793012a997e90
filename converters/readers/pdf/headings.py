"""Headings that stand at one place of several pages, as running heads do: they are text."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import pairwise

from converters.readers.pdf import turns
from converters.readers.pdf.paragraphs import ENDS
from converters.readers.pdf.rows import Row

SAME = 3.0
"""Points: baselines no further apart are one place."""
_FEWEST_TURNS = 2
"""Over so many turns sentences go on, past words of which each page has others."""
AT_END = re.compile(r"^\d{1,4}(?=\s)|(?<=\s)\d{1,4}$")
"""The number of a page stands apart from the words beside it, that of a title does not."""
_OF_PAGE = re.compile(r"第\d+页|共\d+页|(?<![\d\u4e00-\u9fff])\d+(?![\d\u4e00-\u9fff])|[\s\-—–·|]+")
"""What of a running head counts the pages, or parts it: no figure of a word (2021年, 第1部分)."""

_Rows = Mapping[int, Row]
"""Rows at the edge of pages, by the places of the pages."""


@dataclass(frozen=True, slots=True)
class PageEdge:
    """An edge of the pages of a file, 0 for their heads and -1 for their feet.

    `apart` are all rows that stand there by themselves, by the places of their pages; `cut` the
    pages where a sentence goes on past the outermost row.
    """

    pages: Sequence[Sequence[Row]]
    at: int
    apart: Mapping[int, Row]
    cut: Set[int]


def among(taken: Set[int], edge: PageEdge, small: float) -> set[int]:
    """Return on which of the pages what seems a running head is text after all.

    Where the words at one place change from page to page, each is the heading of its page, and the
    first of those that several pages in a row repeat is one: unless sentences go on past them, or
    the number of the page stands beside them, or they repeat the headings of the text. Words of
    two heads that take turns are no headings. Nor is a sentence larger than `small` type, in
    points, a head, whatever repeats it.
    """
    found: set[int] = set()
    for rows in _levels({at: edge.pages[at][edge.at] for at in taken}):
        if not _run(rows, edge):
            found |= set(_first_ones(rows, edge))
        sentences = [at for at, row in rows.items() if row.size > small and is_sentence(row)]
        if not turns.is_through(sentences, edge.cut):
            found |= set(sentences)
    return found


def _first_ones(rows: _Rows, edge: PageEdge) -> Iterator[int]:
    """Yield the first pages of those that have the same words, if there are also others."""
    near = {at: row for at, row in edge.apart.items() if any(map(_level_with(row), rows.values()))}
    groups = list(_groups({**near, **rows}))
    crossed = _is_crossed(groups)
    for group in groups if len(groups) > 1 else ():
        those = [at for at in group if at in rows]
        if those and not (crossed and len(group) > 1):
            yield those[0]


def _level_with(row: Row) -> Callable[[Row], bool]:
    return lambda other: abs(row.base - other.base) <= SAME


def _levels(rows: _Rows) -> Iterator[dict[int, Row]]:
    """Yield the rows that stand at one place."""
    held: dict[int, Row] = {}
    for at in sorted(rows, key=lambda at: rows[at].base):
        if held and rows[at].base - next(iter(held.values())).base > SAME:
            yield dict(sorted(held.items()))
            held = {}
        held[at] = rows[at]
    if held:
        yield dict(sorted(held.items()))


def _groups(rows: _Rows) -> Iterator[list[int]]:
    """Yield the pages that have the same words, but for the numbers of the pages."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    for at, row in sorted(rows.items()):
        found[_words(row)].append(at)
    yield from found.values()


def _words(row: Row) -> str:
    return _OF_PAGE.sub("", row.text)


def _is_crossed(groups: Sequence[Sequence[int]]) -> bool:
    """Tell words that take turns: those of left and right pages."""
    spans = sorted((group[0], group[-1]) for group in groups)
    return any(after[0] < before[1] for before, after in pairwise(spans))


def _run(rows: _Rows, edge: PageEdge) -> bool:
    through = turns.is_through(list(rows), edge.cut, _FEWEST_TURNS)
    return through or _is_counting(rows) or _are_titles(rows, edge)


def _is_counting(rows: _Rows) -> bool:
    """Tell rows each of which has the number of its page beside its words."""
    figures = {at: AT_END.search(row.text.strip()) for at, row in rows.items()}
    counted = {figure and int(figure[0]) - at for at, figure in figures.items()}
    return len(counted) == 1 and None not in counted


def _are_titles(rows: _Rows, edge: PageEdge) -> bool:
    """Tell rows that repeat a heading of their page, or else the last one before: of chapters."""
    known = {_words(row) for row in rows.values()}
    latest = ""
    for at, page in enumerate(edge.pages):
        inner = page[1:] if edge.at == 0 else page[:-1]
        said = [_words(row) for row in (inner if at in rows else page)]
        here = [words for words in said if words in known]
        if at in rows and _words(rows[at]) not in (latest, *here):
            return False
        latest = here[-1] if here else latest
    return True


def is_sentence(row: Row) -> bool:
    """Return whether a row ends as a sentence does."""
    return row.text.rstrip().endswith(ENDS)
