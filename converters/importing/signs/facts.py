"""Facts that a line of its own states: a date, a place, who spoke and in which office."""

import re

from converters.importing.signs.vocabulary import POSTS, is_name
from converters.speech import hanzi
from converters.speech.dates import PartialDate
from converters.speech.model import BETWEEN_NAMES

_HOUR = (
    r"(?:凌晨|清晨|早晨|早上|上午|中午|正午|下午|傍晚|晚上|夜晚|夜间|夜里|深夜|晚|"
    r"[\d零一二三四五六七八九十]{1,3}[时点](?:[半整]|[\d一二三四五六七八九十]{1,3}分?)?)"
)
_DATE_LINE = re.compile(
    r"[（(\[【]?\s*(?P<date>[^，,、（）()]{6,14}[日号]|"
    r"[^，,、（）()]{5,12}月份?|\d{4}[-./]\d{1,2}[-./]\d{1,2})"
    rf"\s*(?:[，,、\s]?\s*(?:{_HOUR}){{1,2}})?"
    r"\s*(?:[，,、\s于]\s*(?P<place>[\u4e00-\u9fff·]{2,20}))?\s*[）)\]】]?"
)
_NO_PLACE = re.compile(
    rf"(?:{_HOUR}){{1,2}}|[^，,]{{0,6}}月[^，,]{{1,4}}[日号]|[^，,]{{1,4}}[日号]"
)
"""An hour or a further day, which stands where a place may."""
MASKED_DATE = re.compile(
    r"(?=.*[×xX*＊某])[（(]?[×xX*＊某0-9]{1,4}年[×xX*＊某0-9]{1,3}月(?:[×xX*＊某0-9]{1,3}日)?[）)]?"
)
_PLACE_FIRST = re.compile(
    r"[（(]\s*(?P<place>[\u4e00-\u9fff·]{2,12})[，,\s]\s*(?P<date>[^，,（）()]{6,14}日|[^，,（）()]{5,12}月)\s*[）)]"
)
_YEAR_LINE = re.compile(
    r"[（(\[【]\s*(?P<date>[^，,、（）()\s]{4}年)\s*(?:[，,、\s]\s*(?P<place>[\u4e00-\u9fff·]{2,20}))?\s*[）)\]】]"
)
"""A year alone is a date only in brackets."""
LABELLED = re.compile(
    r"(?:会议|讲话|发言)?(?P<what>时\s*间|地\s*点|日\s*期|讲话(?=[:：])|讲话人|发言人|演讲人|报告人|"
    r"主讲人|致辞人|姓\s*名|职\s*务|单\s*位(?=.{5})|场\s*合)\s*[:：]\s*(?P<value>.{1,60})"
)
_SPEAKER = re.compile(
    rf"(?P<post>[\u4e00-\u9fff、，,·\s（）()]{{0,50}}(?:{POSTS})(?:[、，,\s]+[\u4e00-\u9fff]{{0,20}}(?:{POSTS}))*)"
    r"(?P<gap>[\s:：]*)(?P<name>[\u4e00-\u9fff]{2,8}(?:·[\u4e00-\u9fff]{2,8})+|"
    r"[\u4e00-\u9fff][\u4e00-\u9fff\s]{1,5})(?:同志)?\s*(?P<rest>[（(][^（）()]{5,20}[）)])?"
)
_LONE_NAME = re.compile(
    r"[（(]?\s*(?P<name>[\u4e00-\u9fff](?:\s*[\u4e00-\u9fff]){1,2})\s*(?:同志)?\s*[）)]?\s*(?P<rest>[（(][^（）()]{5,20}[）)])?"
)
_BETWEEN_PEOPLE = re.compile(r"\s*、\s*|\s{2,}")
_SPACED_POST = re.compile(r"^([县市区省镇乡校院局部主总州])\s+([长任席理])\s+(?=[\u4e00-\u9fff])")
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
_FUNCTION = re.compile(
    "[的在和与是为了]|讲话|报告|发言|致辞|同志|会议|大会|工作|全体|各位|主持|通知"
)
Dated = tuple[PartialDate, str | None]
"""A date and a place."""


def date_line(text: str) -> Dated | None:
    """Return date and place of a line that holds nothing else.

    >>> [str(date_line(text)[0]) for text in ("(2020年7月16日)", "2020年7月", "（2020年）")]
    ['2020-07-16', '2020-07', '2020']
    >>> date_line("（2020年3月26日，北京）")[1]
    '北京'
    >>> [str(date_line(text)) for text in ("（2020年7月16日上午）", "2020年")]
    ['(PartialDate(year=2020, month=7, day=16), None)', 'None']
    """
    for pattern in (_DATE_LINE, _PLACE_FIRST, _YEAR_LINE):
        match = pattern.fullmatch(text.strip())
        if match and (day := hanzi.parse_date(match["date"])):
            place = match["place"]
            return day, None if place and _NO_PLACE.fullmatch(place) else place
    return None


def is_place(text: str) -> bool | None:
    """Return whether what stands beside a date is a place, not a personal name; None in doubt.

    >>> [is_place(text) for text in ("北京", "县会议中心", "广州", "刘志刚", "金华")]
    [True, True, True, False, None]
    """
    if not is_name(text) or text[-1] in "市县省区镇乡州":
        return True
    return False if len(text) > 2 else None


def speaker_line(text: str) -> tuple[str, str | None, PartialDate | None] | None:
    """Return name, post and date of a line that holds nothing but the speaker.

    Several names, parted by 、 or by two blanks, are returned parted as the model parts them.

    >>> speaker_line("上海市市长 龚 正"), str(speaker_line("李明（2020年3月）")[2])
    (('龚正', '上海市市长', None), '2020-03')
    >>> speaker_line("自治区主席 嘎玛泽登"), speaker_line("县长王小明同志")
    (('嘎玛泽登', '自治区主席', None), ('王小明', '县长', None))
    >>> speaker_line("县长　李明　　王芳"), speaker_line("李明、王芳")[0]
    (('李明、王芳', '县长', None), '李明、王芳')
    >>> speaker_line("领导讲话") is None, speaker_line("全面工作") is None
    (True, True)
    """
    if len(text) > 70:
        return None
    first, *others = _BETWEEN_PEOPLE.split(text.strip())
    if others and all(map(is_name, others)) and (named := speaker_line(first)):
        names = (named[0], *("".join(name.split()) for name in others))
        return BETWEEN_NAMES.join(names), *named[1:]
    text = _SPACED_POST.sub(r"\1\2 ", text.strip())
    for pattern in (_SPEAKER, _LONE_NAME):
        match = pattern.fullmatch(text)
        name = re.sub(r"\s", "", match["name"]).removesuffix("同志") if match else ""
        if match and (is_name(name) or _long_name(match)):
            post = match.groupdict().get("post")
            rest = match["rest"]
            day = hanzi.parse_date(rest) if rest else None
            if rest and day is None:
                continue
            return name, re.sub(r"\s+", " ", post).strip() if post else None, day
    return None


def _long_name(match: re.Match[str]) -> bool:
    """Tell a name of four to six hanzi, such as Tibetan ones, that a space parts from its post."""
    groups = match.groupdict()
    name = groups["name"]
    apart = bool(groups.get("post")) and groups.get("gap", "") != ""
    return apart and 4 <= len(name) <= 6 and not _FUNCTION.search(name) and " " not in name


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
    named = [] if re.search("[某×xX*＊]", text) else text.split()
    if len(named) > 1 and all(len(part) <= 2 for part in named):
        named = ["".join(named)]  # 国 务 院
    return "、".join(named) if named and all(map(_ORGAN.fullmatch, named)) else None
