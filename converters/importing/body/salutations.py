"""Salutations set apart from the sentence that they run on into."""

import re
from collections.abc import Sequence

from converters.importing.signs.vocabulary import is_salutation
from converters.importing.text.lines import SourceLine

_SPOKEN_BY = re.compile(r"[^，。！？；：:\s]{1,6}[：:]\s*[^\s“]{3,}")
_SPEAKERS = 3
"""So many lines that begin with who speaks are a dialogue."""
_MANY = re.compile("们|各位|诸位|尊敬|亲爱|同志")


_OPENING, _BEGINNING = 6, 20
"""Whoever is addressed further down is so amid a paragraph, which stays whole.

Below rows of facts and headings, before anything was said, it may be so far down.
"""
_BEFORE_COLON = re.compile(r"[^。！？；：:]{2,60}[：:]")


def addressed(found: Sequence[SourceLine]) -> list[SourceLine]:
    """Return the lines with a salutation that runs on into its first sentence set apart."""
    kept: list[SourceLine] = []
    dialogue = sum(bool(_SPOKEN_BY.match(line.text)) for line in found) >= _SPEAKERS
    said = False
    silent = next((i for i, line in enumerate(found) if _ends_said(line.text)), len(found))
    opening = max(_OPENING, min(silent + 1, _BEGINNING))
    for index, line in enumerate(found):
        head = index < opening and not (said or line.marks.cell)
        match = _BEFORE_COLON.match(line.text) if head else None
        if match and dialogue and not _MANY.search(match[0]):
            match = None  # 代表：… says who speaks
        if match and match.end() < len(line.text) and is_salutation(match[0]):
            kept += (
                line.part(line.words.cut(0, match.end())),
                line.part(line.words.cut(match.end())),
            )
        else:
            said = said or bool(kept and is_salutation(kept[-1].text) and line.text[-1] in "。！？")
            kept.append(line)
    return kept


def _ends_said(text: str) -> bool:
    return text[-1] in "。！？"
