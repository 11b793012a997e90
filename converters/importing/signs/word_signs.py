"""A sign of what kind of text lies before us, and the words that are one."""

import re
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Sign:
    """A sign found in a text: what it is, its weight (below 0 it speaks against a speech), where.

    `kind` is what such a text is called, empty for what speaks for a speech.
    """

    name: str
    weight: int
    quote: str = ""
    kind: str = ""


@dataclass(frozen=True, slots=True)
class WordSign:
    """Words that are a sign if `least` different ones of them are met.

    `once` counts the same words once; `quoted` looks at what stands in quotation marks too;
    `first` looks only at so many characters of the beginning, and at the last words. `hint` is a
    simpler pattern that each of the words has, and which is sooner found missing.
    """

    name: str
    weight: int
    words: re.Pattern[str]
    least: int = 1
    once: bool = False
    quoted: bool = False
    first: int = 0
    kind: str = ""
    hint: re.Pattern[str] | None = None

    def found(self, text: str) -> Sign | None:
        """Return the sign with the words that show it; None if there are too few of them."""
        met: list[str] = []
        if self.first and len(text) > self.first + _LAST:
            text = f"{text[: self.first]}\n{text[-_LAST:]}"
        if self.hint and not self.hint.search(text):
            return None
        for match in self.words.finditer(text):
            if not (self.once and match[0] in met):
                met.append(match[0])
            if len(met) >= self.least:
                quote = "、".join(" ".join(words.split())[:_QUOTED] for words in met)
                return Sign(self.name, self.weight, quote, self.kind)
        return None


_QUOTED, _LAST = 16, 150


def sign_of(
    name: str, weight: int, words: str, least: int = 1, hint: str = "", **options: Any
) -> WordSign:
    """Return the sign of words written as a pattern, whose `^` and `$` are those of lines."""
    looked = re.compile(hint) if hint else None
    return WordSign(name, weight, re.compile(words, re.MULTILINE), least, hint=looked, **options)
