"""Which speeches are, with all that is offered of them, what they were when the site was last made.

Of a hundred thousand a correction touches one: what is on the site of the others is kept unseen.
"""

from collections.abc import Iterator, Set

from converters import formats
from converters.build import kept
from converters.build.caches.site_memory import SiteMemory
from converters.build.caches.site_records import SiteRecords, speech_of
from converters.build.offers import name_of
from converters.build.output_folder import OutputFolder
from converters.build.plan import Job, Plan
from converters.site.paths import download_path, speech_path


def seals(plan: Plan) -> dict[str, str]:
    """Return the seal of the receipt of each job, by which it is known to tell the same."""
    return {name_of(job): kept.seal(plan.receipt_file(job)) for job in plan.jobs}


def ids(
    plan: Plan, before: SiteMemory, records: SiteRecords, shelf: OutputFolder, now: SiteMemory
) -> Set[str]:
    """Return the speeches of which source, edition, files and outputs are what they were.

    `before` is what is remembered, `records` are those of the files; `now` has the seals of the
    receipts, and what all follows from besides. None if one of the two that are kept is not of the
    same build, or something else that all follows from has changed.
    """
    are_of_one = before.number == records.build and records.files
    is_like = before.settings == now.settings and before.offered.keys() == now.offered.keys()
    if not (are_of_one and is_like):
        return set()
    found = {*_same(plan, before, records)}
    found.difference_update(map(speech_of, shelf.altered))
    for job in plan.jobs:
        seal = now.offered[name_of(job)]
        if not seal or seal != before.offered[name_of(job)]:
            found.difference_update(_otherwise(plan, job, records))
    return found


def _same(plan: Plan, before: SiteMemory, records: SiteRecords) -> Iterator[str]:
    """Yield the speeches of which source and edition are what they were, and that have a page.

    None whose page is to be looked at again.
    """
    numbered, earlier = plan.numbered, plan.earlier
    for id, digest in plan.index.digests.items():
        known = before.entries.get(id)
        if (
            known
            and known.sha256 == digest
            and known.numbered == numbered.get(id)
            and known.earlier == earlier.get(id, ())
            and before.pages.get(id)
            and speech_path(id) in records.files
        ):
            yield id


def _otherwise(plan: Plan, job: Job, records: SiteRecords) -> Iterator[str]:
    """Yield the speeches of which another output is to be offered than that which was."""
    rendered, suffix = plan.receipt(job).rendered, formats.named(job.format).suffix
    for id in job.sources:
        done = rendered.get(id)
        if (done and done.record) != records.files.get(download_path(id, suffix)):
            yield id
