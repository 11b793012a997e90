"""The head of a speech by the form in which it was circulated."""

from converters.settings.style import Style
from converters.speech import printed_words
from converters.speech.model import Meta
from converters.typeset.heads.document import document
from converters.typeset.heads.plan import Head, Width


def head(meta: Meta, style: Style, width: Width) -> Head | None:
    """Return where the parts of the 版头 of a speech stand; None if it has none.

    Raises SourceError for what is wider than the type area.
    """
    red = printed_words.red_head(meta)
    return document(red, style, width) if red else None
