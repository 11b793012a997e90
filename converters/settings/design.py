"""All that a writer needs beside the speech itself: the style and the faces that draw it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from converters.settings.fonts import Chain, Roles
from converters.settings.style import Style
from converters.speech.model import Speech


@dataclass(frozen=True, slots=True, eq=False)
class Design:
    """One way of printing. Compared by identity: a writer keeps what it prepared for it."""

    style: Style
    roles: Roles
    chains: Mapping[str, Chain]
    """Per role the faces that draw it in the PDF; empty for writers that draw nothing."""
    carries_source: bool = True
    """Whether a DOCX holds the Markdown it was made from."""


Writer = Callable[[Speech, Design, bytes], bytes]
"""A writer takes a speech, the look, and the Markdown it was read from, which it records."""


class Paged(NamedTuple):
    """A written speech, and where its pages begin if they are fixed by it."""

    data: bytes
    pages: tuple[int, ...] = ()
    """As `pages` of a `Speech`."""


PagedWriter = Callable[[Speech, Design, bytes], Paged]
