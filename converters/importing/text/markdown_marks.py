"""The marks of Markdown, which a text may have though it is no speech of this project yet."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from converters.importing.passage import Edit
from converters.importing.worksheet import TextRule
from converters.readers.raw import UNMARKED, RawText

_MARKS = re.compile(
    r"^[ ]{0,3}#{1,6}[ ]+|[ ]+#+[ ]*$"
    r"|^[ ]{0,3}(?:>[ ]?)+(?=\S)"
    r"|^[ ]{0,3}-{3,}[ ]*$",
    re.MULTILINE,
)
"""Hashes of headings, strokes before quotations, lines that part sections; bullets stay."""
_STRONG = re.compile(r"(\*\*|__)(?=\S)([^*_\n]*[\u4e00-\u9fff][^*_\n]*)(?<=\S)\1")


def marks(text: str) -> Iterable[Edit]:
    """Take out the marks of Markdown: those at the heads of lines, those about strong words."""
    found = [Edit(*m.span()) for m in _MARKS.finditer(text)]
    for match in _STRONG.finditer(text):
        start, end = match.span()
        found += (Edit(start, start + 2), Edit(end - 2, end))
    return sorted(found)


_STRONG_WHOLE = re.compile(
    r"^[ ]{0,3}(\*\*|__)(?=\S)[^*_\n]*[\u4e00-\u9fff][^*_\n]*(?<=\S)\1[ ]*\r?$", re.MULTILINE
)


def marked(raw: RawText) -> RawText:
    """Return the text with its lines marked as bold that are strong as a whole."""
    if "**" not in raw.text and "__" not in raw.text:
        return raw
    marks, number, at = dict(raw.marks), 1, 0
    for match in _STRONG_WHOLE.finditer(raw.text):
        number += raw.text.count("\n", at, match.start())
        at = match.start()
        marks[number] = replace(marks.get(number, UNMARKED), bold=True)
    return replace(raw, marks=marks)


_ADDRESS = re.compile(
    r"!\[[^\]\n]*\]\([^()\s]*(?:[ ]+\"[^\"\n]*\")?\)"
    r"|(?P<open>\[)[^\[\]\n]*[\u4e00-\u9fff][^\[\]\n]*(?P<to>\]\((?:https?:|/|\.|#|www\.)[^()\s]*\))"
)


def addresses(text: str) -> Iterator[Edit]:
    """Take out pictures, and of links where they lead: the words of a link stay."""
    for match in _ADDRESS.finditer(text) if "](" in text else ():
        if match["to"]:
            yield Edit(*match.span("open"))
            yield Edit(*match.span("to"))
        else:
            yield Edit(*match.span())


_HASHED = re.compile(r"^[ ]{0,3}#{1,6}[ ]+(?=\S)", re.MULTILINE)


def _is_written(text: str) -> bool:
    """Tell a text of another name that is Markdown all the same: it has several such headings."""
    return "# " in text and len(_HASHED.findall(text)) >= 2


def written_marks(text: str) -> Iterable[Edit]:
    """Take out the marks of Markdown, if a text has several headings with hashes."""
    return marks(text) if _is_written(text) else ()


def written_addresses(text: str) -> Iterable[Edit]:
    """Take out pictures and where links lead, if a text has several headings with hashes."""
    return addresses(text) if _is_written(text) else ()


def _heads_line(text: str) -> bool:
    """Tell a text of which two stars may head a line: a quick look."""
    return "**" in text and _STARS.search(text) is not None


_STARS = re.compile(r"\*\*(?:(?<=^\*\*)|(?<=[> ]\*\*))", re.MULTILINE)
_STRONG_LINE = re.compile(
    r"^[ ]*(\*\*)[ ]*[\u4e00-\u9fff（(【第\d][^*\n]{3,78}(\*\*)[ ]*$", re.MULTILINE
)


def strong_lines(text: str) -> Iterator[Edit]:
    """Take out the stars about a whole line; elsewhere ** hides a name, which nobody does twice."""
    for match in _STRONG_LINE.finditer(text) if _heads_line(text) else ():
        yield Edit(*match.span(1))
        yield Edit(*match.span(2))


_STRONG_LABEL = re.compile(r"^[ ]*(\*\*)【[^*【】\n]{2,20}】(\*\*)", re.MULTILINE)


def strong_labels(text: str) -> Iterator[Edit]:
    """Take out the stars about a label at the head of a line: **【导语】**."""
    for match in _STRONG_LABEL.finditer(text) if _heads_line(text) else ():
        yield Edit(*match.span(1))
        yield Edit(*match.span(2))


_STARRED_LABEL = re.compile(
    r"^[> ]*(\*\*)(?P<word>[\u4e00-\u9fff]{2,6})(?P<end>\*\*)(?=[：:]\S)", re.MULTILINE
)
_FEWEST_LABELS = 2


def starred_labels(text: str) -> Iterator[Edit]:
    """Take out the stars about labels at the heads of lines, if no others stand in the text.

    Two different ones at least: **金句**：…, **附注**：…; a mask hides names amid sentences too.
    """
    found = list(_STARRED_LABEL.finditer(text)) if _heads_line(text) else []
    if len({match["word"] for match in found}) < _FEWEST_LABELS or text.count("*") > 4 * len(found):
        return
    for match in found:
        yield Edit(match.start(), match.end(1))
        yield Edit(*match.span("end"))


Table = tuple[tuple[str, TextRule], ...]
"""Rules, each with its code."""

ELSEWHERE: Table = (
    ("address", written_addresses),
    ("markdown", written_marks),
    ("markdown", strong_lines),
    ("markdown", strong_labels),
    ("markdown", starred_labels),
)
"""Applied to files that are no Markdown."""

MARKDOWN: Table = (("address", addresses), ("markdown", marks))
"""Applied to .md files alone: elsewhere ** hides a name."""
