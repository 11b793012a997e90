"""Headings run together with their paragraph, without any mark between them.

There is no certain sign; several weak ones are added up, and a boundary is drawn only where they
agree. Where they do not, the line is left as it is and a finding says so.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass
from itertools import pairwise

from converters import hanzi

_LEAD = re.compile(
    r"(?:一是|一要|一方面|首先[，,]|(?<!质量|安全|生命|健康|服务|世界|全国|全省|全市|全县|位列|排名|名列|位居|人民|群众|"
    r"客户|信誉|预防|生态|环境|就业|发展|效率|实践|纪律|百姓|顾客|质效)第一[，,、是]|其一[，,]|[（(][一1][）)]|1[、.．]|①)"
)
_OPENER = re.compile(
    r"(?:近年来|近几年|近期|多年来|一年来|几年来|长期以来|一直以来|今年以来|去年以来|"
    r"过去一年|今年|去年|刚才|刚刚|当前|目前|现在|今天|"
    r"这次|此次|同志们|总的来看|总体上看|实践证明|众所周知|大家知道|可以说|应该说|可以看到|"
    r"从.{2,12}?看|对此|为此|因此|同时|其中|"
    r"[^，。]{2,8}以来|[^，。]{2,8}期间|[^，。]{0,6}年)[，,]"
)
_SOFT = re.compile(
    r"(?:我们|这是|据|随着|作为|为了|通过|围绕|要|各级|各地|各部门|各单位|全[省市县区镇乡]|"
    r"党的|习近平|按照|根据|面对|对于|由于|"
    r"没有|只有|只要|如果|不管|无论|能否|如何|什么|好的|一个|一些|所谓|俗话说|古人|毛泽东|邓小平)"
)
_FINAL = frozenset(
    [
        "工作",
        "意义",
        "领导",
        "重点",
        "任务",
        "活力",
        "建设",
        "发展",
        "水平",
        "能力",
        "作用",
        "责任",
        "保障",
        "质量",
        "效益",
        "成效",
        "实效",
        "效性",
        "落实",
        "认识",
        "形势",
        "目标",
        "措施",
        "机制",
        "环境",
        "合力",
        "局面",
        "格局",
        "服务",
        "管理",
        "监督",
        "效能",
        "氛围",
        "基础",
        "优势",
        "关系",
        "问题",
        "要求",
        "方向",
        "信心",
        "步伐",
        "力度",
        "意识",
        "队伍",
        "作风",
        "纪律",
        "地位",
        "担当",
        "行动",
        "振兴",
        "改革",
        "创新",
        "安全",
        "稳定",
        "和谐",
        "进步",
        "繁荣",
        "转变",
        "提升",
        "提高",
        "增强",
        "加强",
        "进展",
        "突破",
        "飞跃",
        "跨越",
        "成果",
        "成绩",
        "经验",
        "体会",
        "情况",
        "特点",
        "主题",
        "主线",
        "关键",
        "核心",
        "根本",
        "使命",
        "感",
        "性",
        "力",
        "观",
        "底线",
        "防线",
        "阵地",
        "品牌",
        "体系",
        "制度",
        "政策",
        "规划",
        "方案",
        "计划",
        "思路",
        "举措",
        "组织",
        "宣传",
        "培训",
        "督查",
        "考核",
        "整改",
        "见效",
        "到位",
        "实处",
        "之路",
        "新篇",
        "篇章",
        "台阶",
        "征程",
        "作为",
        "贡献",
        "保证",
        "支撑",
        "动力",
        "引擎",
        "高地",
        "屏障",
        "底色",
        "本色",
        "形象",
        "素质",
        "本领",
        "精神",
        "理念",
        "信念",
        "自觉",
        "定力",
    ]
)
_SUBJECT = re.compile(
    r"(?P<x>[\u4e00-\u9fff]{2,8}?)(?:是|不仅|既是|能够?|关系|事关|直接|就是|作为|决定|涉及|"
    r"离不开|[，,])"
)
_ORDER = re.compile(
    r"[^，,、“]{2}(?:要|应|应当|必须|不得|须)(?=[\u4e00-\u9fff]{2})(?!求|素|点|害|义|么|有|对|用)"
)
"""A sentence that says who is to do what, which no heading does."""
_STOP = re.compile(r"[。！？；：!?;:]")
_SHORTEST, _LONGEST = 5, 46
_ENOUGH = 4.0
_SAMPLE = 200_000


Shape = tuple[int, int]
"""How many clauses a heading has, and the length of the last."""


@dataclass(frozen=True, slots=True)
class Boundary:
    """Where a heading ends in its line, and how strong the signs are."""

    at: int
    score: float

    @property
    def certain(self) -> bool:
        """Whether the signs suffice to draw it."""
        return self.score >= _ENOUGH


_MOTTO = re.compile(
    r"(?:^|[：:。])(?P<lead>[\u4e00-\u9fff]{2})[\u4e00-\u9fff]{2,4}为[魂先本重要基上主根纲实民]"
    r"(?=[\u4e00-\u9fff“])(?!的|了|导|任|求|点|务|义|视)"
)


def mottoes(texts: Sequence[str]) -> list[int]:
    """Return the paragraphs that begin with headings of one form run together with their words.

    >>> mottoes(["坚持党建为魂以红色引领", "坚持美丽为先以治水为主", "坚持产业为本把富民抓好"])
    [0, 1, 2]
    """
    found = [(i, match["lead"]) for i, text in enumerate(texts) if (match := _MOTTO.search(text))]
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
    """Return where 一是, （一） and the like follow a heading directly; 0 where nothing does.

    >>> lead_at("二、工作的重要意义一是深刻理解。", 2), lead_at("二、抓好两件事，一是学习。", 2)
    (9, 0)
    """
    found = _LEAD.search(text, start + 4, start + _LONGEST)
    if not found or not (
        hanzi.is_hanzi(text[found.start() - 1]) or text[found.start() - 1] in "”）"
    ):
        return 0
    return (
        0
        if re.search("[。！？；：，,]", text[found.start() - 3 : found.start()])
        else found.start()
    )


def boundary(text: str, start: int, seen: Counter[str], siblings: Sequence[str] = ()) -> Boundary:
    """Return the best end of the heading that begins after the ordinal at `start`.

    `seen` are the pairs of characters of the whole text: a pair that is met elsewhere is probably
    a word and not to be cut. `siblings` are headings already known, which are built alike.
    """
    lead = lead_at(text, start)
    if lead and not _STOP.search(text[start:lead]):
        return Boundary(lead, _ENOUGH)
    body = text[start:]
    stop = _STOP.search(body)
    limit = min(_LONGEST, stop.start() if stop else len(body))
    best = Boundary(0, 0.0)
    shapes = {_shape(sibling) for sibling in siblings}
    for at in range(_SHORTEST, limit):
        score = _score(body, at, seen, shapes)
        if score > best.score:
            best = Boundary(start + at, score)
    return best


def _score(body: str, at: int, seen: Counter[str], siblings: Set[Shape]) -> float:
    left, right = body[:at], body[at:]
    if not (hanzi.is_hanzi(left[-1]) or left[-1] in "”）)》") or left.count("“") > left.count("”"):
        return 0.0
    if right[0] in "，、,的了着过们）)”》":
        return 0.0
    score = _opening(left, right)
    score += 2.0 if left[-2:] in _FINAL or left[-1] in _FINAL else 0.0
    score += _likeness(left, siblings) if siblings else 0.0
    score -= 2.0 if _ORDER.search(left) else 0.0
    score -= 2.0 if seen[left[-1] + right[0]] > 1 else 0.0
    return score


def _opening(left: str, right: str) -> float:
    if _LEAD.match(right):
        return 4.0
    if _OPENER.match(right):
        return 3.0
    subject = _SUBJECT.match(right)
    if subject and subject["x"] in left and (subject[0][-1] not in "，," or len(subject["x"]) > 3):
        return 3.0
    if _SOFT.match(right):
        return 1.5
    clause = re.split(r"[，,。；]", right, maxsplit=1)[0]
    return 1.0 if any(clause[i : i + 2] in left for i in range(len(clause) - 1)) else 0.0


def _likeness(left: str, siblings: Set[Shape]) -> float:
    """Return how far a heading is built like its siblings.

    It is where it has as many clauses as one of them and a last one as long; a little where it
    has several, as many as all of them.
    """
    clauses, last = _shape(left)
    if any(a == clauses and abs(b - last) <= 1 for a, b in siblings):
        return 1.5
    return 0.5 if clauses >= 2 and all(a == clauses for a, _ in siblings) else 0.0


def _shape(heading: str) -> Shape:
    """Return how many clauses a heading has and how long its last one is."""
    marks = [i for i, char in enumerate(heading) if char in "，,、"]
    return len(marks) + 1, len(heading) - (marks[-1] + 1 if marks else 0)
