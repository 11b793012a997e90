"""An editor's objections to a speech: doubts with stable codes, for a person to decide.

Nothing is repaired here. The same checks run at the import and, at any time, on `speeches/`.
"""

from converters.checks.collection import of_collection
from converters.checks.whole import of_glyphs
from converters.errors import Finding
from converters.speech.model import Speech

__all__ = ["of_collection", "of_glyphs", "of_markup", "of_speech"]

# A build looks for glyphs alone, and compiles none of the patterns that words are checked by.


def of_speech(speech: Speech, file: str = "") -> list[Finding]:
    """Return the objections to one speech, in the order of its lines."""
    from converters.checks import objections

    return objections.of_speech(speech, file)


def of_markup(speech: Speech, source: bytes, file: str = "") -> list[Finding]:
    """Return the objections to signs in the Markdown of a speech that may be meant as markup."""
    from converters.checks import objections

    return objections.of_markup(speech, source, file)
