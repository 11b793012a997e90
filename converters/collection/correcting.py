"""Speeches that are other than was published and do not say so: found, and made to say it."""

import os
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from converters.build import account, run
from converters.build import editions as numbers
from converters.build import plan as plans
from converters.build.plan import Plan
from converters.checks import editions as checks
from converters.collection import recording, writing
from converters.collection.undo import Step
from converters.errors import HuibianError
from converters.formats import front_lines
from converters.project import Project
from converters.project.editions import Editions
from converters.speech import differences
from converters.speech.differences import Difference
from converters.speech.edition import PastEdition
from converters.speech.model import Change, Numbered

COMMAND = "publish --as-correction"
"""What is written with is called in the list of what can be undone."""


@dataclass(frozen=True, slots=True)
class Untold:
    """A final text that differs from its last edition, and no correction tells of it."""

    id: str
    last: PastEdition
    differences: tuple[Difference, ...]


def untold(plan: Plan, ids: Collection[str]) -> tuple[Untold, ...]:
    """Return those of the speeches with these ids whose words changed untold, in their order.

    A speech that cannot be read as it is now, or as it was published, is passed over: `check` and
    the build tell of it.
    """
    digests = {id: digest for id, digest in plan.index.digests.items() if id in ids}
    known = Editions(plan.project)
    return tuple(_untold(plan.project, known, numbers.every(plan.project, digests)))


def _untold(
    project: Project, known: Editions, numbered: Mapping[str, Numbered]
) -> Iterator[Untold]:
    for id, told in numbered.items():
        last = max(known.of(id))
        if told.number == last.number:
            continue
        try:
            speech, _ = project.read(project.speeches / f"{id}.md")
            found = checks.untold(speech, known.speech(last))
        except HuibianError:
            continue
        if found:
            yield Untold(id, last, tuple(found))


def explained(
    plan: Plan, found: Sequence[Untold], day: date, note: str | None
) -> tuple[Plan, list[PastEdition]]:
    """Have speeches say what changed, and build what follows; return the plan as it is then.

    With a `note` each gets its corrections. Without, they are put on record as editions that only
    mend typos, before what tells so goes out; return these records too. Raises SourceError as
    `correct` does.
    """
    project, recorded = plan.project, []
    if note is None:
        recorded = recording.record(plan, [one.id for one in found], day, silent=True)
    else:
        correct(project, found, day, note)
    again = project.again()
    run.build(again, plans.make(again), os.cpu_count() or 1, lambda progress: None, account.parts())
    return plans.make(again), recorded


def corrections(one: Untold, day: date, note: str) -> tuple[Change, ...]:
    """Return the corrections that tell what changed in a speech since its last edition."""
    return differences.corrections(one.differences, day, note)


def correct(project: Project, found: Sequence[Untold], day: date, note: str) -> Step:
    """Write the corrections of speeches into their front matter; return the step, to be undone.

    The old files are kept. Raises SourceError for one that has its corrections in a form to which
    none can be added safely; those before it are written then.
    """
    step = Step(project.root, COMMAND)
    for one in found:
        path = project.speeches / f"{one.id}.md"
        added = corrections(one, day, note)
        with writing.turn(project.root):
            data = project.load(path, partial(front_lines.with_changes, added=added))
            step.write(path, data)
    return step
