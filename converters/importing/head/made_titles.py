"""Titles devised from the text, if the source has none or only half of one."""

import re
from collections.abc import Iterable, Sequence

from converters.importing.signs.occasions import BARE_MEETING
from converters.importing.signs.titles import kind_of
from converters.importing.signs.vocabulary import KINDS, MEETING

_KIND = "|".join(KINDS)
_ENDING = "上的讲话"
_CUT_SHORT = re.compile(r"(?:\.{2,}|…+)$")
_AT_MEETING = re.compile(rf"(?:{MEETING})$")
_UP_TO_MEETING = re.compile(rf"[^。；！？，\n]{{0,50}}?(?:{MEETING})(?=[，。；、,]|上|的|$)")


def completed(title: str, texts: Iterable[str]) -> str | None:
    """Return a title that was cut short, completed from the first texts that repeat its end.

    >>> completed("在开展主题活动暨", ["今天召开全市主题活动暨创建工作动员会，部署工作。"])
    '在开展主题活动暨创建工作动员会上的讲话'
    """
    stem = _CUT_SHORT.sub("", title)
    for size in range(1, len(_ENDING)):
        if stem.endswith(_ENDING[:size]) and _AT_MEETING.search(stem[:-size]):
            return stem[:-size] + _ENDING
    for text in texts:
        for size in range(min(16, len(stem)), 4, -1):
            place = text.find(stem[-size:])
            if place >= 0 and (match := _UP_TO_MEETING.match(text, place + size)):
                return stem + match[0] + _ENDING
    return None


_BEGIN = (
    r"(?:的|了|本次|这次|这个|此次|今天|一次|一个|我们|这样|首次|第一次|隆重|专门|在这里|重要的?)*"
)
_CLAUSE = r"[^，。；：！？,:;!?、“”\s]"
_NAMED = rf"(?P<m>{_CLAUSE}{{2,45}}(?:{MEETING})(?:暨{_CLAUSE}{{2,40}}(?:{MEETING}))?)"
_HELD = re.compile(
    rf"(?:召开|举行|举办|参加|出席|组织召开){_BEGIN}{_NAMED}(?=[，。；：、,:;]|的|是|，|上|$)"
)
_THIS = re.compile(
    rf"(?:这次|本次|此次|今天的|今天这个|这个){_NAMED}(?=[，。；：、,:;]|的|是|上|既|$)"
)
_BOTH = re.compile(
    rf"既是{_BEGIN}(?P<a>[^，。,]{{4,30}}?会议?)[，,](?:又|也|更|还)是"
    rf"{_BEGIN}(?:单独)?(?:召开的?)?"
    rf"(?P<b>[^，。；,;]{{4,30}}?(?:会议|大会|会))(?=[；。，;,])"
)
_MASK = re.compile(r"[×xX*＊某○〇]|\d")
_NO_MEETING = re.compile(
    r"精神|贯彻|传达|之后|以来|学习|工作报告|我(?:们|市|县|省)|代表大会.{6,}|会议.{4,}会议|"
    r"第.{1,3}次|大家|一年一度"
)


def from_meeting(texts: Iterable[str], kind: str) -> str | None:
    """Return a title made of the meeting that the first texts name, or None.

    >>> from_meeting(["今天，市政府召开全市农机化工作会议，主要是传达精神。"], "讲话")
    '在全市农机化工作会议上的讲话'
    >>> from_meeting(["这次全县党群工作会议的主要任务是总结工作。"], "讲话")
    '在全县党群工作会议上的讲话'
    """
    for text in texts:
        head = text[:260]
        named = [(m.start(), f"{m['a']}暨{m['b']}") for m in _BOTH.finditer(head)]
        named += [(m.start(), m["m"]) for m in _THIS.finditer(head)]
        named += [(m.start(), m["m"]) for m in _HELD.finditer(head) if _is_now(head, m)]
        for place, meeting in sorted(named):
            if _telling(meeting) and not _OTHER_TIME.search(head[:place]):
                return f"在{meeting}上的{kind}"
    return None


_NOW = re.compile(
    r"今[天日晨晚]|今年|现在|这里|在此|这次|本次|此次|刚才|隆重|欢聚|相聚|汇聚|利用|借|我们(?:召开|举行|参加)|"
    r"(?:上午|下午|晚上)[，,好]|主要(?:任务|目的|内容|议题)|(?:任务|目的)是|决定召开的?这|[研讨]究[，,]?(?:决定)?召开"
)
"""Signs that a meeting is the one at which the speech is held, in the sentence that names it."""
_OTHER_TIME = re.compile(
    r"(?:去年|前年|上个?[月周]|[\d一二三四五六七八九十]+[月日]份?|刚刚|前不久|不久前|日前|近日|此前|最近|先后|曾经?|已经?|以来|"
    r"相继|陆续|分别|各自|下个?[月周]|明[天年日]|后天|即将|将[于要在]?|准备|打算|筹备|为了?开好|计划|拟|昨天|前天|上次|历次|每次|届时|之后)"
    r"[^，。；、：]{0,12}$"
)
"""What stands before the name of another meeting than the one at which the speech is held."""


