"""The checks of one speech, all of them."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from converters.checks import (
    attached,
    corrections,
    disclosure,
    documents,
    markup,
    note_marks,
    rows,
    whole,
    words,
)
from converters.errors import Finding
from converters.speech.model import Speech

SPEECH_CHECKS: tuple[Callable[[Speech], Iterable[Finding]], ...] = (
    words.check,
    whole.facts,
    documents.check,
    whole.shape,
    rows.numbering,
    rows.leads,
    rows.promised,
    rows.order,
    attached.numbers,
    attached.unmarked,
    attached.empty,
    attached.told,
    attached.apart,
    corrections.check,
    markup.unmarked,
    note_marks.lacking,
    disclosure.marked,
    disclosure.personal,
)
"""The checks of one speech."""


def of_speech(speech: Speech, file: str = "") -> list[Finding]:
    """Return the objections to one speech, in the order of its lines."""
    found = [finding for check in SPEECH_CHECKS for finding in check(speech)]
    return sorted((replace(f, file=file) for f in found), key=lambda finding: finding.line)


def of_markup(speech: Speech, source: bytes, file: str = "") -> list[Finding]:
    """Return the objections to signs in the Markdown of a speech that may be meant as markup."""
    lines = source.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return [replace(finding, file=file) for finding in markup.check(speech, lines)]
