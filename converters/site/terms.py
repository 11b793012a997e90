"""What the search knows a text by: its folded form, its pairs of characters, and some triples.

`engine.js` folds a query and takes it apart in the same way, by the constants it is handed.
"""

import re
import unicodedata
from collections.abc import Iterable
from operator import add

from converters.speech import radicals

DROPPED = " \t“”‘’\"'「」『』《》〈〉()【】〔〕[]·•‧・-‐‒–—"
"""Characters that neither the index nor a query sees, after NFKC."""
FORMS = "".join(
    char + form
    for char, form in sorted(radicals.FORMS.items())
    if unicodedata.normalize("NFKC", char) == char
)
"""Characters that NFKC leaves and what the search takes them for, in turn: radicals, old forms."""
SEPARATORS = (
    "\\u0000-/:-@\\[-`{-\\u00bf\\u2000-\\u206f\\u2190-\\u2bff\\u3000-\\u3004\\u3008-\\u3030"
    "\\u303d-\\u303f\\ufe30-\\ufe6f\\uff00-\\uff0f\\uff1a-\\uff20\\uff3b-\\uff40\\uff5b-\\uff65"
)
"""Characters between which no pair is made: the inside of a character class, for both languages."""
BRIDGES = "的和在是与为对有了上中不一0123456789"
"""Characters that stand between any two others, so that pairs with them tell little: 好的国 is a
term of its own, or every text with 好的 and 的国 would have to be read."""
LONGEST = 3

_SAME = dict(zip(FORMS[::2], FORMS[1::2], strict=True))
_RUN = re.compile(f"[^{SEPARATORS}]+")
_BRIDGED = re.compile(f"(?=([^{SEPARATORS}][{BRIDGES}][^{SEPARATORS}]))")

Term = str
"""One to three characters."""


class _Folded(dict[int, str]):
    """What each character is to the search, found when it is first met."""

    def __missing__(self, code: int) -> str:
        folded = unicodedata.normalize("NFKC", chr(code)).lower()
        self[code] = "".join(_SAME.get(char, char) for char in folded if char not in DROPPED)
        return self[code]


_FOLDED = _Folded()


def fold(text: str) -> str:
    """Return text as the search compares it.

    >>> fold("“三农”工作，ＡＢ"), fold("⻓⼾")
    ('三农工作,ab', '长户')
    """
    return text.translate(_FOLDED)


def terms(text: str) -> set[Term]:
    """Return the pairs and bridged triples of folded text, never across a separator.

    >>> sorted(terms("三农的工,ab"))
    ['ab', '三农', '农的', '农的工', '的工']
    """
    found: set[Term] = set(_BRIDGED.findall(text))
    for run in _RUN.findall(text):
        found.update(map(add, run, run[1:]))
    return found


def characters(texts: Iterable[str]) -> set[Term]:
    """Return the single characters of folded texts, separators aside.

    >>> sorted(characters(["三农,", "农"]))
    ['三', '农']
    """
    return {char for text in texts for run in _RUN.findall(text) for char in run}
