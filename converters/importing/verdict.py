"""Is it a speech at all? News, tutorials and shuffled words are told by several signs together."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from converters.importing.signs.titles import document_kind, speech_title
from converters.importing.signs.vocabulary import AT_MEETING, is_recipient, is_salutation
from converters.speech import hanzi

_SPOKEN = re.compile(
    r"同志们|各位(?:代表|委员|领导|来宾|嘉宾|同志|老师|同学|家长|朋友)|我(?:讲|强调|谈|说|"
    r"就|代表|再|想|宣布|汇报|提)|下面，?我|谢谢大家|谢谢！|我的(?:讲话|发言|汇报)|"
    r"希望(?:大家|同志们|全体)|让我们|大家(?:要|好|都)|在座(?:的|各位)|请(?:大家|同志们|"
    r"予?审议)|今天，?我们|这次会议|刚才，|同学们|老师们|朋友们|会上，|报告完毕|"
    r"现将.{2,40}(?:汇报|报告)"
)
_I = re.compile(r"我们|我(?![国市县省区镇乡校院局党军])")
_HARD_NEWS = re.compile(
    r"(?:本报|本网|新华社|中新社|新华网|人民网|央视|中新网)[^。]{0,24}(?:讯|电|报道|消息)|本报记者|通讯员|"
    r"[（(]记者|记者(?:从|了解|获悉|采访)|据(?:报道|悉)|出席(?:会议|活动|仪式)?并讲话|主持(?:了)?(?:会议|仪式)。|"
    r"(?:会议|他|她)(?:还|最后)?(?:强调|指出|要求|认为)[，：]|参加(?:会议|活动|调研)。"
)
_SOFT_NEWS = re.compile(
    r"(?:表示|介绍)[，：]|(?:副?书记|市长|县长|主任|部长|局长|主席)[\u4e00-\u9fff]{2,3}(?:出席|参加|到会|宣读|通报)|"
    r"近日，|日前，|月\d{1,2}日(?:上午|下午|晚)?，|(?:出席|列席)(?:会议|活动)"
)
_LESSON = re.compile(
    r"怎么写|如何写|写作(?:方法|技巧|格式|要点|指导|注意|要求|思路)|注意事项|(?:讲话稿|"
    r"发言稿|演讲稿|致辞)的(?:写法|格式|结构|特点|定义|分类|开头|结尾|写作|基本|类型|要求|"
    r"种类|作用)|"
    r"模板|格式(?:如下|要求)|第[一二三四五六]步|步骤|教程|技巧|软件|点击|安装|下载|"
    r"首先打开|操作方法|实用(?:性|技巧)|写好(?:一篇|讲话稿|发言稿)|撰写(?:讲话稿|发言稿|"
    r"时)|起草(?:讲话|发言|人|者)"
)
_OTHER = re.compile(
    r"第[一二三四五六七八九十百\d]+条[ 　]|甲方|乙方|本合同|本办法自|招聘(?:岗位|条件|"
    r"人数)|报名(?:时间|方式|条件)|投标|招标公告|中标|联系电话[:：]|(?:选择题|填空题|"
    r"参考答案)|"
    r"售价|优惠|购买|包邮|加载中|登录|验证码|404|页面不存在"
)
_PAIR = re.compile(
    "工作|我们|发展|建设|要求|进一|一步|加强|全面|组织|领导|人民|群众|干部|问题|社会|经济|"
    "管理|国家|中央|精神|会议|落实|提高|加快|推进|实施|重要|实现|坚持|单位|部门|基层|服务|"
    "责任|党委|政府|市委|县委|同志|大家|学习|教育|改革|创新|环境|安全|项目|企业|农村|农业|"
    "文化|基础|重点|任务|目标|积极|深入|认真|切实|努力|充分|不断|必须|作用|能力|水平|制度|"
    "机制|保障|促进|作为|这个|一个|没有|就是|不是|什么|可以|时候|他们|自己|今天|希望|今年|"
    "活动|方面|情况|通过|关于|进行|开展|形成|特别|更加|以及|因此|同时|对于|需要|已经"
)
"""The commonest words of two characters in official texts: shuffled ones hardly have any."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a text is a speech; `reason` says in Chinese why not, and is empty for a speech."""

    speech: bool
    reason: str = ""


