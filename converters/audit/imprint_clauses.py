"""Which clauses the parts of a 版记 go by; for PDF and DOCX alike."""

from typing import NamedTuple

from converters.speech import printed_words
from converters.speech.model import Meta

EVEN_PAGE = "GB/T 33476.2-2016 §7.3.1"
"""GB/T 9704 has it on the last page, whether that is even or not."""
BARE = "7.5"
"""A blank page before it, and its own, have no number."""
_LETTER = "10.1"


class ImprintClauses(NamedTuple):
    """Those of GB/T 9704-2012."""

    rules: str
    """Of its rules, and where the last of them stands."""
    sent: str
    """Of the organs it was sent to, or a copy."""
    printed: str
    """Of who printed it, and when."""


def of(meta: Meta) -> ImprintClauses:
    """Return the clauses of the 版记 of a speech; that of a letter has one for all (§10.1)."""
    imprint = printed_words.imprint(meta)
    if imprint is not None and not imprint.is_ruled:
        return ImprintClauses(_LETTER, _LETTER, _LETTER)
    return ImprintClauses("7.4.1", "7.4.2", "7.4.3")
