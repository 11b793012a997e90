"""Words as they stand in XML, as `xml.sax.saxutils` writes them, which loads what fetches pages."""

from html import escape as _escape
from typing import Final

_BLANKS: Final = {ord("\n"): "&#10;", ord("\r"): "&#13;", ord("\t"): "&#9;"}
"""What a reader would take for a space where it stands in an attribute."""


def escape(words: str) -> str:
    """Return words as the content of an element.

    >>> escape("A&B <1>")
    'A&amp;B &lt;1&gt;'
    """
    return _escape(words, quote=False)


def quoteattr(words: str) -> str:
    r"""Return words as the value of an attribute, in quotation marks.

    >>> quoteattr("A&B"), quoteattr('"A"\n'), quoteattr("'A' \"B\"")
    ('"A&amp;B"', '\'"A"&#10;\'', '"\'A\' &quot;B&quot;"')
    """
    written = escape(words).translate(_BLANKS)
    if '"' not in written:
        return f'"{written}"'
    return f"'{written}'" if "'" not in written else f'"{written.replace(chr(34), "&quot;")}"'
