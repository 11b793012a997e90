"""Ways of looking at the words of a paragraph: patterns, pairs of marks, repeats, rows of leads."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from converters.speech import hanzi


@dataclass(frozen=True, slots=True)
class Doubt:
    """A doubt about words: where it begins in them, and how long the place is."""

    at: int
    length: int

    @property
    def span(self) -> tuple[int, int]:
        """The same as a finding has it."""
        return self.at, self.length

    def excerpt(self, text: str) -> str:
        """Return the place with some of the words around it."""
        start, end = max(self.at - _NEAR, 0), min(self.at + self.length + _NEAR, len(text))
        return f"{'…' if start else ''}{text[start:end]}{'…' if end < len(text) else ''}"


_NEAR = 12
Finds = Callable[[str], Iterable[Doubt]]


Looks = Callable[[str, Sequence[int]], Iterator[int]]


@dataclass(frozen=True, slots=True)
class Sought:
    """What is looked for in the words of a paragraph.

    `paragraphs` yields those of many that are worth a look, ascending: their words stand one below
    the other, each from its place in `starts`, the last of which is the end.
    """

    paragraphs: Looks
    finds: Finds


@lru_cache(maxsize=1)  # the checks that have a set in common stand beside each other
def _is_among(characters: str, words: str) -> bool:
    return re.search(characters, words) is not None


def _with(quick: re.Pattern[str], signs: str = "", among: str = "") -> Looks:
    """Return the look for the paragraphs with a simple pattern, and with one of the signs if any.

    To ask for each of a few signs is quicker than to ask for a pattern that has one of them.
    """

    def paragraphs(words: str, starts: Sequence[int]) -> Iterator[int]:
        if signs and not any(sign in words for sign in signs):
            return
        if among and not _is_among(among, words):
            return
        found = quick.search(words)
        while found:
            at = bisect_right(starts, found.start()) - 1
            yield at
            found = quick.search(words, starts[at + 1])

    return paragraphs


def pattern(*patterns: str, hint: str = "", signs: str = "", among: str = "") -> Sought:
    """Return the look for any of the patterns; each of them has a simpler one, the `hint`.

    If there are `signs`, each of them has one of these too. `among` is the pattern of a set of
    characters, one of which each has: what several patterns share is asked for but once.
    """
    every = re.compile("|".join(patterns))
    quick = re.compile(hint or every.pattern, re.MULTILINE)
    return Sought(
        _with(quick, signs, among),
        lambda text: (Doubt(m.start(), len(m[0])) for m in every.finditer(text)),
    )


_PAIRS = "“”（）《》"
_OF_PAIRS = re.compile(rf"[{_PAIRS}\n]")


@lru_cache(maxsize=1)  # three checks ask of the same words
def _row_of_pairs(words: str) -> str:
    """Return the marks that come in pairs, and the ends of the paragraphs, in their order."""
    return "".join(_OF_PAIRS.findall(words))


def _with_unpaired(pair: str, marked: Looks) -> Looks:
    """Return the look for paragraphs with a mark of a pair: none if all are paired, as most are."""
    others = _PAIRS.replace(pair, "")

    def paragraphs(words: str, starts: Sequence[int]) -> Iterator[int]:
        row = _row_of_pairs(words)
        for other in others:
            row = row.replace(other, "")
        return marked(words, starts) if row.replace(pair, "").strip("\n") else iter(())

    return paragraphs


def unbalanced(opening: str, closing: str) -> Sought:
    """Return the look for a pair of marks, one of _PAIRS, that do not match in a paragraph.

    A quotation mark that opens inside of an open one is a doubt too.
    """
    marks, pair = re.compile(f"[{opening}{closing}]"), opening + closing

    def paired(text: str) -> bool:
        return not "".join(marks.findall(text)).replace(pair, "")

    def found(text: str) -> Iterable[Doubt]:
        return () if paired(text) else unmatched(text)

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

    return Sought(_with_unpaired(pair, _with(marks)), found)


_LIST_BRACKET = re.compile(
    r"(?:^|[。；，：、！？”\s])(?:\d{1,2}|[一二三四五六七八九十]{1,2}|[a-zA-Z])[）)]"
)


_brackets = unbalanced("（", "）")


def _round_brackets(text: str) -> Iterator[Doubt]:
    """Tell unmatched round brackets, those of list numbers such as 1） aside."""
    doubts = tuple(_brackets.finds(text))
    aside = {match.end() - 1 for match in _LIST_BRACKET.finditer(text)} if doubts else ()
    return (doubt for doubt in doubts if doubt.at not in aside)


round_brackets = Sought(_brackets.paragraphs, _round_brackets)

_MARK, _MARK_OR_END = re.compile("[，。；！？：]"), re.compile("[，。；！？：\n]")
_CLAUSE, _NEAR_ITSELF = 14, 200
"""So many characters make a clause that nobody says twice by chance, so near to itself."""


def _said_again(marks: re.Pattern[str], text: str) -> Iterator[Doubt]:
    """Yield the clauses between two marks that stood shortly before."""
    clauses = marks.split(text)
    long = [clause for clause in clauses if len(clause) >= _CLAUSE]
    if len(long) == len(set(long)):
        return
    seen: dict[str, int] = {}
    at = 0
    for clause in clauses:
        if len(clause) >= _CLAUSE:
            if clause in seen and at - seen[clause] < _NEAR_ITSELF:
                yield Doubt(at, len(clause))
            seen[clause] = at + len(clause)
        at += len(clause) + 1


def _with_repeats(words: str, starts: Sequence[int]) -> Iterator[int]:
    """Yield the paragraphs with a clause that stood shortly before, be it in the one above."""
    if words.count("\n") > len(starts) - 2:  # a table among them has line ends of its own
        return iter(range(len(starts) - 1))
    again = _said_again(_MARK_OR_END, words)
    return iter(sorted({bisect_right(starts, doubt.at) - 1 for doubt in again}))


def _repeated(text: str) -> Iterator[Doubt]:
    """Tell a clause that stands twice, near to itself, in one paragraph."""
    return _said_again(_MARK, text)


repeated = Sought(_with_repeats, _repeated)

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


leads = Sought(_with(_LEAD_SIGN), _leads)
