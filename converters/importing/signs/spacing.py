"""Spaces that carry meaning, told from those of the layout.

A space may part the clauses of a heading, the lines of a couplet, names, or a label from the value
before it; a long one is a blank to be filled in. All others beside Chinese characters are layout:
letters set apart, digits set off, lines run together.
"""

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from converters.importing.passage import Edit
from converters.importing.signs.vocabulary import COMPOUND_SURNAMES, KINDS, POSTS, SURNAMES, is_name
from converters.importing.text.characters import WIDE
from converters.speech import hanzi

HAN = "\u3400-\u4dbf\u4e00-\u9fff〇"
"""For a class of characters: the hanzi of running text."""
CHINESE = HAN + "，。、；：？！”’）》〉】〕“‘（《〈【〔—…～·×"
"""And the marks that stand among them."""
_BESIDE = re.compile(
    rf"(?<=[{CHINESE}])[ ]+(?=[{CHINESE}])|(?<=[{HAN}，。、；：])[ ]+(?=[0-9A-Za-z])|"
    rf"(?<=[0-9A-Za-z%])[ ]+(?=[{HAN}，。、；：）》”])"
)
_MARKS = "，。、；：？！“”‘’（）《》〈〉【】〔〕…—「」『』,;:!?()"
_SEGMENT = re.compile(rf"[^{re.escape(_MARKS)}]+")
_PIECE = re.compile(r"[^ ]+")
_OPENING = tuple("“‘《〈（【「『：:")
_ARTICLE = re.compile(r"第[一二三四五六七八九十百\d]{1,5}[章节条]\s+")
"""The number of an article (条款), which a space parts from its words."""
_NUMERAL = re.compile(r"(?:[一二三四五六七八九十]{1,3}|0[1-9]) +(?=[\u4e00-\u9fff“]{3})")
"""A numeral that a space parts from the heading it counts."""
_SHORT, _LONGEST = 24, 60
_CLAUSE, _CLAUSES = range(3, 25), range(2, 6)
_LINE_OF_VERSE = range(4, 17)
_BLANK, _MOST = 3, 4
"""A gap of so many spaces is a blank; it is kept as so many wide ones at most."""
_UNIT = re.compile(
    r"[名人位票件个项次元万亿年月日号时点分篇份期级岁亩吨户家条届章股室]|同志|先生|女士|代表团"
)
_BEFORE_NUMBER = re.compile("(?:成立|设立|建立|约|近|达|共有?|超过?|已有)$")
_BEHIND_NUMBER = re.compile(
    "(?:多|余|几)?(?:[年万亿元名届户]|个(?!别|人|体|性)|人(?!民|大|才|员|类|口))"
)
"""What stands about a number that was left out: 成立 年多来, 近 万名员工."""
_LABEL = re.compile(r"[\u4e00-\u9fff]{2,8}")
_FULL_STOP = re.compile(r"[。！？；，：!?;,:]")
_NAMES_BEGIN = re.compile(r"[是有为由请和与及叫即人员长任选举推]")
_NAMES_END = re.compile(
    r"等|同志|先生|女士|的|任|为|[一二两三四五六七八九十\d]{1,3}[位名人]|代表|委员"
)
_MEETING = re.compile(r"^(?:在|关于|对|向|给|就)")
_TITLE_ENDS = re.compile(rf"(?:上|的)的?(?:{'|'.join(KINDS)})$")
_WITH_SURNAME = re.compile(rf"(?:{POSTS})[{''.join(SURNAMES)}]$")
_KIND_ALONE = re.compile(rf"(?:{'|'.join(KINDS)})")


@dataclass(frozen=True, slots=True)
class _Gap:
    """Spaces of a line, what stands before and after them in the same clause, and what is to be.

    `new` is None if they stay as they are.
    """

    start: int
    end: int
    new: str | None

    @property
    def width(self) -> int:
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class _Segment:
    """What stands between two marks of a line: its pieces, parted by spaces, and where they are."""

    text: str
    start: int
    end: int
    pieces: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]

    @property
    def before(self) -> str:
        return self.text[self.start - 1 : self.start] if self.start else ""

    @property
    def after(self) -> str:
        return self.text[self.end : self.end + 1]

    def gap(self, index: int, new: str | None) -> _Gap:
        """Return the gap after the piece of that index."""
        return _Gap(self.spans[index][1], self.spans[index + 1][0], new)


