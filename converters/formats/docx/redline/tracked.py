"""Tracked changes (修订) as WordprocessingML: who made them is told alike in all (17.13.5)."""

import datetime
from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from docx.oxml import parse_xml
from docx.oxml.ns import qn
from lxml import etree

from converters.formats.docx.loose_lines import LOOSENED, SQUEEZED
from converters.formats.docx.oxml import CELL_BREAK, CLOSER, NAMESPACES, NEARER
from converters.formats.docx.redline.body import BREAK, TAB, BodyChar
from converters.speech.spans import WordChange

_PRESERVE = "{http://www.w3.org/XML/1998/namespace}space"
_SETTING = (SQUEEZED, LOOSENED, NEARER, CLOSER, CELL_BREAK)
"""Character styles that only set a line: to lose one is no change of the text."""
_APART = 2
"""Minutes that keep two changes apart."""
_SIGNS = {TAB: qn("w:tab"), BREAK: qn("w:br")}
_NOT_BEFORE = (qn("w:rPr"), qn("w:sectPr"), qn("w:pPrChange"))
"""What is not among the properties that a change of them remembers (17.13.5.29)."""


@dataclass(slots=True)
class Tracker:
    """Makes the elements; each has a number of its own, and all the same author and day."""

    author: str
    day: datetime.date | None
    _minute: int = 0
    _numbers: Iterator[int] = field(default_factory=lambda: count(1))

    def mark(self, name: str, *children: Any) -> Any:
        """Return an element that tracks a change of what it holds."""
        made = parse_xml(f"<w:{name} {NAMESPACES}/>")
        made.set(qn("w:id"), str(next(self._numbers)))
        made.set(qn("w:author"), self.author)
        if self.day:
            made.set(qn("w:date"), f"{self.day.isoformat()}T00:0{self._minute}:00Z")
        made.extend(children)
        return made

    def turn(self) -> None:
        """Tell the changes that follow from those before by their time.

        LibreOffice (7.4) takes changes of one author at the end of a paragraph and at the beginning
        of the next for one if less than a minute is between them, with the end of the paragraph.
        """
        self._minute = _APART - self._minute

    def end(self, properties: Any, change: WordChange) -> None:
        """Say in the properties of a paragraph that its end came or went."""
        looks = properties.find(qn("w:rPr"))
        if looks is None:
            looks = etree.SubElement(properties, qn("w:rPr"))
        looks.insert(0, self.mark(change))

    def restyle(self, properties: Any, before: Any) -> None:
        """Say in the properties of a paragraph what they were."""
        old = [] if before is None else [deepcopy(one) for one in before]
        old = [one for one in old if one.tag not in _NOT_BEFORE]
        if list(map(_written, old)) != [
            _written(one) for one in properties if one.tag not in _NOT_BEFORE
        ]:
            properties.append(self.mark("pPrChange", _group("w:pPr", old)))

    def row(self, row: Any, change: WordChange) -> None:
        """Say in the properties of a row of a table that it came or went."""
        properties = row.find(qn("w:trPr"))
        if properties is None:
            properties = parse_xml(f"<w:trPr {NAMESPACES}/>")
            row.insert(0, properties)
        properties.append(self.mark(change))

    def runs(
        self, chars: Sequence[tuple[BodyChar, BodyChar | None]], change: WordChange
    ) -> list[Any]:
        """Return runs of characters; of those that were there before, with what they were like."""
        made, group = [], list[tuple[BodyChar, BodyChar | None]]()
        for one in chars:
            if group and _key(group[-1]) != _key(one):
                made.append(self._run(group, change))
                group = []
            group.append(one)
        made += [self._run(group, change)] if group else []
        return [self.mark(change, *made)] if change and made else made

    def _run(self, chars: Sequence[tuple[BodyChar, BodyChar | None]], change: WordChange) -> Any:
        char, before = chars[0]
        made = parse_xml(f"<w:r {NAMESPACES}/>")
        looks = _group("w:rPr", [] if char.looks is None else map(deepcopy, char.looks))
        if before is not None and _face(before.looks) != _face(char.looks):
            old = () if before.looks is None else map(deepcopy, before.looks)
            looks.append(self.mark("rPrChange", _group("w:rPr", old)))
        if len(looks):
            made.append(looks)
        _write(made, "".join(one.text for one, _ in chars), change)
        return made


def _write(run: Any, text: str, change: WordChange) -> None:
    name = qn("w:delText" if change is WordChange.GONE else "w:t")
    words = ""
    for char in text:
        if char not in _SIGNS:
            words += char
            continue
        _put(run, name, words)
        etree.SubElement(run, _SIGNS[char])
        words = ""
    _put(run, name, words)


def _put(run: Any, name: str, words: str) -> None:
    if words:
        element = etree.SubElement(run, name)
        element.text = words
        element.set(_PRESERVE, "preserve")


def _group(name: str, children: Any) -> Any:
    made = parse_xml(f"<{name} {NAMESPACES}/>")
    made.extend(list(children))
    return made


def _written(element: Any) -> bytes:
    return bytes(etree.tostring(element, method="c14n"))


def _key(one: tuple[BodyChar, BodyChar | None]) -> tuple[object, ...]:
    """Return what characters of one run have in common."""
    char, before = one
    looks = None if char.looks is None else _written(char.looks)
    return looks, None if before is None else _face(before.looks)


def _face(looks: Any) -> str:
    """Return the character style that says something of the words."""
    style = None if looks is None else looks.find(qn("w:rStyle"))
    name = "" if style is None else str(style.get(qn("w:val")))
    return "" if name in _SETTING else name
