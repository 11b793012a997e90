"""A name alone on its line in a head, told from a word that has the form of one: 方正, 高峰."""

import re
from collections.abc import Sequence

from converters.importing.head.line_sorts import Sort
from converters.importing.job import CleaningJob
from converters.importing.signs.people import stated
from converters.importing.text.lines import SourceLine
from converters.readers.raw import LineRole

_CALLED = "同志|老师|先生|女士|书记|主任|局长|县长|市长|校长|代表|院长|主席|部长"
_NEAR = 20_000
"""So many characters of the text are looked through."""


def is_person(
    job: CleaningJob, zone: Sequence[SourceLine], sorts: Sequence[Sort], at: int, name: str
) -> bool:
    """Return whether a name alone on the line `at` of a head is one, by its style or its place."""
    line = zone[at]
    if line.marks.role is LineRole.SPEAKER:
        return True
    return not _is_word(job, name, line) or _stands_as_name(zone, sorts, at)


def _stands_as_name(zone: Sequence[SourceLine], sorts: Sequence[Sort], at: int) -> bool:
    """Tell a name that is a word too by its place: in the head beside a date.

    Title, subtitle or salutation stands on its other side, or its letters are set apart.
    """
    near = [i for i in (at - 1, at + 1) if 0 <= i < len(zone)]
    dates = [i for i in near if (told := stated(zone[i].text)) and told.day]
    around = (Sort.TITLE, Sort.SUBTITLE, Sort.SALUTATION)
    framed = any(sorts[i] in around for i in near)
    return bool(dates) and (framed or len(zone[at].text.split()) > 1)


def _is_word(job: CleaningJob, name: str, line: SourceLine) -> bool:
    """Tell a word that has the form of a name: the text uses it amid its sentences.

    Whom the text calls by name, or who says it of himself, is a person.
    """
    if len(line.text) != len(name):
        return False
    start = line.words.origin[-1] + 1
    text = job.sheet.seen[start : start + _NEAR]
    said = len(re.findall(f"[\u4e00-\u9fff]{name}|{name}[\u4e00-\u9fff]", text))
    called = len(re.findall(f"我[叫是]{name}|{name}(?:{_CALLED})", text))
    return said - called > len(name) - 2
