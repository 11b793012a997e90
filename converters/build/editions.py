"""Which edition each speech is by now: whether its words are those that were published last.

Words are compared where the Markdown is another than was published, and remembered by the digests
of the two: to mark a thousand speeches as proofread means a thousand of them read once.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from converters import files
from converters.build import kept
from converters.build.inventory import UNREADABLE, digest_of
from converters.errors import HuibianError
from converters.project import Project
from converters.project.editions import Editions
from converters.settings.retired import Retired, RetiredAs

if TYPE_CHECKING:
    from converters.speech.edition import PastEdition
    from converters.speech.model import Numbered

CACHE = ".huibian/editions.json"
"""Losing it costs time and nothing else."""


def of(project: Project, digests: Mapping[str, str]) -> "dict[str, Numbered]":
    """Return the editions of the speeches with these ids that their Markdown does not tell itself.

    `digests` tells the source of each. So a first record makes nothing stale: the number in it is
    the one that was printed without.
    """
    return known(project, digests).numbered


class OnRecord(NamedTuple):
    """What the records say of a collection as it is now, by the ids of its speeches."""

    numbered: "dict[str, Numbered]"
    """Which edition each speech is, if its Markdown does not tell that itself."""
    earlier: "dict[str, tuple[PastEdition, ...]]"
    """The editions before the one that it is, of those that have any.

    That one is not among them: to publish a speech, and so to record it, makes no page stale.
    """


def known(project: Project, digests: Mapping[str, str]) -> OnRecord:
    """Return what the records say of the speeches with these ids; `digests` as in `of`."""
    told = _told(project, digests)
    return OnRecord(
        {id: each.numbered for id, each in told.items() if not each.is_plain},
        {id: each.earlier for id, each in told.items() if each.earlier},
    )


def every(project: Project, digests: Mapping[str, str]) -> "dict[str, Numbered]":
    """Return what the records say of the speeches with these ids; none of those without records.

    A text that cannot be read is another than was published.
    """
    return {id: each.numbered for id, each in _told(project, digests).items()}


def of_one(project: Project, id: str) -> "Numbered | None":
    """Return what the records say of one speech as it is now."""
    digest = digest_of(project.speeches / f"{id}.md", files.sha256_of)
    return every(project, {id: digest}).get(id)


def public_retired(project: Project) -> tuple[Retired, ...]:
    """Return the speeches collected no longer of which the public is told.

    What was misfiled and never published nobody has seen.
    """
    retired = project.config.retired
    mistaken = {gone.id for gone in retired if gone.kind is RetiredAs.MISTAKEN}
    unseen = mistaken - Editions(project).by_id.keys() if mistaken else mistaken
    return tuple(gone for gone in retired if gone.id not in unseen)


class _Told(NamedTuple):
    """What the records say of a speech."""

    numbered: "Numbered"
    is_plain: bool
    """Whether its Markdown says the same without them."""
    earlier: "tuple[PastEdition, ...]"
    """The editions before the one that it is."""


class _Row(NamedTuple):
    """What was learned of a source and the last edition, by the digests of both."""

    source: str
    before: str
    same: bool
    """Whether they have the same words."""
    corrections: int
    """How many corrections the source tells of."""


def _told(project: Project, digests: Mapping[str, str]) -> dict[str, _Told]:
    editions = Editions(project)
    if not editions.by_id:
        return {}
    from converters.speech import edition
    from converters.speech.model import Numbered

    compared = _Compared(project, editions)
    found = {}
    for id, digest in digests.items():
        if past := editions.of(id):
            row = compared.row(id, digest, max(past))
            numbered = edition.numbered(past, same=row.same)
            assert numbered
            earlier = tuple(one for one in past if one.number < numbered.number)
            found[id] = _Told(numbered, numbered == Numbered(1 + row.corrections), earlier)
    compared.save()
    return found


class _Compared:
    """The texts that were compared, by this build or an earlier one."""

    def __init__(self, project: Project, editions: Editions) -> None:
        self._project, self._editions = project, editions
        self._path = project.output / CACHE
        known = kept.read(self._path)
        self._rows: dict[str, Any] = known if isinstance(known, dict) else {}
        self._learned = False

    def row(self, id: str, digest: str, last: "PastEdition") -> _Row:
        """Return what is known of a source and the last edition; it is read if nothing is."""
        match self._rows.get(id):
            case [then, before, bool() as same, int() as told] if (then, before) == (
                digest,
                last.digest,
            ):
                return _Row(digest, last.digest, same, told)
        unread = _Row(digest, last.digest, last.is_of(digest), -1)
        if digest == UNREADABLE:
            return unread._replace(same=False)
        try:
            row = self._read(id, unread, last)
        except HuibianError:
            return unread
        if row.source == digest:
            self._rows[id], self._learned = row, True
        return row

    def _read(self, id: str, row: _Row, last: "PastEdition") -> _Row:
        from converters.readers import front_matter
        from converters.speech import edition

        path = self._project.speeches / f"{id}.md"
        source = self._project.load(path, bytes)
        told = len(self._project.load(path, front_matter.read, data=source).changes)
        same = row.same
        if not same:
            now, _ = self._project.read(path, source)
            same = edition.words(now) == edition.words(self._editions.speech(last))
        return row._replace(source=files.sha256(source), same=same, corrections=told)

    def save(self) -> None:
        """Keep what was learned for the next time."""
        if self._learned:
            kept.write(self._path, self._rows)
