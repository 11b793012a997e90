"""Which edition (版次) of a speech a file was made from, told alike on its page, in DOCX and PDF.

An edition is what was published. Its number is that of the last one on record, and one more if the
words are others than were published then.
"""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from converters.speech import printed_words
from converters.speech.dates import PLACEHOLDER_DAY
from converters.speech.model import Meta, Numbered, Speech

_GROUPS = 4
_DIGITS = 4
"""So many groups of so many digits: enough that no two texts agree, and few enough to compare."""
DIGITS = _GROUPS * _DIGITS
_SILENT = "（改正差错字）"


@dataclass(frozen=True, slots=True, order=True)
class PastEdition:
    """One edition on record: what was published of a speech, and when for the first time."""

    number: int
    day: datetime.date
    digest: str
    """The first `DIGITS` of the sha256 of its Markdown."""
    silent: bool = False
    """Whether it differs from the one before by typos alone, of which no correction tells."""
    id: str = ""

    @property
    def name(self) -> str:
        """The number, for people."""
        return _name(self.number, silent=self.silent)

    @property
    def check(self) -> str:
        """The check value (校验值) of its Markdown.

        >>> PastEdition(1, datetime.date(2026, 1, 2), "0123456789abcdef").check
        '0123 4567 89ab cdef'
        """
        return check_value(self.digest)

    def is_of(self, sha256: str) -> bool:
        """Return whether it is of that very Markdown."""
        return sha256.startswith(self.digest)


@dataclass(frozen=True, slots=True)
class Edition:
    """One state (版次) of a speech's text."""

    number: int
    sha256: str
    """Of the Markdown."""
    silent: bool = False
    """Whether it differs from the one before by typos alone, of which no correction tells."""

    @property
    def name(self) -> str:
        """The number, for people.

        >>> Edition(2, "").name, Edition(3, "", silent=True).name
        ('第 2 版', '第 3 版（改正差错字）')
        """
        return _name(self.number, silent=self.silent)

    @property
    def check(self) -> str:
        """The check value (校验值) of the Markdown."""
        return check_value(self.sha256)


def _name(number: int, *, silent: bool) -> str:
    return f"第 {number} 版{_SILENT if silent else ''}"


def check_value(sha256: str) -> str:
    """Return a check value (校验值) for people: the first digits of a sha256, in groups.

    >>> check_value("0123456789abcdef" * 4)
    '0123 4567 89ab cdef'
    """
    starts = range(0, DIGITS, _DIGITS)
    return " ".join(sha256[start : start + _DIGITS] for start in starts)


def of(meta: Meta, sha256: str, numbered: Numbered | None) -> Edition:
    """Return the edition of a speech; `sha256` is that of the Markdown it was read from.

    Without records each correction that it tells of counts for one: it was published before there
    were any, or never.
    """
    known = numbered or Numbered(1 + len(meta.changes))
    return Edition(known.number, sha256, known.silent)


def day(meta: Meta) -> datetime.date:
    """Return of which day the text is: of its newest correction, or of the speech if it has none.

    `PLACEHOLDER_DAY` if neither is known; a month alone is no day.
    """
    held = meta.date.whole if meta.date else None
    days = (held, *(change.date for change in meta.changes))
    return max((day for day in days if day), default=PLACEHOLDER_DAY)


def numbered(past: Sequence[PastEdition], *, same: bool) -> Numbered | None:
    """Return what the records of a speech say of its text; None if there are none.

    `same` tells whether its words are those of the last one.

    >>> last = PastEdition(2, datetime.date(2026, 1, 2), "", silent=True)
    >>> numbered([last], same=True), numbered([last], same=False), numbered([], same=False)
    (Numbered(number=2, silent=True), Numbered(number=3, silent=False), None)
    """
    if not past:
        return None
    last = max(past)
    return Numbered(last.number, last.silent) if same else Numbered(last.number + 1)


def words(speech: Speech) -> tuple[str, ...]:
    """Return what makes one edition differ from another: the lines as they are printed."""
    return tuple(printed_words.lines(speech))
