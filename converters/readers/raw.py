"""A text as it came out of a file, before anything is judged: what readers of raw input return."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import NamedTuple, Protocol, TypeVar

from converters.errors import SourceError

LARGEST = 256 * 1024 * 1024
"""The most bytes that the parts of a packed file may have, unpacked."""


class LineRole(StrEnum):
    """What a line of a speech is by its style, in a file with the styles of our documents."""

    TITLE = "title"
    SUBTITLE = "subtitle"
    SPEAKER = "speaker"
    SALUTATION = "salutation"
    HEADING = "heading"
    ENCLOSURE = "enclosure"
    SIGNATURE = "signature"
    DATELINE = "dateline"
    NOTE = "note"
    ATTACHMENT_MARK = "attachment-mark"
    """附件1, above the title of an attachment."""
    ATTACHMENT_TITLE = "attachment-title"
    MARKING = "marking"
    """份号, 密级 or 紧急程度, above the mark of a document."""
    ISSUER = "issuer"
    """发文机关标志."""
    DOCUMENT_NUMBER = "document-number"
    """发文字号, and 签发人 beside it."""
    RECIPIENTS = "recipients"
    """主送机关."""
    IMPRINT = "imprint"
    """A line of the 版记."""


class MarkedSpan(NamedTuple):
    """Some of the characters of a line, from `start` on: a run-in head, or stressed words."""

    start: int
    end: int
    level: int
    """That of the run-in head, 0 for stressed words."""


@dataclass(frozen=True, slots=True)
class LineMarks:
    """What a format tells of a line beside its words; each is absent where it tells nothing.

    `level` is the outline level of a heading, 1 for the highest, 0 for the title of the document;
    `number` the automatic number that the program prints, which the words begin with; `page`
    tells whether a page or section begins with the line; `align` is `center`, `right` or empty;
    `bold` whether all of its words are; `size` that of most of its type, in points; `cell` whether
    it is the row of a table; `note` the mark of the foot- or endnote that it is; `link` whether it
    leads elsewhere; `role` what it is by its style, `spans` what some of its words are; `goes_on`
    tells whether it belongs to the paragraph of the line above, which has a role.
    """

    level: int | None = None
    number: str = ""
    page: bool = False
    align: str = ""
    bold: bool = False
    size: float = 0.0
    cell: bool = False
    note: str = ""
    link: bool = False
    role: LineRole | None = None
    spans: tuple[MarkedSpan, ...] = ()
    goes_on: bool = False

    @property
    def whole(self) -> bool:
        """Whether the format tells that the line is a row or paragraph of its own kind."""
        return self.cell or self.role is not None


UNMARKED = LineMarks()


HIDDEN, PALE = "隐藏的文字", "白色的字"
"""What a difference is called of words that a file holds and does not show, or in white."""


class Fidelity(StrEnum):
    """How what a reader gives differs from what the file shows; the code of a finding, too."""

    LEFT_OUT = "left-out"
    CHANGED = "changed"
    KEPT = "kept"


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing of a file that is not in its raw text, or not as the file shows it.

    `what` is a noun in Chinese (图片, 公式, 批注); `words` what it says or is called, empty if
    nothing; `line` that of the raw text at or after which it stands, 0 for the file as a whole.
    """

    kind: Fidelity
    what: str
    words: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class RawText:
    """The words of a file, one line a paragraph or line of the source, and what the format adds.

    `aside` holds the lines (1 for the first) that stand outside the article of a web page;
    `title` is the title that the format itself names, such as <title>; `encoding` how the bytes
    were read; `marks` what the format tells of single lines; `differences` what of the file is not
    in the text; `posted` the day on which a page says of itself that it was posted; `source` the
    Markdown that the file carries and says to be made from.
    """

    text: str
    format: str = "txt"
    encoding: str = ""
    aside: frozenset[int] = field(default=frozenset())
    title: str | None = None
    marks: Mapping[int, LineMarks] = field(default_factory=dict, hash=False)
    differences: tuple[Difference, ...] = ()
    posted: date | None = None
    source: bytes = b""


