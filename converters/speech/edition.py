"""Which state of a speech a file was made from, told alike on its page, in the DOCX and the PDF."""

from dataclasses import dataclass

from converters.speech.model import Meta

_GROUPS = 4
_DIGITS = 4
"""So many groups of so many digits: enough that no two texts agree, and few enough to compare."""


@dataclass(frozen=True, slots=True)
class Edition:
    """One state (版次) of a speech's text."""

    number: int
    """The first, and one more for each recorded correction."""
    sha256: str
    """Of the Markdown."""

    @property
    def name(self) -> str:
        """The number, for people.

        >>> Edition(2, "").name
        '第 2 版'
        """
        return f"第 {self.number} 版"

    @property
    def check(self) -> str:
        """The check value (校验值) of the Markdown."""
        return check_value(self.sha256)


def check_value(sha256: str) -> str:
    """Return a check value (校验值) for people: the first digits of a sha256, in groups.

    >>> check_value("0123456789abcdef" * 4)
    '0123 4567 89ab cdef'
    """
    starts = range(0, _GROUPS * _DIGITS, _DIGITS)
    return " ".join(sha256[start : start + _DIGITS] for start in starts)


def of(meta: Meta, sha256: str) -> Edition:
    """Return the edition of a speech; `sha256` is that of the Markdown it was read from."""
    return Edition(1 + len(meta.changes), sha256)
