"""Automatic numbers, which Word prints and does not write into the text (ECMA-376 17.9)."""

import re
from dataclasses import dataclass, field, replace

from converters.readers.docx import numerals
from converters.readers.docx.ooxml import Element, below, is_on, number, val, w
from converters.readers.docx.styles import Styles
from converters.speech import hanzi

_PLACE = re.compile("%([1-9])")
_BULLET = "bullet"


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list is numbered; `restart` is the level after which it begins again."""

    form: str = "decimal"
    pattern: str = ""
    text: str = ""
    start: int = 1
    restart: int | None = None
    legal: bool = False
    suffix: str = "tab"
    style: str = ""


@dataclass(frozen=True, slots=True)
class AutomaticNumber:
    """What is printed before a paragraph: its text, and what parts it from the words."""

    text: str
    suffix: str
    bullet: bool = False
    form: str = ""

    def before(self, text: str) -> str:
        """Return the number as it stands before words, parted from what it would run into.

        >>> AutomaticNumber("1.", "tab").before("2021年"), AutomaticNumber("1.", "tab").before("略")
        ('1. ', '1.')
        """
        return f"{self.text}{self._between(text)}"

    def _between(self, text: str) -> str:
        if self.suffix == "nothing" or not self.text:
            return ""
        last, first = self.text[-1], text[:1]
        if last in ".．" and first.isascii() and first.isalnum():
            return " "
        return " " if last.isalnum() and first.strip() and not _is_enclosed(last) else ""


def _is_enclosed(sign: str) -> bool:
    return "\u2460" <= sign <= "\u24ff" or "\u3220" <= sign <= "\u32ff"


@dataclass(slots=True)
class Numbering:
    """The lists of a file and how far each has been counted.

    All instances (`num`) of one definition count on from one another (17.9.15), but the first use
    of a level that an instance overrides with `startOverride` begins again (17.9.26).
    """

    root: Element | None
    styles: Styles
    _abstracts: dict[str, Element] = field(default_factory=dict)
    _nums: dict[str, Element] = field(default_factory=dict)
    _levels: dict[str, dict[int, Level]] = field(default_factory=dict)
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)
    _begun: set[tuple[str, int]] = field(default_factory=set)

    def __post_init__(self) -> None:
        for child in [] if self.root is None else self.root:
            if child.tag == w("abstractNum"):
                self._abstracts[val(child, "abstractNumId")] = child
            elif child.tag == w("num"):
                self._nums[val(child, "numId")] = child

    def count(self, paragraph: Element) -> AutomaticNumber | None:
        """Return the number of a paragraph, and count it; None for one that has none."""
        id, index = self._of(paragraph)
        levels = self._levels_of(id)
        level = levels.get(index)
        if level is None:
            return None
        counts = self._counts.setdefault(self._shared(id), {})
        self._step(counts, id, index, levels)
        if level.form == _BULLET and not hanzi.holds_hanzi(level.text):
            return AutomaticNumber("", level.suffix, bullet=True)
        text = _PLACE.sub(lambda m: _shown(levels, counts, int(m[1]) - 1, level), level.text)
        return AutomaticNumber(text, level.suffix, form=level.form)

    def _of(self, paragraph: Element) -> tuple[str, int]:
        """Return the list of a paragraph and its level there, by itself or its style (17.9.18)."""
        if not self._nums:
            return "", 0
        own = below(paragraph, "pPr", "numPr")
        id, index = val(below(own, "numId")), val(below(own, "ilvl"))
        if id:
            return id, number(index, 0)
        style = self.styles.style_of(paragraph)
        for name, element in self.styles.chain(style):
            told = below(element, "pPr", "numPr")
            if list_id := val(below(told, "numId")):
                of_style = self._level_of_style(list_id, style, name)
                return list_id, number(index or val(below(told, "ilvl")), of_style)
        return "", 0

    def _level_of_style(self, id: str, *styles: str) -> int:
        """Return the level that names the style in its pStyle (17.9.23)."""
        levels = self._levels_of(id)
        named = (at for one in styles for at, level in levels.items() if level.style == one)
        return next(named, 0)

    def _levels_of(self, id: str) -> dict[int, Level]:
        """Return the levels of a list, with what it overrides (17.9.8)."""
        if id not in self._levels:
            num = self._nums.get(id)
            found = {} if num is None else _levels(self._definition(self._abstract_id(num)))
            for override in [] if num is None else num.iter(w("lvlOverride")):
                index = number(val(override, "ilvl"), 0)
                if (whole := below(override, "lvl")) is not None:
                    found[index] = _level(whole)
                if (start := _start(override)) is not None and index in found:
                    found[index] = replace(found[index], start=start)
            self._levels[id] = found
        return self._levels[id]

    def _abstract_id(self, num: Element) -> str:
        return val(below(num, "abstractNumId"))

    def _definition(self, id: str, deep: int = 0) -> Element | None:
        """Return the definition with the levels: `numStyleLink` leads to another one (17.9.21)."""
        found = self._abstracts.get(id)
        link = val(below(found, "numStyleLink"))
        if not link or deep > _LINKS:
            return found
        own = below(self.styles.element(link), "pPr", "numPr", "numId")
        num = self._nums.get(val(own))
        if num is not None and self._abstract_id(num) != id:
            return self._definition(self._abstract_id(num), deep + 1)
        linked = (one for one in self._abstracts.values() if val(below(one, "styleLink")) == link)
        return next(linked, found)

    def _shared(self, id: str) -> str:
        definition = self._definition(self._abstract_id(self._nums[id]))
        return val(definition, "abstractNumId")

    def _step(self, counts: dict[int, int], id: str, index: int, levels: dict[int, Level]) -> None:
        """Count a paragraph; deeper levels begin again by their lvlRestart (17.9.10)."""
        level = levels[index]
        first = (id, index) not in self._begun and _start_of(self._nums[id], index) is not None
        self._begun.add((id, index))
        counts[index] = level.start if first or index not in counts else counts[index] + 1
        for deeper in [at for at in counts if at > index]:
            restart = levels[deeper].restart if deeper in levels else None
            if restart is None or index < restart:
                del counts[deeper]


_LINKS = 8


def _shown(levels: dict[int, Level], counts: dict[int, int], index: int, level: Level) -> str:
    """Return the number of a level within the text of `level`; isLgl makes it decimal (17.9.4)."""
    meant = levels.get(index, Level())
    value = counts.get(index, meant.start)
    if meant.form in ("none", _BULLET):
        return ""
    if level.legal:
        return str(value)
    if meant.pattern:
        return numerals.custom(meant.pattern, value)
    return numerals.written(meant.form, value)


def _levels(definition: Element | None) -> dict[int, Level]:
    found = [] if definition is None else definition.findall(w("lvl"))
    return {number(val(one, "ilvl"), 0): _level(one) for one in found}


def _level(element: Element) -> Level:
    form = next(iter(element.iter(w("numFmt"))), None)
    restart = below(element, "lvlRestart")
    return Level(
        form=val(form) or "decimal",
        pattern=val(form, "format") if val(form) == "custom" else "",
        text="" if is_on(below(element, "rPr", "vanish")) else val(below(element, "lvlText")),
        start=number(val(below(element, "start")), 1 if form is not None else 0),
        restart=None if restart is None else number(val(restart), 0),
        legal=is_on(below(element, "isLgl")),
        suffix=val(below(element, "suff")) or "tab",
        style=val(below(element, "pStyle")),
    )


def _start(override: Element) -> int | None:
    told = below(override, "startOverride")
    return None if told is None else number(val(told), 1)


def _start_of(num: Element, index: int) -> int | None:
    for override in num.iter(w("lvlOverride")):
        if number(val(override, "ilvl"), 0) == index:
            return _start(override)
    return None