def pieces(
    text: str, sign: str, spans: Sequence[MarkedSpan]
) -> Iterator[tuple[str, tuple[MarkedSpan, ...]]]:
    """Yield the pieces of a text between the signs, each with the spans in it.

    >>> [(piece, spans[0][:2]) for piece, spans in pieces("甲乙/丙", "/", [MarkedSpan(1, 4, 0)])]
    [('甲乙', (1, 2)), ('丙', (0, 1))]
    """
    at = 0
    for piece in text.split(sign):
        end = at + len(piece)
        cut = (MarkedSpan(max(s.start - at, 0), min(s.end, end) - at, s.level) for s in spans)
        yield piece, tuple(span for span in cut if span.start < span.end)
        at = end + len(sign)


class Transcript:
    """The raw text in the making: a reader writes down line after line, and what it leaves out."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._marks: dict[int, LineMarks] = {}
        self._differences: list[Difference] = []

    def write(self, words: str, marks: LineMarks = UNMARKED) -> None:
        """Add a paragraph; a line end in its words begins another line with the same marks."""
        for line, spans in pieces(words, "\n", marks.spans):
            self._lines.append(line)
            marks = replace(marks, spans=spans) if spans != marks.spans else marks
            if marks != UNMARKED:
                self._marks[len(self._lines)] = marks
            if marks.page or marks.number or marks.role:
                goes_on = marks.role is not None
                marks = replace(marks, page=False, number="", goes_on=goes_on)

    def copy(self, other: RawText) -> None:
        """Add the lines of another text, each with its marks and what was told of it."""
        told = list(other.differences)
        for number, line in enumerate(other.text.split("\n"), 1):
            self.write(line, other.marks.get(number, UNMARKED))
            while told and told[0].line <= number:
                one = told.pop(0)
                self._note(one.kind, one.what, one.words)
        for one in told:
            self._note(one.kind, one.what, one.words)

    def left_out(self, what: str, words: str = "") -> None:
        """Note something that stands here in the file and is not written down."""
        self._note(Fidelity.LEFT_OUT, what, words)

    def changed(self, what: str, words: str = "") -> None:
        """Note something that stands here in the file and is written down otherwise."""
        self._note(Fidelity.CHANGED, what, words)

    def kept(self, what: str, words: str = "") -> None:
        """Note something that may be no text, and is written down as text."""
        self._note(Fidelity.KEPT, what, words)

    def _note(self, kind: Fidelity, what: str, words: str) -> None:
        here = len(self._lines)
        self._differences.append(Difference(kind, what, " ".join(words.split()), here))

    def raw(self, format: str, encoding: str = "", title: str | None = None) -> RawText:
        """Return what was written down."""
        text = "\n".join(self._lines)
        told = tuple(self._differences)
        return RawText(
            text, format, encoding, title=title, marks=dict(self._marks), differences=told
        )


TOO_MUCH = SourceError(
    "读这个文件要用的内存或时间太多，没有读完：可能已损坏，或者内容太大",
    "请打开后另存一份，或拆成几个文件",
)
"""What is said of a file that asks for more of the machine than it is granted."""

_Result = TypeVar("_Result")


class Within(Protocol):
    """Does some work within bounds; raises SourceError if it does not end there."""

    def __call__(self, work: Callable[[], _Result], /) -> _Result:
        """Return what the work gives."""


def _here(read: Callable[[], _Result]) -> _Result:
    return read()


def _unheard(characters: int) -> None:
    pass


@dataclass(frozen=True, slots=True)
class Bounds:
    """How much of the machine a file may take that was made to take it all; by default, all.

    `within` reads; `grant` is told how many characters a page gave, for more time.
    """

    within: Within = _here
    grant: Callable[[int], object] = _unheard
