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
_ACROSS = [
    re.compile(pattern)
    for pattern in (
        r" (?<=(\S) ) *(?=(\S))",
        rf" (?<=(\S[{BRIDGES}]) ) *(?=(\S))",
        rf" (?<=(\S) ) *(?=([{BRIDGES}]\S))",
        rf" (?<=(\S) ) *(?=([{BRIDGES}]) +(\S))",
    )
]
_BLANK = re.compile(r"\s")
_AROUND = 8
"""So many characters beside a rewritten date are enough for the terms that it is in."""
_ENDS = 2 * _AROUND

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
            char if char in kept or (_LETTER.match(char) and not char.isspace()) else " "
            for char in _FOLDED[code]
        )
        return self[code]


class _Quick:
    """What a table of single characters makes of a text, in less time than `str.translate` takes.

    Signs are replaced one after the other, the usual ones and those that the text has besides;
    one that becomes another of them is left to the table.
    """

    def __init__(self, table: dict[int, str]) -> None:
        self._table = table
        signs = dict.fromkeys(_USUAL)  # a blank first, for others become one
        self._replaced = [(sign, form) for sign in signs if (form := table[ord(sign)]) != sign]

    def __call__(self, text: str) -> str:
        """Return the text as the table has it."""
        quick = text
        for sign, form in self._replaced:
            quick = quick.replace(sign, form)
        forms = {sign: self._table[ord(sign)] for sign in set(_RARE.findall(quick))}
        if not forms.keys().isdisjoint(
            "".join(form for sign, form in forms.items() if form != sign)
        ):
            return text.translate(self._table)
        for sign, form in forms.items():
            quick = quick.replace(sign, form)
        return quick

    def each(self, texts: Sequence[str]) -> list[str]:
        """Return each text as the table has it."""
        found = self(_END.join(texts)).split(_END)
        return found if len(found) == len(texts) else list(map(self, texts))


def _hanzi() -> Iterator[str]:
    """Yield the ranges of the hanzi that are in their common form."""
    start = _FIRST
    for form in (*sorted(ord(char) for char in _SAME if _FIRST <= ord(char) <= _LAST), _LAST + 1):
        if start < form:
            yield f"{chr(start)}-{chr(form - 1)}"
        start = form + 1


UTF_32 = f"utf-32-{sys.byteorder[0]}e"
"""By it a text is an array of the numbers of its characters."""
_FOLDED = _Folded(DROPPED)
_PLAIN = _Folded("")
_LETTERS = _Letters()
_USUAL = " “”《》〔〕()·-—，：；！？（）、。,;!?/%零"
_END = "\uffff"
"""Stands between units that are altered in one go; it is no character, and so no sign of theirs."""
_FIRST, _LAST = 0x4E00, 0x9FFF
_RARE = re.compile(
    f"[^{''.join(_hanzi())}0-9a-z〇\\n.:{written.BEGINS}{written.JOINT}{_END}{re.escape(_USUAL)}]"
)
plain = _Quick(_PLAIN)
"""Folds a text, but for the signs that are dropped."""
_letters = _Quick(_LETTERS)


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
    return _within(_parted(_letters(text)))


def of_unit(unit: str) -> set[Term]:
    """Return all that the index knows a unit by, single characters aside.

    Its terms as it is printed, those of its dates and numbers in their one form, and, marked so,
    those that only punctuation keeps apart.

    >>> sorted(of_unit("一月,乡“村”"))
    ['1月', 'þ1', 'þ1月', '一月', '乡村', '月乡,']
    """
    (words,) = letters([unit])
    found = _within(words)
    return found | {term + ACROSS for term in _across(words) if term not in found}


def letters(units: Sequence[str]) -> list[str]:
    """Return units as the index takes them apart, dates and numbers in their one form behind each.

    A blank stands where only punctuation is, a line end across which nothing is one word.
    """
    texts = list(units)
    dated = [place for place, unit in enumerate(units) if written.may_rewrite(unit)]
    for place, text in zip(dated, plain.each([units[place] for place in dated]), strict=False):
        bare = [_bare(*piece) for piece in written.pieces(text)]
        texts[place] = "\n".join((written.parted(text), *written.windows(bare, _AROUND)))
    return list(map(_parted, _letters.each(texts)))


def _bare(piece: str, is_new: bool) -> written.Piece:
    """Return a piece folded, of a long one at least its ends: no window looks further."""
    if len(piece) > 2 * _ENDS and not is_new:
        head, tail = (end.translate(_FOLDED) for end in (piece[:_ENDS], piece[-_ENDS:]))
        if min(len(head), len(tail)) >= _AROUND:
            return head + tail, is_new
    return piece.translate(_FOLDED), is_new


def _parted(words: str) -> str:
    return _POINT.sub(" ", _CHAIN.sub("\n", words)) if _POINT.search(words) else words


def _within(words: str) -> set[Term]:
    found = {first + second for first, second in pairwise(words)}
    return {term for term in found if not _BLANK.search(term)} | set(
        map("".join, _BRIDGED.findall(words))
    )


def _across(words: str) -> Iterator[Term]:
    """Yield the terms that are in no run of letters, for punctuation stands in them."""
    return map("".join, chain.from_iterable(pattern.findall(words) for pattern in _ACROSS))


def characters(texts: Iterable[str]) -> set[Term]:
    """Return the single characters of texts, separators aside.

    >>> sorted(characters(["三农,", "农"]))
    ['三', '农']
    """
    codes = set(array("I", "".join(texts).encode(UTF_32, "surrogatepass")))
    return set("".join(map(_LETTERS.__getitem__, codes))) - {" ", "\n", *POINTS}
