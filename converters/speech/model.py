"""A speech (讲话) as it was said: facts, and blocks of words. No length, font, path or format.

`Block` and `Inline` are closed sums: handle them with `match` and `assert_never`, so that a new
kind makes the type checker point at every reader and writer that forgot it.
"""

import datetime
from dataclasses import dataclass, field
from enum import StrEnum
from typing import assert_never

from converters.speech.dates import PartialDate

WIDE_SPACE = "\u3000"
"""Parts two things that share a line in print."""
BETWEEN_NAMES = "、"
"""Parts the names of several people, and nothing else does: no name has it in it."""
BREAK = "|"
"""In a title: break the line here (标题断行处); never printed."""
ATTACHED = "附件"
"""What an attachment is called, on its first page and where it is told of."""


def unbroken(title: str) -> str:
    """Return a title without its marks for breaking, as it is named on one line."""
    return title.replace(BREAK, "")


class Status(StrEnum):
    """How far a text has been proofread."""

    DRAFT = "draft"
    """待校: as imported, nobody has read it."""
    PROOF = "proof"
    """已校: read against the source."""
    FINAL = "final"
    """定稿: approved."""


class Form(StrEnum):
    """In which form a document was circulated (公文的格式), GB/T 9704-2012 §7 and §10."""

    DOCUMENT = "document"
    """公文 as §7 has it."""
    LETTER = "letter"
    """信函 (§10.1)."""
    ORDER = "order"
    """命令（令）、公告 (§10.2)."""
    MINUTES = "minutes"
    """纪要 (§10.3)."""
    BRIEF = "brief"
    """简报 (custom)."""


class Seal(StrEnum):
    """What is put on signature and date of a document, GB/T 9704-2012 §7.3.5; never printed."""

    NONE = "none"
    """不加盖印章 (§7.3.5.2)."""
    SEAL = "seal"
    """加盖印章 (§7.3.5.1): that of each organ that signs."""
    SIGNATURE = "signature"
    """加盖签发人签名章 (§7.3.5.3), beside his post."""


class TitleSource(StrEnum):
    """Where the title comes from."""

    GIVEN = "given"
    """Stands so in the source."""
    COMPLETED = "completed"
    """Cut short in the source and completed from the text."""
    DERIVED = "derived"
    """Absent in the source and made from the first sentence."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where a speech was found (出处); every part is optional."""

    file: str | None = None
    part: int | None = None
    publisher: str | None = None
    posted: datetime.date | None = None
    url: str | None = None


_RECALL = "撤回"


@dataclass(frozen=True, slots=True)
class Change:
    """One correction made after publication, printed as 更正说明 and, in a book, as 勘误."""

    date: datetime.date
    kind: str
    note: str
    was: str | None = None
    """误: the words as they had been printed."""
    now: str | None = None
    """正: the words that stand there now."""


@dataclass(frozen=True, slots=True)
class Circulation:
    """What a speech was circulated with as a document (公文), GB/T 9704-2012 §7; all optional."""

    form: Form | None = None
    """None for a speech as it was held, with date and speaker under its title, and 版头 or not."""
    issuers: tuple[str, ...] = ()
    """The marks of the issuing organs (发文机关标志), the host (主办机关) first."""
    number: str | None = None
    """发文字号."""
    signers: tuple[str, ...] = ()
    """签发人, in the order of their organs."""
    seal: Seal | None = None
    """None is as without one."""
    secrecy: str | None = None
    """密级和保密期限."""
    urgency: str | None = None
    """紧急程度."""
    copy_number: str | None = None
    """份号, six digits."""
    recipients: str | None = None
    """主送机关."""
    recipients_below: bool | None = None
    """Whether they stand in the 版记; None where the first page decides it (§7.3.2)."""
    copies: str | None = None
    """抄送机关."""
    printed_by: str | None = None
    """印发机关."""
    printed: datetime.date | None = None
    """印发日期."""


@dataclass(frozen=True, slots=True)
class Meta:
    """The facts about a speech, from its front matter. None or () means unknown, never a guess.

    Each field is a key of the front matter, written in this order.
    """

    id: str
    title: str
    title_source: TitleSource = TitleSource.GIVEN
    subtitle: str | None = None
    date: PartialDate | None = None
    """Of the speech, never of the web page; as much of it as is known."""
    speakers: tuple[str, ...] = ()
    post: str | None = None
    """The office (职务) of the speaker, as written; of several speakers it is not parted."""
    organ: str | None = None
    occasion: str | None = None
    place: str | None = None
    topics: tuple[str, ...] = ()
    kind: str = "讲话"
    status: Status = Status.DRAFT
    public: bool | None = None
    """False for a speech that is not to be public; True if somebody said that it may be."""
    source: Source | None = None
    changes: tuple[Change, ...] = ()
    """Newest last."""
    circulation: Circulation | None = None
    """None for a speech that was not circulated as a document."""

    @property
    def speaker(self) -> str | None:
        """All speakers on one line, parted by 、 as in the front matter; None without any."""
        return BETWEEN_NAMES.join(self.speakers) or None

    @property
    def form(self) -> Form | None:
        """Of the document that it is; None of a speech that was held."""
        return self.circulation.form if self.circulation else None

    @property
    def seal(self) -> Seal:
        """What its signatures leave room for."""
        return (self.circulation and self.circulation.seal) or Seal.NONE

    @property
    def is_recalled(self) -> bool:
        """Whether it was taken back (撤回) after publication: nobody is to quote it any more."""
        return any(change.kind == _RECALL for change in self.changes)

    @property
    def is_restricted(self) -> bool:
        """Whether it is for people inside: it has a 密级, or is said not to be public."""
        return self.public is False or bool(self.circulation and self.circulation.secrecy)


