"""By its form a line of a speech tells what it is: salutation, signature, dateline, note.

Reader and writer of Markdown both ask here: the reader to recognise a line, the writer to learn
whether a line must carry its kind in writing.
"""

import re
from collections.abc import Sequence
from enum import StrEnum
from itertools import groupby


class LineKind(StrEnum):
    """What an unmarked line is, by its form and place; the value is its attribute in Markdown."""

    BODY = "body"
    ENCLOSURE = "enclosure"
    SALUTATION = "salutation"
    SIGNATURE = "signature"
    DATELINE = "date"
    NOTE = "note"


_ADDRESSED = (
    "们|同志|代表|委员|来宾|领导|老师|朋友|乡亲|女士|先生|主席|主任|书记|部长|省长|市长|县长"
)
_SALUTATION = re.compile(
    rf"[^。；！？：:]{{0,60}}(?:{_ADDRESSED})[：:]|(?:尊敬|敬爱|亲爱)的[^。；！？：:]{{1,40}}[：:]"
)
_PEOPLE = (
    "[者员民众师友妹弟亲宾官兵胞侨属童]|[职员民]工|[师学考新]生|家人|[家首局校]长|[评常]委|"
    "组织|支部|党[委组]|政府|委员会"
)
"""How nouns end that name people, or a body to which a letter is sent."""
_BEFORE_COLON = re.compile(rf"[\u4e00-\u9fff、“”·\s]{{0,40}}(?:{_PEOPLE})[：:]")
_SAYING = re.compile(
    r"[我你他她它]|[是有要请讲说谈将把就向由从对为即]|关于|今天|现在|下面|以下|如下|一下|首先|最后|"
    r"[两几一二三四五六七八九十]+[个点条方件句项种]|报告|汇报|发言|会议|意见|问题|情况|方面|内容|要求|任务|目标|原则|"
    r"主题|题目|标题|时间|地点|日期|主持|出席|列席|参加|附件?$|注意|例如|比如|其中|同时|此外|因此|所以"
)
"""Words of a sentence that leads on with a colon, or of a label: nobody is addressed so."""
_DIGITS = "0-9０-９〇○零一二三四五六七八九十"
_DATELINE = re.compile(
    rf"[（(]?[{_DIGITS}]{{4}}年[{_DIGITS}]{{1,3}}月(?:[{_DIGITS}]{{1,3}}日)?[)）]?"
)
_SIGNATURE = re.compile(r"[^，。；：！？、,.;:!?\d（）()]{2,30}")
_ENCLOSED = re.compile(r"附件\s*[:：]\s*[^。；！？]{1,80}")
_ENCLOSED_NEXT = re.compile(r"[0-9０-９]{1,2}\s*[.．、][^。；！？]{1,80}")
_NOTE = re.compile(
    r"[（(][^（）()]*(?:整理|录音|审阅|删节|摘要|节选|此件|联系人|联系电话)[^（）()]*[)）]"
)


def forms(lines: Sequence[str]) -> list[LineKind]:
    """Return the form of each of the unmarked lines that make up a speech, headings left out.

    A salutation (称谓) opens the speech; a signature (署名) with its dateline (成文日期) ends it,
    and only notes (附注) may follow. Above it stand lines that tell what is attached (附件说明).

    >>> forms(["同志们：", "现在开会。", "西平县人大常委会", "2020年7月16日"])[1:]
    [<LineKind.BODY: 'body'>, <LineKind.SIGNATURE: 'signature'>, <LineKind.DATELINE: 'date'>]
    """
    found = [LineKind.BODY] * len(lines)
    if lines and _is_salutation(lines[0]):
        found[0] = LineKind.SALUTATION
    last = len(lines) - 1
    while last > 0 and _NOTE.fullmatch(lines[last]):
        found[last] = LineKind.NOTE
        last -= 1
    if last > 0 and _DATELINE.fullmatch(lines[last]):
        found[last] = LineKind.DATELINE
        if last > 1 and _SIGNATURE.fullmatch(lines[last - 1]):
            found[last - 1] = LineKind.SIGNATURE
            last -= 1
        last -= 1
    for enclosed in enclosures(lines[: last + 1]):
        found[enclosed] = LineKind.ENCLOSURE
    return found


def forms_of_texts(lines: Sequence[str | None]) -> list[LineKind]:
    """Return the form of each line of several texts; None stands where the next one begins."""
    found = list[LineKind]()
    for begins, text in groupby(lines, lambda line: line is None):
        if not begins:
            found += forms([line for line in text if line is not None])
    return found


def enclosures(lines: Sequence[str]) -> range:
    """Return which of the last lines of a text tell what is attached: 附件：1.甲, then 2.乙.

    >>> enclosures(["现在开会。", "附件：1.任务表", "2.名单"]), enclosures(["现在开会。"])
    (range(1, 3), range(1, 1))
    """
    first = len(lines) - 1
    while first > 0 and _ENCLOSED_NEXT.fullmatch(lines[first]):
        first -= 1
    told = first > 0 and _ENCLOSED.fullmatch(lines[first])
    return range(first if told else len(lines), len(lines))


def _is_salutation(line: str) -> bool:
    """Tell whom a first line addresses: it names people before its colon, and says nothing.

    >>> [_is_salutation(text) for text in ("全县教育工作者：", "父老兄弟姐妹：", "讲三点意见：")]
    [True, True, False]
    """
    if _SALUTATION.fullmatch(line):
        return True
    return bool(_BEFORE_COLON.fullmatch(line)) and not _SAYING.search(line[:-1])
