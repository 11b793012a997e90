"""Characters that whoever looks for words takes for one: the table of the search and of selectors.

Radicals and traditional hanzi stand under the common form, and so do the noughts 〇, ○ and 零.
"""

from collections.abc import Mapping

from converters.speech import radicals, scripts, traditional

_CHARS = {**traditional.RARER, **scripts.SIMPLIFIED, **radicals.FORMS, "○": "〇", "零": "〇"}
FORMS: Mapping[str, str] = {
    char: _CHARS.get(form, form) for char, form in _CHARS.items() if char != form
}
"""Each of them and its common form, which is none of them."""
_TABLE = str.maketrans(dict(FORMS))


def common(text: str) -> str:
    """Return a text in common forms, to be compared and never to be shown.

    >>> common("⻓沙鄉鎮，二○二零")
    '长沙乡镇，二〇二〇'
    """
    return text.translate(_TABLE)
