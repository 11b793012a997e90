"""A compilation by the headings that its format sets: which of its sections are speeches."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from converters.importing import verdict
from converters.importing.passage import joined
from converters.importing.signs.facts import date_line
from converters.importing.signs.people import speaker_line
from converters.importing.signs.title_ends import ends_as_title
from converters.importing.signs.titles import looks_like_title
from converters.importing.signs.vocabulary import is_salutation
from converters.importing.text.lines import SourceLine
from converters.readers.raw import LineRole
from converters.speech import hanzi

BENEATH = 3
"""So many lines beneath a title its date, speaker and salutation stand."""
_FEWEST = 2
"""So many speeches at least make a compilation."""
_SHARE = 0.5
"""Of the headings of its level: so many at least have the look of a speech's title."""
_LONGEST = 60
"""Characters of a line that states a fact."""

_ATTACHED = (LineRole.ATTACHMENT_MARK, LineRole.ATTACHMENT_TITLE)
"""Headings of what belongs to a speech, by their style."""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading, on one line, and the lines up to the next one of its level or a higher one."""

    level: int
    lines: list[SourceLine]

    @property
    def title(self) -> SourceLine:
        """Its heading."""
        return self.lines[0]


def sections(found: Sequence[SourceLine]) -> tuple[list[SourceLine], list[Section]] | None:
    """Return the lines before the first heading, and the sections of the level of speeches.

    That is the highest level most of whose headings are titles of speeches, and at least two; None
    if there is none. Sections of a higher level hold what stands before the first speech in them.
    """
    lines = _together(found)
    levels = sorted({line.marks.level for line in lines if line.marks.level is not None})
    for level in levels:
        titles = [at for at, line in enumerate(lines) if line.marks.level == level]
        likely = sum(opens_speech(lines[at:]) for at in titles)
        if likely >= _FEWEST and likely >= _SHARE * len(titles):
            return _cut(lines, level)
    return None


def _together(found: Sequence[SourceLine]) -> list[SourceLine]:
    """Return the lines with the headings that are set on several lines put on one."""
    made: list[SourceLine] = []
    for line in found:
        last = made[-1] if made else None
        if last is not None and last.marks.level is not None and _goes_on(last, line):
            made[-1] = SourceLine(
                joined([last.words, line.words]),
                line.number,
                last.indent,
                last.gap,
                marks=last.marks,
            )
        else:
            made.append(line)
    return made


def _goes_on(last: SourceLine, line: SourceLine) -> bool:
    """Tell a line that a heading is continued on: nothing stands between, and it begins nothing."""
    alike = line.marks.level == last.marks.level and line.marks.size == last.marks.size
    new = line.marks.page or line.marks.number or hanzi.ordinal(line.text)
    return alike and line.number == last.number + 1 and not new


def _cut(lines: Sequence[SourceLine], level: int) -> tuple[list[SourceLine], list[Section]]:
    starts = [
        at
        for at, line in enumerate(lines)
        if line.marks.level is not None and line.marks.level <= level
    ]
    ends = [*starts[1:], len(lines)]
    return list(lines[: starts[0]]), [
        Section(lines[start].marks.level or 0, list(lines[start:end]))
        for start, end in zip(starts, ends, strict=True)
    ]


def opens_speech(lines: Sequence[SourceLine]) -> bool:
    """Return whether the first of the lines is the title of a speech, by what stands beneath it.

    Beneath stand a salutation, a date or a speaker; or it ends as titles of speeches do and stands
    at the head of a page.
    """
    title = lines[0]
    if title.marks.role in _ATTACHED:
        return False
    if hanzi.ordinal(title.text) is not None or not looks_like_title(title.text):
        return False
    beneath = takewhile(lambda line: line.marks.level is None, lines[1 : 1 + BENEATH])
    near = [line.text for line in beneath]
    if any(is_salutation(text) or states_fact(text) for text in near):
        return True
    return title.marks.page and ends_as_title(title.text)


def states_fact(text: str) -> bool:
    """Return whether a line says when or by whom a speech was given."""
    return len(text) <= _LONGEST and bool(date_line(text) or speaker_line(text))


def speeches(found: Sequence[Section]) -> Iterator[tuple[Section, bool]]:
    """Yield the sections, each with whether it is a speech.

    What is of the level of speeches is one, unless it is nothing like it; what is of a higher one
    (编者说明, 第一编, 索引) only if it opens as speeches do, and is like one.
    """
    deepest = max((section.level for section in found), default=0)
    for section in found:
        opens = opens_speech(section.lines)
        lower = section.level == deepest
        yield section, (opens and lower) or ((opens or lower) and _is_like_one(section))


def _is_like_one(section: Section) -> bool:
    texts = [line.text for line in section.lines]
    return verdict.judge(texts[:1], texts[1:]).speech
