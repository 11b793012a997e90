"""A second account of what was said, from the raw bytes of a text file and nothing else.

It shares no line with the import: it decodes, cuts at the marks that end sentences, and looks for
each sentence in the result. What a warning names may be missing.
"""

import re
import unicodedata
from collections.abc import Iterable

_SIGNS = re.compile(r"[^0-9A-Za-z\u3400-\u9fff\U00020000-\U000323af]")
_READING = re.compile(r"[（(][a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü]{1,6}[）)]")
_TO = re.compile(
    r"\s*(?:尊敬的|亲爱的)?(?:各位|同志们|朋友们|老师们|同学们|代表们|女士们)[^。！？]{0,40}[：:！,，]"
)
_LEAST = 6
"""A shorter sentence may stand anywhere."""
_LONG = 25
"""A line of so many characters is said though no stop ends it."""


def bare(text: str) -> str:
    """Return the characters and digits of a text."""
    return _SIGNS.sub("", unicodedata.normalize("NFKC", text))


def decoded(data: bytes) -> str:
    """Return the text of a file in UTF-8, or in GB 18030."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("gb18030")


def sentences(data: bytes) -> list[str]:
    """Return what is said between the head of a text and its end, sentence by sentence.

    The head ends with the first salutation, or before the first sentence of some length; the end
    is the last line that a stop ends.
    """
    lines = [line.strip() for line in re.split(r"[\r\n\u2028\u2029]+", decoded(data))]
    lines = [line for line in lines if line]
    to = next((i for i, line in enumerate(lines) if _TO.match(line)), None)
    prose = next((i for i, x in enumerate(lines) if len(x) > 30 and re.search("[。！？]", x)), 0)
    start = prose if to is None else to
    last = max((i for i, x in enumerate(lines) if re.search("[。！？!][”’）)]*$", x)), default=-1)
    said = _READING.sub("", "\n".join(lines[start : last + 1]))
    pieces = re.findall(r"[^。！？!?\n]+(?:[。！？!?]|\n|$)", said)
    return [
        words
        for piece in pieces
        if len(words := bare(piece)) >= (_LEAST if piece[-1] in "。！？!?" else _LONG)
    ]


def missing(data: bytes, body: str, told: Iterable[str]) -> list[str]:
    """Return the sentences of a file that are neither in the body nor told by a warning."""
    whole, quoted = bare(body), [bare(words) for words in told]
    return [
        said
        for said in sentences(data)
        if said not in whole and not any(said in words for words in quoted if words)
    ]
