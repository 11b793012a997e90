"""Heads glued into the lines of a text: titles, salutations, markers of parts, editors' words."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from converters.importing.page import site_lines
from converters.importing.signs import site_phrases
from converters.importing.signs.part_markers import LONGEST
from converters.importing.signs.title_ends import without_sample
from converters.importing.signs.titles import looks_like_title
from converters.importing.signs.vocabulary import KINDS
from converters.importing.text.lines import SourceLine
from converters.speech import hanzi

_KIND = "|".join(sorted(KINDS, key=len, reverse=True))
_DEAR = "(?:(?:尊敬|敬爱|亲爱|敬重)的)?"
_BEHIND_TITLE = r"(?:(?<=[稿话言辞词告文])(?!稿|范文|篇)|(?<=\s))"
_ADDRESS = re.compile(
    rf"(?:(?:尊敬|敬爱|亲爱|敬重)的[^。！？：:，,、]{{1,12}}的(?=各位))?{_DEAR}(?:各位[^。！？：:]{{1,30}}|女士们[^。！？：:]{{0,10}}"
    rf"|(?:(?:同志|朋友|老师|同学)们[、，,]?\s*{_DEAR}){{1,4}}"
    rf"|{_BEHIND_TITLE}(?:(?:(?!稿)[\u4e00-\u9fff]){{1,6}}?们[、，,]?\s*{_DEAR}){{1,4}})[：:]"
)
_ADDRESSED = re.compile("们[^。！？：:]{0,10}[：:]|各位[^。！？：:]{1,30}[：:]")
"""Without one of these a text addresses nobody."""
_GREETED = re.compile(
    r"(?:尊[敬重]的|敬爱的|亲爱的)?(?:各位|同志们|老师们|同学们|领导们)[^。！？：:]{0,40}[，,！!]\s*"
    r"(?:大家|你们|您们)?(?:早上|上午|中午|下午|晚上)?好[！!。，,]"
)
"""An address that ends in a greeting: 尊敬的各位领导，亲爱的老师们，大家好！"""
_GREETING = re.compile(r"好(?<=[家们上午，,！!\s].)[！!。，,]")
"""Without it nobody is greeted."""
_GLUED_TITLE = re.compile(rf"[^。！？；：:\n]{{0,70}}(?:{_KIND})(?:范文稿|范文|稿)?\s*$")
_PART = re.compile(
    r"(?:第\s*[\d一二三四五六七八九十]{1,3}\s*篇|篇\s*[\d一二三四五六七八九十]{1,3})\s*[:：]\s*"
)
"""What opens a part before its title in the same line."""
_PART_BEHIND = re.compile(r"\s+第\s*[\d一二三四五六七八九十]{1,3}\s*篇\s*[:：]?\s*$")
"""What counts a part behind its title."""
_APART_PART = 16
_COUNTED = re.compile(r"\s*\d{1,2}\s*$")
"""The number behind the title of such a part."""


_GLUED_OPENING = re.compile(
    r"(?:\d{4}年)?[^，。：:、\s]{0,12}在[^，。：:；]{2,50}(?:会|会议|大会|仪式|典礼|班)上的(?:总结|主持|动员|表态|交流)?(?:讲话|发言|致辞|报告)"
    r"(?:范文稿|范文|文稿|稿|提纲|要点|摘要)?(?:(?:仅|可)?供(?:借鉴|参考))?\s*(?=[\u4e00-\u9fff“（])(?!印发|刊发|刊登|转发|发给|摘录|全文|精神|中|里|要求|指出|是|时|和|以及|后|强调|的|提出)"
    r"(?![^，。：:]{0,20}(?:各位|同志们)[^，。]{0,20}[：:])"
)


_ATTACHED = re.compile(r"附件\s*\d{0,2}\s*(?=在)")
"""What stands before the title of a speech that went with a document."""


def glued_heads(text: str) -> list[int]:
    """Return where a title run together with a salutation begins, and where the salutation does.

    `…的热情。在…推进会上的讲话同志们：今天…` is cut before 在, before 同志们, after its colon.
    Without a salutation a title 在…上的讲话 at the head of the line is cut off.
    """
    opening = _GLUED_OPENING.match(text) if "上的" in text[:LONGEST] else None
    attached = _ATTACHED.match(text) if opening else None
    cuts: list[int] = [opening.end()] if opening else []
    cuts += [attached.end()] if attached else []
    for greeted in _GREETED.finditer(text) if _GREETING.search(text) else ():
        if (start := _title_before(text, greeted.start())) is not None:
            cuts += (start, greeted.start())
    if not (("：" in text or ":" in text) and _ADDRESSED.search(text)):
        return cuts
    for match in _addresses(text):
        end = match.start()
        if (start := _title_before(text, end)) is not None:
            cuts += (start, *_said_again(text, start, end), end, match.end())
    return cuts


def _addresses(text: str) -> Iterator[re.Match[str]]:
    """Yield the addresses: each is all or the end of what stands between a stop and a colon."""
    start = 0
    for stop in _STOP_OR_COLON.finditer(text):
        if stop[0] in "：:" and (address := _ADDRESS.search(text, start, stop.end())):
            yield address
        start = stop.end()


_STOP_OR_COLON = re.compile("[。！？：:]")


def _title_before(text: str, end: int) -> int | None:
    """Return where the title begins that ends at a place of a text; None if there is none."""
    window = max(end - LONGEST, 0)
    start = max(text.rfind(mark, window, end) for mark in "。！？!?\n”") + 1
    if behind := _PART_BEHIND.search(text, max(start, end - _APART_PART), end):
        end = behind.start()
    if parts := [part.end() for part in _PART.finditer(text, max(start, window), end)]:
        start = parts[-1]
        counted = _COUNTED.search(text, start, end)
        end = counted.start() if counted else end
    return start if (start or not window) and _GLUED_TITLE.fullmatch(text, start, end) else None


_AGAIN = re.compile(r"(?P<before>.{0,8}?)(?P<title>.{6,60}?)\s*(?P=title)")


def _said_again(text: str, start: int, end: int) -> list[int]:
    """Return where a title between two places of a text is said again, and where that ends."""
    match = _AGAIN.match(text, start, end)
    return [match.end("title"), match.end()] if match else []


_N = r"[1-9]\d?(?!\d)"
_HANZI = r"[\u4e00-\u9fff“‘]"
_MARKER = re.compile(
    rf"(?:^|(?<=[。！？!?…”）)\s]))(?P<base>[^。！？!?；;：:\n]{{2,60}}?(?:{_KIND})(?:范文稿|范文|稿)?"
    r"(?:[^。！？!?，,；;：:（(【\[\d]{1,6}(?=[（(【\[]))?)"
    rf"\s*(?:篇\s*)?(?:(?P<digits>{_N})|[（(【\[]\s*(?:篇\s*)?(?P<number>{_N}|[一二三四五六七八九十]{{1,3}})\s*[）)】\]]"
    rf"|篇\s*(?P<hanzi>[一二三四五六七八九十]{{1,2}}))[:：]?\s*(?={_HANZI})"
)
"""A title, the number of a part, and at once its first words: 开学典礼讲话2各位老师：."""
_FIGURE = re.compile(r"[话言辞词告报课稿书信明文语要点讲]\s*(?:篇\s*)?[1-9]")
_SIGN = re.compile(
    r"[话言辞词告报课稿书信明文语要点讲](?:\s*篇\s*[一二三四五六七八九十]"
    r"|(?:\s*篇\s*|[^。！？!?,，；;：:（(【\[\d]{0,6})[（(【\[]\s*(?:篇\s*)?[0-9一二三四五六七八九十]{1,3}\s*[）)】\]])"
)
"""Without a figure behind the end of a title, bare or in brackets, there is no marker."""
_MEASURED = re.compile("[年月日届次个期班级位名号]")


@dataclass(frozen=True, slots=True)
class _Glued:
    """A marker of a part amid a line: the line's index, its place there, what it counts."""

    index: int
    start: int
    end: int
    base: str
    number: int


