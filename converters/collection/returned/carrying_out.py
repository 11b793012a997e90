"""Rows of a returned file that were taken are written into the Markdown of their speech."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from converters.build import sent
from converters.collection import writing
from converters.collection.returned import evidence, merged, reviewing
from converters.collection.returned.reviewing import Reviewed
from converters.collection.undo import Step
from converters.errors import RefusedError, SourceError, UsageError
from converters.formats import front_lines
from converters.project import Project
from converters.project.editions import Editions
from converters.readers import markdown
from converters.returning import lines, numbers
from converters.returning.merging import NOTE, Conflict, Merged
from converters.returning.numbers import AskedRows, TakenRows
from converters.speech import edition
from converters.speech.model import Change, Status

COMMAND = "return"
"""What is written with is called in the list of what can be undone."""


@dataclass(frozen=True, slots=True)
class CarriedOut:
    """What became of the rows of a returned file."""

    reviewed: Reviewed
    """As it stands now that they are written."""
    taken: TakenRows
    merged: Merged
    corrections: tuple[Change, ...] = ()
    """Those that were written into the front matter, for the text had gone out."""
    kept: Path | None = None
    """Where the file that came back is kept."""
    step: int = 0
    """By which number it can be undone; 0 if nothing was written."""


def carried_out(
    project: Project, one: Reviewed, asked: AskedRows, now: datetime, note: str = NOTE
) -> CarriedOut:
    """Write the rows that are asked for into the Markdown; return what became of them.

    Only their lines change; the old file is kept to be undone. Rows that conflict are left out and
    told. Raises UsageError for rows that there are not, SourceError for what cannot be written,
    RefusedError if the Markdown was changed meanwhile.
    """
    _require_base(one, asked)
    taken = _decided(one, _taken(one, asked))
    path = project.speeches / f"{one.id}.md"
    try:
        texts = one.base.source, one.now
        made = merged.merged(one.comparison, taken.taken, texts, now.date(), note)
        told = made.corrections if _is_to_be_told(project, one, made) else ()
        text = front_lines.with_changes(made.text, told) if told else made.text
        made = replace(made, conflicts=_placed(made.conflicts, one.now, text))
    except SourceError as fault:
        raise fault.in_file(project.name(path)) from None
    step = Step(project.root, COMMAND)
    with writing.turn(project.root):
        _require_same(project, path, one.now)
        if not one.comparison.rows:  # nothing was decided
            return CarriedOut(one, taken, made)
        if not one.base.is_lost:  # what is open is compared with it again
            sent.keep(project, one.id, one.base.source)
        kept = evidence.kept(project, one, now.date())
        if text != one.now:
            step.write(path, text)
        evidence.note(kept, one, taken, made, now.isoformat(timespec="seconds"))
    return CarriedOut(reviewing.again(project, one, text), taken, made, told, kept, step.number)


def _decided(one: Reviewed, taken: TakenRows) -> TakenRows:
    """Return what is taken and refused; what the Markdown has by now nobody refuses any more."""
    return replace(taken, refused=taken.refused - one.review.already)


def _taken(one: Reviewed, asked: AskedRows) -> TakenRows:
    """Return what is taken and refused; raises UsageError, which names the file."""
    try:
        return numbers.taken(one.comparison.rows, asked)
    except UsageError as fault:
        raise UsageError(f"{one.path}：{fault.reason}", fault.remedy) from None


def _placed(conflicts: Sequence[Conflict], before: bytes, after: bytes) -> tuple[Conflict, ...]:
    """Return conflicts with their lines in the Markdown as it is when all else is written."""
    moved = lines.now(before, after, [conflict.line for conflict in conflicts])
    return tuple(replace(each, line=line) for each, line in zip(conflicts, moved, strict=True))


def _require_base(one: Reviewed, asked: AskedRows) -> None:
    """Raise UsageError for all rows at once of a file whose base is lost: some may be our own."""
    if one.base.is_lost and asked.is_for_all:
        raise UsageError(
            f"{one.path}：找不到当时的底稿，不能全部接受（没有修订标记的不同，也许是后来改的）",
            "请在审阅页里逐处看过，用 --take 写明哪几处，或用 --author 接受某人的",
        )


def _require_same(project: Project, path: Path, now: bytes) -> None:
    if project.load(path, bytes) != now:
        raise RefusedError(
            f"{project.name(path)} 刚才又有改动，没有写", "请再运行一次，重新看过改动"
        )


def _is_to_be_told(project: Project, one: Reviewed, made: Merged) -> bool:
    """Return whether corrections are written: for printed words of a text that had gone out."""
    before, after = markdown.read(one.now), markdown.read(made.text)
    gone_out = before.meta.status is Status.FINAL or Editions(project).of(one.id)
    return bool(gone_out) and edition.words(before) != edition.words(after)
