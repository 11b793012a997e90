"""Paragraphs: what stands on one line taken apart, what was broken joined again."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from converters.importing.body import headings, salutations
from converters.importing.passage import joined
from converters.importing.signs import line_ends, masks
from converters.importing.signs.vocabulary import is_salutation
from converters.importing.text.lines import SourceLine, parted
from converters.importing.worksheet import Worksheet
from converters.speech import hanzi

_ENDS = '。！？!?；;：:…—”’"）)》】'
_FIRST = re.compile(
    r"(?<![第、\d一二三四五六七八九十])(?P<n>[一二三四五六七八九十]{1,3})、(?=[^，。、]{2})"
)
_SECOND = re.compile(r"[（(](?P<n>[一二三四五六七八九十]{1,3})[）)](?=[、，,]?[^，。、）)]{2})")
_COUNTED = re.compile(r"第(?P<n>[一二三四五六七八九十]{1,3})[，,、](?=[^，。、]{2})")
_LEADS = re.compile(
    r"(?<=[。！？])(?=(?:[一二三四五六七八九十]{1,2}[是要]|第[一二三四五六七八九十][，,、]|"
    r"首先[，,]|其次[，,]|再次[，,]|最后[，,]|"
    r"同志们[，,！!]|各位代表[，,！!：:]|总之[，,]))"
)
_ONE_LINE, _SHORT_TEXT, _SHORTEST_TEXT = 1500, 200, 100
_SECTION = 500
_ANY_ORDINAL = re.compile(
    r"(?:[一二三四五六七八九十]{1,3}[、是要\s]|[（(][一二三四五六七八九十\d]{1,3}[）)]|"
    r"\d{1,2}[、.．]|第[一二三四五六七八九十]{1,3}[，,、章节条]|"
    r"首先|其次|再次|最后|其[一二三四]|[①-⑳]|——|同志们|各位|附件|谢谢)"
)


def opened(sheet: Worksheet, found: Sequence[SourceLine]) -> list[SourceLine]:
    """Return the lines with headings inside of them set apart.

    Lines as long as a whole text are cut at their ordinals; ordinary ones only before a heading
    that ends the line, or that white space sets off.
    """
    kept: list[SourceLine] = []
    for line in found:
        text = line.text
        if line.marks.whole:
            cuts = []
        elif _is_rolled(text, len(found)):
            cuts = _cuts_of_text(text)
        else:
            cuts = _cuts_of_paragraph(text) if len(text) > 40 else []
        kept += parted(sheet, line, cuts)
    return [line for line in kept if len(line.words)]


def _is_rolled(text: str, lines: int) -> bool:
    """Tell a line that holds a whole text of many paragraphs."""
    alone = len(text) > _SHORTEST_TEXT and lines <= 2  # below a salutation at most
    return len(text) > _ONE_LINE or (len(text) > _SHORT_TEXT and lines <= 4) or alone


def _cuts_of_text(text: str) -> list[int]:
    first = _in_order(text, _FIRST, after="。！？：:；;”")
    promised = len(first) == 1 and _PROMISED.search(text, 0, first[0]) is not None
    cuts = set(first) if len(first) >= 2 or promised else set()
    seconds = _in_order(text, _SECOND, after=None)
    closed = (place for place in seconds if text[:place].rstrip()[-1:] in tuple("。！？；;"))
    cuts |= set(seconds if len(text) > _ONE_LINE else closed if len(seconds) >= 2 else ())
    counted = _in_order(text, _COUNTED, after="。！？：:”")
    cuts |= set(counted) if len(counted) >= 2 else set()
    ordered = sorted(cuts)
    for start, end in zip([0, *ordered], [*ordered, len(text)], strict=True):
        if end - start > _SECTION:
            cuts |= {start + m.start() for m in _LEADS.finditer(text[start:end])}
    return sorted(cuts - {0})


_PROMISED = re.compile(
    r"(?:[一二三四五六七八九十两几]|\d)\s*(?:点|个|条|项|方面|件)[^。！？；：:，,]{0,8}[：:。]\s*$"
)
"""What announces the row that 一、 begins, though the text breaks off in it: 提三点希望："""


def _in_order(text: str, pattern: re.Pattern[str], after: str | None) -> list[int]:
    """Return where ordinals stand that count on from one another, or begin at one again."""
    found: list[int] = []
    last, at = 0, -100
    for match in pattern.finditer(text):
        place, value = match.start(), hanzi.parse_number(match["n"])
        if after and place and text[:place].rstrip()[-1:] not in after:
            continue
        counts_on = value == last + 1 or (value == 1 and last != 1)
        if counts_on and place - at >= 12:
            found.append(place)
            last, at = value, place
    return found


_AFTER_STOP = re.compile(r"[。！？]\s*[（(]?[一二三四五六七八九十]{1,3}[、）)]")
"""Without it there is no heading inside of a paragraph: a quick look."""


def _cuts_of_paragraph(text: str) -> list[int]:
    cuts: list[int] = []
    if not _AFTER_STOP.search(text):
        return cuts
    marks = sorted([*_FIRST.finditer(text), *_SECOND.finditer(text)], key=lambda m: m.start())
    for match in marks:
        place = match.start()
        before = text[:place].rstrip()
        if not before or before[-1] not in "。！？":
            continue
        rest = text[place:]
        space = _INNER_SPACE.search(rest)
        if space and space.start() <= 50 and "。" not in rest[: space.start()]:
            cuts += (place, place + space.start())
        elif len(rest) <= 50 and not _PAUSE.search(rest):
            cuts.append(place)
    return cuts


_INNER_SPACE = re.compile(r"(?<=[\u4e00-\u9fff”）])\s+(?=[\u4e00-\u9fff“])")
_PAUSE = re.compile("[。；：]")


def mended(found: Sequence[SourceLine]) -> list[SourceLine]:
    """Return the lines with those joined that were broken in mid-sentence."""
    wrapped = _width(found)
    least = _least(found, wrapped)
    hung = not wrapped and _hung(found)
    masked = masks.places(found)
    indented = wrapped > 0 and 0.1 <= sum(line.indent >= 2 for line in found) / len(found) <= 0.9
    kept: list[list[SourceLine]] = []
    for index, line in enumerate(found):
        near = found[index : index + 2]
        if kept and (
            _goes_on(kept[-1], line, wrapped, least, indented)
            or (index in masked and masks.is_open(found[index - 1].text))
            or (index - 1 in masked and masks.continues(line.text))
            or (hung and _hangs(kept[-1][-1], line))
            or (not line.marks.whole and _in_quotes(kept[-1], near))
        ):
            kept[-1].append(line)
        else:
            kept.append([line])
    return [group[0].part(joined(line.words for line in group)) for group in kept]


def _hung(found: Sequence[SourceLine]) -> bool:
    """Tell a text of which only paragraphs are set in, and lines that go on with them are not."""
    set_in = sum(line.indent >= 2 for line in found)
    hanging = sum(_hangs(*pair) for pair in pairwise(found))
    others = sum(line.indent < 2 and not is_salutation(line.text) for line in found[1:])
    return set_in >= _SET_IN and hanging >= _HANGING and hanging >= others


_SET_IN, _HANGING = 4, 2


def _hangs(above: SourceLine, line: SourceLine) -> bool:
    """Tell a line that is not set in, below one that has room for no more and no end."""
    full = len(above.text) >= _SENTENCE and line_ends.last(above.text) not in _ENDS
    return full and line.indent < 2 and not line.gap and not (line.marks.whole or above.marks.whole)


def _width(found: Sequence[SourceLine]) -> int:
    """Return the width to which a text was wrapped, 0 for one with a line to a paragraph."""
    if len(found) < 8:
        return 0
    found = [line for line in found if not _is_row(line.text)]
    sizes = sorted(len(line.text) for line in found)
    if not sizes:
        return 0
    widest = sizes[int(len(sizes) * 0.9)]
    full = [line for line in found if 0.8 * widest <= len(line.text) <= 1.15 * widest]
    broken = sum(line_ends.last(line.text) not in _ENDS for line in full)
    if 16 <= widest <= 120 and len(full) >= 0.35 * len(found) and broken >= 0.5 * len(full):
        return widest
    return 0


_ROW = re.compile(r"\S(?: {2,}|\u3000)\S[^。！？]*(?: {2,}|\u3000)\S")
"""The columns of a table that was typed: two wide gaps or wide spaces at least, and no sentence."""


def _is_row(text: str) -> bool:
    """Tell the row of a typed table; most lines have no wide gap, and are looked at no further."""
    return ("  " in text or "\u3000" in text) and bool(_ROW.search(text))


def _least(found: Sequence[SourceLine], width: int) -> float:
    """Return how long a line is at least that was broken at the width.

    If nearly all long lines end at the same place, one that ends before it ends its paragraph.
    """
    long = [len(line.text) for line in found if len(line.text) >= _FULL * width]
    sharp = sum(abs(size - width) <= _EDGE for size in long) >= _NEARLY_ALL * len(long)
    return width - _EDGE - 1 if sharp else _FULL * width


_FULL, _EDGE, _NEARLY_ALL = 0.75, 2, 0.85


def _goes_on(
    group: Sequence[SourceLine], line: SourceLine, width: int, least: float, indented: bool
) -> bool:
    last = group[-1]
    before, text = last.text, line.text
    if _stands_alone(last) or _stands_alone(line):
        return False
    if text[0] in "，。、；：！？”’）》" or _open_end(group, text):
        # A heading does not go on with a comma: a page took out the words before it.
        return not (text[0] in "，、" and _heads(before))
    if indented:
        return line.indent < 2 and len(before) >= least
    if _ANY_ORDINAL.match(text):
        return False
    if line.marks.page and _torn(before):
        return True
    if width:
        return _wrapped(group, line, width, least)
    if line_ends.last(before) in "，、,":
        return len(before) >= 12
    return _broken_off(group, line)


def _stands_alone(line: SourceLine) -> bool:
    """Tell a row of a table and a salutation, neither of which ever goes on."""
    return line.marks.whole or is_salutation(line.text) or _is_row(line.text)


def _torn(text: str) -> bool:
    """Tell a paragraph that the end of a page tore: it has sentences, and the last one no end."""
    return (
        len(text) >= _SENTENCE
        and bool(_CLAUSE_END.search(text))
        and line_ends.last(text) not in _ENDS
    )


_SENTENCE = 20
_CLAUSE_END = re.compile("[，。；]")


def _broken_off(group: Sequence[SourceLine], line: SourceLine) -> bool:
    """Tell a paragraph broken off from one whose stop is lost: that is set in like the others."""
    before, text = group[-1].text, line.text
    last = line_ends.last(before)
    if last in _ENDS or not hanzi.is_chinese(last) or len(text) < 8:
        return False
    if line.indent >= 2 and line.indent == group[0].indent:
        return False
    return (
        "。" in before
        and len(before) > 40
        and not (_LEADS_OVER.match(text) or hanzi.parse_date(text))
        and line_ends.last(text) in _ENDS
    )


_LEADS_OVER = re.compile("(?:下面|接下来|现在)[，,我请进由就开]")
"""With what a speaker goes on to something else, and no sentence broken off goes on."""


def _heads(text: str) -> bool:
    return bool(hanzi.ordinal(text)) and len(text) <= _HEADING and text[-1] not in "，、；："


_HEADING = 50
"""The longest heading that a paragraph cannot be going on with."""


def _open_end(group: Sequence[SourceLine], text: str) -> bool:
    return _open_quotation(group[-1].text, text) or _in_mid_phrase(group, text)


_FRAGMENT = re.compile(r"\d{1,3}(?:\.\d+)?")
_MARK = re.compile("[。！？；，]")
_NO_BEGINNING = re.compile(r"是[：:]|的(?!确)")


def _in_mid_phrase(group: Sequence[SourceLine], text: str) -> bool:
    """Tell a line that a page broke where its letters changed, as PM | 2.5 | 浓度."""
    before = group[-1].text
    if _FRAGMENT.fullmatch(before) and len(group) > 1:
        return hanzi.is_hanzi(text[0])
    if _FRAGMENT.fullmatch(text):
        return before[-1].isascii() and before[-1].isalpha()
    if _NO_BEGINNING.match(text):
        return hanzi.is_hanzi(before[-1])
    if before[-1] != "的" or len(before) < 8:
        return False
    if _ANY_ORDINAL.match(group[0].text) and not _MARK.search(before):
        return False  # a heading stays on its line, whatever it ends in
    return hanzi.is_chinese(text[0]) and not _ANY_ORDINAL.match(text)


def _in_quotes(group: Sequence[SourceLine], rest: Sequence[SourceLine]) -> bool:
    """Tell a line inside of a short quotation that was broken over three lines."""
    before = group[-1].text[-_QUOTATION:]
    if len(before) < _QUOTATION and len(group) > 1:
        before = f"{group[-2].text}{before}"[-_QUOTATION:]
    opened = before.rfind("“")
    if opened < 0 or "”" in before[opened:]:
        return False
    text, after = rest[0].text, rest[1].text if len(rest) > 1 else ""
    ahead = (text if "”" in text else text + after)[:_QUOTATION]
    return "”" in ahead and not _QUOTED_AGAIN.search(ahead)


_QUOTED_AGAIN = re.compile("[“。！？].*”")
_QUOTATION = 20
"""A quotation broken over three lines is a word or two."""


def _open_quotation(before: str, text: str) -> bool:
    """Tell a line broken inside of a short bracket or right at a quotation mark."""
    if before[-1] in "“《（(":
        return True
    for opening, closing in ("（）", "“”"):
        inside = before[before.rfind(opening) :] if opening in before else ""
        if inside and closing not in inside and len(inside) <= 40:
            return closing in text[:40] and opening not in text[: text.index(closing)]
    return False


def _wrapped(group: Sequence[SourceLine], line: SourceLine, width: int, least: float) -> bool:
    last = group[-1]
    if line.indent > last.indent and line.indent >= 2 and len(group) > 1:
        return False
    if line.indent >= 2 and last.indent >= 2 and line.indent == last.indent and line.gap:
        return False
    if len(last.text) < least or (_ANY_ORDINAL.match(last.text) and _has_room(last, line, width)):
        return False
    return line_ends.last(last.text) not in "。！？!?：:" or (
        len(last.text) >= 0.97 * width and not line.indent
    )


_ASCII = re.compile("[ -~]")
_FIRST_WORD = re.compile(r"[“‘（《〈【〔]*(?:[0-9A-Za-z.]+|.)[，。、；：？！”’）》〉】〕%％]*")


def _has_room(last: SourceLine, line: SourceLine, width: int) -> bool:
    """Tell a line of hanzi at whose end the first word of the next would have stood, and a half."""
    word = _FIRST_WORD.match(line.text)
    room = width - len(last.text)
    return word is not None and not _ASCII.search(last.text) and room > len(word[0])


def paragraphs(
    sheet: Worksheet, found: Sequence[SourceLine], doubts: list[SourceLine]
) -> list[SourceLine]:
    """Return the body as paragraphs, one a line."""
    rolled = any(_is_rolled(line.text, len(found)) for line in found)
    steps = mended(opened(sheet, salutations.addressed(found)))
    rows = [line for line in steps if line.marks.whole]
    words = [line for line in steps if not line.marks.whole] if rows else steps
    made = headings.unglued(headings.spaced(sheet, words), doubts, rolled=rolled)
    return sorted((*made, *rows), key=lambda line: line.words.origin[0]) if rows else made


def sentence_lines(found: Sequence[SourceLine]) -> bool:
    """Tell a text that has every sentence on a line of its own, its paragraphs lost."""
    body = [line.text for line in found if len(line.text) > 8 and hanzi.ordinal(line.text) is None]
    single = sum(text[-1] in _ENDS and sum(map(text.count, "。！？")) == 1 for text in body)
    return len(body) >= 12 and single >= 0.75 * len(body)


def texts(found: Sequence[SourceLine]) -> Iterator[str]:
    """Yield the words of the lines."""
    return (line.text for line in found)