def edits(text: str) -> Iterator[Edit]:
    """Yield what becomes of the spaces of a line: gone, kept, or made wide ones.

    >>> def done(text):
    ...     for edit in reversed(list(edits(text))):
    ...         text = text[: edit.start] + edit.new.replace(WIDE, "_") + text[edit.end :]
    ...     return text
    >>> done("到 2020 年 底，走 向 远 方。"), done("一、统一思想 提高认识")
    ('到2020年底，走向远方。', '一、统一思想_提高认识')
    >>> done("出席的有：李 明 王小强 欧阳文"), done("请假      名，实到      名。")
    ('出席的有：李明_王小强_欧阳文', '请假____名，实到____名。')
    >>> done("时间：9时  地点：三楼"), done("“长风破浪会有时 直挂云帆济沧海。”")
    ('时间：9时_地点：三楼', '“长风破浪会有时_直挂云帆济沧海。”')
    """
    if " " not in text:
        return
    article = _ARTICLE.match(text)
    first = article.end() if article else 0
    if numeral := _NUMERAL.match(text):
        first = numeral.end()
        yield Edit(text.index(" "), first, WIDE)
    short = len(text) <= _SHORT and not any(hanzi.is_mark(c) or c.isdecimal() for c in text)
    asking = asks(text)
    for gap in _gaps(text, first):
        if asking and (gap.new is None or _ASKED.match(text, gap.start)):
            yield Edit(gap.start, gap.end, _wide(gap.width))
        elif gap.new is not None:
            yield Edit(gap.start, gap.end, gap.new)
        elif not short and _BESIDE.match(text, gap.start, gap.end + 1):
            yield Edit(gap.start, gap.end)


def asks(text: str) -> bool:
    """Tell a paragraph in which numbers and names were left out: 全长 米，宽 米，由 公司承建."""
    if text.count(" ") < _ASKS or not _FULL_STOP.search(text):
        return False
    asked = len(_ASKED.findall(text))
    return asked >= _ASKS and asked * 2 >= text.count(" ") and " " not in text.strip()[:2]


_ASKED = re.compile(
    " (?<=[\u4e00-\u9fff] )(?=[米公车里名人位件个项次元万亿年月日号亩吨户家条届]|[，。；、,;])"
)
_ASKS = 3
"""So many blanks, half of all spaces, were left by somebody; fewer may be layout."""


def blanks(text: str) -> bool:
    """Tell a line that has a blank to be filled in."""
    return WIDE * 2 in text or f"年{WIDE}月" in text or f"月{WIDE}日" in text


def _gaps(text: str, first: int) -> Iterator[_Gap]:
    """Yield the gaps of a line in order, each with what it becomes if it has a meaning."""
    headed = _headed(text[first:])
    clauses = _clause_ends(text, first) if headed else frozenset()
    for match in _SEGMENT.finditer(text, first):
        if " " not in match[0]:
            continue
        spans = tuple(piece.span() for piece in _PIECE.finditer(text, *match.span()))
        if not spans:
            yield _Gap(*match.span(), None)
            continue
        pieces = tuple(text[start:end] for start, end in spans)
        segment = _Segment(text, *match.span(), pieces, spans)
        if spans[0][0] > segment.start:
            yield _at_start(segment)
        yield from _inside(segment, clauses)
        if spans[-1][1] < segment.end:
            yield _at_end(segment)


def _headed(text: str) -> bool:
    """Tell a line that may be a heading: short, and without the marks of a sentence."""
    mark = hanzi.ordinal(text)
    bare = text[mark.length :] if mark else text
    return (
        len(bare) <= _LONGEST
        and not _FULL_STOP.search(bare.replace("：", "", 1))
        and bare[-1:] != "："
    )


def _wide(width: int) -> str:
    return WIDE * min(width, _MOST)


