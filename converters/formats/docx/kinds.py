"""The paragraph styles of a DOCX: the elements of a style under the names that Word knows."""

from dataclasses import dataclass

from converters.speech import printed_words
from converters.typeset.table_look import STEPS

HEADING_LEVELS = 4


@dataclass(frozen=True, slots=True)
class ParagraphStyle:
    """A paragraph style: its name in Word and the element of the style file that draws it."""

    id: str
    name: str
    element: str
    priority: int
    builtin: bool = True
    next: str = ""
    keep_next: bool = False
    outline: int = 0
    """Level in the navigation pane, from 1; 0 for none."""
    starts_page: bool = False

    @property
    def twin(self) -> str:
        """The character style of a heading, for run-in headings (同行标题); empty for others."""
        return f"{self.id}Char" if self.id.startswith("Heading") else ""


_IN_WORD = {"title": ("Title", 10), "subtitle": ("Subtitle", 11)}
"""The lines of the head block that Word has a style for, with its priority."""
_HEAD_PRIORITY = 12
_NAMED = {"date": ("SpeechDate", "题下日期")}
"""Id and name if they are not those of the line: Date is a style of Word, for that of the tail."""


def head_kind(element: str, label: str) -> ParagraphStyle:
    """Return the style of a line of the head block."""
    if element in _IN_WORD:
        name, priority = _IN_WORD[element]
        return ParagraphStyle(name, name, element, priority, next="BodyText", keep_next=True)
    id, name = _NAMED.get(element, (element.capitalize(), label))
    return ParagraphStyle(
        id, name, element, _HEAD_PRIORITY, builtin=False, next="BodyText", keep_next=True
    )


_KINDS = (
    ParagraphStyle("Salutation", "Salutation", "salutation", 13, next="BodyText", keep_next=True),
    ParagraphStyle("BodyText", "Body Text", "body", 1),
    *(
        ParagraphStyle(
            f"Heading{level}",
            f"heading {level}",
            f"heading{level}",
            9,
            next="BodyText",
            keep_next=True,
            outline=level,
        )
        for level in range(1, HEADING_LEVELS + 1)
    ),
    ParagraphStyle("Signature", "Signature", "signature", 14, keep_next=True),
    ParagraphStyle("Date", "Date", "dateline", 14),
    ParagraphStyle("Closing", "Closing", "body", 14),
    ParagraphStyle("Note", "附注", "note", 15, builtin=False),
    ParagraphStyle("TableText", "表格文字", "table", 16, builtin=False),
    ParagraphStyle("TableTextSmall", "表格小字", "table_small", 16, builtin=False),
    ParagraphStyle("TableTextSmallest", "表格最小字", "table_smallest", 16, builtin=False),
)
"""The styles of a speech besides those of its head block."""


TABLE_STYLES = {kind.element: kind.id for kind in _KINDS if kind.element in STEPS}
"""The style in Word of each element of tables."""


def kinds() -> tuple[ParagraphStyle, ...]:
    """Return the styles of a speech that is a document of its own."""
    return (*(head_kind(kind.element, kind.label) for kind in printed_words.HEAD), *_KINDS)


ANCHOR = "ImprintAnchor"
"""The style of the empty paragraph that a 版记 hangs on."""
ANCHOR_LINE = 20
"""Twips that such a paragraph is high: a whole line under a 版记 that just fits makes a page."""
HEAD_ANCHOR = "HeadAnchor"
"""The style of the empty paragraph that mark and rules of a letter hang on."""
ENCLOSURE, ATTACHMENT_MARK, ATTACHMENT_TITLE = "Enclosure", "AttachmentMark", "AttachmentTitle"
ATTENDANCE, ATTENDANCE_LABEL = "Attendance", "AttendanceLabel"
"""Lists of who was there, and the characters of their labels."""
HANGING = (ENCLOSURE, ATTENDANCE)
"""The styles whose lines begin behind a label."""
ATTACHED = (
    ParagraphStyle(ATTENDANCE, "名单", "attendance", 14, builtin=False),
    ParagraphStyle(ENCLOSURE, "附件说明", "enclosure", 14, builtin=False),
    ParagraphStyle(
        ATTACHMENT_MARK,
        "附件标识",
        "attachment_mark",
        15,
        builtin=False,
        next=ATTACHMENT_TITLE,
        keep_next=True,
        starts_page=True,
    ),
    ParagraphStyle(
        ATTACHMENT_TITLE,
        "附件标题",
        "attachment_title",
        15,
        builtin=False,
        next="BodyText",
        keep_next=True,
        outline=1,
    ),
)
"""What only a speech with attachments has."""
ISSUER = "Issuer"
"""The style of the mark of the issuing organ."""
CIRCULATED = (
    ParagraphStyle("Marking", "版头标注", "marking", 17, builtin=False, keep_next=True),
    ParagraphStyle(ISSUER, "发文机关标志", "issuer", 17, builtin=False, keep_next=True),
    ParagraphStyle("DocumentNumber", "发文字号", "number", 17, builtin=False, keep_next=True),
    ParagraphStyle("Recipients", "主送机关", "recipients", 18, builtin=False, keep_next=True),
    ParagraphStyle("Imprint", "版记", "imprint", 18, builtin=False),
)
"""What only a circulated document has."""
