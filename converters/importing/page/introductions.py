"""Introductions: what the editors of a web page say above and below a speech."""

import re
from collections.abc import Iterator, Sequence

from converters.importing.page import site_lines
from converters.importing.signs import site_phrases, titles
from converters.importing.signs.facts import LABELLED, date_line
from converters.importing.signs.people import speaker_line
from converters.importing.signs.vocabulary import is_salutation
from converters.importing.text.lines import ZONE, SourceLine
from converters.importing.worksheet import Worksheet
from converters.speech import hanzi


def without_intro(sheet: Worksheet, lines: Sequence[SourceLine]) -> tuple[list[SourceLine], str]:
    """Return the lines without the editors' words above and below the speech, and those above."""
    if "editor-intro" in sheet.off:
        return list(lines), ""
    above = set(_above(lines))
    for index in above:
        sheet.drop(lines[index].words, "editor-intro")
    said = "".join(lines[index].text for index in sorted(above))
    kept = [line for i, line in enumerate(lines) if i not in above]
    return [
        *kept[:-3],
        *(cut for line in kept[-3:] if (cut := _without_promise(sheet, line))),
    ], said


def _without_promise(sheet: Worksheet, line: SourceLine) -> SourceLine | None:
    """Return the line up to the sentence in which the editors begin to speak; None for nothing."""
    text = line.text
    if _AFTERWORD.match(text):
        sheet.drop(line.words, "editor-intro")
        return None
    if len(text) > 400 or not site_lines.promise(text):
        return line
    start = 0
    for match in re.finditer(r"[^。！？]*[。！？]?", text):
        if site_lines.farewell(match[0]) and not site_phrases.THANKS.search(text, match.start()):
            break
        start = match.end()
    if start >= len(text):
        return line
    sheet.drop(line.words.cut(start), "editor-intro")
    kept = sheet.stripped(line.words.cut(0, start))
    return line.part(kept) if len(kept) else None


_AFTERWORD = re.compile(
    "[（(【]?(?:编(?:后|者|辑)(?:语|记|按|注|的话)?|(?:整理|记|译|笔)者(?:按|注|的话)"
    "|附[注註](?=[】]?[:：]本[文篇]))[】]?[:：]"
)
"""How editors begin what they say below the last words of a speech."""


def _above(lines: Sequence[SourceLine]) -> Iterator[int]:
    zone = lines[:ZONE]
    to = next((i for i, line in enumerate(zone) if is_salutation(line.text)), None)
    # Without a salutation a speaker may have begun: only what editors alone say is theirs.
    told = site_lines.farewell if to is None else site_lines.promise
    end = _below_title(zone) if to is None else to
    # What editors say below the words of a speech is no introduction to it.
    spoken = (i for i in range(end) if _is_long(zone[i].text) and not _promises(zone[i].text))
    end = next(spoken, end)
    said = [i for i in range(end) if told(zone[i].text) or site_lines.is_labelled(zone[i].text)]
    if said:
        for index in range(said[-1] + 1):
            text = zone[index].text
            if index in said or not (titles.looks_like_title(text) or _is_fact(text)):
                yield index


_LONG, _NEAR = 100, 5


def _below_title(zone: Sequence[SourceLine]) -> int:
    short = (i for i, line in enumerate(zone) if not _is_long(line.text))
    title = next((i for i in short if titles.speech_title(zone[i].text)), 0)
    return min(title + _NEAR, len(zone))


def _is_long(text: str) -> bool:
    return hanzi.count_hanzi(text) > _LONG


def _promises(text: str) -> bool:
    """Tell a long line that begins with the words of editors."""
    return site_lines.promise(text[: 3 * _LONG]) or site_lines.is_labelled(text)


def _is_fact(text: str) -> bool:
    return bool(date_line(text) or speaker_line(text) or LABELLED.fullmatch(text))
