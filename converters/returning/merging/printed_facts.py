"""Facts read from the lines that are printed of the front matter, after somebody changed these.

Whoever asks prints what is read again and compares, so that nothing is taken for a fact that would
print otherwise.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from typing import Any

from converters.errors import SourceError
from converters.formats.docx import kinds
from converters.speech import hanzi, head_words, printed_words
from converters.speech.dates import PartialDate
from converters.speech.head_words import RedHead, RedLine
from converters.speech.model import BREAK, WIDE_SPACE, Circulation, Form, Meta

Lines = tuple[str, ...]
RED_HEAD, RECIPIENTS, IMPRINT = "版头", "主送机关", "版记"
"""Groups of lines beside those of the head block, which are each a group."""
_PARTS = re.compile(rf"[\t{WIDE_SPACE}]+")
_LONE = re.compile(rf"(?<![^{WIDE_SPACE}])(\S){WIDE_SPACE}(\S)(?![^{WIDE_SPACE}])")


_KEYS = {
    "date": ("date",),
    "title": ("title",),
    "subtitle": ("subtitle", "title"),
    "speaker": ("speaker", "post"),
    RED_HEAD: ("issuer",),
    RECIPIENTS: ("recipients",),
    IMPRINT: ("printed", "printed_by", "copies", "recipients"),
}


def keys_of(group: str) -> tuple[str, ...]:
    """Return the keys of the front matter by which a group of lines is found."""
    return _KEYS[group]


def group_of(style: str) -> str:
    """Return the group of lines of a style, by its name in small letters."""
    return _GROUPS[style]


def _groups() -> Iterator[tuple[str, str]]:
    for kind in printed_words.HEAD:
        yield kinds.head_kind(kind.element, kind.label).name.casefold(), kind.element
    for one in kinds.CIRCULATED:
        other = {"recipients": RECIPIENTS, "imprint": IMPRINT}
        yield one.name.casefold(), other.get(one.element, RED_HEAD)


_GROUPS = dict(_groups())


def printed(meta: Meta) -> dict[str, Lines]:
    """Return the lines of each group that a speech prints."""
    top, to, foot = (
        head_words.red_head(meta),
        printed_words.recipients(meta),
        printed_words.imprint(meta),
    )
    found: dict[str, Lines] = {one.element: (one.words,) for one in printed_words.head(meta)}
    found |= {RED_HEAD: tuple(one.words for one in _rows(top))} if top else {}
    found |= {RECIPIENTS: (to,)} if to else {}
    return found | ({IMPRINT: tuple(foot.lines())} if foot else {})


def _rows(top: RedHead) -> tuple[RedLine, ...]:
    """Return the lines of a 版头 that are paragraphs in Word: the mark of a letter is a drawing."""
    if top.form is Form.LETTER:
        return tuple(one for one in top.rows if one.element != head_words.ISSUER)
    return top.rows


def reread(meta: Meta, group: str, was: Lines, lines: Lines) -> Meta:
    """Return the facts of a speech as a group of its lines tells them, that were others.

    Raises SourceError for lines that tell none.
    """
    if group in _IN_HEAD:
        return _IN_HEAD[group](meta, "".join(lines))
    facts = meta.circulation or Circulation()
    if group == RED_HEAD:
        return _red_head(meta, facts, was, lines)
    read = _recipients if group == RECIPIENTS else _imprint
    return replace(meta, circulation=read(facts, lines))


def retitled(written: str, words: str) -> str:
    """Return a title with other words; the marks for breaking it stay where they can.

    >>> retitled("在全县|会议上的讲话", "在全市会议上的讲话")
    '在全市|会议上的讲话'
    """
    plain = written.replace(BREAK, "")
    made = ""
    for tag, a, b, c, d in SequenceMatcher(None, plain, words, autojunk=False).get_opcodes():
        made += _barred(written, a, b) if tag == "equal" else words[c:d]
    if plain != words and made.replace(BREAK, "") != words:
        return words
    return made


def _barred(written: str, a: int, b: int) -> str:
    """Return a stretch of a title with the marks before its characters."""
    found, at = "", -1
    for char in written:
        at += char != BREAK
        within = a <= at < b if char != BREAK else a <= at + 1 < b
        found += char if within else ""
    return found


def _title(meta: Meta, words: str) -> Meta:
    if not words:
        raise SourceError("标题删去了", "标题不能空，请在 .md 里改 title")
    return replace(meta, title=retitled(meta.title, words))


def _subtitle(meta: Meta, words: str) -> Meta:
    """Return the facts with another subtitle; a date that it tells is that of the speech."""
    made = replace(meta, subtitle=words.lstrip("—").strip() or None)
    was, told = hanzi.dates_told(meta.subtitle or ""), hanzi.dates_told(words)
    if meta.date in was and len(told) == 1:
        return replace(made, date=told[0])
    return made


def _date(meta: Meta, words: str) -> Meta:
    if not words.strip():
        return replace(meta, date=None)
    return replace(meta, date=_day(words))


def _day(words: str) -> PartialDate:
    found = hanzi.parse_date(words)
    if found is None:
        raise SourceError(f"日期“{words.strip()}”不认识", "请写成（2020年7月16日）这样")
    return found


def _speaker(meta: Meta, words: str) -> Meta:
    """Return the facts with post and names; a name of two may be spread to the width of three.

    Raises SourceError if what was the post would be a name, or a name the post.
    """
    joined = _LONE.sub(r"\1\2", words.strip())
    first, *others = joined.split(printed_words.BETWEEN_SPEAKERS)
    post, _, name = first.rpartition(WIDE_SPACE)
    names = tuple(one.strip() for one in (name, *others) if one.strip())
    if not names:
        return replace(meta, speakers=(), post=None)
    if meta.post in names or post.strip() in meta.speakers:
        raise SourceError("讲话人和职务换了位置", "请写成“职务　姓名”这样的一行")
    return replace(meta, speakers=names, post=post.strip() or None)


_IN_HEAD: Mapping[str, Callable[[Meta, str], Meta]] = {
    "title": _title,
    "subtitle": _subtitle,
    "date": _date,
    "speaker": _speaker,
}


def _recipients(facts: Circulation, lines: Lines) -> Circulation:
    return replace(facts, recipients="".join(lines).strip().rstrip("：:") or None)


def _imprint(facts: Circulation, lines: Lines) -> Circulation:
    """Return the facts that a 版记 tells: 主送, 抄送, then who printed it and when."""
    sent = copies = printer = day = ""
    for line in lines:
        if line.startswith(printed_words.SENT):
            sent = line.removeprefix(printed_words.SENT).rstrip("。")
        elif line.startswith(printed_words.COPIES):
            copies = line.removeprefix(printed_words.COPIES).rstrip("。")
        else:
            *names, last = _PARTS.split(line.strip())
            told = last.endswith(printed_words.PRINTED)
            printer = WIDE_SPACE.join(names if told else [*names, last])
            day = last.removesuffix(printed_words.PRINTED) if told else ""
    printed_on = _day(day).whole if day else None
    if day and printed_on is None:
        raise SourceError(f"印发日期“{day}”缺了日子", "请写成2020年7月20日印发这样")
    to = (sent or None) if facts.recipients_below else facts.recipients
    return replace(
        facts,
        recipients=to,
        copies=copies or None,
        printed_by=printer or None,
        printed=printed_on,
    )


def _red_head(meta: Meta, facts: Circulation, was: Lines, lines: Lines) -> Meta:
    """Return the facts that a 版头 tells: each of its parts is what the same part was before."""
    old, new = ([_PARTS.split(line.strip()) for line in side] for side in (was, lines))
    if [len(parts) for parts in old] != [len(parts) for parts in new]:
        raise SourceError("版头的行数或格数变了", "请在 .md 的前言里改发文机关、文号、签发人")
    pairs = [
        pair for olds, news in zip(old, new, strict=True) for pair in zip(olds, news, strict=True)
    ]
    values = dict[str, Any]()
    for before, after in pairs:
        if before != after:
            values |= _part(meta, facts, values, before, after)
    organ, day = values.pop("organ", meta.organ), values.pop("date", meta.date)
    return replace(meta, organ=organ, date=day, circulation=replace(facts, **values))


def _part(
    meta: Meta, facts: Circulation, values: Mapping[str, Any], before: str, after: str
) -> dict[str, Any]:
    """Return the fact that a part of a 版头 tells, by which it was before."""
    for name in ("number", "copy_number", "secrecy", "urgency"):
        if getattr(facts, name) == before:
            return {name: after}
    for name, one in (("issuers", before), ("signers", before.removeprefix(head_words.SIGNER))):
        names = values.get(name, getattr(facts, name))
        found = _renamed(names, one, after.removeprefix(head_words.SIGNER))
        if found is not None:
            return {name: found}
    if meta.organ and before == meta.organ:
        return {"organ": after}
    if meta.date and before == meta.date.in_chinese():
        return {"date": _day(after)}
    raise SourceError(f"版头的“{before}”改成了“{after}”", "请在 .md 的前言里改这一项")


def _renamed(names: Sequence[str], before: str, after: str) -> tuple[str, ...] | None:
    """Return names of which one is another; of several organs the last bears 文件 for all."""
    for ending in ("", head_words.DOCUMENT):
        if f"{before}{ending}" in names:
            at = [*names].index(f"{before}{ending}")
            return (*names[:at], f"{after}{ending}", *names[at + 1 :])
    return None
