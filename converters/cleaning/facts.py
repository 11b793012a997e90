"""Facts that a line of its own states: a date, a place, who spoke and in which office."""

import re
from datetime import date

from converters import hanzi
from converters.cleaning.words import POSTS, is_name

_DATE_LINE = re.compile(
    r"[（(\[【]?\s*(?P<date>[^，,、（）()]{6,14}[日号]|"
    r"\d{4}[-./]\d{1,2}[-./]\d{1,2})\s*(?:[，,、\s]\s*(?P<place>[\u4e00-\u9fff·]{2,20}))?\s*[）)\]】]?"
)
MASKED_DATE = re.compile(
    r"(?=.*[×xX*＊某])[（(]?[×xX*＊某0-9]{1,4}年[×xX*＊某0-9]{1,3}月(?:[×xX*＊某0-9]{1,3}日)?[）)]?"
)
_PLACE_FIRST = re.compile(
    r"[（(]\s*(?P<place>[\u4e00-\u9fff·]{2,12})[，,\s]\s*(?P<date>[^，,（）()]{6,14}日)\s*[）)]"
)
LABELLED = re.compile(
    r"(?:会议|讲话|发言)?(?P<what>时\s*间|地\s*点|日\s*期|讲话人|发言人|演讲人|报告人|"
    r"主讲人|致辞人|姓\s*名|职\s*务|单\s*位|场\s*合)\s*[:：]\s*(?P<value>.{1,60})"
)
_SPEAKER = re.compile(
    rf"(?P<post>[\u4e00-\u9fff、，,·\s（）()]{{0,50}}?(?:{POSTS})(?:[、，,\s]+[\u4e00-\u9fff]{{0,20}}(?:{POSTS}))*)"
    r"[\s:：]*(?P<name>[\u4e00-\u9fff]{2,8}(?:·[\u4e00-\u9fff]{2,8})+|"
    r"[\u4e00-\u9fff][\u4e00-\u9fff\s]{1,5})(?:同志)?\s*(?P<rest>[（(][^（）()]{6,20}[）)])?"
)
_LONE_NAME = re.compile(
    r"[（(]?\s*(?P<name>[\u4e00-\u9fff](?:\s*[\u4e00-\u9fff]){1,2})\s*(?:同志)?\s*[）)]?\s*(?P<rest>[（(][^（）()]{6,20}[）)])?"
)
_SPACED_POST = re.compile(r"^([县市区省镇乡校院局部主总州])\s+([长任席理])\s+(?=[\u4e00-\u9fff])")
Dated = tuple[date, str | None]
"""A date and a place."""


def date_line(text: str) -> Dated | None:
    """Return date and place of a line that holds nothing else.

    >>> date_line("(2020年7月16日)"), date_line("（2020年3月26日，北京）")
    ((datetime.date(2020, 7, 16), None), (datetime.date(2020, 3, 26), '北京'))
    >>> date_line("2020年7月16日上午") is None
    True
    """
    for pattern in (_DATE_LINE, _PLACE_FIRST):
        match = pattern.fullmatch(text.strip())
        if match and (day := hanzi.parse_date(match["date"])):
            return day, match["place"]
    return None


def speaker_line(text: str) -> tuple[str, str | None, date | None] | None:
    """Return name, post and date of a line that holds nothing but the speaker.

    >>> speaker_line("上海市市长 龚 正"), speaker_line("李明（2020年3月5日）")
    (('龚正', '上海市市长', None), ('李明', None, datetime.date(2020, 3, 5)))
    >>> speaker_line("领导讲话") is None, speaker_line("全面工作") is None
    (True, True)
    """
    if len(text) > 70:
        return None
    text = _SPACED_POST.sub(r"\1\2 ", text.strip())
    for pattern in (_SPEAKER, _LONE_NAME):
        match = pattern.fullmatch(text)
        if match and is_name(match["name"].strip()):
            name = re.sub(r"\s", "", match["name"])
            post = match.groupdict().get("post")
            rest = match["rest"]
            day = hanzi.parse_date(rest) if rest else None
            if rest and day is None:
                continue
            return name, re.sub(r"\s+", " ", post).strip() if post else None, day
    return None
