"""The lines above a body made whole: run together ones taken apart, broken ones joined."""

import re
from array import array
from collections.abc import Sequence
from itertools import pairwise, takewhile

from converters.importing.head import run_together
from converters.importing.head.line_sorts import BODY, sort_of
from converters.importing.page.site_lines import is_editors
from converters.importing.passage import Passage, joined
from converters.importing.signs import titles
from converters.importing.signs.facts import LABEL, LABELLED, labelled
from converters.importing.signs.people import office, speaker_line, stated
from converters.importing.signs.vocabulary import AT_MEETING, KINDS, begins_with_salutation
from converters.importing.text.characters import WIDE
from converters.importing.text.lines import SourceLine
from converters.importing.worksheet import Worksheet


def whole(sheet: Worksheet, found: Sequence[SourceLine]) -> list[SourceLine]:
    """Return the lines above a body, each fact and title on a line of its own."""
    end = next((i + 1 for i, line in enumerate(found) if _opens(line.text)), len(found))
    zone = [piece for line in found[:end] for piece in _taken_apart(sheet, line)]
    zone += found[end:]
    zone = _with_holders(sheet, zone)
    return _with_whole_title(sheet.seen, _with_whole_subtitle(_with_whole_brackets(zone)))


def together(
    sheet: Worksheet, found: Sequence[SourceLine], body: Sequence[SourceLine]
) -> list[SourceLine]:
    """Return the lines that stay with the body, sentences of one of the lines `found` as one.

    A sentence that may be an editor's is looked at by itself, 现将…印发给你们。; if it and what
    follows upon it both stay, they are the paragraph they were. A salutation stands by itself.
    """
    starts = {line.words.origin[0] for line in found}
    kept: list[SourceLine] = []
    for line in body:
        taken_apart = line.words.origin[0] not in starts
        if kept and taken_apart and _goes_on_with(sheet, kept[-1], line):
            kept[-1] = kept[-1].part(joined((kept[-1].words, line.words)))
        else:
            kept.append(line)
    return kept


def _goes_on_with(sheet: Worksheet, before: SourceLine, line: SourceLine) -> bool:
    """Tell whether a line stands right behind a sentence, and does not address anybody."""
    between = sheet.seen[before.words.origin[-1] + 1 : line.words.origin[0]]
    apart = before.text[-1] not in "。！？" or begins_with_salutation(line.text)
    return before.number == line.number and not (apart or between.strip())


def paragraphs(sheet: Worksheet, found: Sequence[SourceLine], title: str) -> list[SourceLine]:
    """Return lines with those joined that are one paragraph of their format.

    `title` is the one that the file names beside its text.
    """
    starts = [at for at, line in enumerate(found) if not (at and line.marks.goes_on)]
    cuts = pairwise([*starts, len(found)])
    return [as_one(sheet, found[start:end], title) for start, end in cuts]


def as_one(sheet: Worksheet, found: Sequence[SourceLine], title: str) -> SourceLine:
    """Return lines as one, a space between them where the same `title` has one elsewhere."""
    said = title.replace(WIDE, " ")
    made = found[0]
    for line in found[1:]:
        if said.startswith(f"{made.text.replace(WIDE, ' ')} "):
            made = with_spaces(sheet, [made, line])
        else:
            made = made.part(joined((made.words, line.words)))
    return made


def _opens(text: str) -> bool:
    """Tell a line with which a body begins, whatever of a head may stand before it in the line."""
    return sort_of(text) in BODY and not is_editors(text)


def _with_holders(sheet: Worksheet, zone: Sequence[SourceLine]) -> list[SourceLine]:
    """Return the lines with the name of an office's holder joined to the office above it."""
    kept: list[SourceLine] = []
    for line in zone:
        named = speaker_line(line.text) if kept and office(kept[-1].text) else None
        if named and not named[1]:
            held = _offices(kept)
            kept[-held:] = [with_spaces(sheet, [*kept[-held:], line])]
        else:
            kept.append(line)
    return kept


def _offices(lines: Sequence[SourceLine]) -> int:
    """Return how many of the last lines are offices of one holder, who has three at most."""
    return sum(1 for _ in takewhile(lambda line: office(line.text), reversed(lines[-_HELD:])))


_HELD = 3


def _taken_apart(sheet: Worksheet, line: SourceLine) -> list[SourceLine]:
    """Return a line of the head as the lines that are run together in it."""
    cut = _cut(line.text)
    if not cut:
        return [line]
    first, rest = (line.part(sheet.stripped(piece)) for piece in line.words.pieces([cut]))
    if (stroke := _STROKE.match(rest.text)) and stroke.end() < len(rest.text):
        sheet.drop(rest.words.cut(0, stroke.end()), "page-head")
        rest = rest.part(rest.words.cut(stroke.end()))
    return [first, *_taken_apart(sheet, rest)]


def _cut(text: str) -> int:
    """Return where the first of the lines run together in one ends; 0 for a single line."""
    if _IN_PAPER.match(text):
        return 0
    if stated(text) or (text[0] in "【[" and LABELLED.fullmatch(text)) or _names_holder(text):
        return 0
    if end := run_together.cut(text):
        return end
    further = _FURTHER_LABEL.search(text) if LABELLED.fullmatch(text) else None
    return further.end() if further else 0