def unglued(found: Sequence[SourceLine]) -> list[SourceLine]:
    """Return the lines with titles, markers and salutations inside of long lines on their own."""
    marked: defaultdict[int, list[int]] = defaultdict(list)
    for each in _counted(found):
        marked[each.index] += (each.start, each.end)
    kept: list[SourceLine] = []
    names = _files_named(found[:_HEAD])
    for index, line in enumerate(found):
        cuts = glued_heads(line.text) if len(line.text) > _GLUED else []
        cuts += _set_apart(line.text, cuts) if index < _HEAD else []
        cuts += [start for cut in cuts for start in _named(line.text, cut, names)]
        cuts += marked[index]
        if index < _HEAD:
            cuts += _introduced(line.text)
        kept += _parted(line, cuts)
    return kept


def _files_named(found: Sequence[SourceLine]) -> frozenset[str]:
    """Return the names of files by which a library of documents calls what it shows."""
    told = (site_phrases.NAMED_FILE.match(line.text) for line in found)
    return frozenset(match["name"] for match in told if match)


def _named(text: str, end: int, names: frozenset[str]) -> Iterator[int]:
    """Yield where the name of the file begins that stands right before a cut of a line."""
    for name in names:
        at = text.rfind(name, max(end - len(name) - _APART, 0), end)
        if at >= 0 and not text[at + len(name) : end].strip():
            yield at


