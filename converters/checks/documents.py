"""Objections to what a speech was circulated with as a document (公文), GB/T 9704-2012 §7.2."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from converters.errors import Finding, Severity
from converters.speech.model import Circulation, Form, Speech

_NUMBER = re.compile(r"[^\d〔〕\s]+〔\d{4}〕[1-9]\d*号")
_SECRET = re.compile(r"(?:绝密|机密|秘密)(?:★(?:\d+(?:年|个月|天)|长期))?")
_SECRET_HEAD = re.compile(r"绝密|机密|秘密")
_NUMBERED = (None, Form.DOCUMENT, Form.LETTER)
"""The forms whose number is that of §7.2.5; orders, minutes and briefs count otherwise."""


class _Slip(NamedTuple):
    """A way to write a number that the standard does not have."""

    seen: re.Pattern[str]
    message: str


_SLIPS = (
    _Slip(re.compile(r"[\[\]（）()【】［］「」]"), "年份要用六角括号“〔〕”"),
    _Slip(re.compile(r"〔(?!\d{4}〕)"), "年份要写全四位数字"),
    _Slip(re.compile(r"第"), "序号前不写“第”"),
    _Slip(re.compile(r"〕0"), "序号不编虚位，1 不写成 01"),
    _Slip(re.compile(r"[^号]$"), "末尾要有“号”字"),
)


_JOINED = re.compile("[，,；;]")
"""What people part names by and no name holds: they would be printed as one."""


def check(speech: Speech) -> Iterator[Finding]:
    """Look at issuer, signers, number and secrecy of a document."""
    facts = speech.meta.circulation
    if facts is None:
        return
    yield from _issuer(facts)
    yield from _joined(facts)
    if facts.number and facts.form in _NUMBERED and not _NUMBER.fullmatch(facts.number):
        slip = next((slip.message for slip in _SLIPS if slip.seen.search(facts.number)), "")
        message = f"发文字号的写法不合规定{f'：{slip}' if slip else ''}"
        advice = "请写成 机关代字〔年份〕序号号 的样子，如 西人常〔2024〕3号"
        yield Finding("number-form", Severity.WARNING, message, "", 0, facts.number, advice)
    secrecy = facts.secrecy or ""
    if _SECRET_HEAD.match(secrecy) and not _SECRET.fullmatch(secrecy):
        advice = "请写成 机密★1年 的样子：密级、五角星、阿拉伯数字的期限"
        yield Finding(
            "secrecy-form", Severity.WARNING, "密级和保密期限的写法不合规定", "", 0, secrecy, advice
        )


def _issuer(facts: Circulation) -> Iterator[Finding]:
    """Tell of a document without the organ that issued it: then no 版头 is printed."""
    if facts.issuers or not (facts.number or facts.form):
        return
    why = "有发文字号" if facts.number else "写明了格式（form）"
    yield Finding(
        "issuer-missing",
        Severity.WARNING if facts.form else Severity.NOTE,
        f"{why}，没有发文机关，版头不会印出",
        excerpt=facts.number or "",
        advice="请在前言里补上 issuer（发文机关标志）；不印版头的可以不管",
    )


def _joined(facts: Circulation) -> Iterator[Finding]:
    """Tell of signers or issuers that were written as one, and would be printed as one."""
    for key, label, names, seen in (
        ("signer", "签发人", facts.signers, _JOINED),
        ("issuer", "发文机关", facts.issuers, re.compile(f"、|{_JOINED.pattern}")),
    ):
        for name in filter(seen.search, names):
            parted = ", ".join(filter(None, map(str.strip, seen.split(name))))
            yield Finding(
                "names-joined",
                Severity.WARNING,
                f"几个{label}写在了一起，会当作一个印出",
                excerpt=name,
                advice=f"请写成 {key}: [{parted}]",
            )