def _at_start(segment: _Segment) -> _Gap:
    """Return the gap between a mark and the first piece: a blank before a unit or a label."""
    gap = _Gap(segment.start, segment.spans[0][0], None)
    named = _UNIT.match(segment.pieces[0]) and segment.before not in ("。", "！", "？")
    labelled = segment.before == "：" and segment.after == "：" and gap.width >= _BLANK
    blank = (named and gap.width >= 2) or labelled
    dated = segment.before in ("（", "") and segment.pieces[0] == "年"
    if blank or dated:
        return _Gap(gap.start, gap.end, _wide(gap.width))
    return _Gap(gap.start, gap.end, WIDE) if gap.width >= 2 and _of_row(segment.text) else gap


def _at_end(segment: _Segment) -> _Gap:
    gap = _Gap(segment.spans[-1][1], segment.end, None)
    if gap.width >= _BLANK and segment.after in tuple("，。；、）"):
        return _Gap(gap.start, gap.end, _wide(gap.width))
    return _Gap(gap.start, gap.end, WIDE) if gap.width >= 2 and _of_row(segment.text) else gap


def _inside(segment: _Segment, ends: Container[int]) -> Iterator[_Gap]:
    """Yield the gaps of a segment; `ends` are the places where clauses of a heading end."""
    known = _names(segment) or _verses(segment)
    for index, (left, right) in enumerate(pairwise(segment.pieces)):
        gap = segment.gap(index, known.get(index))
        if gap.new is None and gap.start in ends:
            gap = segment.gap(index, WIDE)
        if gap.new is None:
            gap = segment.gap(index, _meaning(segment, index, left, right))
        yield gap


def _meaning(segment: _Segment, index: int, left: str, right: str) -> str | None:
    """Return what a gap becomes: a wide space, wide ones, nothing at all; None in doubt."""
    width = segment.gap(index, None).width
    if (left[-1], right[0]) in (("年", "月"), ("月", "日")):
        return _wide(width)
    if _before_label(segment, index) or _column(segment, index):
        return WIDE
    if _letters(segment.pieces, index, width):
        return ""
    counted = left[-1].isdecimal() or right[0].isdecimal()
    unit = bool(_UNIT.match(right))
    number = bool(_BEFORE_NUMBER.search(left) and _BEHIND_NUMBER.match(right))
    blank = width >= _BLANK or (width == 2 and unit) or number
    prose = bool(_FULL_STOP.search(segment.text)) or unit or number
    return _wide(width) if blank and prose and not counted else None


def _of_row(line: str) -> bool:
    """Tell a line of columns, brackets in them: 乡镇  任务（万元）  完成（万元）."""
    pieces = line.split()
    words = sum(len(piece) > 1 for piece in pieces)
    gaps = len(_WIDE_GAP.findall(line))
    return gaps >= 2 and words * 2 > len(pieces) and not _FULL_STOP.search(line)


_WIDE_GAP = re.compile(r"\S {2,}(?=\S)")


def _column(segment: _Segment, index: int) -> bool:
    """Tell the gap between columns: in a line of three or more, or before a date at its end."""
    if _FULL_STOP.search(segment.text):
        return False
    widths = [segment.gap(i, None).width for i in range(len(segment.pieces) - 1)]
    row = len(widths) >= 2 and min(widths) >= 2
    row = row or (_of_row(segment.text) and widths[index] >= 2)
    return row or (widths[index] >= _BLANK and segment.pieces[index + 1][0].isdecimal())


_COLON = re.compile("[：:]")


def _before_label(segment: _Segment, index: int) -> bool:
    """Tell the gap before a further label of a line: 时间：…　地点：…."""
    if segment.after not in ("：", ":") or not _COLON.search(segment.text, 0, segment.start):
        return False
    label = "".join(segment.pieces[index + 1 :])
    single = all(len(piece) == 1 for piece in segment.pieces[index + 1 :])
    whole = index + 2 == len(segment.pieces) or single
    return whole and bool(_LABEL.fullmatch(label))


def _letters(pieces: Sequence[str], index: int, width: int) -> bool:
    """Tell a gap between single characters, of a row of three or of two that stand alone.

    Two figures alone may be two numbers of which the sign between them is lost (7 1 for 7+1).
    """
    start, end = index, index + 1
    if len(pieces[start]) > 1 or len(pieces[end]) > 1:
        return False
    while start and len(pieces[start - 1]) == 1:
        start -= 1
    while end + 1 < len(pieces) and len(pieces[end + 1]) == 1:
        end += 1
    figures = pieces[start].isdecimal() and pieces[end].isdecimal()
    two = end - start == 1 and len(pieces) == 2 and width < _BLANK and not figures
    return end - start >= 2 or two


