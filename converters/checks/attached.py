"""Objections to attachments (附件): their numbers, their text, and the lines that tell of them."""

import re
from collections.abc import Iterator, Sequence

from converters.errors import Finding, Severity
from converters.speech import attachments, hanzi
from converters.speech.model import (
    Attachment,
    Block,
    Enclosure,
    Heading,
    Paragraph,
    Speech,
    text_of,
)

_QUOTED = 30


def numbers(speech: Speech) -> Iterator[Finding]:
    """Look for a number out of its row; a single attachment has none (GB/T 9704 §7.3.4)."""
    found = attachments.of(speech)
    if len(found) == 1:
        (single,) = found
        if single.number is not None:
            message, advice = "只有一个附件，不编号", "请写成“# 附件　名称”"
            yield _about(single, "attachment-number", message, advice)
        return
    for place, one in enumerate(found, 1):
        if one.number != place:
            advice = f"请写成“# 附件{place}　名称”，附件依次编号"
            yield _about(one, "attachment-number", "附件的序号不连", advice)


def unmarked(speech: Speech) -> Iterator[Finding]:
    """Look for what begins an attachment and is not marked so: 附件1 on a line, or a heading."""
    for block in speech.blocks:
        if not isinstance(block, Heading | Paragraph):
            continue
        found = (_HEADED if isinstance(block, Heading) else _ALONE).fullmatch(text_of(block))
        if found:
            message = "像是附件的开头，没有标出，会印成正文"
            number = found["number"] or found["within"]
            called = f"{found['document']}附件{hanzi.parse_number(number) if number else ''}"
            advice = f"是附件，请写成“# {called}　名称”，名称与它在同一行"
            yield _about(block, "attachment-unmarked", message, advice)


_APART = r"(?P<document>(?:[^\s〔]{1,30}〔\d{4}〕\d{1,5}号)?)\s*附件"
_NUMBER = rf"(?:(?P<number>{attachments.NUMBER})|[（(](?P<within>{attachments.NUMBER})[）)])"
_ALONE = re.compile(rf"{_APART}\s*{_NUMBER}\s*[:：]?")
_HEADED = re.compile(rf"{_APART}\s*{_NUMBER}?(?:[\s:：].*)?")


def apart(speech: Speech) -> Iterator[Finding]:
    """Compare the 发文字号 before 附件 with that of the speech (GB/T 9704 §7.3.7)."""
    facts = speech.meta.circulation
    number = facts.number if facts else None
    for one in attachments.of(speech):
        if not one.document or one.document == number:
            continue
        message = "附件前面写了发文字号，前言里没有发文字号（number）"
        advice = "与正文分开装订的附件才写发文字号，请在前言里补上 number；一起装订的请删去"
        if number:
            message = f"附件前面的发文字号与前言里的不一致：应为“{number}”"
            advice = "请改成一样的；附件与正文一起装订的，请删去"
        yield _about(one, "attachment-document", message, advice)


def empty(speech: Speech) -> Iterator[Finding]:
    """Look for attachments without a text."""
    for text in attachments.texts(speech.blocks):
        if len(text) == 1 and isinstance(text[0], Attachment):
            advice = "请补上附件的正文，或删去这一行"
            yield _about(text[0], "attachment-empty", "附件没有正文", advice)


def told(speech: Speech) -> Iterator[Finding]:
    """Compare lines of 附件说明 that the text has of its own with the attachments there are.

    Number and title are to be the same (GB/T 9704 §7.3.7); the first difference is told.
    """
    own = [block for block in speech.blocks if isinstance(block, Enclosure)]
    there = [enclosure.text for enclosure in attachments.made(speech)]
    for at, block in enumerate(own if there else ()):
        wanted = there[at] if at < len(there) else ""
        if _words(block.text) != _words(wanted):
            should = f"附件说明与附件的标题不一致：应为“{wanted[:_QUOTED]}”"
            message = should if wanted else "没有这个附件"
            advice = "请删去手写的附件说明，由附件的标题生成；或改成一样的"
            yield _about(block, "attachment-told", message, advice)
            return
    if there and 0 < len(own) < len(there):
        message = f"附件说明里没有“{there[len(own)][:_QUOTED]}”"
        advice = "请删去手写的附件说明，由附件的标题生成"
        yield _about(own[-1], "attachment-told", message, advice)


def _words(line: str) -> Sequence[str]:
    parts = attachments.parted(line)
    return parts.number.strip(" .．、"), "".join(parts.name.split())


def _about(block: Block, code: str, message: str, advice: str) -> Finding:
    text = block.heading if isinstance(block, Attachment) else text_of(block)
    return Finding(code, Severity.WARNING, message, "", block.line, text[:_QUOTED], advice)
