"""Signs of the head of a text: its titles, the facts and the salutation that stand there."""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from converters.importing.signs import talk
from converters.importing.signs.people import stated
from converters.importing.signs.titles import document_kind, looks_like_title, speech_title
from converters.importing.signs.vocabulary import AT_MEETING, is_recipient, is_salutation
from converters.importing.signs.word_signs import Sign

DECREED = "题名是机关的意见、决定"
_MARKER = re.compile(r"\s*[（(【]?(?:篇|第)?\s*[0-9一二三四五六七八九十]{1,3}\s*篇?[】）)]?$")
_KIND_OF_SPEECH = (
    r"(?:讲话|发言|致辞|致词|讲演|演讲|演说|讲稿|[开闭]幕[词辞]|(?:欢迎|欢送|答谢|祝贺|祝酒|主持|证婚)[词辞]|[贺祝献悼][词辞]"
    r"|主持讲话|述职(?:述[廉德法学责])*(?:报告)?|工作报告|党课|(?:经验|典型)?(?:交流|汇报)材料|寄语|慰问信|倡议书|感谢信|公开信|一封信|贺信|谈话)"
)
_SPOKEN_KIND = re.compile(
    _KIND_OF_SPEECH + r"(?:纪要|提纲|要点|摘要|摘录|实录|材料|全文|讲稿|稿|辞|词)*"
    r"\s*(?:[（(【][^（）()]{1,30}[）)】]|[（(【]?\s*\d+\s*[）)】]?|范文|精选|汇总|汇编|大全|集锦|模板|优质|篇[一二三四1-9]|[\d一二三四五]+篇"
    r"|之[一二三])*$"
)
_NAMED_KIND = re.compile(_KIND_OF_SPEECH + "(?!的|精神|时|中|里|会|比赛|者|人|活动|大赛)")
_WRITTEN_KIND = re.compile(
    r"季度[^，。]{0,16}报告(?!会)|(?:年度(?!.{0,8}(?:述|工作))|半年|中期|研究|调查|调研|审计|检测|监测|分析|评估|可行性|实验|验收|自查|考察|体检|质量|财务|环境|统计|检验|实习|开题|鉴定)(?:\S{0,4})报告"
    r"|填(?:写|报|表)说明"
)


def of_head(titles: Sequence[str], lines: Sequence[str]) -> Iterator[Sign]:
    """Yield the signs of titles and of the lines above the body."""
    pairs = zip(["", *lines], lines, strict=False)
    said = next((line for above, line in pairs if to_people(line, above)), "")
    yield from of_titles([_MARKER.sub("", title) for title in titles], bool(said))
    if about := next((title for title in titles if _ABOUT_WRITING.search(title)), ""):
        yield Sign("题名讲怎样写作", -5, about, "讲怎样写作或操作的文章")
    yield from _of_facts(lines)
    if said:
        yield Sign("有称谓", 4, said)
    elif sent := next((line for line in lines[:5] if is_recipient(line)), ""):
        yield Sign("写给单位的主送机关", -1, sent, "公文")


def _of_facts(lines: Sequence[str]) -> Iterator[Sign]:
    """Yield the sign of a date in brackets and of a speaker, which stand below a title."""
    for title, *below in zip(lines, lines[1:], lines[2:], strict=False):
        if not looks_like_title(title) or stated(title):
            continue
        facts = list(takewhile(lambda fact: fact[1], ((text, stated(text)) for text in below)))
        dated = any(fact.day and text[0] in "（(" for text, fact in facts if fact)
        named = any(fact.speaker for _, fact in facts if fact)
        office = any(fact.post for _, fact in facts if fact)
        if weight := 2 * dated + named + office:
            yield Sign("题名之下有日期、讲话人", weight, "　".join(text for text, _ in facts))
            return
    if who := next((line for line in lines if _WHO_SPEAKS.fullmatch(line)), ""):
        yield Sign("写明谁讲", 2, who)


_WHO_SPEAKS = re.compile(
    r"[\s　]*(?:主讲|讲话|演讲|报告|发言|致[辞词]|宣讲|授课|讲授)[人者]?\s*[：:]"
    r"[\s　]*[\u4e00-\u9fff·\s　]{2,16}"
)


