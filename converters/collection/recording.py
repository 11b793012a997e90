"""Editions put on record: what went out, once, whatever it was published to."""

from collections.abc import Iterable, Iterator
from datetime import date

from converters import files
from converters.build import editions as numbers
from converters.build.plan import Plan
from converters.collection import writing
from converters.errors import ChangedError
from converters.project.editions import Editions
from converters.readers import front_matter
from converters.speech import edition
from converters.speech.edition import DIGITS, PastEdition


def record(plan: Plan, ids: Iterable[str], day: date, *, silent: bool = False) -> list[PastEdition]:
    """Record the speeches whose words are on record no longer, or never were; return the records.

    Those whose page is of an older text, since they cannot be read, are passed over. `silent`
    tells that they differ from the last edition by typos alone. Raises ChangedError for a speech
    that is another by now than was planned.
    """
    with writing.turn(plan.project.root):
        made = list(_recorded(plan, [*ids], day, silent=silent))
    numbers.of(plan.project, {one.id: plan.index.digests[one.id] for one in made})  # remembered
    return made


def _recorded(plan: Plan, ids: list[str], day: date, *, silent: bool) -> Iterator[PastEdition]:
    failed = plan.site_receipt.get("failed", {})
    digests = {id: plan.index.digests[id] for id in ids if id not in failed}
    known = Editions(plan.project)
    numbered = numbers.every(plan.project, digests)
    for id, digest in digests.items():
        past, told = known.of(id), numbered.get(id)
        if past and told and told.number == max(past).number:
            continue
        source = _source(plan, id, digest)
        number = edition.of(front_matter.read(source), digest, told).number
        made = PastEdition(number, day, digest[:DIGITS], silent, id)
        files.write(known.path(made), source)
        yield made


def _source(plan: Plan, id: str, digest: str) -> bytes:
    path = plan.project.speeches / f"{id}.md"
    source = plan.project.load(path, bytes)
    if files.sha256(source) != digest:
        raise ChangedError(plan.project.name(path))
    return source
