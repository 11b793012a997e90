"""Rubbish that sites put into a text against copying: strings of signs, names of the site."""

import re
from collections.abc import Iterator

from converters.importing.passage import Edit
from converters.importing.worksheet import TextRule

_TOKENS = re.compile(
    r"(?:(?<=[\u4e00-\u9fff。！？；：，、”）\n])|^)"
    r"[ ]*(?:[!-~]{1,4}[ ]+){2,30}[!-~]{1,4}[ ]*"
    r"(?=[\u4e00-\u9fff“（《。]|$|\n)"
)
_ROW_OF_STRINGS = re.compile(" (?<=[!-~] ) *[!-~]{1,4} +[!-~]")
"""Without one a line has no such run."""
_SIGNS = re.compile(r"[!#$&*+;<=>?@\[\\\]^_`{|}~']")
_ANY_SIGN = re.compile(r"[!-/:-@\[-`{-~]")
_WWW = r"[wW]{3}\s*[.。．]\s*"
_NAME = r"[A-Za-z0-9\-]+\s*[.。．]\s*"
_OTHERS = "[cC][nN]|[nN][eE][tT]|[oO][rR][gG]"
_STAMPS = (
    # （本文来自某某网）: it names a site; （来自十八个代表团） is said by the speaker
    r"[（(【\[](?:本文|文章|资料|内容)(?:来自|来源|转自|摘自|出自)"
    r"[^（）()【】\[\]\n]{1,60}[）)】\]]",
    r"[（(【\[](?:来自|来源|转自|摘自|出自)\s*[:：]?\s*[^（）()【】\[\]，。\n]{1,30}?"
    r"(?:网站?|论坛|贴吧|博客|公众号|文库|百科|微博|[A-Za-z0-9]\.[A-Za-z]{2,4})[）)】\]]",
    # 【某某网 www.example.com】
    r"[【（(\[][^【】（）()\[\]\n]{0,16}"
    rf"(?:{_WWW}(?:{_NAME}){{1,3}}(?:[cC][oO][mM]|{_OTHERS}))"
    r"[^【】（）()\[\]\n]{0,16}[】）)\]]",
    # 本文来自某某网example.com
    r"(?:本文(?:来自|来源于?|转自|出自|由)|(?:文章|内容|资料)?(?:来源|来自)[:：])[^，。；！？\n]{0,24}"
    rf"(?:{_WWW})?{_NAME}(?:com|cn|net|org)(?:/\S*)?[^，。；！？\n\u4e00-\u9fff]{{0,4}}",
    # ——来源：某某网 https://example.com
    r"(?:——|--|—)\s*(?:来源|来自|摘自|选自|转自)[:：]?[^，。；！？\n]{2,24}?(?:https?://|www)\S*",
    # www.example.com.cn
    rf"(?<![A-Za-z0-9@./]){_WWW}{_NAME}"
    rf"(?:[cC][oO][mM](?:[.。．]\s*[cC][nN])?|{_OTHERS})(?![A-Za-z0-9])",
    # 第1页共2页本文格式为Word版，下载后可任意编辑
    r"第\s*\d{1,3}\s*页\s*共\s*\d{1,3}\s*页\s*本文(?:格式)?为[^，。；\n]{0,16}[，,]?下载后?可?(?:任意|自由)?(?:编辑|修改)(?:和复制|和修改)?",
    # [文章来源：某某网]
    r"[【\[](?:来源|文章来源|本文来源|转载自|摘自)\s*[:：]?[^】\]\n]{1,30}[】\]]",
)
_STAMP = re.compile("|".join(_STAMPS))
_STAMPED = re.compile(
    r"[（(【\[wW本来—第-]"
    r"(?:(?<=[（(【\[])(?:本文|文章|资料|内容|来自|来源|转自|摘自|出自|转载自)"
    r"|(?<=第)\s*\d{1,3}\s*页\s*共"
    r"|(?<=[wW])[wW]{2}\s*[.。．]|(?<=本)文(?:[来转出]自|来源|由)|(?<=来)[源自][:：]"
    r"|(?<=[—-])\s*(?:来源|来自|摘自|选自|转自))"
)
"""Without one of these a line bears no stamp."""


_SAID = re.compile(
    r"(?:登录|登陆|访问|打开|进入|浏览|查询|网址|网站|网页|官网|平台|邮箱|地址|域名|见|上|是|为|到|在|：|:)"
    r"[“（(《:：\s]*$"
)
"""After such a word an address is what the speaker names."""
_NEAR = 8


def tokens(text: str) -> Iterator[Edit]:
    """Drop runs of short strings of signs between Chinese sentences, such as ! r) T) z, y3 S/."""
    for match in _in_lines(text, _ROW_OF_STRINGS, _TOKENS):
        kinds = set(_ANY_SIGN.findall(match[0]))
        if (
            len(kinds) >= 3
            and _SIGNS.search(match[0])
            and len(match[0].split()) >= 4
            and not re.search("[A-Za-z]{4}|[\u4e00-\u9fff]", match[0])
            and not _is_row(text, match.start())
        ):
            yield Edit(*match.span())


def _is_row(text: str, place: int) -> bool:
    """Tell a place in the row of a table, the edges of which are signs among its words."""
    start, end = text.rfind("\n", 0, place) + 1, text.find("\n", place)
    line = text[start : end if end >= 0 else len(text)]
    return line.startswith("| ") and line.endswith(" |")


def stamps(text: str) -> Iterator[Edit]:
    """Drop the addresses and names of sites stamped into a text."""
    for match in _in_lines(text, _STAMPED, _STAMP):
        near = max(match.start() - _NEAR, 0)
        start = text.rfind("\n", near, match.start()) + 1 or near
        if not _SAID.search(text, start, match.start()):
            yield Edit(*match.span())


_TICK = re.compile("['`](?<=[\u4e00-\u9fff].)(?=[\u4e00-\u9fff])")


def ticks(text: str) -> Iterator[Edit]:
    """Drop a straight quote or a backtick amid hanzi that has no fellow in its line: 的'意义."""
    for match in _TICK.finditer(text) if "'" in text or "`" in text else ():
        start, end = text.rfind("\n", 0, match.start()) + 1, text.find("\n", match.end())
        line = text[start : end if end >= 0 else len(text)].rstrip()
        if line.count(match[0]) == 1 and line.endswith(("。", "！", "？", "!", "?")):
            yield Edit(*match.span())


def _in_lines(text: str, sign: re.Pattern[str], wanted: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """Yield where a pattern is met in the lines that bear a sign, without which it never is."""
    done = 0
    for match in sign.finditer(text):
        if match.start() < done:
            continue
        start = max(text.rfind("\n", 0, match.start()) + 1, done)
        end = text.find("\n", match.end())
        end = len(text) if end < 0 else end
        yield from wanted.finditer(text, start, end)
        done = end


ANTI_COPY: tuple[tuple[str, TextRule], ...] = (
    ("anti-copy", tokens),
    ("anti-copy", ticks),
    ("anti-copy", stamps),
)
