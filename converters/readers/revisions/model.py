"""What a corrected Word file (回稿) says: its characters, and who put each in or struck it out.

The file is one line of characters, and the end of a paragraph is one of them: taken away, its
paragraph goes on with the next. So splitting, joining, moving and whole paragraphs in or out need
no rules of their own.
"""

from dataclasses import dataclass

UNSIGNED = "（未署名）"
PARAGRAPH_END = "\n"
SOFT_BREAK = "\v"
"""A line ended within its paragraph (Shift+Enter)."""


@dataclass(frozen=True, slots=True)
class Hand:
    """Who changed something, and when, in the words of the file.

    Word writes its local time and marks it as that of Greenwich: nothing can be told from that.
    """

    author: str = ""
    time: str = ""
    move: str = ""
    """The name of the move that it is part of; the place it was moved from bears the same."""

    @property
    def name(self) -> str:
        """The author, as shown to people.

        >>> Hand("王校对").name, Hand().name
        ('王校对', '（未署名）')
        """
        return self.author or UNSIGNED


@dataclass(frozen=True, slots=True)
class InCell:
    """Where a cell stands: which table of the file, which row, which cell of the row, from 0."""

    table: int
    row: int
    column: int


@dataclass(frozen=True, slots=True)
class ParagraphLooks:
    """What the style of a paragraph says of it."""

    style: str = ""
    """The name in small letters; ids differ from program to program."""
    level: int | None = None
    """That of a heading, 1 for the highest; 0 for the title of the document."""


@dataclass(frozen=True, slots=True)
class RunLooks:
    """What is set on characters: `face` by their style, `by_hand` without one."""

    face: str = ""
    """`em` for 着重, `h1` to `h4` for run-in headings (同行标题), else empty."""
    by_hand: str = ""
    """In words, such as 加粗; told, and never brought back."""


@dataclass(frozen=True, slots=True)
class ParagraphEnd:
    """The mark of a paragraph, which carries its looks (ECMA-376 17.3.1.29)."""

    looks: ParagraphLooks = ParagraphLooks()
    before: ParagraphLooks | None = None
    """Its looks before a tracked change of them, None for none."""
    restyled: Hand | None = None
    """Whose change that was."""
    holds: bool = False
    """Whether it cannot be merged with what follows: before a table, in a cell, last of all."""
    proposed: ParagraphLooks | None = None
    """Looks that nobody gave it, and that its words call for; no file says so."""


@dataclass(frozen=True, slots=True)
class Char:
    """One character, or the end of a paragraph, or a soft break."""

    text: str
    inserted: Hand | None = None
    deleted: Hand | None = None
    looks: RunLooks = RunLooks()
    before: RunLooks | None = None
    """Its looks before a tracked change of them."""
    restyled: Hand | None = None
    cell: InCell | None = None
    end: ParagraphEnd | None = None
    """What an end of a paragraph says; None for all others."""


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment (批注): where it hangs, and what it answers."""

    id: str
    author: str
    time: str
    text: str
    start: int
    """The first character that it is about, counted in the line."""
    stop: int
    """The one after the last; that of `start` for one that hangs at a place."""
    resolved: bool = False
    answers: str = ""
    """The id of the comment that it replies to, empty for none."""


@dataclass(frozen=True, slots=True)
class LeftBehind:
    """Something that the file shows and a speech cannot take: a picture, a footnote, a text box."""

    what: str
    """A noun in Chinese."""
    words: str
    """What it says or is called, empty if nothing."""
    place: int
    """Before which character of the line it stands."""


@dataclass(frozen=True, slots=True)
class Origin:
    """What a file tells of where it comes from; anybody can have written it."""

    id: str = ""
    """The id of the speech."""
    sha256: str = ""
    """Of the Markdown that the file was made from."""
    carried: bytes | None = None
    """That Markdown, if the file holds it and it has this sha256."""
    properties: tuple[tuple[str, str], ...] = ()
    """All custom properties, such as the version of WPS, and the ids of a book."""
    saved_by: str = ""
    saved: str = ""
    """Who saved it last, and when."""


@dataclass(frozen=True, slots=True)
class Returned:
    """A Word file that came back."""

    line: tuple[Char, ...]
    comments: tuple[Comment, ...] = ()
    left_behind: tuple[LeftBehind, ...] = ()
    origin: Origin = Origin()
