"""What the styles of our template tell of a document (公文): its 版头, 主送机关 and 版记, as facts.

What a line says goes to the front matter whole, or the line stays where it stands.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from converters.importing.job import CleaningJob
from converters.importing.text.lines import SourceLine
from converters.readers.raw import LineRole
from converters.speech import hanzi
from converters.speech.head_words import DOCUMENT
from converters.speech.model import Circulation, Form

RULE = "head-line"
_MARKS: Mapping[str, re.Pattern[str]] = {
    "copy_number": re.compile(r"\d{6}(?!\S)"),
    "secrecy": re.compile(r"(?:绝密|机密|秘密)\S*|内部资料\S*(?:\s注意保存)?"),
    "urgency": re.compile(r"(?:特急|加急|平急|特提|紧急)(?!\S)"),
    "number": re.compile(r"[^\s〔]*〔\d{4}〕\S*号(?!\S)|第\S{1,8}[号期](?!\S)"),
}
"""What stands in the lines of a 版头, one or several beside one another."""
_SIGNERS = re.compile(r"签发人\s*[:：]\s*(?P<names>.+)")
_BETWEEN = re.compile(r"[\s、，,]+")
_PRINTED = re.compile(r"(?P<by>.*?)\s*(?P<date>\d{4}年\d{1,2}月\d{1,2}日)\s*印发")
_NAMED = re.compile(r"(?P<label>抄送|主送)\s*[:：]\s*(?P<names>.*?[^。\s])。?")
_FORMS = {
    DOCUMENT: Form.DOCUMENT,
    "纪要": Form.MINUTES,
    "简报": Form.BRIEF,
    "令": Form.ORDER,
    "公告": Form.ORDER,
}
"""What a mark ends with that no other form has; a name alone is the mark of a letter, or none."""


def without_facts(job: CleaningJob, found: Sequence[SourceLine]) -> list[SourceLine]:
    """Return the lines without those that are facts of a document by their style; the job has them.

    A file of several speeches tells of none whose they are: there all stay.
    """
    facts = Circulation()
    titles = sum(line.marks.role is LineRole.TITLE for line in found)
    if titles > 1 or not job.on(RULE):
        return [_unmarked(line) for line in found]
    kept = []
    for line in found:
        take = _TAKERS.get(line.marks.role)
        more = take(facts, line.text) if take and not line.marks.goes_on else None
        if more is None:
            kept.append(_unmarked(line))
            continue
        facts = more
        job.sheet.drop(line.words, RULE)
    job.document = replace(facts, form=_form(facts.issuers))
    return kept


def _unmarked(line: SourceLine) -> SourceLine:
    """Return a line that is read as in any other file if its style is one of a document."""
    if line.marks.role not in _TAKERS:
        return line
    return replace(line, marks=replace(line.marks, role=None))


def _form(issuers: Sequence[str]) -> Form | None:
    """Return the form that the mark tells."""
    ends = (form for end, form in _FORMS.items() if issuers and issuers[-1].endswith(end))
    return next(ends, None)


def _marking(facts: Circulation, text: str) -> Circulation | None:
    """Take the marks that a line is made of: 份号, 密级, 紧急程度, 发文字号, 签发人."""
    rest = text.strip()
    while rest:
        if signed := _SIGNERS.fullmatch(rest):
            return replace(facts, signers=_names(signed["names"]))
        found = ((name, each.match(rest)) for name, each in _MARKS.items())
        name, match = next(((name, match) for name, match in found if match), ("", None))
        if match is None or getattr(facts, name):
            return None
        more: dict[str, Any] = {name: match[0]}
        facts = replace(facts, **more)
        rest = rest[match.end() :].lstrip()
    return facts


def _issuer(facts: Circulation, text: str) -> Circulation:
    """Take the mark of one more organ; 文件 beside several stands behind the last."""
    if text == DOCUMENT and facts.issuers:
        return replace(facts, issuers=(*facts.issuers[:-1], facts.issuers[-1] + text))
    return replace(facts, issuers=(*facts.issuers, text))


def _names(text: str) -> tuple[str, ...]:
    """Return names; one of two characters may have a space within.

    >>> _names("赵海金　王　建、李明")
    ('赵海金', '王建', '李明')
    """
    names: list[str] = []
    for piece in filter(None, _BETWEEN.split(text)):
        if len(piece) == 1 and names and len(names[-1]) == 1:
            names[-1] += piece
        else:
            names.append(piece)
    return tuple(names)


def _recipients(facts: Circulation, text: str) -> Circulation | None:
    named = text.rstrip(":： ")
    return replace(facts, recipients=named) if named and not facts.recipients else None


def _imprint(facts: Circulation, text: str) -> Circulation | None:
    """Take who was sent a copy, who was sent it, or who printed it and when."""
    if found := _NAMED.fullmatch(text):
        if found["label"] == "抄送":
            return None if facts.copies else replace(facts, copies=found["names"])
        below = replace(facts, recipients=found["names"], recipients_below=True)
        return None if facts.recipients else below
    printed = _PRINTED.fullmatch(text)
    day = hanzi.parse_date(printed["date"]) if printed else None
    if printed is None or day is None or facts.printed:
        return None
    return replace(facts, printed_by=printed["by"] or None, printed=day.first)


_TAKERS: Mapping[LineRole | None, Callable[[Circulation, str], Circulation | None]] = {
    LineRole.MARKING: _marking,
    LineRole.ISSUER: _issuer,
    LineRole.DOCUMENT_NUMBER: _marking,
    LineRole.RECIPIENTS: _recipients,
    LineRole.IMPRINT: _imprint,
}
