"""Objections to a 版记 (GB/T 9704-2012 §7.4) that only its lines as they are set can tell.

It stands apart from the other checks, which a build loads: what sets lines takes longer to load.
"""

from collections.abc import Callable
from dataclasses import replace

from converters.errors import Finding, Severity, SourceError
from converters.settings.style import Style
from converters.speech import printed_words
from converters.speech.model import Speech
from converters.typeset import circulation
from converters.typeset.typesetter import NominalTypesetter


def check(
    speech: Speech, style: Style, line_of: Callable[[str], int], file: str = ""
) -> list[Finding]:
    """Return the objection to a 版记 higher than a page; `line_of` tells where a fact stands."""
    imprint = printed_words.imprint(speech.meta)
    if imprint is None:
        return []
    try:
        circulation.require_page(imprint, NominalTypesetter(style))
    except SourceError as fault:
        line = line_of(circulation.longest(imprint))
        found = Finding("imprint-high", Severity.ERROR, fault.reason, file, line)
        return [replace(found, advice=fault.remedy)]
    return []
