"""How attachments are called in a text: 附件1 as it is printed, and 附件一, 附件（一）, 附表1.

What is written otherwise than it is printed (GB/T 9704-2012 §7.3.7) counts under a rule of its own.
"""

import re
from collections.abc import Sequence
from itertools import islice, takewhile
from typing import NamedTuple

from converters.importing.text.lines import SourceLine
from converters.speech import hanzi
from converters.speech.attachments import NUMBER
from converters.speech.model import ATTACHED

RULE = "attachment-mark"
_NOUN = r"附\s*(?:件|表)"
_MARK = re.compile(
    r"(?P<document>[^\s〔，。：]{1,30}〔\d{4}〕\d{1,5}号)?\s*"
    rf"(?P<called>{_NOUN}\s*(?:(?P<number>{NUMBER})|[（(]\s*(?P<within>{NUMBER})\s*[）)])?)"
    r"(?:(?P<sign>\s*[:：]\s*|\s+)(?P<title>[^\s:：].*)|\s*[:：]?)"
)
_END = r"[。；;，]?"
"""The standard has no mark behind a name; many write one."""
_TELLS = re.compile(rf"(?P<noun>{_NOUN})\s*[:：]\s*[^。；！？]{{0,80}}{_END}")
_DIGITS = re.compile(r"[0-9]{1,2}\s*[.．、][^。；！？]{1,80}" + _END)
_ORDINAL = re.compile(
    rf"(?:(?P<number>{NUMBER})\s*[.．、]|[（(]\s*(?P<within>{NUMBER})\s*[）)])"
    rf"[^。；！？]{{1,80}}{_END}"
)
_ITEM = re.compile(
    rf"(?:{_NOUN}\s*[:：]\s*|{_NOUN}\s*[（(]?\s*{NUMBER}\s*[）)]?\s*[:：\s]\s*)?"
    rf"(?P<sign>(?P<number>{NUMBER})\s*[.．、]|[（(]\s*(?P<within>{NUMBER})\s*[）)])?"
    rf"\s*(?P<name>.*?){_END}"
)


class AttachmentMark(NamedTuple):
    """The mark of an attachment, and whether its title stands behind it."""

    noun: str
    """附件 or 附表."""
    number: int | None
    at: int
    """Where the title begins on the line; 0 if it is not there."""
    tells: bool
    """附件：名单, which may tell of an attachment elsewhere."""
    standard: bool
    """It is written as it is printed, but for spaces."""
    document: str
    """The 发文字号 before it, where it is bound apart."""


class Told(NamedTuple):
    """What a line says of an attachment."""

    noun: str
    number: int | None
    name: str
    known: bool
    """It is 附件说明 where it stays as it stands: 附件：1、甲, not 附件：一、甲."""


def read(text: str) -> AttachmentMark | None:
    """Return the mark that a line is or begins with.

    >>> read("附 件 1"), read("附件（二）：名单").number, read("附件一览") is None
    (AttachmentMark(noun='附件', number=1, at=0, tells=False, standard=True, \
document=''), 2, True)
    """
    match = _MARK.fullmatch(text)
    if match is None:
        return None
    called = "".join(match["called"].split())
    number = _value(match["number"] or match["within"])
    at = match.start("title") if match["title"] else 0
    tells = bool(at and match["sign"].strip())
    standard = called == f"{ATTACHED}{number or ''}"
    document = match["document"] or ""
    return AttachmentMark(called[: len(ATTACHED)], number, at, tells, standard, document)


def telling(lines: Sequence[SourceLine], at: int) -> tuple[SourceLine, ...]:
    """Return the lines from one on that tell of attachments.

    They are 附件：1.甲 and then 2.乙, or 附件一：甲 and then 附件二：乙.
    """
    first = lines[at]
    if _TELLS.fullmatch(first.text):
        known = _told(first.text, "").number
        rest = enumerate(islice(lines, at + 1, None), (known or 0) + 1)
        return (first, *(line for _, line in takewhile(_is_next, rest)))
    rows = enumerate(islice(lines, at, None), 1)
    return tuple(line for _, line in takewhile(_is_row, rows))


def _is_next(row: tuple[int, SourceLine]) -> bool:
    """Tell 2.乙, and 二、乙 or （二）乙 where that number is next."""
    number, line = row
    found = _ORDINAL.fullmatch(line.text)
    next_one = found is not None and _value(found["number"] or found["within"]) == number
    return next_one or _DIGITS.fullmatch(line.text) is not None


def _is_row(row: tuple[int, SourceLine]) -> bool:
    """Tell 附件一：甲, at first, and then 附件二：乙; not the mark that a style tells."""
    number, line = row
    mark = read(line.text)
    inline = bool(mark and mark.number == number and mark.at and not mark.document)
    return inline and not line.marks.role


def items(lines: Sequence[SourceLine]) -> list[Told]:
    """Return what each of the lines tells; a first one that is but a label tells nothing."""
    first = _TELLS.fullmatch(lines[0].text) if lines else None
    noun = "".join(first["noun"].split()) if first else ""
    told = [_told(line.text, noun) for line in lines]
    return told[1:] if len(told) > 1 and not told[0].name else told


def _told(text: str, noun: str) -> Told:
    mark, found = read(text), _ITEM.fullmatch(text)
    assert found is not None
    if mark and mark.number and mark.at and not mark.document:
        return Told(mark.noun, mark.number, found["name"], known=False)
    number = _value(found["number"] or found["within"])
    sign = "".join((found["sign"] or "").split())
    known = noun == ATTACHED and (not sign or sign[:-1] == str(number))
    return Told(noun, number, found["name"], known)


def _value(number: str | None) -> int | None:
    return hanzi.parse_number(number) if number else None
