"""Objections to what had better not become public: marks of secrecy, and data of persons.

Data of persons are found by their form and their check digits, so that telephones of offices,
numbers of documents and amounts of money are left alone.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from converters.checks.patterns import Doubt
from converters.errors import Finding, Severity
from converters.speech import records
from converters.speech.model import Meta, Speech, text_of

_ASCII = str.maketrans(
    "０１２３４５６７８９＠．－＿Ｘｘ＋\u3000\u2010\u2011\u2013", "0123456789@.-_Xx+ ---"
)
"""Full-width digits and signs; each stands for one, so that places stay what they are."""
_WEB = re.compile(r"https?://[\w./?=&%#~:+-]+", re.ASCII | re.IGNORECASE)
"""Web addresses have numbers of their own."""
_UNREAD = frozenset({"id", "file", "url", "copy_number"})
"""Facts that are names of files and addresses, not words."""


_FIGURES_OR_ADDRESS = re.compile(
    "[@＠0-9０-９](?:(?<=[@＠])|(?:[ .．\u3000\\-－\u2010\u2011\u2013]?[0-9０-９]){7})"
)
"""Eight digits with a sign between any two: every number of a person has as many in a row. It
begins with one set of characters, which is met sooner than either of two patterns."""


def personal(speech: Speech) -> Iterator[Finding]:
    """Look for numbers of identity cards, bank cards and mobile telephones, and for addresses.

    They are looked for in the words of the speech and in its facts, which are printed too.
    """
    texts = list(_texts(speech))
    if not _FIGURES_OR_ADDRESS.search("\n".join([text for text, _ in texts])):
        return
    for text, line in texts:
        if not _FIGURES_OR_ADDRESS.search(text):
            continue
        plain = _WEB.sub(_blank, text.translate(_ASCII))
        for kind in _KINDS:
            if doubts := list(kind.found(plain)):
                many = f"（{len(doubts)} 处）" if len(doubts) > 1 else ""
                message = f"{kind.message}{many}"
                place = line, doubts[0].excerpt(text), _ADVICE
                span = doubts[0].span if line else None
                yield Finding(kind.code, Severity.WARNING, message, "", *place, span=span)


_ADVICE = "不宜公开的请删去或隐去几位；发布前要逐处看过"


def _blank(address: re.Match[str]) -> str:
    return " " * len(address[0])


def _texts(speech: Speech) -> Iterator[tuple[str, int]]:
    yield from ((words, 0) for words in _facts(records.plain(speech.meta)))
    yield from ((text_of(block), block.line) for block in speech.blocks)


def _facts(value: Any, key: str = "") -> Iterator[str]:
    if isinstance(value, str) and key not in _UNREAD:
        yield value
    for name, own in value.items() if isinstance(value, dict) else ():
        yield from _facts(own, name)
    for own in value if isinstance(value, list) else ():
        yield from _facts(own, key)


_ID = re.compile(
    r"(?<![0-9A-Za-z])([1-9]\d{5})[ -]?((?:18|19|20)\d\d)[ -]?(\d{4})[ -]?(\d{3}[\dXx])"
    r"(?![0-9A-Za-z])",
    re.ASCII,
)
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK_DIGITS = "10X98765432"


def _identity_cards(text: str) -> Iterator[Doubt]:
    """Tell numbers of identity cards (GB 11643): a day of birth, and the right check digit."""
    for match in _ID.finditer(text):
        number = "".join(match.groups()).upper()
        total = sum(int(digit) * weight for digit, weight in zip(number, _WEIGHTS, strict=False))
        if _is_day(match[2] + match[3]) and number[-1] == _CHECK_DIGITS[total % 11]:
            yield Doubt(match.start(), len(match[0]))


def _is_day(digits: str) -> bool:
    try:
        date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return False
    return True


_COUNTED = (
    r"(?!\s?[多余]?(?:元|万|亿|美元|欧元|英镑|日元|港元|港币|人次|人(?![民大])|户|个(?!人)|亩|吨|公斤|公里"
    r"|公顷|千瓦|千克|千米|度电|立方|平方|米|股|件|份|册|号[文令函]|[%％]))"
)
"""What makes a number an amount, or the number of a document."""
_CARD = re.compile(
    r"(?<![0-9A-Za-z.,-])[3-6]\d{3}(?:[ -]?\d{4}){2,3}(?:[ -]?\d{1,4})?"
    rf"(?![0-9A-Za-z]|[.,]\d){_COUNTED}",
    re.ASCII,
)
_CARD_DIGITS = range(16, 20)


def _bank_cards(text: str) -> Iterator[Doubt]:
    """Tell numbers of bank cards (GB/T 17552): 16 to 19 digits, the last of them by Luhn."""
    for match in _CARD.finditer(text):
        digits = re.sub(r"\D", "", match[0])
        if len(digits) in _CARD_DIGITS and not _ID.fullmatch(match[0]) and _is_luhn(digits):
            yield Doubt(match.start(), len(match[0]))


def _is_luhn(digits: str) -> bool:
    doubled = (sum(divmod(2 * int(digit), 10)) for digit in digits[-2::-2])
    return (sum(map(int, digits[-1::-2])) + sum(doubled)) % 10 == 0


_MOBILE = re.compile(
    r"(?<![0-9A-Za-z.,第-])(?:(?:\+|00)?86[ -]?)?(1[3-9]\d(?:[ .-]?\d){8})(?![0-9A-Za-z]|[.,]\d)"
    + _COUNTED,
    re.ASCII,
)
_SIGNS = re.compile(r"[ .-]")
_SHORTEST_GROUP = 3
_MOST_GROUPS = 3


def _mobile_numbers(text: str) -> Iterator[Doubt]:
    for match in _MOBILE.finditer(text):
        if _is_grouped(match[1]):
            yield Doubt(match.start(), len(match[0]))


def _is_grouped(number: str) -> bool:
    """Return whether digits stand as in a telephone number: together, or in up to three groups.

    A single point is that of a decimal number.
    """
    groups, signs = _SIGNS.split(number), set(_SIGNS.findall(number))
    whole = min(map(len, groups)) >= _SHORTEST_GROUP and len(groups) <= _MOST_GROUPS
    return whole and len(signs) <= 1 and (signs != {"."} or len(groups) == _MOST_GROUPS)


_ADDRESS = re.compile(
    r"(?<![\w.%+-])([A-Za-z0-9][\w.%+-]{0,63})@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63})+",
    re.ASCII,
)
_OFFICES = frozenset(
    {
        *(
            "info",
            "office",
            "admin",
            "administrator",
            "webmaster",
            "postmaster",
            "service",
            "contact",
        ),
        *(
            "mail",
            "email",
            "news",
            "press",
            "support",
            "help",
            "noreply",
            "hr",
            "feedback",
            "public",
        ),
        *("bgs", "bgt", "rdbgs", "zfbgs", "xfb", "xinfang", "jubao", "tousu", "kefu", "tougao"),
        *("yijian", "jianyi", "zhengqiu", "zixun", "fuwu", "zwgk", "xxgk", "fgw", "rdcwh"),
    }
)
"""Names of mail boxes that belong to an office and not to a person."""
_OFFICE = re.compile(
    r"(?:办公室?|单位|公开|公共|官方|征求意见|意见征集|征集|举报|信访|投诉|投稿|监督|咨询|服务)[^，。；]{0,6}"
    r"(?:邮箱|信箱|电子邮件|E-?mail)(?:地址)?[:：为是]?\s*$",
    re.IGNORECASE,
)


def _addresses(text: str) -> Iterator[Doubt]:
    """Tell e-mail addresses, those of offices aside."""
    for match in _ADDRESS.finditer(text) if "@" in text else ():
        box = re.split(r"[._%+\d-]", match[1].lower())[0]
        if box not in _OFFICES and not _OFFICE.search(text[: match.start()][-40:]):
            yield Doubt(match.start(), len(match[0]))


@dataclass(frozen=True, slots=True)
class _Kind:
    code: str
    message: str
    found: Callable[[str], Iterator[Doubt]]


_KINDS = (
    _Kind("id-number", "有身份证号码", _identity_cards),
    _Kind("bank-card", "有像银行卡号的数字", _bank_cards),
    _Kind("mobile-number", "有手机号码", _mobile_numbers),
    _Kind("personal-email", "有个人的电子邮箱", _addresses),
)

_LEVELS = "绝密|机密|秘密"
_OPEN, _CLOSE = r"[【［\[（(〔]?\s*", r"\s*[】］\]）)〕]?"
_STAR = re.compile(rf"(?:{_LEVELS})级?\s*[★☆✩✭⭐＊*]|密级\s*[:：]\s*(?:{_LEVELS}|内部)")
_ALONE = re.compile(rf"{_OPEN}(?:{_LEVELS}|内部)级?(?:文件|资料|材料)?{_CLOSE}")
_PLEASE = re.compile(
    r"(?:内部|涉密)(?:资料|文件|材料|刊物|传阅|参阅|使用|掌握|讲话).{0,4}(?:注意|妥善)保[存密管]|注意保存"
    r"|(?:严禁|不得|请勿|禁止)(?:外传|翻印|上网|公开|转载外传)|(?:会后|阅后|用后)(?:收回|销毁|交回)|不[予宜]公开"
)
_MARK_SIGN = re.compile("[密部保传印上开回毁]")
"""Without one of these there is no mark: a quick look."""
_LONGEST_MARK = 40
"""A mark is a line of its own; in a longer one people speak of such things."""


def marked(speech: Speech) -> Iterator[Finding]:
    """Look for marks of secrecy in a speech whose facts do not tell that it is restricted.

    One that is said to be public (`public: true`) was looked at.
    """
    if speech.meta.is_restricted or speech.meta.public:
        return
    for text, line in _lines(speech):
        if doubt := _mark_in(text):
            place = line, doubt.excerpt(text), _STATE
            span = doubt.span if line else None
            yield Finding(MARK, Severity.WARNING, _UNSTATED, "", *place, span=span)


def marks(lines: Iterable[tuple[int, str]]) -> Iterator[Finding]:
    """Look for marks of secrecy in numbered lines, whose speeches are held back for them.

    They mostly stand above the title, in the heads of pages or across them, and are no words of
    the speech.
    """
    for number, line in lines:
        if doubt := _mark_in(line):
            excerpt = doubt.excerpt(line)
            yield Finding(MARK, Severity.WARNING, _HELD, "", number, excerpt, _CHANGE)


def is_mark(line: str) -> bool:
    """Return whether a line is a mark of secrecy and nothing else.

    >>> is_mark("内部资料　注意保存"), is_mark("机密★1年"), is_mark("谈谈内部资料严禁外传")
    (True, True, False)
    """
    doubt = _mark_in(line)
    return doubt is not None and doubt.at == 0


MARK = "secrecy-mark"
_UNSTATED = "有密级或内部资料的标志，前言里没有注明"
_STATE = (
    "有密级的请在前言里写明，如 secrecy: 机密★1年；不能公开的写 public: false，就不上网站；"
    "可以公开的写 public: true"
)
_HELD = "有密级或内部资料的标志，已在前言里注明不公开（public: false）"
_CHANGE = "有密级的请另外写明，如 secrecy: 机密★1年；可以公开的请改成 public: true"


def _lines(speech: Speech) -> Iterator[tuple[str, int]]:
    meta: Meta = speech.meta
    yield from ((text, 0) for text in (meta.title, meta.subtitle) if text)
    yield from ((text_of(block), block.line) for block in speech.blocks)


def _mark_in(text: str) -> Doubt | None:
    match = _STAR.search(text) if "密" in text else None
    if not match and len(text) <= _LONGEST_MARK and _MARK_SIGN.search(text):
        match = _ALONE.fullmatch(text.strip()) or _PLEASE.search(text)
    return Doubt(match.start(), len(match[0])) if match else None
