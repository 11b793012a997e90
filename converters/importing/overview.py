"""The page that tells what became of every file of an import, with links to its proof pages."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

from converters import resources
from converters.importing import proof_page
from converters.importing.planning import ImportPlan
from converters.importing.reading import Import

PAGE = "output/import.html"
"""Where it is written, as seen from the folder of the collection; no page of a source is there."""


@dataclass(frozen=True, slots=True)
class ReadFile:
    """A file that was read: how it is called, its page as seen from this one, what is in it."""

    path: str
    page: str
    found: Import
    plan: ImportPlan

    @property
    def lacking(self) -> int:
        """How many of its speeches lack date or speaker."""
        return sum(not (s.meta.date and s.meta.speakers) for s in self.found.speeches)

    @property
    def doubts(self) -> Sequence[tuple[str, str, int]]:
        """Its doubts by severity: the Chinese word, the class, how many."""
        tally = Counter(finding.severity for finding in self.found.findings)
        words = proof_page.SEVERITIES.items()
        return [(word, str(level), tally[level]) for level, word in words if tally[level]]


@dataclass(frozen=True, slots=True)
class Overview:
    """What became of the files; those that failed or were passed over with a sentence each."""

    files: tuple[ReadFile, ...]
    failed: tuple[tuple[str, str], ...]
    passed: tuple[tuple[str, str], ...]
    counts: Mapping[str, int]
    is_trial: bool = False


def render(of: Overview) -> str:
    """Return the page, complete in itself."""
    ordered = sorted(of.passed, key=itemgetter(1))
    return proof_page.template("index.html.j2").render(
        css=resources.text(f"{proof_page.FOLDER}/page.css"),
        imported=[file for file in of.files if not file.found.refusal],
        refused=[file for file in of.files if file.found.refusal],
        failed=of.failed,
        passed=[
            (why, [name for name, _ in group]) for why, group in groupby(ordered, itemgetter(1))
        ],
        counts=of.counts,
        is_trial=of.is_trial,
        actions={str(action): word for action, word in proof_page.ACTIONS.items()},
    )
