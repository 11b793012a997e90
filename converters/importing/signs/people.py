"""Who spoke, and in which office: lines that hold nothing but a speaker, in the forms in use."""

import re
from dataclasses import dataclass
from functools import lru_cache

from converters.importing.signs.facts import (
    date_line,
    dated,
    is_venue,
    organ_in,
    place_beside,
    unbracketed,
)
from converters.importing.signs.vocabulary import LEVELS, POSTS, is_name
from converters.speech.dates import PartialDate
from converters.speech.model import BETWEEN_NAMES

_HAN = r"[\u4e00-\u9fff]"
_SPACED_NAME = rf"{_HAN}(?:\s*{_HAN}){{1,3}}"
_FOREIGN_NAME = rf"{_HAN}{{2,8}}(?:·{_HAN}{{1,8}})+"
_POST_FIRST = re.compile(
    rf"(?P<post>[\u4e00-\u9fff“”、，,·\s（）()]{{0,50}}(?:{POSTS})(?:[、，,\s]+{_HAN}{{0,20}}(?:{POSTS}))*)"
    rf"(?P<gap>[\s:：]*)(?P<name>{_FOREIGN_NAME}|{_HAN}[\u4e00-\u9fff\s]{{1,6}})(?:同志)?"
)
_NAME_FIRST = re.compile(
    rf"(?P<name>{_HAN}\s?{_HAN}|{_HAN}{{3,4}}?)(?:同志)?(?P<post>(?:{LEVELS})?(?:常务)?[副代]?(?:{POSTS}))(?:同志)?"
)
_NAME_RUN_ON = re.compile(
    rf"(?P<name>{_HAN}{{3}})(?P<post>(?:[省市县区州镇乡旗]|中共|党[委组])[\u4e00-\u9fff、]{{1,24}}(?:{POSTS}))"
)
_NAME_APART = re.compile(
    rf"(?P<name>{_SPACED_NAME}|{_FOREIGN_NAME})(?:\s+(?P<post>[\u4e00-\u9fff、，,·\s（）()]{{0,50}}(?:{POSTS}))"
    rf"|\s*[（(]\s*(?P<within>[^（）()]{{0,50}}(?:{POSTS}))\s*[）)])"
)
_POST_THEN_NAME = re.compile(
    rf"(?P<post>[\u4e00-\u9fff、，,·\s]{{0,50}}(?:{POSTS}))\s*[（(]\s*(?P<name>{_SPACED_NAME}|{_FOREIGN_NAME})\s*[）)]\s*[：:]?"
)
_CLASS = r"[\u4e00-\u9fff]{1,10}[（(]?[\d一二三四五六七八九十]{1,2}[）)]?\s*班"
_ORGAN_FIRST = re.compile(
    rf"(?P<organ>(?:{_HAN}{{2,24}}|{_CLASS})(?=\s)|{_CLASS})\s*(?P<name>{_SPACED_NAME}|{_FOREIGN_NAME})"
)
_ALONE = re.compile(rf"(?P<name>{_SPACED_NAME}|{_FOREIGN_NAME})\s*(?:同志)?")
_BETWEEN_PEOPLE = (re.compile(r"\s{2,}"), re.compile(r"\s*、\s*|\s{2,}"))
"""Blanks come first: offices are parted by 、 too."""
_SPACED_POST = re.compile(
    rf"^((?:{_HAN}{{2,12}}\s*)?)(?:([代副])\s+)?([县市区省镇乡校院局部主总州书])\s+([长任席理记])\s+(?={_HAN})"
)
_BAR = re.compile(r"(?<=[\u4e00-\u9fff）)])\s*[｜|丨]\s*(?=[\u4e00-\u9fff])")
"""A stroke between a name and an office, with which pages part them."""
_FUNCTION = re.compile(
    "[的在和与是为了从将已把被对向由就到]|讲话|报告|发言|致辞|同志|会议|大会|工作|全体|各位|主持|通知|代表|委员"
)
Named = tuple[str, str | None, PartialDate | None]
"""Name, post and date."""


