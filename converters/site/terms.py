"""What the search knows a text by: its folded form, its pairs of characters, and some triples.

`engine.js` folds a query and takes it apart in the same way, by the constants it is handed.
"""

import re
import sys
import unicodedata
from array import array
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, pairwise

from converters.site import written
from converters.speech import alike

DROPPED = " \t“”‘’\"'「」『』《》〈〉()【】〔〕[]·•‧・-‐‒–—"
"""Characters that neither the index nor a query sees, after NFKC."""
FORMS = "".join(
    char + form
    for char, form in sorted(alike.FORMS.items())
    if unicodedata.normalize("NFKC", char) == char
)
"""Characters that NFKC leaves and what the search takes them for, in turn."""
SEPARATORS = (
    "\\u0000-/:-@\\[-`{-\\u00bf\\u2000-\\u206f\\u2190-\\u2bff\\u3000-\\u3004\\u3008-\\u3030"
    "\\u303d-\\u303f\\ufe30-\\ufe6f\\uff00-\\uff0f\\uff1a-\\uff20\\uff3b-\\uff40\\uff5b-\\uff65"
)
"""Characters between which no pair is made: the inside of a character class, for both languages."""
BRIDGES = "的和在是与为对有了上中不一0123456789"
"""Characters that stand between any two others, so that pairs with them tell little: 好的国 is a
term of its own, or every text with 好的 and 的国 would have to be read."""
ACROSS = ","
"""Ends a term whose characters stand in a text with punctuation between them."""
POINTS = ".:" + written.JOINT
"""Between two digits these are no punctuation: 191.5 is not 1915."""

_SAME = dict(zip(FORMS[::2], FORMS[1::2], strict=True))
_LETTER = re.compile(f"[^{SEPARATORS}]")
_CHAIN = re.compile(rf"\n|(?<=[0-9])[{POINTS}](?=[0-9])")
"""Even without punctuation nothing is one word across these."""
_POINT = re.compile(f"[{POINTS}]")
_BRIDGED = re.compile(rf"[{BRIDGES}](?<=(\S.))(?=(\S))")
_AROUND = 8
"""So many characters beside a rewritten date are enough for the terms that it is in."""

Term = str
"""One to three characters, and perhaps ACROSS."""


class _Folded(dict[int, str]):
    """What each character is to the search, found when it is first met."""

    def __init__(self, dropped: str) -> None:
        super().__init__()
        self._dropped = dropped

    def __missing__(self, code: int) -> str:
        folded = unicodedata.normalize("NFKC", chr(code)).lower()
        self[code] = "".join(_SAME.get(char, char) for char in folded if char not in self._dropped)
        return self[code]


class _Letters(dict[int, str]):
    """What each character is to the index: as folded, a blank for what no pair crosses."""

    def __missing__(self, code: int) -> str:
        kept = "\n" + POINTS
        self[code] = "".join(
            char if char in kept or _LETTER.match(char) else " " for char in _FOLDED[code]
        )
        return self[code]


class _Pairs(dict[int, Term]):
    """Each pair of characters by the number that its four bytes of UTF-16 are; "" across a blank.

    There is one string of each: to count with it is to compare an address, not its characters.
    """

    def __missing__(self, number: int) -> Term:
        pair = number.to_bytes(4, sys.byteorder).decode(_UTF_16, "surrogatepass")
        self[number] = "" if " " in pair else pair
        return self[number]


_UTF_16 = f"utf-16-{sys.byteorder[0]}e"
_UTF_32 = f"utf-32-{sys.byteorder[0]}e"
_FOLDED = _Folded(DROPPED)
_PLAIN = _Folded("")
_LETTERS = _Letters()
_PAIRS = _Pairs()


def fold(text: str) -> str:
    """Return text as the search compares it.

    >>> fold("“三农”工作，ＡＢ"), fold("⻓⼾"), fold("二○二零年鄉鎮")
    ('三农工作,ab', '长户', '二〇二〇年乡镇')
    """
    return text.translate(_FOLDED)


def terms(text: str) -> set[Term]:
    """Return the pairs and bridged triples of a text, never across a separator.

    >>> sorted(terms("三农的工,ab"))
    ['ab', '三农', '农的', '农的工', '的工']
    """
    return _within(_runs(text.translate(_LETTERS)), set())


def of_unit(unit: str) -> set[Term]:
    """Return all that the index knows a unit by, single characters aside.

    Its terms as it is printed, those of its dates and numbers in their one form, and, marked so,
    those that only punctuation keeps apart.

    >>> sorted(of_unit("一月,乡“村”"))
    ['1月', 'þ1', 'þ1月', '一月', '乡村', '月乡,']
    """
    text = unit
    if written.may_rewrite(unit):
        plain = unit.translate(_PLAIN)
        bare = [(fold(piece), is_new) for piece, is_new in written.pieces(plain)]
        text = "\n".join((written.parted(plain), *written.windows(bare, _AROUND)))
    letters = text.translate(_LETTERS)
    found = _within(_runs(letters), set())
    across = {term for chain in _chains(letters) for term in _across(chain)}
    found.update([term + ACROSS for term in across - found])
    return found


def _chains(letters: str) -> Iterable[list[str]]:
    """Return the runs of letters, in a list those that only punctuation keeps apart."""
    if _POINT.search(letters):
        return map(_runs, _CHAIN.split(letters))
    return map(str.split, letters.split("\n"))


def _runs(letters: str) -> list[str]:
    return (_POINT.sub(" ", letters) if _POINT.search(letters) else letters).split()


def _within(runs: Sequence[str], found: set[Term]) -> set[Term]:
    """Return the terms found so far and those of runs."""
    letters = " ".join(runs)
    found.update(map("".join, _BRIDGED.findall(letters)))
    found.update(_pairs(letters))
    found.discard("")
    return found


def _pairs(letters: str) -> Iterator[Term]:
    """Yield the pairs of characters of runs with blanks between them; "" for one with a blank."""
    data = letters.encode(_UTF_16, "surrogatepass")
    if len(data) > 2 * len(letters):  # a character beyond the basic plane takes four bytes
        return (a + b if " " not in (a, b) else "" for a, b in pairwise(letters))
    even, odd = len(data) // 4 * 4, (len(data) - 2) // 4 * 4
    return map(_PAIRS.__getitem__, chain(array("I", data[:even]), array("I", data[2 : 2 + odd])))


def _across(runs: Sequence[str]) -> Iterator[Term]:
    """Yield the terms that are in none of the runs, for they are in two or three."""
    for before, after in pairwise(runs):
        last, first = before[-1], after[0]
        yield last + first
        if last in BRIDGES and len(before) > 1:
            yield before[-2] + last + first
        if first in BRIDGES and len(after) > 1:
            yield last + after[:2]
    for place, run in enumerate(runs[1:-1], 1):
        if len(run) == 1 and run in BRIDGES:
            yield runs[place - 1][-1] + run + runs[place + 1][0]


def characters(texts: Iterable[str]) -> set[Term]:
    """Return the single characters of texts, separators aside.

    >>> sorted(characters(["三农,", "农"]))
    ['三', '农']
    """
    codes = set(array("I", "".join(texts).encode(_UTF_32, "surrogatepass")))
    return set("".join(map(_LETTERS.__getitem__, codes))) - {" ", "\n", *POINTS}
