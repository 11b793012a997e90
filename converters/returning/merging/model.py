"""What comes of bringing a corrected file back into the Markdown."""

from dataclasses import dataclass

from converters.speech.model import Change


@dataclass(frozen=True, slots=True)
class Conflict:
    """Changes that are not carried out, and why: a person has to decide."""

    rows: tuple[int, ...]
    """The numbers of the rows it holds up."""
    line: int
    """Of the Markdown as it is now, from 1; 0 if it stands nowhere."""
    base: str
    now: str
    returned: str
    """The words in the Markdown that was sent, in that of today, and in what came back."""
    why: str
    """One sentence in Chinese, with what to do."""


@dataclass(frozen=True, slots=True)
class Merged:
    """The Markdown with the rows that were taken."""

    text: bytes
    """The very bytes of today if nothing is written."""
    conflicts: tuple[Conflict, ...] = ()
    written: tuple[int, ...] = ()
    """The numbers of the rows that were carried out, at least at some of their places."""
    already: tuple[int, ...] = ()
    """Those whose words the Markdown of today has already (已经改好)."""
    corrections: tuple[Change, ...] = ()
    """What could be told of it (更正) once the speech has gone out."""
