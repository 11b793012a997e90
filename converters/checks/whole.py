"""Objections to a speech as a whole: its facts, its paragraphs, its glyphs."""

import re
from collections.abc import Callable, Iterator

from converters.errors import Finding, Severity
from converters.speech import attachments, hanzi
from converters.speech.model import Attachment, Heading, Paragraph, Speech, TitleSource, text_of

_LONGEST = 1200
"""A paragraph of more characters hardly comes from a speaker's paper."""
_LONGEST_TITLE = 80
_QUOTED = 24
_SAMPLE = re.compile(r"范文|精选|篇\s*[\d一二三四五六七八九十]+$|\d+篇|大全")
_PARTED = re.compile(r"[^\s，,；;/]{2,}\s*[，,；;/]\s*[^\s，,；;/]{2,}")
_MADE = {TitleSource.DERIVED: "拟", TitleSource.COMPLETED: "补全"}


def facts(speech: Speech) -> Iterator[Finding]:
    """Look for facts that are missing or made up by the import."""
    meta = speech.meta
    if made := _MADE.get(meta.title_source):
        advice = "请核定后删去 title_source"
        yield _title("title-made", Severity.WARNING, f"题名是导入时{made}的", advice, meta.title)
    if _SAMPLE.search(meta.title):
        message = "题名像是范文网站的标题"
        yield _title("title-sample", Severity.WARNING, message, "请拟定正式题名", meta.title)
    if len(meta.title) > _LONGEST_TITLE:
        message = f"题名长达 {len(meta.title)} 字"
        yield _title("title-long", Severity.NOTE, message, "请看是否混入了正文", meta.title)
    if several := next((name for name in meta.speakers if _PARTED.search(name)), None):
        message, advice = f"讲话人“{several}”像是几个人", "是几个人的请用顿号隔开：李明、王芳"
        yield Finding("speakers-parted", Severity.NOTE, message, excerpt=several, advice=advice)
    if not meta.kind:
        message, advice = "文种还没有定", "请在前言里填上 kind（文种），如 讲话、发言、报告"
        yield _title("kind-missing", Severity.WARNING, message, advice, "")
    known: dict[str, object] = {"日期": meta.date}
    if meta.form is None:  # nobody held a document
        known["讲话人"] = meta.speaker
    if lacking := "、".join(name for name, value in known.items() if value is None):
        yield _title("facts-missing", Severity.NOTE, f"缺{lacking}", "查得到的请补在前言里", "")


def _title(code: str, severity: Severity, message: str, advice: str, title: str) -> Finding:
    return Finding(code, severity, message, excerpt=title[:60], advice=advice)


def shape(speech: Speech) -> Iterator[Finding]:
    """Look at paragraphs: too long, broken off, standing twice; a text without an end."""
    seen: dict[str, int] = {}
    above: Paragraph | None = None
    for block in speech.blocks:
        if isinstance(block, Paragraph):
            yield from _paragraph(block, seen)
            yield from _said_above(block, above)
            above = block
    if not any(isinstance(block, Paragraph) for block in speech.blocks):
        yield Finding("no-body", Severity.ERROR, "没有正文段落", advice="请看是否选错了文件")
        return
    for text in attachments.texts(speech.blocks):
        if text and isinstance(last := text[-1], Heading):
            yield Finding(
                "ends-open",
                Severity.WARNING,
                "附件以标题结束" if isinstance(text[0], Attachment) else "全文以标题结束",
                "",
                last.line,
                last.text[:_QUOTED],
                "结尾可能不全，请对照原件",
            )


def _paragraph(block: Paragraph, seen: dict[str, int]) -> Iterator[Finding]:
    text, line = text_of(block), block.line
    if len(text) > _LONGEST:
        message, advice = f"一段长达 {len(text)} 字", "请看是否应当分段"
        yield Finding("long-paragraph", Severity.NOTE, message, "", line, text[:_QUOTED], advice)
    if _broken_off(text):
        message, advice = "这一段没有句末标点", "请看是否小标题，或断在句中、漏了字"
        yield Finding(
            "broken-paragraph", Severity.WARNING, message, "", line, f"…{text[-_QUOTED:]}", advice
        )
    if len(text) >= 30 and text in seen:
        message = f"这一段与第 {seen[text]} 行的相同"
        yield Finding(
            "repeated-paragraph",
            Severity.WARNING,
            message,
            "",
            line,
            text[:_QUOTED],
            "请看是否误植",
        )
    seen.setdefault(text, line)


def _said_above(block: Paragraph, above: Paragraph | None) -> Iterator[Finding]:
    """Tell a paragraph that only says again how the one above it begins or ends, or is so said."""
    if above is None:
        return
    text, before = text_of(block), text_of(above)
    least, most = (text, before) if len(text) < len(before) else (before, text)
    if len(least) >= _SAID and least != most and least in most:
        message = f"这一段与第 {above.line} 行的大半相同"
        advice = "请看是否误植"
        yield Finding(
            "repeated-paragraph", Severity.WARNING, message, "", block.line, text[:_QUOTED], advice
        )


_SAID = 30
"""Shorter paragraphs may well be said again within longer ones."""


def _broken_off(text: str) -> bool:
    """Tell a paragraph of prose without a stop: long, or in clauses; an item needs none."""
    mark = hanzi.ordinal(text) if len(text) < 60 else None
    if text.startswith("附件") or (mark is not None and mark.level >= 3):
        return False
    prose = len(text) > _PROSE or (len(text) >= _CLAUSES and "，" in text)
    return prose and (hanzi.is_hanzi(text[-1]) or text[-1] in "，、（“《")


_PROSE, _CLAUSES = 20, 12
"""A paragraph of more characters is prose; so is one of as many that has clauses."""


def of_glyphs(speech: Speech, has: Callable[[str], bool], file: str = "") -> list[Finding]:
    """Return a finding for each character that `has` tells no font of the collection to have."""
    found: dict[str, tuple[int, int]] = {}
    for block in speech.blocks:
        text = text_of(block)
        for char in dict.fromkeys(text):
            if not char.isspace() and char not in found and not has(char):
                found[char] = block.line, text.index(char)
    advice = "请换用通用字，或在 fonts/office 放入有这个字的字体"
    return [
        Finding(
            "no-glyph",
            Severity.ERROR,
            f"没有字体能显示“{char}”（U+{ord(char):04X}）",
            file,
            line,
            char,
            advice,
            span=(at, len(char)),
        )
        for char, (line, at) in found.items()
    ]
