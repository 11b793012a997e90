"""Objections to signs that were perhaps meant as markup: of another Markdown, or mistyped.

Every such sign is printed as it stands. A backslash before a sign says that it is meant as one.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from converters.errors import Finding, Severity
from converters.speech import hanzi
from converters.speech.model import (
    Attachment,
    Heading,
    Paragraph,
    RunIn,
    Speech,
    Table,
    Text,
    text_of,
)

_KINDS = "salutation|enclosure|signature|date|note|body|h[1-6]|em"
_TAGS = (
    "a|b|big|blockquote|br|center|code|del|div|em|font|h[1-6]|hr|i|img|li|mark|ol|p|pre|s|small"
    "|span|strong|sub|sup|table|tbody|td|th|thead|tr|u|ul"
)
_LITERAL = "；是讲话里的字，请在它前面加一个反斜杠 \\"
_QUOTED = 30


@dataclass(frozen=True, slots=True)
class _Rule:
    code: str
    form: re.Pattern[str]
    message: str
    advice: str


_RULES = (
    _Rule(
        "near-heading",
        re.compile(r"^[#＃]+(?:[ \t\u3000#＃]|(?=[^\s\d#＃]))"),
        "像是标题，会照字印成正文",
        "是标题，请顶格写半角的 #，后面空一格，如“## 一、……”" + _LITERAL,
    ),
    _Rule(
        "near-kind",
        re.compile(rf"[{{｛]\s*[.。．·]?\s*(?:{_KINDS})\b\s*[}}｝]?|[{{｛]\s*[.．][a-z]\w*", re.I),
        "像是标注，没有认出来，会照字印出",
        "标注写半角，如行末的“ {.date}”（前面空一格）、“[词]{.em}”" + _LITERAL,
    ),
    _Rule(
        "near-list",
        re.compile(r"^[-*+][ \t\u3000]+(?=\S)(?![-*+\d])"),
        "像是列表的符号，会照字印出",
        "列表请写成“1.”“一是”等，或删去符号" + _LITERAL,
    ),
    _Rule(
        "near-quote",
        re.compile(r"^>+[ \t\u3000]*(?=[^\s\d>=])"),
        "像是引用的符号，会照字印出",
        "请删去“>”" + _LITERAL,
    ),
    _Rule(
        "near-footnote",
        re.compile(r"\[\^[^\]\s]{1,20}\]"),
        "像是脚注，会照字印出",
        "讲话稿没有脚注，请把注文写进正文，或写成末尾的附注" + _LITERAL,
    ),
    _Rule(
        "near-bold",
        re.compile(
            r"\*\*(?=[^\s*])(?!.?[省市区县乡镇村街路局厅部处院校](?:\*|$))[^*]{1,60}(?<=\S)\*\*(?!\*)"
            r"|(?<!_)__(?=[^\s_])[^_]{1,60}(?<=\S)__(?!_)"
        ),
        "像是加粗的符号，会照字印出",
        "着重的词写成“[词]{.em}”，同行标题写成“[标题。]{.h2}”" + _LITERAL,
    ),
    _Rule(
        "near-code",
        re.compile(r"^(?:```|~~~)|(?<!`)`[^`\s][^`]{0,60}`(?!`)"),
        "像是代码的符号，会照字印出",
        "请删去这些符号" + _LITERAL,
    ),
    _Rule(
        "near-tag",
        re.compile(
            rf"</?(?:{_TAGS})(?:\s[^<>]*)?/?>|<!--|&(?:nbsp|lt|gt|amp|quot|ldquo|rdquo|#\d+);", re.I
        ),
        "像是网页的代码，会照字印出",
        "请删去，只留文字" + _LITERAL,
    ),
    _Rule(
        "near-link",
        re.compile(r"!?\[[^\[\]]*\]\([^()\s]+\)"),
        "像是链接或图片，会照字印出",
        "请只留文字；讲话稿里不能放图片" + _LITERAL,
    ),
    _Rule(
        "near-rule",
        re.compile(r"^(?:[-=*_][ \t]*){3,}$"),
        "像是分隔线，会照字印出",
        "请删去这一行" + _LITERAL,
    ),
    _Rule(
        "near-table",
        re.compile(r"^｜.*｜$|^[^|\s][^|]*(?:\s\|\s[^|]+){2,}\|?$"),
        "像是表格的一行，会照字印成正文",
        "表格的每一行都以半角的 | 开头、以 | 结尾" + _LITERAL,
    ),
)


def check(speech: Speech, lines: Sequence[str]) -> Iterator[Finding]:
    """Look for signs of markup among the printed words; `lines` are those of the Markdown.

    What is escaped in the source is meant as it is.
    """
    for block in speech.blocks:
        if isinstance(block, Attachment | Heading | Table) or not 0 < block.line <= len(lines):
            continue
        source, whole = lines[block.line - 1], text_of(block)
        text = whole.strip()
        for rule in _RULES:
            match = rule.form.search(text)
            if match and not _escaped(source, match[0]):
                yield Finding(
                    rule.code,
                    Severity.WARNING,
                    rule.message,
                    "",
                    block.line,
                    _excerpt(text, match.start()),
                    rule.advice,
                    span=(whole.index(text) + match.start(), len(match[0])),
                )


def _escaped(source: str, sign: str) -> bool:
    """Tell whether the signs are written with a backslash wherever they stand."""
    plain = re.compile(rf"(?<!\\)(?<!\\\]){re.escape(sign.strip())}")
    return "\\" in source and not plain.search(source)


def _excerpt(text: str, at: int) -> str:
    start = max(at - 10, 0)
    end = start + _QUOTED
    return f"{'…' if start else ''}{text[start:end]}{'…' if end < len(text) else ''}"


_LONGEST_HEADING = 40
_STOPS = re.compile(r"[。；！？…]")
_MARKS = {1: "##", 2: "###"}


def unmarked(speech: Speech) -> Iterator[Finding]:
    """Look for lines that look like the headings of this speech and are not marked.

    Only where other headings of the level, or of a deeper one, are marked: a text without any
    headings was perhaps spoken so. Third and fourth levels are mostly lists, and are left alone.
    """
    headings = [block for block in speech.blocks if isinstance(block, Heading)]
    deepest = max((heading.level for heading in headings), default=0)
    stopped = {heading.level for heading in headings if heading.text.endswith("。")}
    run_in = _run_in(speech) - {heading.level for heading in headings}
    for block in speech.blocks:
        if not (isinstance(block, Paragraph) and all(isinstance(i, Text) for i in block.content)):
            continue
        text = text_of(block).strip()
        level = _level_by_form(text, stopped) if len(text) <= _LONGEST_HEADING else 0
        if level and level <= deepest and level not in run_in:
            advice = f"是标题，请在前面写“{_MARKS[level]} ”"
            message = "像是标题，没有标出，会印成正文"
            yield Finding(
                "heading-unmarked", Severity.WARNING, message, "", block.line, text, advice
            )


def _run_in(speech: Speech) -> set[int]:
    """Return the levels of the headings that run into their paragraphs."""
    paragraphs = (block for block in speech.blocks if isinstance(block, Paragraph))
    return {i.level for block in paragraphs for i in block.content if isinstance(i, RunIn)}


def _level_by_form(text: str, stopped: Collection[int]) -> int:
    """Return the level, 1 or 2, of the heading that a line looks like; 0 if it looks like none.

    A full stop ends it only if that is so with the marked headings of its level (`stopped`).
    """
    mark = hanzi.ordinal(text)
    if mark is None or mark.level not in _MARKS:
        return 0
    words = text[mark.length :].strip()
    if mark.level in stopped:
        words = words.removesuffix("。")
    plain = words and not _STOPS.search(words) and words[-1] not in "，、：,:;"
    return mark.level if plain else 0