_IN_PAPER = re.compile(
    r"[（(]?\s*(?:(?:原?载|来源)\S{0,2})?《[^》]{2,16}》\s*[（(，,]?\s*(?:19|20)\d{2}\s*年"
)
"""Where a speech was printed, whose day is the paper's: 《人民日报》（2021年3月10日 01版）."""


def _names_holder(text: str) -> bool:
    """Tell a label whose whole value is a speaker: 报告人：县水利局局长  周明远."""
    told = labelled(text)
    return told is not None and stated(told[1]) is not None


_STROKE = re.compile(r"[|｜]\s*")
"""What parts the facts of a head in one line."""
_FURTHER_LABEL = re.compile(rf"(?<=\S)\s+(?=(?:{LABEL}|单\s*位|姓\s*名|班\s*级)\s*[:：])")


def _with_whole_title(raw: str, zone: Sequence[SourceLine]) -> list[SourceLine]:
    """Return the lines with a title joined that was printed on two lines or three."""
    kept: list[SourceLine] = []
    for index, line in enumerate(zone):
        before = kept[-1].text if kept else ""
        if (
            titles.looks_like_title(before.rstrip("，、,“"))
            and not titles.speech_title(before)
            and not line.text.startswith(("在", "——", "（", "("))
            and (
                _goes_on(before, zone[index : index + 4])
                or _of_document(raw, line.words.origin[0], before, line.text)
            )
        ):
            kept[-1] = line.part(joined((kept[-1].words, line.words)))
        else:
            kept.append(line)
    return kept


def _goes_on(before: str, lines: Sequence[SourceLine]) -> bool:
    begins = _BEGINS.match(before)
    if _AT.search(before) and _REST.fullmatch(lines[0].text):
        return True
    if len(lines[0].text) <= _TORN and AT_MEETING.fullmatch(before + lines[0].text):
        return True
    return bool(begins) and not lines[0].text.startswith("关于") and _ends_title(lines)


_TORN = 3
"""So few characters on the line below a title are what its line had no room for: …上的讲 | 话."""
_BEGINS = re.compile(r"(?:[\u4e00-\u9fff]{2,4}同志)?(?:在|关于)")
_AT = re.compile("在[\u4e00-\u9fff“”0-9]{2,}$")
_REST = re.compile(
    rf"[^在，。：（(]{{0,16}}(?:会议?|大会|论坛|仪式|典礼|班|式)上的?(?:{'|'.join(KINDS)})(?:提纲|稿)?"
)
"""What ends a title that began with 在, and cannot stand alone: 会议上的讲话."""
_NEAR = 20_000
"""So far from its broken form the whole of a title is looked for."""


def _of_document(raw: str, place: int, before: str, text: str) -> bool:
    """Tell the second half of a document's title from another line.

    The whole stands elsewhere in the text, or the first half names no kind of document and the
    second does.
    """
    if not titles.looks_like_title(text) or len(before) < 6:
        return False
    near, whole = max(place - _NEAR, 0), before + text
    first = raw.find(whole, near, place + _NEAR)
    if first == place - len(before):  # taken apart on its own line
        first = raw.find(whole, place, place + _NEAR)
    if first >= 0:
        return True
    halves = titles.document_kind(text) and not titles.document_kind(before)
    return bool(halves) and len(before) >= 8 and not text.startswith(before[:4])


def _ends_title(lines: Sequence[SourceLine]) -> bool:
    """Tell whether one of the lines ends a title and those before it could belong to it."""
    for line in lines:
        if line.text.endswith(_KIND_ENDS):
            return titles.looks_like_title(line.text)
        if not titles.looks_like_title(line.text.rstrip("，、,“")):
            return False
    return False


_KIND_ENDS = ("讲话", "发言", "致辞", "报告", "主持词", "意见", "通知")


def with_spaces(sheet: Worksheet, lines: Sequence[SourceLine]) -> SourceLine:
    """Return lines as one, a wide space between them that stands for the end of each line."""
    words = lines[0].words
    for line in lines[1:]:
        at = words.origin[-1] + 1
        gap = Passage("\u3000", array("i", [at]))
        sheet.drop(gap, "layout")
        words = joined((words, gap, line.words))
    return lines[0].part(words)


def _with_whole_brackets(zone: Sequence[SourceLine]) -> list[SourceLine]:
    """Return the lines with a remark in brackets joined that was printed on two lines."""
    kept: list[SourceLine] = []
    for line in zone:
        before = kept[-1].text if kept else ""
        opened = before[:1] in ("（", "(") and not _SHUT.search(before)
        if opened and line.text[-1:] in ("）", ")") and len(before + line.text) <= 80:
            kept[-1] = line.part(joined((kept[-1].words, line.words)))
        else:
            kept.append(line)
    return kept


_SHUT = re.compile("[）)。]")


def _with_whole_subtitle(zone: Sequence[SourceLine]) -> list[SourceLine]:
    """Return the lines with a subtitle joined that goes on in the next line."""
    kept: list[SourceLine] = []
    for line in zone:
        before = kept[-1].text if kept else ""
        open_end = (
            titles.SUBTITLE.match(before) and "在" in before and before[-1] not in "上话言告会"
        )
        if open_end and len(line.text) <= 40 and line.text.endswith(("上", "话", "言", "告")):
            kept[-1] = line.part(joined((kept[-1].words, line.words)))
        else:
            kept.append(line)
    return kept
