"""What there is to be said of a file whose words are set on their own."""

from dataclasses import dataclass

from converters.errors import Finding
from converters.speech.model import Speech


@dataclass(frozen=True, slots=True)
class TextFile:
    """What a file holds: its speeches, the doubts about them, and what was done to its words."""

    speeches: tuple[Speech, ...]
    findings: tuple[Finding, ...]
    left_out: tuple[str, ...] = ()
    """Words that stand in the file and are not printed."""
    changes: tuple[str, ...] = ()
    """What was changed, such as 标点 2 处."""
