"""Facts that a line of its own states: a date, a place, an organ, the number of a document."""

import re
from functools import lru_cache

from converters.importing.signs.vocabulary import is_name
from converters.speech import hanzi
from converters.speech.dates import PartialDate

_HOUR = (
    r"(?:凌晨|清晨|早晨|早上|上午|中午|正午|下午|傍晚|晚上|夜晚|夜间|夜里|深夜|晚|"
    r"[\d零一二三四五六七八九十]{1,3}[时点](?:[半整]|[\d一二三四五六七八九十]{1,3}分?)?|\d{1,2}[:：]\d{2})"
)
_SMALL = r"[\d〇零○一二三四五六七八九十]{1,3}"
_DAY = (
    r"(?:[12]\s*\d(?:\s*\d){2}|[一二][〇零○Ｏ0O一二三四五六七八九]{3})\s*年"
    r"\s*[\d〇零○一二三四五六七八九十\s]{1,4}月(?:份|\s*[\d〇零○一二三四五六七八九十\s]{1,5}[日号])?"
    r"|\d{4}(?P<sep>[-./])\d{1,2}(?P=sep)\d{1,2}"
)
_TILL = rf"\s*(?:至|到|—+|－|-|~|～|、|，|,|和)\s*(?:{_SMALL}\s*月)?\s*{_SMALL}\s*[日号月]"
"""What follows upon the first of several days."""
_WEEKDAY = r"[（(]?(?:星期|周|礼拜)[一二三四五六日天][）)]?|[（(]?农历[^）)，,\s]{2,8}[）)]?"
WHEN = re.compile(rf"(?P<day>{_DAY})(?:{_TILL}){{0,3}}(?:[，,、·\s]*(?:{_HOUR}|{_WEEKDAY}))*")
"""A date of any form, with the further days, the hour and the day of the week it may have."""
_PLACE_END = (
    "省|市|县|区|镇|乡|村|州|盟|旗|街道|厅|堂|馆|楼|室|院|中心|宾馆|酒店|饭店|会场|广场|剧场|"
    "校园|大学|中学|小学|学校|基地|大厦|公园|山庄|营地|工地|体育场|操场|门|港|岛|湖|海"
)
_CITIES = (
    "北京|天津|上海|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|"
    "广东|海南|四川|贵州|云南|陕西|甘肃|青海|台湾|内蒙古|广西|西藏|宁夏|新疆|香港|澳门|石家庄|"
    "太原|沈阳|长春|哈尔滨|南京|杭州|合肥|福州|南昌|济南|郑州|武汉|长沙|广州|海口|成都|贵阳|昆明|"
    "西安|兰州|西宁|呼和浩特|南宁|拉萨|银川|乌鲁木齐|深圳|大连|青岛|宁波|厦门|苏州|延安|遵义|"
    "瑞金|井冈山|西柏坡|北戴河|中南海|人民大会堂|天安门|莫斯科|华盛顿|纽约|日内瓦|东京|巴黎|伦敦"
)
_PLACE = re.compile(rf"[\u4e00-\u9fff·“”]{{0,18}}(?:{_PLACE_END})|{_CITIES}")
_VENUE = re.compile(
    r"(?:会议|活动|文化|会展|体育|培训|国际|展览)中心$|(?:[厅堂楼馆]|会议室|宾馆|酒店|饭店|会场|广场|剧场|大厦|公园|工地|现场|基地|校园)$|^[于在]"
)
"""Where people meet, told from an organ of the same ending."""
_BESIDE_COMMA = re.compile(r"[\u4e00-\u9fff]{2,4}")
_NO_PLACE = re.compile(
    r"[晴阴雨雪]|讲话|报告|发言|致辞|录音|整理|摘要|节选|修订|修改|审定|审议|通过|印发|发布|转载|"
    r"原稿|初稿|定稿|会议(?!中心|室|厅|楼)|大会(?!堂)|上$|星期|农历|日报|晚报|[网报刊稿版]$"
)
_SEPARATORS = " 　，,、·；;：:"
_UNKNOWN = r"[×xX*＊某＿_0-9〇零○一二三四五六七八九十\s]"
_UNKNOWN_DATE = re.compile(
    rf"[（(]?(?=[^日）)]*(?:[×xX*＊某＿_]|年\s*月|月\s*日)){_UNKNOWN}{{0,8}}年{_UNKNOWN}{{0,8}}月"
    rf"(?:{_UNKNOWN}{{0,8}}日)?[）)]?"
)
_LONGEST_UNKNOWN = 29
"""The most characters of that form."""
_SEASON_LINE = re.compile(
    r"[（(\[【]\s*(?P<date>[^，,、（）()\s]{4}年)\s*[春夏秋冬][季天]?\s*[）)\]】]"
)
_OPENING = tuple("（([【")
_YEAR_LINE = re.compile(
    r"[（(\[【]\s*(?P<date>[^，,、（）()\s]{4}年)\s*(?:[，,、\s]\s*(?P<place>[\u4e00-\u9fff·]{2,20}))?\s*[）)\]】]"
)
"""A year alone is a date only in brackets."""
OF_WHAT = "(?:会议|讲话|发言|演讲|报告|授课|活动)?"
"""What a label may say it is of: 讲话时间, 报告题目."""
_LABELS = (
    r"时\s*间|地\s*点|日\s*期|职\s*务|场\s*合|"
    r"(?:讲\s*话|发\s*言|演\s*讲|报\s*告|述职|汇报|宣讲|授课|致辞|主讲)\s*[人者]|"
    r"(?:值周|主讲|演讲|发言|宣讲)(?:领导|教师|老师|学生|同学|代表)(?=\s*[:：])"
)
LABEL = rf"{OF_WHAT}(?:{_LABELS})"
"""The labels of what a head states, as far as others may follow them in their line."""
LABELLED = re.compile(
    rf"[【\[]?\s*{OF_WHAT}(?P<what>{_LABELS}|讲话(?=[:：])|主讲(?=[】:：])|作\s*者|姓\s*名|班\s*级|单\s*位(?=.{{5}}))"
    r"(?:\s*(?:[】\]]\s*[:：]?|[:：])\s*(?P<value>.{1,60})|\s*[（(](?P<within>[^（）()]{2,60})[）)]"
    r"|(?:(?<=[人者])(?:\s+|[/／])|(?<=[间期])\s+(?=[\d一二]))(?P<apart>.{2,40}))"
)
"""A label and its value, behind a colon, in brackets or, of a person or a date, behind a space."""


