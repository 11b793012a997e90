"""What readers of markup need of characters: nothing that an XML parser chokes on."""

import re

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")


def plain(text: str) -> str:
    """Return markup without an XML declaration and the characters that XML forbids."""
    return _DECLARATION.sub("", _FORBIDDEN.sub("", text))