@lru_cache(maxsize=256)  # each stage asks anew what the short lines are
def speaker_line(text: str) -> Named | None:
    """Return name, post and date of a line that holds nothing but the speaker.

    Several names, parted by 、 or by two blanks, are returned parted as the model parts them.

    >>> speaker_line("上海市市长 龚 正"), str(speaker_line("李明（2020年3月）")[2])
    (('龚正', '上海市市长', None), '2020-03')
    >>> speaker_line("自治区主席 嘎玛泽登"), speaker_line("县长王小明同志")
    (('嘎玛泽登', '自治区主席', None), ('王小明', '县长', None))
    >>> speaker_line("县长　李明　　王芳"), speaker_line("李明、王芳")[0]
    (('李明、王芳', '县长', None), '李明、王芳')
    >>> speaker_line("党委书记、校长　王明远　　张杰")[:2]
    ('王明远、张杰', '党委书记、校长')
    >>> speaker_line("周明远县长"), speaker_line("周明远（县水利局局长）")
    (('周明远', '县长', None), ('周明远', '县水利局局长', None))
    >>> speaker_line("（县长 周 明 远）"), speaker_line("周明远　2020年3月")[0]
    (('周明远', '县长', None), '周明远')
    >>> speaker_line("周明远｜青石（海外）集团创始人、董事长")[:2]
    ('周明远', '青石（海外）集团创始人、董事长')
    >>> speaker_line("秘书长（周振华）："), speaker_line("高一（3）班 陈雨桐")
    (('周振华', '秘书长', None), ('陈雨桐', '高一（3）班', None))
    >>> speaker_line("高二（3）班钱思雨")[:2], speaker_line("高二（3）班学习委员") is None
    (('钱思雨', '高二（3）班'), True)
    >>> speaker_line("各位代表：本届政府从1993年3月") is None
    True
    >>> speaker_line("马万祺副主席：") is None, speaker_line("何立：") is None
    (True, True)
    >>> speaker_line("领导讲话") is None, speaker_line("全面工作") is None
    (True, True)
    """
    if len(text) > 80 or len(text) < 2 or text.endswith(_CLAUSE_ENDS):
        return None
    if (found := dated(text)) and found[1]:
        before, beside, behind = text.partition(found[1])
        apart = beside and not before.strip() and behind.lstrip().startswith(("（", "("))
        known = apart or is_stated_person(found[1])  # apart is 李明（2020年3月）
        named = _person(found[1]) if known else None
        return (named[0], named[1], found[0]) if named else None
    named = _person(unbracketed(text))
    return (*named, None) if named else None


_CLAUSE_ENDS = ("。", "！", "？", "；", "，", "、")
"""In none of them a person ends, nor what stands beside one: most lines are told by it."""


def dashed_speaker(text: str) -> Named | None:
    """Return the speaker of a line that dashes begin, if it says his office or the date too.

    >>> dashed_speaker("——县长周明远（2022年3月17日）")[:2], dashed_speaker("——春天")
    (('周明远', '县长'), None)
    """
    dashes = _DASHES.match(text)
    named = speaker_line(text[dashes.end() :]) if dashes else None
    return named if named and (named[1] or named[2]) else None


_DASHES = re.compile(r"(?:—|-|－|─|―){1,4}\s*")


def is_stated_person(text: str) -> bool:
    """Tell a person beside a date from a place: by an office, a letter space or a third character.

    >>> [is_stated_person(t) for t in ("县长 王明", "王 明", "王明远", "王明", "金华市", "李庄镇")]
    [True, True, True, False, False, False]
    """
    alone = _ALONE.fullmatch(text.strip())
    bare = "".join(alone["name"].split()) if alone else ""
    if alone is None or not is_name(bare):
        return _person(text) is not None
    spaced = bare != alone["name"] or text.endswith("同志")
    return spaced or (len(bare) > 2 and not place_beside(bare, inside=False))


def _person(text: str) -> tuple[str, str | None] | None:
    """Return name and post of the person or the people whom a text names and nothing else."""
    for between in _BETWEEN_PEOPLE:
        first, *others = between.split(text.strip())
        if others and all(map(is_name, others)) and (named := _one(first)):
            return BETWEEN_NAMES.join((named[0], *("".join(o.split()) for o in others))), named[1]
    return _one(text)