def labelled(text: str) -> tuple[str, str] | None:
    """Return label and value of a line that holds nothing else; None for another line.

    >>> labelled("讲话时间：2021年3月8日"), labelled("主讲人　周明远"), labelled("时间不等人")
    (('时间', '2021年3月8日'), ('主讲人', '周明远'), None)
    """
    match = LABELLED.fullmatch(text)
    if match is None:
        return None
    value = match["value"] or match["within"] or match["apart"]
    return "".join(match["what"].split()), value.strip()


_NUMBER = re.compile(
    r"(?P<who>[\u4e00-\u9fff]{1,12})\s*[〔\[（(【﹝]\s*(?P<year>(?:19|20)\d{2})\s*[〕\]）)】﹞]\s*"
    r"第?\s*(?P<n>\d{1,5})\s*号"
)
"""The number of a document (发文字号), 国办发〔2019〕4号, GB/T 9704 7.2.5."""
_BODY = (
    r"人民政府|政府|人民代表大会常务委员会|人大常委会|人大常务委员会|人民法院|人民检察院|政协|"
    r"委员会|国务院|办公厅|办公室|党委|党组|工委|常委会|总工会|联合会|协会|学会|商会|团委|妇联|"
    r"党支部|党总支|指挥部|领导小组|工作组|公司|集团|大学|学院|中学|小学|学校|医院|银行|"
    r"[\u4e00-\u9fff](?:局|厅|部|委|院|会|处|中心|站|所|馆|社|校)"
)
_ORGAN = re.compile(rf"[\u4e00-\u9fff·“”]{{0,30}}(?:{_BODY})")
_NO_ORGAN = re.compile("[某×xX*＊的要把让使是]|什么|怎样|办好|办成")
"""What no name of an organ holds: 为什么要办好农村的学校."""
Dated = tuple[PartialDate, str | None]
"""A date and a place."""


def date_line(text: str) -> Dated | None:
    """Return date and place of a line that holds nothing else.

    >>> [str(date_line(text)[0]) for text in ("(2020年7月16日)", "2020年7月", "（2020年）")]
    ['2020-07-16', '2020-07', '2020']
    >>> date_line("（2020年3月26日，北京）")[1], date_line("2020年3月26日于青石")[1]
    ('北京', '青石')
    >>> [str(date_line(text)) for text in ("（2020年7月16日上午）", "2020年", "2020年3月8日 晴")]
    ['(PartialDate(year=2020, month=7, day=16), None)', 'None', 'None']
    """
    bare = text.strip()
    for form in (_YEAR_LINE, _SEASON_LINE) if bare[:1] in _OPENING else ():
        if year := form.fullmatch(bare):
            day = hanzi.parse_date(year["date"])
            return (day, year.groupdict().get("place")) if day else None
    found = dated(text)
    if found is None:
        return None
    day, beside, inside = found
    if not beside:
        return day, None
    place = place_beside(beside, inside=inside)
    return (day, place) if place else None


