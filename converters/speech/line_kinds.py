"""By its form a line of a speech tells what it is: salutation, signature, dateline, note.

Reader and writer of Markdown both ask here: the reader to recognise a line, the writer to learn
whether a line must carry its kind in writing.
"""

import re
from collections.abc import Sequence
from enum import StrEnum


class LineKind(StrEnum):
    """What an unmarked line is, by its form and place; the value is its attribute in Markdown."""

    BODY = "body"
    SALUTATION = "salutation"
    SIGNATURE = "signature"
    DATELINE = "date"
    NOTE = "note"


_ADDRESSED = (
    "们|同志|代表|委员|来宾|领导|老师|朋友|乡亲|女士|先生|主席|主任|书记|部长|省长|市长|县长"
)
_SALUTATION = re.compile(rf"[^。；！？：:]{{0,60}}(?:{_ADDRESSED})[：:]")
_DIGITS = "0-9０-９〇○零一二三四五六七八九十"
_DATELINE = re.compile(
    rf"[（(]?[{_DIGITS}]{{4}}年[{_DIGITS}]{{1,3}}月(?:[{_DIGITS}]{{1,3}}日)?[)）]?"
)
_SIGNATURE = re.compile(r"[^，。；：！？、,.;:!?\d（）()]{2,30}")
_NOTE = re.compile(r"[（(][^（）()]*(?:整理|录音|审阅|删节|摘要|节选)[^（）()]*[)）]")


def forms(lines: Sequence[str]) -> list[LineKind]:
    """Return the form of each of the unmarked lines that make up a speech, headings left out.

    A salutation (称谓) opens the speech; a signature (署名) with its dateline (成文日期) ends it,
    and only notes (附注) may follow.

    >>> forms(["同志们：", "现在开会。", "西平县人大常委会", "2020年7月16日"])[1:]
    [<LineKind.BODY: 'body'>, <LineKind.SIGNATURE: 'signature'>, <LineKind.DATELINE: 'date'>]
    """
    found = [LineKind.BODY] * len(lines)
    if lines and _SALUTATION.fullmatch(lines[0]):
        found[0] = LineKind.SALUTATION
    last = len(lines) - 1
    while last > 0 and _NOTE.fullmatch(lines[last]):
        found[last] = LineKind.NOTE
        last -= 1
    if last > 0 and _DATELINE.fullmatch(lines[last]):
        found[last] = LineKind.DATELINE
        if last > 1 and _SIGNATURE.fullmatch(lines[last - 1]):
            found[last - 1] = LineKind.SIGNATURE
    return found