def _is_now(text: str, match: re.Match[str]) -> bool:
    """Tell the meeting that is being held from one that the sentence only mentions."""
    start = max((text.rfind(mark, 0, match.start()) for mark in "。！？"), default=-1) + 1
    ends = [at for mark in "。！？" if (at := text.find(mark, match.end())) >= 0]
    return bool(_NOW.search(text[start : min(ends, default=len(text))]))


def _telling(meeting: str) -> bool:
    """Tell the name of a meeting from words such as 这次会议 or 一个重要会议."""
    return not (_MASK.search(meeting) or _NO_MEETING.search(meeting) or BARE_MEETING.match(meeting))


_OFFERED = re.compile(
    r"(?:带来|整理|收集|搜集|分享|准备|推荐|介绍|提供|编辑|送上|奉上)(?:了|的|一篇|关于|"
    r"有关|一些|几篇|\d+篇)*[《“]?"
    rf"(?P<t>[^，。！；：,!;《》]{{4,60}}?(?:{_KIND}|材料)(?:材料|"
    rf"稿)?)(?:范文)?(?=[》”，。！,!（(]|\d+篇|$)"
)


_SPEECHES = (
    "讲话",
    "发言",
    "致辞",
    "致词",
    "主持词",
    "报告",
    "总结讲话",
    "动员讲话",
    "表态发言",
    "交流发言",
)


_AT = re.compile(rf"在(?P<m>.{{2,60}}?)上的?(?={_KIND}|材料)")


def from_intro(text: str, kind: str) -> str | None:
    """Return the title that a web editor's introduction promises, or None.

    >>> from_intro("下面是小编给大家带来的副市长在人大工作会议上的发言稿，希望大家喜欢。", "讲话")
    '在人大工作会议上的发言'
    >>> from_intro("下面是小编为大家整理的2023年县长在安全会议上讲话，供大家参考。", "讲话")
    '在安全会议上的讲话'
    """
    if not (match := _OFFERED.search(text)):
        return None
    offered = match["t"]
    if not (at := _AT.search(offered)):
        return None
    said = kind_of(offered[at.end() :])
    return f"在{at['m']}上的{said if said in _SPEECHES else kind}"


_SPOKEN = re.compile(r"我.{0,40}?讲.{0,10}?(?:意见|问题|话|要求|方面|点|层)|下面.{0,20}?讲")


def spoken_kind(label: str, texts: Sequence[str]) -> str:
    """Return the kind of a speech without a title, as its label says.

    A speaker who gives orders, as in 我讲三点意见, holds a 讲话 whatever the label.
    """
    kind = kind_of(label) or "讲话"
    if kind in ("发言", "演讲", "报告") and any(_SPOKEN.search(text) for text in texts):
        return "讲话"
    return kind if kind in ("发言", "致辞", "致词", "主持词") else "讲话"


_TOPIC = re.compile(
    r"(?:题目|主题|标题)(?:就?是|为)[:：，]?\s*[《“\"](?P<t>[^》”\"。]{2,40})[》”\"]"
)


_GREETING = re.compile(
    r"(?:大家|同志们|同学们|老师们|朋友们|各位[^。！？，]{0,10}|你们|您)?[，、]?(?:早上|"
    r"上午|中午|下午|晚上)?好[！!。，]?$"
)


def from_topic(texts: Iterable[str]) -> str | None:
    """Return the title that the speaker gives, as in 我发言的题目是《筑牢安全防线》, or None.

    >>> from_topic(["大家好！今天我演讲的题目是《安全在我心中》。"])
    '安全在我心中'
    """
    found = (match for text in texts if (match := _TOPIC.search(text[:200])))
    return next((match["t"] for match in found), None)


_PAUSE = re.compile("[。！？；：:!?;]")


def from_first_sentence(text: str) -> str:
    """Return the first clause of a text, at most thirty characters, to stand for a title.

    >>> from_first_sentence("大家早上好！金秋送爽，丹桂飘香。")
    '金秋送爽，丹桂飘香'
    """
    sentences = [part for part in _PAUSE.split(text) if part.strip('”’" ')]
    telling = [part for part in sentences if not _GREETING.match(part)] or sentences
    clause = telling[0] if telling else ""
    if len(clause) > 30:
        cut = max(clause.rfind(mark, 0, 31) for mark in "，,、")
        clause = clause[:cut] if cut >= 8 else clause[:30]
    return clause.strip("，,、 “”\"'")


def fits(title: str, text: str) -> bool:
    """Return whether the subject of a collection's title is spoken of in the text.

    >>> fits("乡镇人大工作会议讲话", "这次全县农村低保工作会议")
    False
    >>> fits("乡镇人大讲话", "乡镇人大换届")
    True
    """
    pieces = [piece for piece in _NO_SUBJECT.sub(" ", title).split() if len(piece) >= 2]
    pairs = {piece[i : i + 2] for piece in pieces for i in range(len(piece) - 1)}
    return not pairs or sum(pair in text for pair in pairs) * 2 >= len(pairs)


_NO_SUBJECT = re.compile(
    rf"{_KIND}|工作|会议|范文|稿|篇|\d|[（(].*|在|上的|的|关于|全[省市县区]|推动|实施|发展|组织"
)