@lru_cache(maxsize=256)  # asked for anew by each form of a line that may state a date
def dated(text: str) -> tuple[PartialDate, str, bool] | None:
    """Return the date a line begins or ends with, what stands beside it, and if all is in brackets.

    >>> str(dated("（2021年3月8日至9日，青石镇）")[0]), dated("县长 周明远（2021.3.8）")[1]
    ('2021-03-08', '县长 周明远')
    """
    if "月" not in text and not _DOTTED_DAY.search(text):
        return None
    bare = unbracketed(text)
    match = WHEN.match(bare)
    if match is None:
        found = [m for m in WHEN.finditer(bare) if not bare[m.end() :].strip("）)]】 　")]
        match = found[-1] if found else None
    if match is None or (day := hanzi.parse_date(match["day"])) is None:
        return None
    before, after = bare[: match.start()], bare[match.end() :]
    beside = before.rstrip("（([【" + _SEPARATORS) or after.lstrip("）)]】" + _SEPARATORS)
    if after[:1] in ("于", "在"):  # 2021年3月5日于临江: no name
        beside = f"在{after[1:]}"
    return day, beside.strip(), bare != text.strip()


_DOTTED_DAY = re.compile(r"\d[-./]\d")
"""Without it or a 月 no line has a date: a quick look."""


def is_unknown_date(text: str) -> bool:
    """Return whether a line is a date that was masked, or left to be filled in.

    >>> [is_unknown_date(text) for text in ("××年×月×日", "（2024年  月  日）", "2024年3月8日")]
    [True, True, False]
    """
    bare = text.strip()
    return len(bare) <= _LONGEST_UNKNOWN and _UNKNOWN_DATE.fullmatch(bare) is not None


def is_venue(text: str) -> bool:
    """Return whether what stands beside a date is where people met, rather than an organ."""
    return bool(_VENUE.search(text))


def unbracketed(text: str) -> str:
    """Return a line without the brackets round the whole of it."""
    bare = text.strip()
    pair = bare[:1] + bare[-1:]
    inside = bare[1:-1]
    if pair not in ("（）", "()", "（)", "(）", "[]", "【】", "〔〕") or _SHUT_FIRST.match(inside):
        return bare
    return inside.strip()


_SHUT_FIRST = re.compile("[^（(]*[）)]")
"""A bracket is shut before another is opened."""


def place_beside(text: str, *, inside: bool) -> str | None:
    """Return the place that stands beside a date, `inside` the brackets with it; None for none.

    >>> [place_beside(t, inside=False) for t in ("于临江", "县委礼堂", "广州", "金陵", "青石日报")]
    ['临江', '县委礼堂', '广州', None, None]
    >>> place_beside("延川", inside=True), place_beside("摘要", inside=True)
    ('延川', None)
    """
    bare = text.strip(_SEPARATORS)
    told = _HELD_AT.fullmatch(bare)
    place = told[1] if told else bare
    if _NO_PLACE.search(place) or len(place) > 20 or WHEN.search(place):
        return None
    if told or _PLACE.fullmatch(place):
        return place
    return place if inside and _BESIDE_COMMA.fullmatch(place) else None


_HELD_AT = re.compile(r"(?:于|在)\s*([\u4e00-\u9fff·]{2,20})")


def is_place(text: str) -> bool | None:
    """Return whether what stands beside a date is a place, not a personal name; None in doubt.

    >>> [is_place(text) for text in ("北京", "县会议中心", "广州", "刘志刚", "金华")]
    [True, True, True, False, None]
    """
    if not is_name(text) or text[-1] in "市县省区镇乡州":
        return True
    return False if len(text) > 2 else None


def document_number(text: str) -> str | None:
    """Return the number of a document that a line holds and nothing else, its brackets made 〔〕.

    >>> document_number("国办发[2019] 4号"), document_number("国办发〔2019〕4号文件")
    ('国办发〔2019〕4号', None)
    """
    match = _NUMBER.fullmatch(text.strip())
    return f"{match['who']}〔{match['year']}〕{match['n']}号" if match else None


def organ_in(text: str) -> str | None:
    """Return the organ, or the organs parted by 、, that a signature names; None for anything else.

    >>> organ_in("西平县人大常委会"), organ_in("国务院办公厅 中央军委办公厅"), organ_in("一个老兵")
    ('西平县人大常委会', '国务院办公厅、中央军委办公厅', None)
    """
    named = [] if _NO_ORGAN.search(text) else text.split()
    if len(named) > 1 and all(len(part) <= 2 for part in named):
        named = ["".join(named)]  # 国 务 院
    return "、".join(named) if named and all(map(_ORGAN.fullmatch, named)) else None