SPEECH = Verdict(True)


_ENOUGH = 10_000


def _sample(text: str) -> str:
    """Return a long text's beginning and middle: enough to judge by."""
    if len(text) <= 2 * _ENOUGH:
        return text
    return text[:_ENOUGH] + text[len(text) // 2 : len(text) // 2 + _ENOUGH]


def at_first_sight(text: str) -> Verdict:
    """Judge a raw text by its characters alone, before it is cut into lines.

    Keeps texts that are no Chinese prose at all from costing time and room.
    """
    size = len(text)
    sample = _sample(text)
    written = sum(map(len, sample.split()))
    chinese = hanzi.count_hanzi(sample)
    if chinese < 40 and hanzi.count_hanzi(text) < 40:
        return Verdict(False, "几乎没有汉字，不是讲话稿")
    if chinese * 3 < written and text.count("。") < 3:
        return Verdict(False, "汉字太少，不像讲话稿")
    if text.count("\n") > 2000 and size < 6 * text.count("\n"):
        return Verdict(False, "每行只有几个字，不像讲话稿")
    return SPEECH


_MARKER = re.compile(r"\s*[（(【]?(?:篇|第)?\s*[0-9一二三四五六七八九十]{1,3}\s*篇?[】）)]?$")


def judge(titles: Sequence[str], texts: Sequence[str]) -> Verdict:
    """Judge the lines of a whole file, page furniture taken away.

    `titles` are the titles found or promised. A refusal needs several signs together: no
    salutation and no title of a speech, and the marks of another kind of text.
    """
    whole = _sample("\n".join(texts))
    size = max(hanzi.count_hanzi(whole), 1)
    if size < 60:
        return Verdict(False, "正文太短，不像讲话稿")
    if shuffled := _shuffled(texts, whole, size):
        return Verdict(False, shuffled)
    addressed = any(is_salutation(text) for text in texts[:12]) or bool(
        re.match(r"(?:同志们|各位[^。]{2,30})[：:，！]", texts[0] if texts else "")
    )
    if reason := _headlines(texts) or _document(titles, texts, whole):
        return Verdict(False, reason)
    titled = any(speech_title(_MARKER.sub("", title)) for title in titles)
    advised = any(_HOW_TO.match(title) for title in titles)
    if addressed or (titled and not advised and not _HARD_NEWS.search(whole)):
        return SPEECH
    if advised or any(_ABOUT_WRITING.search(title) for title in titles):
        return Verdict(False, "是讲怎样写作或操作的文章，不是讲话稿")
    return _other_kind(whole, size, titled)


def _to_people(text: str) -> bool:
    return is_salutation(text) and not is_recipient(text)


def _headlines(texts: Sequence[str]) -> str:
    """Return the reason to take the text for a list of titles; empty if it has a sentence."""
    if len(texts) >= _LISTED and not any(re.search("[。！？；!?;]", text) for text in texts):
        return "只有题名或目录，没有正文"
    return ""


_LISTED = 5


def _document(titles: Sequence[str], texts: Sequence[str], whole: str) -> str:
    """Return the reason to take the text for a document (公文) that says nothing to anyone.

    One that forwards a speech, or speaks of us and you, is none.
    """
    kinds = [kind for title in titles if (kind := document_kind(title)) in _DOCUMENTS]
    spoken = _SPOKEN.search(whole) or _I.search(whole) or any(map(_to_people, texts[:12]))
    forwards = any(AT_MEETING.fullmatch(text) for text in texts if len(text) <= _TITLE_LIMIT)
    return f"是公文（{kinds[0]}），不是讲话稿" if kinds and not (spoken or forwards) else ""


_TITLE_LIMIT = 80
_DOCUMENTS = frozenset(
    [
        *("通知", "方案", "办法", "规定", "细则", "条例", "纪要"),
        *("批复", "复函", "公告", "通告", "预案", "规程", "名单"),
    ]
)


_HOW_TO = re.compile(
    r"(?:浅谈|谈谈|浅析|试论|论|也谈)?(?:如何|怎样|怎么|教你|手把手教你|领导讲话稿的?|讲话稿的?)"
    r"(?:才能)?(?:写好?|起草|撰写|准备|写作|写法|格式|结构)"
)

_ABOUT_WRITING = re.compile(
    r"(?:讲话|发言|演讲|致辞|主持词|公文|稿件?|报告).{0,12}(?:格式|写法|怎么写|如何写|写作|技巧|方法|模板|注意事项|结构)"
    r"|(?:如何|怎样|怎么|教你)(?:写|起草|撰写)"
)


def _other_kind(whole: str, size: int, titled: bool) -> Verdict:
    """Judge a text without a salutation by the marks of other kinds of text."""
    spoken = len(_SPOKEN.findall(whole)) + len(_I.findall(whole)) / 4
    news = len(_HARD_NEWS.findall(whole)) + len(_SOFT_NEWS.findall(whole)) / 3
    lesson, other = len(_LESSON.findall(whole)), len(_OTHER.findall(whole))
    for marks, reason in (
        (lesson, "是讲怎样写作或操作的文章，不是讲话稿"),
        (news, "是新闻报道，不是讲话稿"),
        (other, "是合同、公告或网页，不是讲话稿"),
    ):
        if marks * 1000 >= 2.0 * size and marks > 1.5 * spoken:
            return Verdict(False, reason)
    official = len(_PAIR.findall(whole)) * 1000 / size
    if not titled and official < _PLAIN and not _SPOKEN.search(whole):
        return Verdict(False, "没有题名、称谓，也不像对人讲的话")
    if not titled and spoken * 1000 < 0.5 * size and official < _OFFICIAL:
        return Verdict(False, "没有题名、称谓，也不像对人讲的话")
    return SPEECH


_PLAIN = 20
"""With fewer of them, and without a word to anyone, it is a story or an essay."""
_OFFICIAL = 60
"""So many of the commonest official words stand in a thousand characters of a speech."""


def _shuffled(texts: Sequence[str], whole: str, size: int) -> str:
    """Return the reason to take the words for shuffled; empty if they are in order."""
    if size >= 200 and len(_PAIR.findall(whole)) * 1000 < 18 * size:
        return "字词次序混乱，不成文句"
    if size >= 200 and sum(whole.count(mark) for mark in "，。、；：,;:") * 100 < size:
        return "几乎没有标点，不成文句"
    if (order := _in_order(whole)) is not None and order < 0.5:
        return "句段次序混乱"
    tops = [o.value for text in texts if (o := hanzi.ordinal(text)) and o.level == 1]
    falls = sum(b < a and b != 1 for a, b in pairwise(tops))
    headless = sum(bool(re.match(r"[，。、；：？！”）]", text)) for text in texts)
    if len(texts) >= 10 and headless * 4 > len(texts):
        return "句子次序混乱，不成文句"
    if falls >= 3 and falls * 3 >= len(tops):
        return "段落次序混乱"
    return ""


_ROWS = tuple(
    (re.compile(pattern), before)
    for pattern, before in (
        (r"([一二三四五六七八九十]{1,3})、", "\n。；：！"),
        (r"[（(]([一二三四五六七八九十]{1,3})[）)]", ""),
        (r"([一二三四五六七八九十]{1,2})是", "\n。；：！，"),
        (r"([一二三四五六七八九十]{1,2})要", "\n。；：！"),
        (r"第([一二三四五六七八九十]{1,2})[，,、]", "\n。；：！"),
    )
)
"""Rows of ordinals, and after which marks they stand: anywhere for an empty string."""


def _in_order(whole: str) -> float | None:
    """Return the share of ordinals that count on or begin again; None if there are too few."""
    steps = good = 0
    for row, before in _ROWS:
        values = [
            hanzi.parse_number(match[1])
            for match in row.finditer(whole)
            if not (before and match.start()) or whole[match.start() - 1] in before
        ]
        for last, value in pairwise(values):
            steps += 1
            good += value in (last + 1, 1)
    return good / steps if steps >= 8 else None
