"""Which speech a file may be that does not say so: the one that shares most whole paragraphs."""

import re
from collections.abc import Sequence

from converters import files
from converters.build import inventory
from converters.project import Project
from converters.readers.revisions import views
from converters.readers.revisions.model import Char
from converters.returning.same_speech import SHARE, is_telling
from converters.speech.bare import letters

_MARKUP = re.compile(r"^#{1,5} |\]?\{\.[a-z0-9]+\}|\[|\\")


def likeliest(project: Project, line: Sequence[Char]) -> str:
    """Return the id of the speech that shares most paragraphs with a file; empty if none does."""
    there = _paragraphs(line)
    best, most = "", 0
    for id in inventory.names(project)[0]:
        try:
            source = files.contents(project.speeches / f"{id}.md")
        except OSError:
            continue
        own = _lines(source)
        shared = len(own & there)
        if shared > most and shared * SHARE >= len(own):
            best, most = id, shared
    return best


def _paragraphs(line: Sequence[Char]) -> frozenset[str]:
    """Return the paragraphs of a file, before and after what was tracked."""
    every = (*views.refused(line), *views.accepted(line))
    return frozenset(letters(one.text) for one in every)


def _lines(source: bytes) -> frozenset[str]:
    """Return the longer lines of the text of a Markdown; all of one that has but short ones."""
    body = source.decode("utf-8", "replace").split("\n---", 1)[-1]
    written = (line for line in body.splitlines()[1:] if not line.startswith("|"))
    plain = (letters(_MARKUP.sub("", line)) for line in written if not line.endswith("："))
    every = frozenset(filter(None, plain))
    return frozenset(filter(is_telling, every)) or every
