"""Files that this program made: the Markdown that they carry, if their pages say the same."""

import re
from dataclasses import replace

from converters.errors import SourceError
from converters.readers import markdown
from converters.readers.raw import Difference, Fidelity, RawText
from converters.speech import printed_words

_LAYOUT = re.compile(r"[\s|\\]+")
"""White space, and the signs by which a table is written down."""
_OTHERWISE = Difference(Fidelity.LEFT_OUT, "附带的 Markdown（与页面上的字不一致）")


def source(raw: RawText) -> bytes:
    """Return the Markdown that a file carries if it prints the words of its pages; else nothing."""
    if not raw.source:
        return b""
    try:
        speech = markdown.read(raw.source)
    except SourceError:
        return b""
    printed = "".join(printed_words.lines(speech))
    return raw.source if _LAYOUT.sub("", printed) == _LAYOUT.sub("", raw.text) else b""


def told(raw: RawText) -> RawText:
    """Return the text of a file that does not print what it carries, which is told."""
    if not raw.source:
        return raw
    return replace(raw, differences=(*raw.differences, _OTHERWISE))