def _one(text: str) -> tuple[str, str | None] | None:
    """Return name and post of one person.

    >>> _one("团 县 委 书 记  贺  喜"), _one("走 向 远 方")
    (('贺喜', '团县委书记'), None)
    >>> _one("新华社　周明远"), _one("水利报社社长　周明远")
    (None, ('周明远', '水利报社社长'))
    """
    pieces = text.split()
    if len(pieces) > _LETTERS and all(len(piece) == 1 for piece in pieces):
        return _post_first("".join(pieces))
    text = _SPACED_POST.sub(r"\1\2\3\4 ", _BAR.sub(" ", text.strip()))
    named = next((named for form in _FORMS if (named := form(text))), None)
    return None if named and _MEDIUM.search(named[1] or "") else named


_MEDIUM = re.compile(r"(?:网站?|[日晚晨早时]报|(?:新华|通讯)社|电视台|频道|客户端|公众号)$")
"""Who stands behind the name of one has written, not spoken."""


_LETTERS = 4
"""More letters set apart than any name has: an office stands before it."""


def _post_first(text: str) -> tuple[str, str | None] | None:
    match = _POST_FIRST.fullmatch(text)
    if match is None:
        return None
    name = _bare(match["name"])
    known = not _NO_POST.search(match["post"]) and (is_name(name) or _long_name(match))
    return (name, _joined(match["post"])) if known else None


_NO_POST = re.compile(
    r"各位|诸位|全体|们|讲话|发言|致辞|致词|报告|上的|(?:会|会议|典礼|仪式)上|同志|今天|附议|领衔|^在"
)
"""What stands in no office: a line that holds a title too is no speaker's."""


def _name_first(text: str) -> tuple[str, str | None] | None:
    match = _NAME_FIRST.fullmatch(text) or _NAME_RUN_ON.fullmatch(text)
    if match is None or not is_name(match["name"]):
        return None
    group = len(match["name"]) == 2 and match["post"] in _PLURAL
    return None if group else (_bare(match["name"]), match["post"])


def _name_apart(text: str) -> tuple[str, str | None] | None:
    match = _NAME_APART.fullmatch(text)
    if match is None or not is_name(name := _bare(match["name"])):
        return None
    return name, _joined(match["post"] or match["within"])


def _post_then_name(text: str) -> tuple[str, str | None] | None:
    match = _POST_THEN_NAME.fullmatch(text)
    known = match is not None and is_name(match["name"]) and not _NO_POST.search(match["post"])
    return (_bare(match["name"]), _joined(match["post"])) if match and known else None


def _organ_first(text: str) -> tuple[str, str | None] | None:
    match = _ORGAN_FIRST.fullmatch(text)
    named = match is not None and _of_organ(match["organ"], match["name"])
    return (_bare(match["name"]), match["organ"]) if match and named else None


def _alone(text: str) -> tuple[str, str | None] | None:
    match = _ALONE.fullmatch(text)
    name = _bare(match["name"]) if match else ""
    return (name, None) if is_name(name) and ("·" not in name or _sounds(name)) else None


def _sounds(name: str) -> bool:
    """Tell a name of hanzi that render its sound, 艾山·买买提, from a title: 七律·长征."""
    heard = sum(char in _OF_SOUND for char in name)
    return heard >= _MOST_HEARD * (len(name) - name.count("·"))


_OF_SOUND = frozenset(
    "阿艾安巴白拜比波布卜不达丹德迪丁都杜多额恩尔法菲夫冈戈格古哈海赫霍及吉济加贾江金卡凯康柯科克肯库拉来莱兰勒雷黎"
    "里力丽利立林琳隆鲁伦罗洛马玛迈买麦曼芒梅米密姆木穆纳娜南尼宁努诺帕潘佩皮蒲普其奇齐恰乔切热日瑞萨赛桑瑟沙莎山什"
    "施斯苏素塔台坦汤特提铁图吐托瓦万旺威韦维沃乌伍西希夏香肖谢辛信雅亚延扬耶叶依伊以英尤约泽扎詹珍朱孜祖佐合次仁嘎"
)
_MOST_HEARD = 0.75


