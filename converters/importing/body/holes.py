"""Blanks that were left amid sentences: where one paragraph is full of them, each space is one."""

import re
from collections.abc import Iterator, Sequence

from converters.importing.passage import Edit
from converters.importing.signs import spacing
from converters.importing.text.characters import WIDE
from converters.importing.text.lines import SourceLine
from converters.importing.worksheet import Worksheet

_HAN = r"[\u4e00-\u9fff”》）]"
_HOLE = re.compile(rf"(?<={_HAN})[ ]+(?=[\u4e00-\u9fff“《]|[，。；、,;])")
_BEHIND_COMMA = re.compile("(?<=[，,])[ ]+(?=[\u4e00-\u9fff])")
"""A blank too, unless the text has a space behind its commas: 面对新形势, 决定加大投入."""
_COMMA = re.compile("[，,]")
_APART = 6
"""Where there is a space to fewer hanzi than these, letters are set apart."""
_SELDOM = 4


def kept(
    sheet: Worksheet, found: Sequence[SourceLine]
) -> tuple[list[SourceLine], list[SourceLine]]:
    """Return the lines with the blanks of their sentences as wide spaces, and the lines changed.

    A text without a paragraph that asks for three numbers or names (`spacing.asks`) is left as it
    is, and so is that paragraph: its spaces are looked at for themselves.
    """
    if "inner-space" in sheet.off or not any(spacing.asks(line.text) for line in found):
        return list(found), []
    forms = [_HOLE] if _sets_off(found) else [_HOLE, _BEHIND_COMMA]
    lines: list[SourceLine] = []
    changed: list[SourceLine] = []
    for line in found:
        edits = list(_edits(line.text, forms)) if _is_prose(line) else []
        lines.append(line.part(sheet.edit(line.words, edits, "inner-space")) if edits else line)
        changed += lines[-1:] if edits else []
    return lines, changed


def _sets_off(found: Sequence[SourceLine]) -> bool:
    """Tell a text that has a space behind its commas, as Latin ones have."""
    commas = sum(len(_COMMA.findall(line.text)) for line in found)
    return sum(len(_BEHIND_COMMA.findall(line.text)) for line in found) * _SELDOM > commas


def _is_prose(line: SourceLine) -> bool:
    text = line.text.strip()
    apart = text.count(" ") * _APART > len(text)
    return not (line.marks.cell or apart or spacing.asks(line.text)) and text[-1:] in "。！？!?”"


def _edits(text: str, forms: Sequence[re.Pattern[str]]) -> Iterator[Edit]:
    spans = sorted(match.span() for form in forms for match in form.finditer(text))
    yield from (Edit(start, end, WIDE * min(end - start, 4)) for start, end in spans)
