"""The editions of a collection on record: what was published of each speech, as it was then.

One file an edition in `editions/`, beside the speeches: the Markdown to the byte, under a name
that tells id, number, day and check value (`s1.2.2026-11-29.0123456789abcdef.md`; `typo` before the
suffix of one that only mends typos). So a record is written whole or not at all, and records of two
people come together without a conflict.
"""

import datetime
import os
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from converters import files
from converters.errors import SourceError
from converters.project import Project

if TYPE_CHECKING:
    from converters.speech.edition import PastEdition
    from converters.speech.model import Speech
    from converters.speech.redline import Issued

FOLDER = "editions"
_SILENT = ".typo"


@cache
def _form() -> re.Pattern[str]:
    from converters.speech.edition import DIGITS

    return re.compile(
        r"(?P<id>[a-z0-9][a-z0-9-]{0,63})\.(?P<number>[1-9][0-9]{0,5})"
        r"\.(?P<day>[0-9]{4}-[0-9]{2}-[0-9]{2})"
        rf"\.(?P<digest>[0-9a-f]{{{DIGITS}}})(?P<silent>\.typo)?\.md"
    )


def file_name(edition: "PastEdition") -> str:
    """Return what the file of a record is called.

    >>> from converters.speech.edition import PastEdition
    >>> file_name(PastEdition(2, datetime.date(2026, 1, 2), "0123456789abcdef", id="s1"))
    's1.2.2026-01-02.0123456789abcdef.md'
    """
    mark = _SILENT if edition.silent else ""
    return f"{edition.id}.{edition.number}.{edition.day}.{edition.digest}{mark}.md"


def parsed(name: str) -> "PastEdition | None":
    """Return the record that the name of a file tells; None for what is none.

    >>> parsed("s1.2.2026-01-02.0123456789abcdef.typo.md").silent, parsed("readme.md")
    (True, None)
    """
    found = _form().fullmatch(name)
    if found is None:
        return None
    from converters.speech.edition import PastEdition

    try:
        day = datetime.date.fromisoformat(found["day"])
    except ValueError:
        return None
    number, silent = int(found["number"]), found["silent"] is not None
    return PastEdition(number, day, found["digest"], silent, found["id"])


class Editions:
    """The records of a collection as they stand; the folder is looked at once."""

    def __init__(self, project: Project) -> None:
        """Nothing is read before something is asked for."""
        self._project = project
        self.folder = project.root / FOLDER

    @cached_property
    def by_id(self) -> "Mapping[str, Sequence[PastEdition]]":
        """The editions of each speech that has any, the first one first."""
        found: dict[str, list[PastEdition]] = defaultdict(list)
        try:
            names = os.listdir(self.folder)  # noqa: PTH208 - a Path for each record costs a second
        except OSError:
            return found
        for name in names:
            if edition := parsed(name):
                found[edition.id].append(edition)
        for editions in found.values():
            editions.sort()
        return found

    def of(self, id: str) -> "Sequence[PastEdition]":
        """Return the editions of a speech, the first one first."""
        return self.by_id.get(id, ())

    def path(self, edition: "PastEdition") -> Path:
        """Return where the Markdown of an edition is."""
        return self.folder / file_name(edition)

    def source(self, edition: "PastEdition") -> bytes:
        """Return the Markdown of an edition; SourceError if it is not what was published."""
        path = self.path(edition)
        data = self._project.load(path, bytes)
        if not edition.is_of(files.sha256(data)):
            raise SourceError(
                "这份版次记录被改动过，与文件名里的校验值不符",
                "请从备份或 git 恢复它",
                file=self._project.name(path),
            )
        return data

    def speech(self, edition: "PastEdition") -> "Speech":
        """Return a speech as it was published; raises SourceError if it cannot be read."""
        return self.issued(edition).speech

    def issued(self, edition: "PastEdition") -> "Issued":
        """Return a speech as it was published, with its Markdown; raises SourceError likewise."""
        from converters.readers import markdown
        from converters.speech.redline import Issued

        source = self.source(edition)
        speech = self._project.load(self.path(edition), markdown.read, data=source)
        return Issued(speech, source, edition.name, edition.day)