@dataclass(frozen=True, slots=True)
class Text:
    """Ordinary words."""

    text: str


@dataclass(frozen=True, slots=True)
class RunIn:
    """A run-in heading (同行标题): the head of a paragraph, in the face of its level, 1 to 4."""

    text: str
    level: int


@dataclass(frozen=True, slots=True)
class Emphasis:
    """Words stressed by the speaker or editor (着重)."""

    text: str


Inline = Text | RunIn | Emphasis


@dataclass(frozen=True, slots=True)
class Salutation:
    """The salutation (称谓), 同志们：, flush left."""

    text: str
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading on a line of its own; level 1 is 一、, 2 （一）, 3 1., 4 （1）.

    The number is part of the text and never generated.
    """

    level: int
    text: str
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the body (正文)."""

    content: tuple[Inline, ...]
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Signature:
    """A line of the signature (署名) at the end: an organ or a name."""

    text: str
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Dateline:
    """The date under the signature (成文日期), as written in the source."""

    text: str
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Note:
    """A note (附注) after the body, such as （根据录音整理）."""

    text: str
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Enclosure:
    """A line that tells of an attachment (附件说明), above the signature: 附件：1.名称."""

    text: str
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Attendance(Enclosure):
    """A list of who was there (出席、请假、列席), at the end of minutes: 出席：张三、李四.

    It stands as lines that tell of attachments do. In Markdown it is a paragraph like others.
    """


@dataclass(frozen=True, slots=True)
class Attachment:
    """Where an attachment (附件) begins: its number and title. What follows is its text."""

    number: int | None
    """None for the only one of a speech."""
    title: str
    """With | where it is to break."""
    line: int = field(default=0, compare=False)
    document: str = ""
    """The 发文字号 of the document it belongs to, where the two are bound apart (§7.3.7)."""

    @property
    def called(self) -> str:
        """What it is called: 附件1."""
        return ATTACHED + ("" if self.number is None else str(self.number))

    @property
    def mark(self) -> str:
        """What stands at the head of its first page: 附件1, or 西人常〔2024〕3号附件1."""
        return f"{self.document}{self.called}"

    @property
    def name(self) -> str:
        """The title on one line."""
        return unbroken(self.title)

    @property
    def heading(self) -> str:
        """What it is called, and its title, on one line: 附件1　任务表."""
        return f"{self.called}{WIDE_SPACE}{self.name}"


@dataclass(frozen=True, slots=True)
class Table:
    """A table (表格): rows of as many cells each; `header` tells whether the first is its head."""

    rows: tuple[tuple[str, ...], ...]
    header: bool = True
    line: int = field(default=0, compare=False)


Block = (
    Salutation | Heading | Paragraph | Enclosure | Signature | Dateline | Note | Table | Attachment
)


@dataclass(frozen=True, slots=True)
class Numbered:
    """What the records of what was published say of a text: which edition (版次) it is."""

    number: int
    silent: bool = False
    """Whether it differs from the one before by typos alone, of which no correction tells."""


@dataclass(frozen=True, slots=True)
class Speech:
    """One speech. `line` of each block is its line in the source, 1 for the first, 0 if unknown."""

    meta: Meta
    blocks: tuple[Block, ...]
    """The text, then what was attached to it: each attachment begins with an `Attachment`."""
    numbered: Numbered | None = field(default=None, compare=False)
    """None if its own corrections tell it, or nothing was recorded."""
    pages: tuple[int, ...] = field(default=(), compare=False)
    """How many printed characters, without blanks, stand before each page; () if unknown."""


def text_of(block: Block) -> str:
    """Return the words of a block, without any markup."""
    if isinstance(block, Paragraph):  # most are, and they are asked for again and again
        content = block.content
        return content[0].text if len(content) == 1 else "".join([i.text for i in content])
    match block:
        case Salutation() | Heading() | Enclosure() | Signature() | Dateline() | Note():
            return block.text
        case Attachment(mark=mark, name=name):
            return f"{mark}\n{name}"
        case Table(rows=rows):
            return "\n".join("\t".join(row) for row in rows)
        case _:
            assert_never(block)


def paragraph(text: str, line: int = 0) -> Paragraph:
    """Return a paragraph of ordinary words."""
    return Paragraph((Text(text),), line)
