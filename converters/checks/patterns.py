"""Ways of looking at the words of a paragraph: patterns, pairs of marks, repeats, rows of leads."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from converters.speech import hanzi


@dataclass(frozen=True, slots=True)
class Doubt:
    """A doubt about words: where it begins in them, and how long the place is."""

    at: int
    length: int

    def excerpt(self, text: str) -> str:
        """Return the place with some of the words around it."""
        start, end = max(self.at - _NEAR, 0), min(self.at + self.length + _NEAR, len(text))
        return f"{'…' if start else ''}{text[start:end]}{'…' if end < len(text) else ''}"


_NEAR = 12
Finds = Callable[[str], Iterable[Doubt]]


@dataclass(frozen=True, slots=True)
class Sought:
    """What is looked for in the words of a paragraph.

    `quick` is a simple pattern without which nothing is found, in one paragraph or in many.
    """

    quick: re.Pattern[str]
    finds: Finds

    def paragraphs(self, words: str, starts: Sequence[int]) -> Iterator[int]:
        """Yield the places in `starts` of the paragraphs that are worth a look, ascending.

        They stand in `words` one below the other, each from its start; the last start is the end.
        """
        found = self.quick.search(words)
        while found:
            at = bisect_right(starts, found.start()) - 1
            yield at
            found = self.quick.search(words, starts[at + 1])


def pattern(*patterns: str, hint: str = "") -> Sought:
    """Return the look for any of the patterns; `hint` is a simpler one that each of them has."""
    every = re.compile("|".join(patterns))
    quick = re.compile(hint or every.pattern, re.MULTILINE)
    return Sought(quick, lambda text: (Doubt(m.start(), len(m[0])) for m in every.finditer(text)))


def unbalanced(opening: str, closing: str) -> Sought:
    """Return the look for a pair of marks that do not match in a paragraph.

    A quotation mark that opens inside of an open one is a doubt too.
    """
    marks = re.compile(f"[{opening}{closing}]")
    other = f"[^{opening}{closing}]*"
    paired = re.compile(f"(?:{other}{opening}{other}{closing})*{other}")

    def found(text: str) -> Iterable[Doubt]:
        return () if paired.fullmatch(text) else unmatched(text)

    def unmatched(text: str) -> Iterator[Doubt]:
        depth: list[int] = []
        for match in marks.finditer(text):
            at = match.start()
            if match[0] == opening and not (depth and opening == "“"):
                depth.append(at)
            elif match[0] == closing and depth:
                depth.pop()
            else:
                yield Doubt(at, 1)
        yield from (Doubt(at, 1) for at in depth)

    return Sought(marks, found)


_LIST_BRACKET = re.compile(
    r"(?:^|[。；，：、！？”\s])(?:\d{1,2}|[一二三四五六七八九十]{1,2}|[a-zA-Z])[）)]"
)


_brackets = unbalanced("（", "）")


def _round_brackets(text: str) -> Iterator[Doubt]:
    """Tell unmatched round brackets, those of list numbers such as 1） aside."""
    doubts = tuple(_brackets.finds(text))
    aside = {match.end() - 1 for match in _LIST_BRACKET.finditer(text)} if doubts else ()
    return (doubt for doubt in doubts if doubt.at not in aside)


round_brackets = Sought(_brackets.quick, _round_brackets)

_CLAUSE = re.compile(r"[^，。；！？：]{14,}")


def _repeated(text: str) -> Iterator[Doubt]:
    """Tell a clause that stands twice, near to itself, in one paragraph."""
    clauses = _CLAUSE.findall(text)
    if len(clauses) == len(set(clauses)):
        return
    seen: dict[str, int] = {}
    for match in _CLAUSE.finditer(text):
        if match[0] in seen and match.start() - seen[match[0]] < 200:
            yield Doubt(match.start(), len(match[0]))
        seen[match[0]] = match.end()


repeated = Sought(_CLAUSE, _repeated)

_LEAD = re.compile(
    r"([一二三四五六七八九十](?<![^。；：，！？].)[一二三四五六七八九十]?)([是要])(?!求|点)"
)
"""一是, 二要 and so on at the head of a clause; what stands before is asked for after the first
numeral, for a pattern that begins with a set of characters is met sooner."""


_LEAD_SIGN = re.compile("[一二三四五六七八九十][是要]")
"""Without it there is none: a quick look."""


def rows_of_leads(text: str) -> Iterable[re.Match[str]]:
    """Return where 一是, 二要 and so on stand at the heads of clauses."""
    return _LEAD.finditer(text) if _LEAD_SIGN.search(text) else ()


def _leads(text: str) -> Iterator[Doubt]:
    """Tell a row of 一是 二是 … inside a paragraph that leaves one out or says one twice."""
    last: dict[str, int] = {}
    for match in rows_of_leads(text):
        value, word = hanzi.parse_number(match[1]), match[2]
        if word in last and value not in (last[word] + 1, 1):
            yield Doubt(match.start(), len(match[0]))
        last[word] = value


leads = Sought(_LEAD_SIGN, _leads)
