"""Objections to a final text (定稿) that is another than was published, and does not say so."""

from collections.abc import Iterator

from converters.errors import Finding, Severity
from converters.speech import differences, edition
from converters.speech.differences import Difference
from converters.speech.model import Speech, Status, text_of

CODE = "change-untold"
_ADVICE = (
    "请在前言的 changes 里记一条更正，或发布时写 --as-correction 说明，由程序照改动记下；"
    "只改了错字、不必说明的，发布时加 --silent-typo"
)


def untold(speech: Speech, before: Speech) -> list[Difference]:
    """Return what differs from the last edition, if the text is final and no new correction tells.

    Whoever wrote a correction has seen to it: that each place is told is not asked for.
    """
    told = set(speech.meta.changes) - set(before.meta.changes)
    if speech.meta.status is not Status.FINAL or told:
        return []
    return differences.between(edition.words(before), edition.words(speech))


def check(speech: Speech, before: Speech, name: str) -> Iterator[Finding]:
    """Object to words that changed untold since an edition, such as 第 2 版."""
    if found := untold(speech, before):
        first = found[0]
        many = f"有 {len(found)} 处" if len(found) > 1 else ""
        message = f"定稿与发布过的{name}{many}不同，没有记更正"
        excerpt = first.now_around or first.was_around
        yield Finding(CODE, Severity.ERROR, message, "", _line(speech, first), excerpt, _ADVICE)


def _line(speech: Speech, first: Difference) -> int:
    """Return the line in the Markdown where a difference stands; 0 for the front matter."""
    words = edition.words(speech)[first.line : first.line + 1]
    return next((block.line for block in speech.blocks if text_of(block) in words), 0)