def _bare(name: str) -> str:
    return "".join(name.split()).removesuffix("同志")


_FORMS = (_post_first, _name_first, _name_apart, _post_then_name, _organ_first, _alone)
_PLURAL = frozenset(["代表", "委员", "组长", "教授", "经理", "常委", "副职", "专员", "会长"])
"""After two characters it is a group, 党员代表, rather than a person."""


def _of_organ(organ: str, name: str) -> bool:
    """Tell 青石镇 周明远 from two words of other kinds."""
    bare = "".join(name.split())
    apart = len(bare) > 2 or bare != name
    named = organ_in(organ) or _BODY_OR_ROLE.search(organ)
    return bool(named) and apart and is_name(bare) and not _FUNCTION.search(organ)


_BODY_OR_ROLE = re.compile(r"[镇乡村区县市班员师生工者家手民兵医]$|街道$|公司$|集团$")
"""How the name of a place, a firm or a class ends, or of whom one is: 宣讲团成员."""


def office(text: str) -> bool:
    """Return whether a line says an office and no name: 青石县县长, above the name of its holder.

    >>> office("青石县县长"), office("县委书记、县人大常委会主任"), office("县长王明")
    (True, True, False)
    """
    return len(text) <= 40 and bool(_OFFICE.fullmatch(text)) and _one(text) is None


_OFFICE = re.compile(rf"[\u4e00-\u9fff、，（）“”\s]{{0,30}}(?:{POSTS})")


def _joined(post: str) -> str:
    return " ".join(post.split())


def _long_name(match: re.Match[str]) -> bool:
    """Tell a name of four to six hanzi, such as Tibetan ones, that a space parts from its post."""
    name = match["name"].strip()
    plain = not _FUNCTION.search(name) and " " not in name
    return match["gap"].isspace() and 4 <= len(name) <= 6 and plain


@dataclass(frozen=True, slots=True)
class Stated:
    """What a line of the head states; `doubtful` if a word beside the date is name or place."""

    day: PartialDate | None = None
    place: str | None = None
    speaker: str | None = None
    post: str | None = None
    organ: str | None = None
    doubtful: bool = False

    @property
    def lone(self) -> bool:
        """Whether nothing but the form of a name tells the speaker."""
        return bool(self.speaker) and not (self.post or self.day or self.organ)


_REMARK = re.compile(r"[^。]{0,12}(?:录音|整理|摘要|节选|修订|修改|原稿|审定)[^。]{0,8}")


_ADORNED = re.compile(
    r"(?P<sign>[—\-－─◇◆★☆■●○*])(?P=sign)*\s*(?P<said>[^—\-－─◇◆★☆■●○*].*?)\s*(?P=sign)+"
)
"""A line between signs that adorn it: ◇周明远◇, —— 2021年3月8日 ——."""


def stated(text: str) -> Stated | None:
    """Return what a line states that holds nothing but dates, places, people and organs.

    >>> stated("（2021年3月8日，青石镇）").place, stated("2021年3月8日 周明远").speaker
    ('青石镇', '周明远')
    >>> stated("（2021年3月8日 王明）").doubtful, stated("（民政部 1997年1月28日）").organ
    (True, '民政部')
    >>> stated("今天召开会议，我讲三点意见。") is None
    True
    """
    return _stated(text) if len(text) <= 80 else None


@lru_cache(maxsize=256)  # each stage asks anew what the short lines state
def _stated(text: str) -> Stated | None:
    if adorned := _ADORNED.fullmatch(text):
        return _stated(adorned["said"])
    if named := dashed_speaker(text) or speaker_line(text):
        return Stated(day=named[2], speaker=named[0], post=named[1])
    found = dated(text)
    if found and not is_venue(found[1]) and (organ := organ_in(found[1])):
        return Stated(day=found[0], organ=organ)
    if found and (is_name(found[1]) or _REMARK.fullmatch(found[1])):
        return Stated(day=found[0], doubtful=True)
    if day := date_line(text):
        return Stated(day=day[0], place=day[1])
    return None
