"""The editions of one speech, and what differs between two of them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from converters import files
from converters.build import editions as numbers
from converters.collection import mentions
from converters.errors import UsageError
from converters.project import Project
from converters.project.editions import Editions
from converters.settings.retired import Retired
from converters.speech import differences, edition
from converters.speech.differences import Difference
from converters.speech.edition import Edition, PastEdition
from converters.speech.model import Change, Numbered, Speech
from converters.speech.redline import Issued

NOW = 0
"""In the place of a number: the text as it is now."""
NAME_OF_NOW = "现在的稿子"
"""What it is called."""


@dataclass(frozen=True, slots=True)
class Issue:
    """One edition on record, and what changed since the one before."""

    edition: PastEdition
    differences: int
    changes: tuple[Change, ...]
    """The corrections that are new in it."""


@dataclass(frozen=True, slots=True)
class History:
    """What was published of a speech, the first edition first."""

    id: str
    issues: tuple[Issue, ...]
    now: Edition | None
    """What is printed of the speech now; None if there is no such speech any more."""
    differences: int
    """How many places differ now from the last edition."""
    gone: Retired | None = None
    """What became of a speech that is collected no longer."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """What differs between two editions, by their numbers."""

    id: str
    first: int
    second: int
    differences: tuple[Difference, ...]


def meant(project: Project, written: str) -> str:
    """Return the id of the speech that is meant, be it one that is on record alone.

    Raises SelectorError for what means none, or more than one.
    """
    if Editions(project).of(written):
        return written
    return mentions.ids(project, [written])[0]


def of(project: Project, id: str) -> History:
    """Return the editions of a speech; raises SourceError for one that cannot be read."""
    known = Editions(project)
    issues: list[Issue] = []
    before: Speech | None = None
    for past in known.of(id):
        text = known.speech(past)
        issues.append(_issue(past, before, text))
        before = text
    gone = next((one for one in project.config.retired if one.id == id), None)
    if gone or not project.holds(id):
        return History(id, tuple(issues), None, 0, gone)
    text, source = project.read(project.speeches / f"{id}.md")
    now = edition.of(text.meta, files.sha256(source), numbers.of_one(project, id))
    return History(id, tuple(issues), now, len(_between(before, text)) if before else 0)


def _issue(past: PastEdition, before: Speech | None, text: Speech) -> Issue:
    if before is None:
        return Issue(past, 0, text.meta.changes)
    new = tuple(change for change in text.meta.changes if change not in before.meta.changes)
    return Issue(past, len(_between(before, text)), new)


def compared(project: Project, id: str, wanted: Sequence[int | date]) -> Comparison:
    """Return what differs between two editions; `NOW` stands for the text as it is now.

    A day stands for the edition that was the last one by then. One alone is compared with the text
    of now; without any the last two that differ are. Raises UsageError for an edition that is not
    on record, SourceError for one that cannot be read.
    """
    known = Editions(project)
    named = [one if isinstance(one, int) else _by(known.of(id), one, id) for one in wanted]
    first, second = _pair(known.of(id), named, is_there=project.holds(id), id=id)
    found = _between(_text(project, known, id, first), _text(project, known, id, second))
    if not found and not wanted and len(known.of(id)) > 1 and second == NOW:
        return compared(project, id, [past.number for past in known.of(id)[-2:]])
    return Comparison(id, first, second, tuple(found))


def _by(past: Sequence[PastEdition], day: date, id: str) -> int:
    """Return the number of the edition that was the last one on a day."""
    found = [one for one in past if one.day <= day]
    if past and not found:
        raise UsageError(
            f"{id} 到 {day} 还没有发布过", f"第一次发布在 {past[0].day}，请写这一天或以后的"
        )
    return max(found).number if found else NOW


def _pair(
    past: Sequence[PastEdition], wanted: Sequence[int], *, is_there: bool, id: str
) -> tuple[int, int]:
    if not past:
        raise UsageError(f"{id} 还没有发布过，没有版次的记录", "发布以后才能对照")
    last = [one.number for one in past[-2:]]
    if not wanted and not is_there:
        return last[0], last[-1]
    numbers = [*wanted] or last[-1:]
    return (numbers[0], numbers[1]) if len(numbers) > 1 else (numbers[0], NOW)


def _text(project: Project, known: Editions, id: str, number: int) -> Speech:
    if number == NOW:
        return project.read(project.speeches / f"{id}.md")[0]
    return known.speech(_past(known, id, number))


def _past(known: Editions, id: str, number: int) -> PastEdition:
    found = [past for past in known.of(id) if past.number == number]
    if not found:
        raise UsageError(
            f"{id} 没有第 {number} 版的记录", f"请运行 huibian history {id}，看有哪几版"
        )
    return found[-1]


def issued(project: Project, id: str, number: int) -> Issued:
    """Return an edition of a speech as it was published; `NOW` stands for the text as it is now.

    Raises UsageError for one that is not on record, SourceError for one that cannot be read.
    """
    if number == NOW:
        speech, source = project.read(project.speeches / f"{id}.md")
        return Issued(replace(speech, numbered=numbers.of_one(project, id)), source, NAME_OF_NOW)
    known = Editions(project)
    past = _past(known, id, number)
    found = known.issued(past)
    numbered = Numbered(past.number, past.silent)
    return replace(found, speech=replace(found.speech, numbered=numbered))


def _between(before: Speech, after: Speech) -> list[Difference]:
    return differences.between(edition.words(before), edition.words(after))
