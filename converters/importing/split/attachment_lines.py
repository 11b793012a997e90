"""The lines of the attachments of a text, before they are read."""

from dataclasses import dataclass

from converters.importing.text.lines import SourceLine


@dataclass(frozen=True, slots=True)
class RawAttachment:
    """An attachment: its number, the line of its mark, those of its title and of its text.

    Where the title stands behind its mark it begins `at` that place of the line; `name` is how the
    text above tells of it.
    """

    number: int | None
    mark: SourceLine
    at: int
    title: tuple[SourceLine, ...]
    lines: tuple[SourceLine, ...]
    name: str
    standard: bool = True
    """Its mark is written as it is printed: 附件1, not 附件一."""
    document: str = ""
    """The 发文字号 before its mark, where it is bound apart."""


@dataclass(frozen=True, slots=True)
class Enclosed:
    """The attachments of a text, and the lines that tell of them.

    `above` is the last line of the text; with `agreed` the lines that tell of the attachments say
    what is printed of them anyway.
    """

    above: SourceLine
    told: tuple[SourceLine, ...]
    found: tuple[RawAttachment, ...]
    agreed: bool
    reworded: bool = False
    """A mark, or a line that tells of attachments, is written otherwise than it is printed."""
