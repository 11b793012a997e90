"""Footnotes and endnotes: lines that their format marks as such stay below their paragraph.

They take no part in what is asked of the lines of a speech: a note is no title, no heading and no
signature, and the words before and after it are as if it did not stand between them.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence

from converters.importing.body.punctuation import PUNCTUATION, SIGNS
from converters.importing.body.siblings import HeadedBlock
from converters.importing.signs import titles
from converters.importing.signs.facts import date_line
from converters.importing.signs.people import speaker_line
from converters.importing.text.lines import SourceLine
from converters.importing.worksheet import Worksheet
from converters.speech.model import Note


def parted(found: Iterable[SourceLine]) -> tuple[list[SourceLine], list[SourceLine]]:
    """Return the lines of the text, and those of its notes."""
    kept: tuple[list[SourceLine], list[SourceLine]] = ([], [])
    for line in found:
        kept[bool(line.marks.note)].append(line)
    return kept


def unmarked(
    sheet: Worksheet, found: Iterable[SourceLine], notes: Iterable[SourceLine]
) -> tuple[list[SourceLine], list[SourceLine]]:
    """Return the lines with the marks of notes taken off titles, dates and names; and those lines.

    Such a line is no words of the speech but a fact, which has no mark in it.
    """
    marks = {note.marks.note for note in notes}
    kept: list[SourceLine] = []
    bare: list[SourceLine] = []
    for line in found:
        match = _MARKS.search(line.text) if marks and line.text.endswith("〕") else None
        if match and marks.issuperset(_MARK.findall(match[0])) and _is_fact(line.text, match):
            sheet.drop(line.words.cut(match.start()), "head-line")
            line = line.part(sheet.stripped(line.words.cut(0, match.start())))
            bare.append(line)
        kept.append(line)
    return kept, bare


_MARK = re.compile("〔[0-9]{1,4}〕")
_MARKS = re.compile(rf"\s*(?:{_MARK.pattern}\s*)+$")
_LONGEST = 60


def _is_fact(text: str, mark: re.Match[str]) -> bool:
    bare = text[: mark.start()]
    if not 0 < len(bare) <= _LONGEST:
        return False
    return bool(titles.speech_title(bare) or date_line(bare) or speaker_line(bare))


_TYPED = re.compile(r"(?P<mark>[\[〔【]\s?(?:\d{1,3}|[ivxIVX]{1,5})\s?[\]〕】])\s*[^\s，。、]")
_TITLE = re.compile(r"[【\[]?(?:注\s*[释解]?|[脚尾附]\s*注)[】\]]?[:：]?")


def typed(found: Sequence[SourceLine]) -> tuple[list[SourceLine], list[SourceLine]]:
    """Return the lines of a speech, and the notes that were typed below its last words.

    Each begins with a mark that stands amid the words above: 美英八国[i]联军, [i]美国、英国…. A
    line 注释 above them is theirs.
    """
    above = "\n".join(line.text for line in found)
    start = len(found)
    while start and _is_note(found[start - 1].text, above):
        start -= 1
    if start and start < len(found) and _TITLE.fullmatch(found[start - 1].text):
        start -= 1
    return list(found[:start]), list(found[start:])


def _is_note(text: str, above: str) -> bool:
    match = _TYPED.match(text)
    return match is not None and bool(
        re.search(rf"[\u4e00-\u9fff”》，。]{re.escape(match['mark'])}", above)
    )


def allotted(notes: Sequence[SourceLine], starts: Sequence[int]) -> list[list[SourceLine]]:
    """Return the notes of each part; `starts` are the lines on which the parts begin."""
    kept: list[list[SourceLine]] = [[] for _ in starts or (0,)]
    for note in notes:
        kept[max(bisect_right(starts, note.number) - 1, 0)].append(note)
    return kept


def placed(
    sheet: Worksheet, pieces: Sequence[HeadedBlock], notes: Sequence[SourceLine]
) -> list[HeadedBlock]:
    """Return the blocks of a body with each note below its paragraph.

    Notes on the head of a speech, which no block of the body is, stand at the end.
    """
    if not notes or not pieces:
        return list(pieces)
    starts = [sheet.line_of(piece.words) for piece in pieces]
    below: list[list[HeadedBlock]] = [[] for _ in pieces]
    for note in notes:
        words = sheet.stripped(sheet.apply(note.words, PUNCTUATION, SIGNS))
        below[bisect_right(starts, note.number) - 1].append(
            HeadedBlock(Note(words.text, note.number), words)
        )
    return [one for piece, own in zip(pieces, below, strict=True) for one in (piece, *own)]
