"""The words of a speech in the order in which they are printed; every writer prints these."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import chain

from converters.speech import attachments, hanzi
from converters.speech.head_words import ISSUER, red_head
from converters.speech.model import (
    WIDE_SPACE,
    Attachment,
    Circulation,
    Form,
    Meta,
    Speech,
    text_of,
    unbroken,
)

CELL_BREAK = "表格断行"
"""The character style in Word of a line break in a cell that is no sign of the text."""


SENT, COPIES, PRINTED = "主送：", "抄送：", "印发"
"""What lines of a 版记 begin with, and what stands behind the day of its last one."""
_TITLE = "title"
BETWEEN_SPEAKERS = WIDE_SPACE * 2
"""Parts the names of several people on a line of their own, as GB/T 9704 7.2.6 sets signers."""


@dataclass(frozen=True, slots=True)
class HeadLine:
    """A printed line of the head block (题头)."""

    element: str
    """Of the style."""
    words: str
    label: str
    """What messages and Word call it."""
    written: str
    """The words, in the title with | where it is to break."""

    @property
    def breaks(self) -> bool:
        """Whether | stands in it for a place to break at; elsewhere it is a sign like others."""
        return self.written != self.words


@dataclass(frozen=True, slots=True)
class HeadKind:
    """A kind of line of the head block."""

    element: str
    label: str
    written: Callable[[Meta], str | None]
    """Returns the line of a speech; None or "" if it has no such line."""
    breaks: bool = False
    """Whether | breaks the line and is not printed."""

    def of(self, meta: Meta) -> HeadLine | None:
        """Return the line of a speech if it has one."""
        written = self.written(meta)
        if not written:
            return None
        words = unbroken(written) if self.breaks else written
        return HeadLine(self.element, words, self.label, written)


def _subtitle(meta: Meta) -> str | None:
    return f"——{meta.subtitle.lstrip('—')}" if meta.subtitle else None


def _dateline(meta: Meta) -> str | None:
    """Return （2020年7月16日）, in full-width brackets, without leading zeros (GB/T 9704 7.3.5.4).

    As much as is known, such as （2020年7月）; nothing if the subtitle tells the very same date.
    """
    told = hanzi.dates_told(meta.subtitle) if meta.subtitle else ()
    return f"（{meta.date.in_chinese()}）" if meta.date and meta.date not in told else None


def _speaker(meta: Meta) -> str | None:
    """Return post and names; nothing if the title names all speakers already (spec §4.2)."""
    titles = f"{meta.title}{meta.subtitle or ''}"
    if all(name in titles for name in meta.speakers):
        return None
    names = BETWEEN_SPEAKERS.join(meta.speakers)
    return WIDE_SPACE.join(filter(None, (meta.post, names)))


def headline(meta: Meta) -> HeadLine:
    """Return the line that a speech is known by in print: its one heading of the first rank.

    That is its title; an order has none but the mark above it (GB/T 9704 §10.2), of several organs
    that of the host. Outline, contents and links lead there, and call it by the title of the facts.
    """
    top = red_head(meta)
    if top and top.form is Form.ORDER:
        mark = top.issuers[0].words
        return HeadLine(ISSUER, mark, "发文机关标志", mark)
    return HeadLine(_TITLE, unbroken(meta.title), "标题", meta.title)


def _title(meta: Meta) -> str | None:
    line = headline(meta)
    return line.written if line.element == _TITLE else None


HEAD = (
    HeadKind(_TITLE, "标题", _title, breaks=True),
    HeadKind("subtitle", "副标题", _subtitle),
    HeadKind("date", "日期", _dateline),
    HeadKind("speaker", "讲话人", _speaker),
)
"""The lines of the head block in printed order: all writers and the audit take them from here."""


def head(meta: Meta) -> tuple[HeadLine, ...]:
    """Return the lines of the head block that a speech has, in printed order.

    A document of some form has no date or speaker under its title: it is no speech that was held.
    """
    kinds = [kind for kind in HEAD if meta.form is None or kind.element in _OF_DOCUMENTS]
    return tuple(line for kind in kinds if (line := kind.of(meta)))


_OF_DOCUMENTS = ("title", "subtitle")


def title(meta: Meta) -> str:
    """Return the title as it is printed, on one line."""
    return unbroken(meta.title)


def authors(meta: Meta) -> tuple[str, ...]:
    """Return who answers for a speech (责任者): its speakers, else the organ; () if unknown."""
    return meta.speakers or ((meta.organ,) if meta.organ else ())


@dataclass(frozen=True, slots=True)
class Imprint:
    """The foot of a circulated document (版记), GB/T 9704 §7.4."""

    sent: str | None
    """主送：县直各单位。, where they do not stand above the text."""
    copies: str | None
    """抄送：县委。"""
    printer: str | None
    printed: str | None
    """2020年7月20日印发."""
    is_ruled: bool = True
    """Whether rules part its lines and stand around it; those of a letter have none (§10.1)."""

    @property
    def below(self) -> str:
        """The last line: who printed it and when; empty without both."""
        return WIDE_SPACE.join(filter(None, (self.printer, self.printed)))

    @property
    def parts(self) -> tuple[tuple[str, ...], ...]:
        """The lines that are there; rules stand between those of two parts (§7.4.2)."""
        named = tuple(filter(None, (self.sent, self.copies)))
        return tuple(filter(None, (named, (self.below,) if self.below else ())))

    def lines(self) -> Iterator[str]:
        """Yield the lines that are there, in printed order."""
        yield from chain.from_iterable(self.parts)


def recipients(meta: Meta) -> str | None:
    """Return the 主送机关 with the colon after them (GB/T 9704 §7.3.2).

    None if there are none, or they stand in the 版记.
    """
    facts = meta.circulation
    if facts is None or not facts.recipients or facts.recipients_below:
        return None
    return f"{facts.recipients.rstrip('：:')}："


def _sent(facts: Circulation) -> str | None:
    if not (facts.recipients and facts.recipients_below):
        return None
    return f"{SENT}{facts.recipients.rstrip('：:。')}。"


def imprint(meta: Meta) -> Imprint | None:
    """Return the 版记; None if it would be empty.

    That of a letter has the copies alone (GB/T 9704 §10.1).
    """
    facts = meta.circulation
    if facts is None:
        return None
    copies = f"{COPIES}{facts.copies.rstrip('。')}。" if facts.copies else None
    if facts.form is Form.LETTER:
        found = Imprint(_sent(facts), copies, None, None, is_ruled=False)
    else:
        printed = f"{hanzi.date_text(facts.printed)}{PRINTED}" if facts.printed else None
        found = Imprint(_sent(facts), copies, facts.printed_by, printed)
    return found if found.parts else None


def lines(speech: Speech) -> Iterator[str]:
    """Yield every printed line of a speech as plain words, from 版头 to 版记."""
    top, to, foot = red_head(speech.meta), recipients(speech.meta), imprint(speech.meta)
    yield from top.lines() if top else ()
    yield from (line.words for line in head(speech.meta))
    yield from (to,) if to else ()
    for block in attachments.printed(speech).blocks:
        yield from (block.mark, block.name) if isinstance(block, Attachment) else (text_of(block),)
    yield from foot.lines() if foot else ()