def _clause_ends(text: str, first: int) -> frozenset[int]:
    """Return where the clauses of a heading end that spaces part."""
    mark = hanzi.ordinal(text)
    spans = [
        piece.span() for piece in _PIECE.finditer(text, max(first, mark.length if mark else 0))
    ]
    pieces = [text[start:end] for start, end in spans]
    if len(pieces) not in _CLAUSES or not all(map(_is_clause, pieces)):
        return frozenset()
    of_two = all(len(piece) == 2 for piece in pieces) and len(pieces) >= 4
    if not of_two and not all(len(piece) in _CLAUSE for piece in pieces):
        return frozenset()
    return frozenset(
        end
        for (_, end), (left, right) in zip(spans, pairwise(pieces), strict=False)
        if not _one_clause(left, right)
    )


def _verses(segment: _Segment) -> dict[int, str]:
    """Return the gaps that part the lines of a couplet, or the clauses of a motto in quotes."""
    pieces = segment.pieces
    if len(pieces) not in _CLAUSES or not all(map(_is_clause, pieces)):
        return {}
    alone = segment.start == 0 and len(segment.text) - segment.end <= 1
    quoted = segment.before in _OPENING[:-2] and segment.before != ""
    lines = all(len(piece) in _LINE_OF_VERSE for piece in pieces)
    alike = len({len(piece) for piece in pieces}) == 1
    if not lines or not (quoted or (alone and alike)):
        return {}
    return {index: WIDE for index, pair in enumerate(pairwise(pieces)) if not _one_clause(*pair)}


def _is_clause(piece: str) -> bool:
    return (hanzi.is_hanzi(piece[0]) or piece[0] in "“《") and hanzi.count_hanzi(piece) >= 2


def _one_clause(left: str, right: str) -> bool:
    """Tell the halves of one name of a meeting or a document, which no clause ends between."""
    if _KIND_ALONE.fullmatch(right) or _WITH_SURNAME.search(left):
        return True
    return bool(_MEETING.match(left)) and not _TITLE_ENDS.search(left)


def _names(segment: _Segment) -> dict[int, str]:
    """Return the gaps of a list of names: wide between names, nothing within 李 明."""
    units = list(_units(segment.pieces))
    names = ["".join(segment.pieces[start:end]) for start, end in units]
    if len(names) < 2 or not all(map(is_name, names[1:-1])):
        return {}
    whole = is_name(names[0]) and is_name(names[-1])
    if len(names) == 2 and not (whole and _set_apart(segment)):
        return {}
    if not (_ends_in_name(names[0]) and _begins_with_name(names[-1])):
        return {}
    found = {index: "" for start, end in units for index in range(start, end - 1)}
    found |= {end - 1: WIDE for _, end in units[:-1]}
    return found | ({} if is_name(names[-1][:3]) else {units[-2][1] - 1: ""})


def _set_apart(segment: _Segment) -> bool:
    widths = [segment.gap(i, None).width for i in range(len(segment.pieces) - 1)]
    return segment.before in ("：", ":", "、") or max(widths) >= 2


def _units(pieces: Sequence[str]) -> Iterator[tuple[int, int]]:
    at = 0
    while at < len(pieces):
        left, right = pieces[at], pieces[at + 1] if at + 1 < len(pieces) else ""
        alone = len(left) == 1 or (not at and bool(_NAMES_BEGIN.match(left[-2])))
        given = len(right) == 1 or (right and at + 2 == len(pieces) and _NAMES_END.match(right, 1))
        surname = (alone and left[-1] in SURNAMES) or left.endswith(COMPOUND_SURNAMES)
        end = at + 2 if given and surname else at + 1
        yield at, end
        at = end


def _ends_in_name(text: str) -> bool:
    return is_name(text) or any(
        is_name(text[-size:]) and bool(_NAMES_BEGIN.match(text[-size - 1]))
        for size in (2, 3, 4)
        if len(text) > size
    )


def _begins_with_name(text: str) -> bool:
    return (
        is_name(text)
        or bool(_NAMES_END.match(text))
        or any(is_name(text[:size]) and bool(_NAMES_END.match(text, size)) for size in (2, 3, 4))
    )
