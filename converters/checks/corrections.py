"""Objections to the corrections (更正) that a speech tells of: their words must be in it."""

from collections.abc import Iterator

from converters.errors import Finding, Severity
from converters.speech import printed_words
from converters.speech.bare import bare
from converters.speech.model import Speech


def check(speech: Speech) -> Iterator[Finding]:
    """Look for corrected words (正) that stand nowhere in the speech.

    The errata of a book name page and line of these words. Words that a later correction changed
    again are not expected.
    """
    changes = speech.meta.changes
    if not changes:
        return
    printed = bare("".join(printed_words.lines(speech)))
    for number, change in enumerate(changes, 1):
        if change.now is None or bare(change.now) in printed:
            continue
        later = (other.was for other in changes[number:] if other.was)
        if not any(bare(was) in bare(change.now) for was in later):
            yield Finding(
                "change-not-found",
                Severity.WARNING,
                f"第 {number} 条更正的 now 在讲话里找不到",
                excerpt=change.now,
                advice="请把 now 写得与改后的字句一致，或看改动是否真的作了",
            )
