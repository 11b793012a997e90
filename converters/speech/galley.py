"""What a galley proof (校样) says of itself, alike in every format."""

from converters import files
from converters.errors import Finding, sentence
from converters.speech import edition
from converters.speech.model import WIDE_SPACE, Speech, Status

AUTHOR = "汇编查稿"
"""Who asks the questions of a proof; the program, and no person of the office."""
INITIALS = "查"
LIST_TITLE = "查稿疑点"
_STATUSES = {Status.DRAFT: "待校", Status.PROOF: "已校", Status.FINAL: "定稿"}


def heading(speech: Speech, source: bytes, doubts: int, name: str) -> str:
    """Return the line at the head of each page: what it is, of which edition of which speech.

    The date is that of the last recorded correction; `doubts` is how many there are.
    """
    meta = speech.meta
    made = edition.of(meta, files.sha256(source), speech.numbered)
    changed = f"（{meta.changes[-1].date.isoformat()}）" if meta.changes else ""
    parts = (
        name,
        meta.id,
        f"{made.name}{changed}",
        _STATUSES[meta.status],
        f"校验 {made.check}",
        f"疑点 {doubts} 处" if doubts else "没有疑点",
    )
    return WIDE_SPACE.join(parts)


def is_heading(words: str, sha256: str) -> bool:
    """Return whether words are the line at the head of a proof of the Markdown of that digest."""
    return f"校验 {edition.check_value(sha256)}" in words


def told(finding: Finding, *, quoting: bool = True) -> str:
    """Return a doubt as a proof tells it: what it is, and what to do.

    Without `quoting` the words are not told that it is shown to be about.

    >>> from converters.errors import Severity
    >>> told(Finding("mask", Severity.NOTE, "有隐去的字", "a.md", 3, "…某某…", "能查明的请补上"))
    '有隐去的字：…某某…。能查明的请补上。'
    """
    words = f"：{finding.excerpt}" if quoting and finding.excerpt else ""
    return sentence(finding.message + words, finding.advice)
