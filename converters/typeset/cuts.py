"""Where a line of a paragraph may end, what that costs, and where no gap may open in it.

What belongs together is known by its form: numbers with their signs and units (GB/T 15835
§5.1.7.2), words and addresses of Latin letters, —— and …… (GB/T 15834 §5.1), masks, ordinals. All
other characters stand by themselves. Marks that may not begin or end a line simply are no places.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from operator import sub
from typing import Final

from converters.typeset import marks

# What it costs to end a line inside of what belongs together, in the unit of
# `converters.typeset.line_costs`. These places are taken if a line would be loose without them.
_SEPARATOR: Final = 4.0
"""After a separator in an address."""
_INSIDE: Final = 40.0
"""Anywhere else in an address, but before a separator."""
_PAIR: Final = 6.0
"""Between two —— or …… of a leader."""
FORCED: Final = 1000.0
"""In what no line can hold."""

UNITS: Final = (
    "个百分点|平方公里|平方米|立方米|公里|公斤|公顷|千瓦时|千瓦|千米|千克|毫米|厘米|海里|小时|分钟"
    "|万亿元|周年|月份|世纪|年代|年级|人次|万元|亿元|万亩|万亿|万吨|万户|万人|亿斤"
    "|年|月|日|号|时|分|秒|天|周|岁|元|亩|吨|斤|米|克|度|人|名|位|户|家|个|项|件|条|次|篇|章|节|届|级"
    "|处|所|座|台|套|辆|种|类|批|场|期|步|层|支|倍|成|点|万|亿|千|百"
)
"""Units and measure words after a number, as a pattern; the longer ones come first."""
_SIGNS_OF_UNITS = (
    "[%％‰‱′″℃℉㎡㎏㎜㎝㎞]|[°º][CF]?"
    "| ?[A-Za-zμµΩ]{1,4}[²³]?(?:[/·][A-Za-z]{1,3}[²³]?)*(?![A-Za-z₀-₎])"  # kg, m², μg/m³
)
_LETTERS = "A-Za-zÀ-ÖØ-öø-ɏΑ-ώ"
_RAISED = "⁰¹²³⁴-⁹⁺⁻⁼⁽⁾ⁿ₀-₎ₐ-ₜ"
"""What is set raised or lowered: CO₂, PM₂.₅, 10⁻³."""
_SIGN = "(?:[±∓＋－+−≥≤＞＜><≈～~∶]|(?<![0-9A-Za-z])-)?"
_GROUPED = "(?<![0-9] )[0-9]{1,3}(?: [0-9]{3}){1,4}(?! ?[0-9])"
_FIGURES = rf"{_GROUPED}|[0-9０-９]+(?:[.．,:：/∶][0-9０-９]+)*"
_NUMBER = rf"{_SIGN}(?:{_FIGURES})[{_RAISED}]*(?:{_SIGNS_OF_UNITS})?"
_TOKEN: Final = re.compile(
    "(?P<hanzi>[\u4e00-\u9fff\u3400-\u4dbf〇]{2,})(?<!第)"
    "|(?P<pair>—{1,2}|―{1,2}|…{1,2}|‥{1,2}|～{1,2})"
    r"|(?P<address>(?:[a-z]{3,5}://|www\.|[\w.+-]+@(?=[\w-]+\.))[!-~]*[A-Za-z0-9/=#&]"
    r"|[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.(?:cn|com|net|org)\b[!-~]*)"
    rf"|(?P<number>第?{_NUMBER})(?P<unit>{UNITS})?"
    rf"(?:(?P<to>[—–～~－-])(?P<other>{_NUMBER})(?P<other_unit>{UNITS})?)?"
    "|(?P<whole>（[一二三四五六七八九十]{1,3}）|（[0-9]{1,2}）|第[一二三四五六七八九十百]{1,4}"
    r"|(?P<sign>[×＊*○●□■△▲◇◆☆★_=#~])(?P=sign)+)"
    rf"|(?P<word>[{_LETTERS}](?:[{_LETTERS}0-9{_RAISED}]"
    rf"|[-.,:/'’&+_@#%?=~·]{{1,3}}(?=[A-Za-z0-9{_RAISED}]))*%?)"
    "|(?P<space>[ \t\u3000]+)"
    "|.",
    re.DOTALL,
)
_IN_HANZI: Final = re.compile(
    "(?P<ordinal>第[一二三四五六七八九十百]{1,4})(?P<counted>[条章节届次]?)"
    "|(?P<year>[〇零一二三四五六七八九]{4})年"
)
_SEPARATORS: Final = re.compile(r"[/._?&=#+,@:%-]+")
_IS_RAISED: Final = re.compile(f"[{_RAISED}]")
_BLANK: Final = "_"
"""Signs in a row are a line to be written on."""
_FOLDER: Final = "/"
"""An address may end with it, and a line with the address."""
_LONG: Final = 12
"""Letters and signs, in characters, that may be broken at their separators if they are more; and
a line to be written on, anywhere."""


@dataclass(slots=True)
class Cuts:
    """The places of a paragraph where a line may end, in parallel lists; the first is its start.

    A place is told by the characters before it.
    """

    places: list[int]
    ends: list[int]
    """The same without the blanks that would hang at the end of the line."""
    prices: list[float]
    """What it costs to end a line there; 0 for most."""
    open: bytearray
    """For every place of the paragraph 1 if a gap may open there, else 0."""

    def forced(self, reach: Sequence[int], room: int) -> "Cuts":
        """Return the same, and between two places further apart than `room` each character.

        `reach` is how far the paragraph has come before each character.
        """
        starts, stops = (map(reach.__getitem__, each) for each in (self.places, self.ends[1:]))
        if max(map(sub, stops, starts), default=0) <= room:
            return self
        found = Cuts([0], [0], [0.0], self.open)
        for place, end, price in zip(self.places[1:], self.ends[1:], self.prices[1:], strict=True):
            inner = range(found.places[-1] + 1, end)
            if reach[end] - reach[found.places[-1]] > room:
                found.places += inner
                found.ends += inner
                found.prices += [FORCED] * len(inner)
            found.places.append(place)
            found.ends.append(end)
            found.prices.append(price)
        return found


def cut(text: str, unit_price: float) -> Cuts:
    """Return the places where a line may end; the end of the text is always the last.

    `unit_price` is what it costs to part a number from its unit.
    """
    cutter = _Cutter(text, unit_price)
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup
        if kind == "hanzi":
            cutter.hanzi(match[0], match.start())
        elif kind is None and not match[0].isascii():
            cutter.sign(match[0], match.start())
        else:
            cutter.token(match)
    cuts = cutter.cuts
    if cuts.places[-1] != len(text):
        cutter.add(len(text))
    return cuts


def easily(text: str) -> frozenset[int]:
    """Return the places inside a text where a line may end at little or no cost."""
    cuts = cut(text, FORCED)
    prices = zip(cuts.places[1:-1], cuts.prices[1:-1], strict=True)
    return frozenset(place for place, price in prices if price <= _SEPARATOR)


class _Cutter:
    """The places found so far."""

    def __init__(self, text: str, unit_price: float) -> None:
        self.text, self.unit_price = text, unit_price
        self.cuts = Cuts([0], [0], [0.0], bytearray(b"\1") * (len(text) + 1))

    def add(self, place: int, price: float = 0.0, hung: int = 0) -> None:
        """Add a place, before which so many blanks hang; where it has a price no gap opens."""
        self.cuts.places.append(place)
        self.cuts.ends.append(place - hung)
        self.cuts.prices.append(price)
        if price:
            self.cuts.open[place] = 0

    def _plain(self, start: int, end: int, price: float = 0.0) -> None:
        """Add the places after each of some characters, between which gaps may open."""
        places = range(start + 1, end + 1)
        self.cuts.places += places
        self.cuts.ends += places
        self.cuts.prices += [price] * len(places)

    def _forbid(self, place: int) -> None:
        """Let no line end at a place that was added last."""
        if place and self.cuts.places[-1] == place:
            for column in (self.cuts.places, self.cuts.ends, self.cuts.prices):
                column.pop()

    def _join(self, start: int, end: int) -> None:
        """Open no gap between the characters from `start` to `end`."""
        self.cuts.open[start + 1 : end] = bytes(max(end - start - 1, 0))

    def hanzi(self, run: str, start: int) -> None:
        """Add the places after each character of a run; an ordinal stays whole."""
        if "第" not in run and "年" not in run:
            self._plain(start, start + len(run))
            return
        done = start
        for match in _IN_HANZI.finditer(run):
            begin, end = start + match.start(), start + match.end()
            self._plain(done, begin)
            done = end
            if match["year"]:
                self._plain(begin, end - 1, self.unit_price)
            else:
                self._join(begin, begin + len(match["ordinal"]))
                if match["counted"]:
                    self.add(end - 1, self.unit_price)
            self.add(end)
        self._plain(done, start + len(run))

    def sign(self, char: str, start: int) -> None:
        """Add the place after a sign or a single hanzi, and let it begin no line if it may not."""
        if char in marks.NO_START or _IS_RAISED.match(char):
            self._forbid(start)
        if char not in marks.NO_END:
            self.add(start + 1)

    def token(self, match: re.Match[str]) -> None:
        """Add the places in and after what is no run of hanzi."""
        start, end = match.span()
        first = self.text[start]
        if match["space"]:
            self._space(start, end)
            return
        latin = start and first.isascii() and self._is_latin(self.text[start - 1])
        if latin:
            self.cuts.open[start] = 0
        if latin or first in marks.NO_START or _IS_RAISED.match(first):
            self._forbid(start)
        if match["number"]:
            self._number(match)
        elif letters := match["address"] or match["word"]:
            self._letters(letters, start, address=match["address"] is not None)
        elif match["pair"] or match["whole"]:
            self._whole(start, end)
        elif first not in marks.NO_END:
            self.add(end)

    def _space(self, start: int, end: int) -> None:
        """Let blanks hang at the end of a line; the gap beside them opens after them."""
        self._forbid(start)
        self._join(start - 1, end)
        self.add(end, hung=end - start)

    @staticmethod
    def _is_latin(char: str) -> bool:
        """Return whether Latin after a character stays with it: U.S., China, and the like."""
        return char.isascii() and not char.isspace()

    def _whole(self, start: int, end: int) -> None:
        """Keep a token whole; between two of a row of dashes or dots a line may end."""
        if start and self.text[start - 1] == self.text[start] and self.cuts.places[-1] != start:
            self.add(start, _PAIR)
        self._join(start, end)
        if self.text[start] == _BLANK and end - start > _LONG:
            self._plain(start, end - 1, _INSIDE)
        self.add(end)

    def _number(self, match: re.Match[str]) -> None:
        """Add the places in and after a number: before its unit, after the sign of a range."""
        for figures, unit in (("number", "unit"), ("other", "other_unit")):
            if match[figures]:
                self._join(*match.span(figures))
                end = match.end(figures)
                if match[unit]:
                    self.add(end, self.unit_price)
                    end = match.end(unit)
                    self._join(match.start(unit), end)
                if figures == "number" and match["to"]:
                    self.cuts.open[end] = 0
                    self.add(end + 1, self.unit_price)
                else:
                    self.add(end)

    def _letters(self, word: str, start: int, *, address: bool) -> None:
        """Add the places in and after a word; of an address anywhere, if need be."""
        self._join(start, start + len(word))
        if address or len(word) > _LONG:
            after = {match.end() for match in _SEPARATORS.finditer(word)}
            for place in range(1, len(word)):
                if _IS_RAISED.match(word, place):
                    continue
                if place in after or (address and not _SEPARATORS.match(word, place)):
                    self.add(start + place, _SEPARATOR if place in after else _INSIDE)
        if word[-1] == _FOLDER or word[-1] not in marks.NO_END:
            self.add(start + len(word))
