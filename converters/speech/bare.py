"""Words as they are compared: white space differs between a source, its prints and Word.

So do signs where people and programs change them by themselves: “” and "", … and ......
"""

import re

_NO_LETTER = re.compile(r"\W")


def bare(text: str) -> str:
    """Return a text without any white space.

    >>> bare("一、 总则　")
    '一、总则'
    """
    return "".join(text.split())


def letters(text: str) -> str:
    """Return a text without white space and signs.

    >>> letters("一、 “总则”98.5%")
    '一总则985'
    """
    return _NO_LETTER.sub("", text)