def of_titles(titles: Sequence[str], salutes: bool = False) -> Iterator[Sign]:
    """Yield what the titles of a head call the text: a speech, a report, a document.

    A label that a headline repeats, 国旗下讲话 above 民警来校作国旗下讲话, is that of a column.
    Rules address nobody: who speaks of them below a salutation (`salutes`) writes none.
    """
    told = "\n".join(title for title in titles if _REPORTED.search(title))
    spoken = next(
        (t for t in titles if t not in told and (AT_MEETING.fullmatch(t) or _is_spoken(t))), ""
    )
    if spoken:
        yield Sign("题名是讲话的题名", 4, spoken)
    elif named := next((t for t in titles if _is_named(t)), ""):
        yield Sign("题名像讲话的题名", 2, named)
    if written := next((t for t in titles if _WRITTEN_KIND.search(t)), ""):
        yield Sign("题名是书面的报告", -4, written, "书面的报告")
    kinds = [(title, document_kind(title)) for title in titles if not spoken]
    kinds = [(t, kind) for t, kind in kinds if not (salutes and kind in _ADDRESS_NOBODY)]
    if document := next((title for title, kind in kinds if kind in _DOCUMENTS), ""):
        yield Sign("题名是公文的题名", -4, document, f"公文（{document_kind(document)}）")
    elif decreed := next((title for title, kind in kinds if kind in _DECREES), ""):
        yield Sign(DECREED, 3, decreed)


def _is_spoken(title: str) -> bool:
    spoken = _SPOKEN_KIND.search(title) and not _REPORTED.search(title)
    return bool(spoken) and not _WRITTEN_KIND.search(title)


_REPORTED = re.compile(
    "[^在](?:(?<![工合协动操写])作|致|发表)(?:了)?[^，。]{0,12}(?:报告|讲话|致辞|发言|说明)$"
    "|[^的](?:讨论|审议|听取|收看|收听|聆听|热议)[^，。会上]{0,20}(?:报告|讲话|致辞|发言)$"
    "|[^的年](?:首次|先后|分别|逐一|集中|当面|公开|上台)(?:述职|讲话|发言|演讲|致辞)(?![报稿])"
)
"""The caption of a picture, or the headline of a report: 县长周明远作政府工作报告."""


def _is_named(title: str) -> bool:
    if _REPORTED.search(title):
        return False
    named = speech_title(title) or _NAMED_KIND.search(title)
    return bool(named) and not _WRITTEN_KIND.search(title)


def full_text_told(lines: Sequence[str]) -> int | None:
    """Return the first line that says that the whole speech stands below it, or None.

    >>> full_text_told(["江站长出席并致辞。", "以下为致辞全文：", "各位来宾："])
    1
    """
    short = ((at, line) for at, line in enumerate(lines[:-1]) if len(line) <= _ANNOUNCED)
    return next((at for at, line in short if _FULL_TEXT.search(line)), None)


_ANNOUNCED = 60
_SAID = "(?:讲话|致辞|致词|演讲|发言)"
_FULL_TEXT = re.compile(
    f"(?:以下|下面)(?:为|是)[^。：:]{{0,40}}{_SAID}(?:稿?的?(?:全文|实录|原文))?[：:。]?$"
    f"|{_SAID}稿?的?(?:全文|实录|原文)?如下[：:。]?$"
)


def to_people(text: str, above: str = "") -> bool:
    """Tell a salutation to people from the organs or the party to which something is sent.

    It is no salutation of the text if the line `above` tells that somebody says it.
    """
    said = is_salutation(text) and not is_recipient(text) and not _TO_ORGANS.search(text)
    return said and not talk.told_of(above)


_TO_ORGANS = re.compile(
    r"党组织|党支部|(?:单位|部门|学院|学校|机关|公司|科室|委员会|政府|党委|班级?)[：:]$|^各[^位]"
)
_ABOUT_WRITING = re.compile(
    r"(?:讲话|发言|演讲|致辞|主持词|公文|稿件?|报告).{0,12}(?:格式|写法|怎么写|如何写|写作|技巧|方法|模板(?![（(]?\d)|注意事项|结构|说明$|是什么)"
    r"|(?:如何|怎样|怎么|教你)(?:才能)?(?:写|起草|撰写|准备)|(?:浅谈|浅析|试论|也谈)"
    r"|^(?:写|起草|准备)[好出][^，。]{0,30}(?:讲话|发言|演讲|致辞|主持词|公文|文稿|稿件?|报告)"
)
_DOCUMENTS = frozenset(
    [
        *("通知", "方案", "办法", "规定", "细则", "条例", "制度", "计划", "规划", "规则"),
        *("批复", "复函", "公告", "通告", "预案", "规程", "名单", "函", "标准", "目录", "清单"),
        *("纪要", "公报", "通报", "一览表", "表"),
    ]
)
_ADDRESS_NOBODY = frozenset(
    ["办法", "规定", "细则", "条例", "制度", "规则", "规程", "标准", "目录", "清单", "规划"]
)
_DECREES = frozenset(["意见", "决定", "决议", "答复", "命令", "令", "议案"])
"""Documents that a collection may hold beside its speeches."""