_APART = 4
"""So many spaces may part the name of a file from what follows it."""


_APART_TITLE = re.compile(r"[^。，；！？,;!?]{6,40}\s")


def _set_apart(text: str, cuts: Sequence[int]) -> list[int]:
    """Return where the salutation begins that a space parts from a title of any words above it."""
    if cuts:
        return []
    address = _ADDRESS.search(text, 0, LONGEST)
    title = _APART_TITLE.fullmatch(text, 0, address.start()) if address else None
    apart = title is not None and looks_like_title(title[0].strip())
    return [address.start()] if address and apart else []


_GLUED, _HEAD = 60, 12
"""Longer lines may hold a head; so far down editors introduce a text."""


def _parted(line: SourceLine, cuts: Sequence[int]) -> list[SourceLine]:
    wanted = sorted({cut for cut in cuts if 0 < cut < len(line.text)})
    if not wanted:
        return [line]
    return [line.part(piece) for piece in line.words.pieces(wanted)]


def _counted(found: Sequence[SourceLine]) -> Iterator[_Glued]:
    """Yield the glued markers of parts that count 1, 2 … with the same words before the number.

    A single one is enough if its words are the title of the page.
    """
    rows: defaultdict[str, list[_Glued]] = defaultdict(list)
    for index, line in enumerate(found):
        for each in _glued(index, line.text):
            row = rows[each.base]
            if each.number == (row[-1].number + 1 if row else 1):
                row.append(each)
    heads = {hanzi.fold(without_sample(line.text)) for line in found[: _HEAD if rows else 0]}
    for base, row in rows.items():
        if len(row) > 1 or base in heads:
            yield from row


def _may_hold_marker(text: str) -> bool:
    """Tell a text that has a figure behind the end of a title, as a marker has: a quick look."""
    opened = "（" in text or "(" in text or "【" in text or "[" in text or "篇" in text
    return _FIGURE.search(text) is not None or (opened and _SIGN.search(text) is not None)


def _glued(index: int, text: str) -> Iterator[_Glued]:
    for match in _MARKER.finditer(text) if _may_hold_marker(text) else ():
        if not _MEASURED.match(text, match.end()):
            said = match["digits"] or match["number"] or match["hanzi"]
            number = int(said) if said.isdecimal() else hanzi.parse_number(said)
            base = hanzi.fold(without_sample(match["base"]))
            yield _Glued(index, match.start("base"), match.end(), base, number)


_SENTENCE = re.compile(r"[^。！？!?]*[。！？!?]\s*(?=\S)")


def _introduced(text: str) -> list[int]:
    """Return where the sentence ends with which an editor introduces what the line goes on with."""
    sentence = _SENTENCE.match(text)
    if sentence is None or not site_lines.farewell(sentence[0]):
        return []
    rest = text[sentence.end() :]
    whole = site_lines.is_labelled(text) and not (glued_heads(rest) or _SPOKEN_TO.match(rest))
    return [] if whole else [sentence.end()]


_SPOKEN_TO = re.compile(r"(?:尊敬的|各位|同志们)[^。！？]{0,60}[：:]|同志们")
"""A speaker who is heard after what an editor said; else a labelled paragraph is the editor's."""
