"""Headings run together with their paragraph, without any mark between them.

There is no certain sign; several weak ones are added up, and a boundary is drawn only if they
agree. Where they do not, the line is left as it is and a finding says so.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass
from itertools import pairwise

from converters.importing.body.boundaries import BEGINNINGS, CONTINUED, ENDS, FIRST, LAST
from converters.speech import hanzi

_LEAD = re.compile(
    r"(?:(?<![第统唯同任之专])一[是要]|一方面|首先[，,]|(?<!质量|安全|生命|健康|服务|世界|全国|全省|全市|全县|位列|排名|名列|位居|人民|群众|"
    r"客户|信誉|预防|生态|环境|就业|发展|效率|实践|纪律|百姓|顾客|质效)第一[，,、是]|其一[，,]|[（(][一1][）)]|(?<!\d)1[、.．](?!\d)|①)"
)
_OPENER = re.compile(
    r"(?:近年来|近几年|近期|多年来|一年来|几年来|长期以来|一直以来|今年以来|去年以来|"
    r"过去[^，。]{0,3}年|今年|今[冬春夏秋晚][^，。]{0,3}|去[冬春夏秋年]|刚才|刚刚|当前|目前|现在|今天|"
    r"这次|此次|同志们|总的来看|总体上看|实践证明|众所周知|大家知道|可以说|应该说|可以看到|"
    r"从.{2,12}?看|对此|为此|因此|同时|其中|"
    r"[^，。]{2,8}以来|[^，。]{2,8}期间|[^，。]{0,6}年)[，,]"
)
_SUBJECT = re.compile(
    r"(?P<x>[\u4e00-\u9fff]{2,8}?)(?:是|不仅|既是|能够?|关系|事关|直接|就是|作为|决定|涉及|"
    r"离不开|[，,])"
)
_NO_START = re.compile(
    r"[，、,的了着们）)”》]|不断|过(?!去|程)|[和及或](?!平|谐|时)|与(?!此|会)|为(?![了进实此贯深加确全切])|[感性化率](?!谢|质|解|先)"
)
_UNFINISHED = re.compile(
    r"(?:^|[，,])为(?!了)[^，,]{2,13}$"
    r"|(?:充分|深刻|正确|全面|清醒|准确)(?:认识|把握)$|贯彻落实$|(?:今年|我们|这)是[^，,]*$|(?:"
    r"^|[，,])(?:切实|进一步|大力|不断|积极|着力|深入|扎实|全力|加快|继续|努力|坚决|全面|持续|认真)+"
    r"(?:加强|提高|提升|增强|推进|创新|改革|发展|落实|建设|开放|管理|监督|考核|整改|行动|规划|组织|宣传|服务"
    r"|完成|[做抓搞]好|[推带]动|促进|[强深]化|[实]施|开展|坚持)$"
)
"""A verb with its adverb, which still wants an object; or for whom, and not what is done."""
_SECURED = re.compile(r"(?:^|[，,])(?:切实)?(?P<of>确保|保证|力争|实现|把|将)[^，,]{2,}$")
_BROUGHT = re.compile("[上起]来|到位|到实处")
_FULFILLED = re.compile(
    r"(?:[上起出]来|完成|实现|到位|见效|落实|落地|达标|运行|进行|推进|开展|不.{1,4})$"
)
"""What is to be secured, and that it is: 确保各项任务 | 圆满完成."""
_BARE_VERB = re.compile(
    "[加增]强|强化|完善|健全|深化|[做抓搞]好|[提推]升|提高|推进|促进|推动|实[施现]|建设|发展|转变|落实|坚持|加[大快]|开展"
)
"""A verb with which the paragraph may begin, rather than that the heading ends in it."""
_BEFORE_VERBS = frozenset("得到步面续断力实快")
"""What stands before such a verb that ends the heading: 得到加强, 进一步完善, 大力推进."""
_OPENED = re.compile(
    r".{4,}(?<![和与对及在是到以])(?:今[年后]|去年|当前|目前|过去|现在|只有|通过|为了|随着|按照|根据|指出|我们)|.{8}是"
)
"""Words within a heading with which a sentence begins that does not belong to it."""
_AGAIN = 8
"""Of the words of a heading that its paragraph begins with so many characters count."""
_ORDER = re.compile(
    r"[^，,、“]{2}(?:要|应|应当|必须|不得|须)(?=[\u4e00-\u9fff]{2})(?!求|素|点|害|义|么|有|对|用)"
)
"""A sentence that says who is to do what, which no heading does."""
_STOP = re.compile(r"[。！？；：!?;:]")
NO_END = frozenset(
    "之是如被另在把将从向与和或及而且但以因对按由给让使比跟很更最不没未所其这那每各某该"
)
"""No heading ends in one of these: what follows belongs to the same sentence."""
_SHORTEST, _LONGEST = 3, 46
_FARTHEST = 40
"""No sign of an end is looked for so far behind it."""
_SHORT, _LONG = 4, 28
STRONG = 2.0
"""From this score on a boundary is well marked."""
_BEHIND = 4
"""So far is looked behind a lead that stands at the end of what may be a heading."""
CERTAIN, _WEAK, EASE = 6.0, 1.0, 1.0
_FEWEST, _AGREED = 2, 0.5
_SAMPLE = 200_000


Shape = tuple[int, int]
"""How many clauses a heading has, and the length of the last."""


@dataclass(frozen=True, slots=True)
class Boundary:
    """Where a heading ends in its line, and how strong the signs are."""

    at: int
    score: float


_MOTTO = re.compile(
    r"(?:^|[：:。])(?P<lead>[\u4e00-\u9fff]{2})[\u4e00-\u9fff]{2,4}为[魂先本重要基上主根纲实民]"
    r"(?=[\u4e00-\u9fff“])(?!的|了|导|任|求|点|务|义|视)"
)


_FOR = re.compile("为[魂先本重要基上主根纲实民]")
"""Without it there is no motto: a quick look."""


def mottoes(texts: Sequence[str]) -> list[int]:
    """Return the paragraphs that begin with headings of one form run together with their words.

    >>> mottoes(["坚持党建为魂以红色引领", "坚持美丽为先以治水为主", "坚持产业为本把富民抓好"])
    [0, 1, 2]
    """
    maybe = ((i, _MOTTO.search(text)) for i, text in enumerate(texts) if _FOR.search(text))
    found = [(i, match["lead"]) for i, match in maybe if match]
    often = Counter(lead for _, lead in found)
    return [index for index, lead in found if often[lead] >= 3]


def pairs(texts: Iterable[str]) -> Counter[str]:
    """Return how often each pair of neighbouring characters stands in the texts.

    Of a text longer than any speech only the beginning is counted.
    """
    counted: Counter[str] = Counter()
    left = _SAMPLE
    for text in texts:
        counted.update(map("".join, pairwise(text[:left])))
        left -= len(text)
        if left <= 0:
            break
    return counted


def lead_at(text: str, start: int) -> int:
    """Return where 一是, （一） and the like follow a heading directly; 0 if nothing does.

    >>> lead_at("二、工作的重要意义一是深刻理解。", 2), lead_at("二、抓好两件事，一是学习。", 2)
    (9, 0)
    """
    found = _LEAD.search(text, start + 4, start + _LONGEST + _BEHIND)
    if (
        not found
        or found.start() > start + _LONGEST
        or not (hanzi.is_hanzi(text[found.start() - 1]) or text[found.start() - 1] in "”）")
    ):
        return 0
    if text[found.start() - 1] in NO_END:  # 党的纪律之一是…, 然而在另一方面…
        return 0
    return 0 if _MARK.search(text, found.start() - 3, found.start()) else found.start()


_MARK = re.compile("[。！？；：，,]")


_DOUBLED = re.compile(
    r"(?P<word>[\u4e00-\u9fff]{2,4})(?P=word)(?=[，,]?(?:是|就是|不仅|既是|关系|事关|决定|离不开))"
)


def doubled_at(text: str, start: int) -> int:
    """Return where a heading ends with whose last word a sentence begins; 0 for none.

    >>> doubled_at("一、扩大共识共识，是团结的动力。", 2), doubled_at("一、扩大共识，是动力。", 2)
    (6, 0)
    """
    found = _DOUBLED.search(text, start + 2, start + _LONGEST)
    if found is None or _STOP.search(text, start, found.start()):
        return 0
    return found.end("word")


def boundary(text: str, start: int, seen: Counter[str], siblings: Sequence[str] = ()) -> Boundary:
    """Return the best end of the heading that begins after the ordinal at `start`.

    `seen` are the pairs of characters of the whole text: a pair that is met elsewhere is probably
    a word and not to be cut. `siblings` are headings already known, which are built alike.
    """
    return best(text, start, ends(text, start, seen), siblings)


def ends(text: str, start: int, seen: Counter[str]) -> list[Boundary]:
    """Return where a heading may end, with the scores that do not depend on its siblings."""
    lead = lead_at(text, start)
    if lead and not _STOP.search(text[start:lead]):
        return [Boundary(lead, CERTAIN)]
    if at := doubled_at(text, start):
        return [Boundary(at, CERTAIN)]
    body = text[start : start + _LONGEST + _FARTHEST]
    stop = _STOP.search(body)
    limit = min(_LONGEST, stop.start() if stop else len(body))
    scores = ((at, _score(body, at, seen)) for at in range(_SHORTEST, limit))
    return [Boundary(start + at, score) for at, score in scores if score is not None]


def best(
    text: str, start: int, found: Sequence[Boundary], siblings: Sequence[str] = ()
) -> Boundary:
    """Return the best of the ends of a heading, at 0 if none is any; `siblings` are its like."""
    shapes = {_shape(sibling) for sibling in siblings}
    chosen = Boundary(0, 0.0)
    for end in found:
        score = end.score + (_likeness(text[start : end.at], shapes) if shapes else 0.0)
        if score > chosen.score:
            chosen = Boundary(end.at, score)
    return chosen


def drawn(found: Sequence[Boundary], *, rolled: bool = False) -> list[bool]:
    """Return which of the boundaries are to be drawn, all of one level and one text.

    A page that runs headings into their paragraphs does so with all of them. Where half of them
    show it strongly, a weak sign is enough for the others; else only a certain one counts. In a
    text rolled into one line, which must have lost the ends of its headings, less is enough.
    """
    ease = EASE if rolled else 0.0
    strong = sum(boundary.score + ease >= STRONG for boundary in found)
    agreed = strong >= max(1 if rolled else _FEWEST, _AGREED * len(found))
    least = _WEAK - ease / 2 if agreed else CERTAIN
    return [boundary.score >= least for boundary in found]


def _score(body: str, at: int, seen: Counter[str]) -> float | None:
    """Return how strong the signs are that a heading ends at a place; None if it cannot."""
    left, right = body[:at], body[at:]
    if not _may_end(left) or _NO_START.match(right):
        return None
    score = _at_edges(left, right) + _opening(left, right)
    clause = max(left.rfind("，"), left.rfind(","), 0)
    score -= 2.0 * bool(_ORDER.search(left)) + 4.0 * bool(_UNFINISHED.search(left, clause))
    score -= min(max(seen[left[-1] + right[0]] - 1, 0), 2)
    score += _secured(left)
    score += _said_again(left, right) - 2.5 * _takes_verb(left, right)
    score -= 2.0 * bool(_OPENED.match(left))
    score -= 1.5 * (_hasty(right) and BEGINNINGS.get(right[:2], 0.0) < 1.0)
    return score - (at < _SHORT) - (at > _LONG)


def _secured(left: str) -> float:
    """Return how far a clause of 确保 or 把 has come to its end."""
    clause = _SECURED.search(left)
    if clause is None:
        return 0.0
    if _FULFILLED.search(left):
        return 3.0 if clause["of"] in "把将" else 2.0
    return -3.0 if clause["of"] in "把将" and _BROUGHT.search(clause[0]) else -1.5


def _said_again(left: str, right: str) -> float:
    """Return how far a paragraph begins with words of its heading; below 0 for one cut in them."""
    if left[-2:] + right[:2] in left[:-2]:
        return -4.0
    size = next((k for k in range(min(_AGAIN, len(right)), 1, -1) if right[:k] in left), 0)
    return size / 2 - 3.0 * (left[-4:] in left[:-4])


def _takes_verb(left: str, right: str) -> bool:
    """Tell a heading that would end in the verb with which its paragraph begins."""
    verb = _BARE_VERB.match(left, len(left) - 2)
    if not verb or left[-3:-2] in _BEFORE_VERBS:
        return False
    if BEGINNINGS.get(right[:2], 0.0) >= 2.0:
        return False
    clause = left[max(left.rfind("，"), left.rfind(",")) + 1 :]
    alone = len(clause) >= _CLAUSE and verb[0] in _ONLY_VERBS
    return alone or ENDS.get(left[-4:-2], 0.0) > 0 or left[-3] in LAST


_ONLY_VERBS = frozenset({"加强", "强化", "完善", "健全", "深化", "做好", "抓好", "搞好"})
_CLAUSE = 8


_COMMA = re.compile("[，,、]")


def _hasty(right: str) -> bool:
    """Tell words that a comma follows upon at once, as hardly any paragraph begins."""
    comma = _COMMA.search(right)
    return comma is not None and comma.start() <= 6 and not _OPENER.match(right)


_COMMAS = frozenset("，,、")


def _may_end(left: str) -> bool:
    if not _COMMAS.isdisjoint(left[-3:]):
        return False  # no clause of a heading is of two characters: …，增强
    whole = left[-1] in "”）)》" or (hanzi.is_hanzi(left[-1]) and left[-1] not in NO_END)
    if not whole and left[-2:] not in ENDS:  # 取向, 方向
        return False
    return all(left.count(a) <= left.count(b) for a, b in ("“”", "（）", "《》") if a in left)


def _at_edges(left: str, right: str) -> float:
    """Return how much the characters at a boundary are like the edges of heading and paragraph."""
    end, begin = left.rstrip("”）)》")[-2:], right[:2]
    score = ENDS.get(end, 0.5 if left[-1] in LAST else -1.0)
    score += BEGINNINGS.get(begin, 0.5 if right[0] in FIRST else -0.5)
    if begin in CONTINUED and (end in ("工作", "发展") or left[-1] == "的"):
        return score - 4.0
    return score - 2.0 if ENDS.get(begin, 0.0) >= 2.0 and not _SUBJECT.match(right) else score


def _opening(left: str, right: str) -> float:
    score = 1.5 if _OPENER.match(right) else 0.0
    subject = _SUBJECT.match(right)
    if subject and subject["x"] in left and (subject[0][-1] not in "，," or len(subject["x"]) > 3):
        return score + 2.0
    return score


def _likeness(left: str, siblings: Set[Shape]) -> float:
    """Return how far a heading is built like its siblings.

    It is if it has as many clauses as one of them and a last one as long; a little where it
    has several, as many as all of them.
    """
    clauses, last = _shape(left)
    if any(a == clauses and abs(b - last) <= 1 for a, b in siblings):
        return 1.5
    return 0.5 if clauses >= 2 and all(a == clauses for a, _ in siblings) else 0.0


def _shape(heading: str) -> Shape:
    """Return how many clauses a heading has and how long its last one is."""
    last = max(map(heading.rfind, "，,、"))
    return sum(map(heading.count, "，,、")) + 1, len(heading) - last - 1
