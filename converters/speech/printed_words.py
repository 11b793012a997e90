"""The words of a speech in the order in which they are printed; every writer prints these."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from converters.speech import hanzi
from converters.speech.model import Circulation, Meta, Speech, text_of

BREAK = "|"
"""In a title: break the line here (标题断行处); never printed."""
CELL_BREAK = "表格断行"
"""The character style in Word of a line break in a cell that is no sign of the text."""


def unbroken(title: str) -> str:
    """Return a title without its marks for breaking, as it is named on one line."""
    return title.replace(BREAK, "")


SIGNER = "签发人："
COPIES = "抄送："
WIDE_SPACE = "　"
"""Parts two things that share a line."""
BETWEEN_SPEAKERS = WIDE_SPACE * 2
"""Parts the names of several people on a line of their own, as GB/T 9704 7.2.6 sets signers."""
_LINE = 26
"""The 28 characters of a line (GB/T 9704 §5.2.3) but one that is free at each edge (§7.2.5)."""
NAME_CHARS = 3
"""The width that names of signers are spread to at the least, in hanzi."""


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


HEAD = (
    HeadKind("title", "标题", lambda meta: meta.title, breaks=True),
    HeadKind("subtitle", "副标题", _subtitle),
    HeadKind("date", "日期", _dateline),
    HeadKind("speaker", "讲话人", _speaker),
)
"""The lines of the head block in printed order: all writers and the audit take them from here."""


def head(meta: Meta) -> tuple[HeadLine, ...]:
    """Return the lines of the head block that a speech has, in printed order."""
    return tuple(line for kind in HEAD if (line := kind.of(meta)))


def title(meta: Meta) -> str:
    """Return the title as it is printed, on one line."""
    return unbroken(meta.title)


def authors(meta: Meta) -> tuple[str, ...]:
    """Return who answers for a speech (责任者): its speakers, else the organ; () if unknown."""
    return meta.speakers or ((meta.organ,) if meta.organ else ())


@dataclass(frozen=True, slots=True)
class NumberLine:
    """A line under the issuer: 发文字号 at the left, 签发人 at the right, either or both."""

    number: str | None = None
    label: str = ""
    """签发人：, before the first of them."""
    signers: tuple[str, ...] = ()

    @property
    def signed(self) -> str:
        """The right part of the line: 签发人：张三　李四."""
        return self.label + WIDE_SPACE.join(self.signers)

    @property
    def words(self) -> str:
        """All of the line."""
        return WIDE_SPACE.join(filter(None, (self.number, self.signed)))


@dataclass(frozen=True, slots=True)
class RedHead:
    """The head of a circulated document (版头), GB/T 9704 §7.2, above the red rule."""

    marks: tuple[str, ...]
    """份号, 密级 and 紧急程度, as far as they are there."""
    issuer: str
    below: tuple[NumberLine, ...]
    """The lines under the issuer: the number stands on the last (§7.2.6)."""

    def lines(self) -> Iterator[str]:
        """Yield the lines that are there, in printed order."""
        yield from (*self.marks, self.issuer)
        yield from (line.words for line in self.below)


@dataclass(frozen=True, slots=True)
class Imprint:
    """The foot of a circulated document (版记), GB/T 9704 §7.4."""

    copies: str | None
    """抄送：县委。"""
    printer: str | None
    printed: str | None
    """2020年7月20日印发."""

    @property
    def below(self) -> str:
        """The last line: who printed it and when; empty without both."""
        return WIDE_SPACE.join(filter(None, (self.printer, self.printed)))

    def lines(self) -> Iterator[str]:
        """Yield the lines that are there, in printed order."""
        yield from filter(None, (self.copies, self.below))


def red_head(meta: Meta) -> RedHead | None:
    """Return the 版头; None if no issuer is known."""
    facts = meta.circulation
    if facts is None or facts.issuer is None:
        return None
    return RedHead(
        marks=tuple(filter(None, (facts.copy_number, facts.secrecy, facts.urgency))),
        issuer=facts.issuer,
        below=_below(facts),
    )


def _below(facts: Circulation) -> tuple[NumberLine, ...]:
    """Return the lines of number and signers, these two a line, as GB/T 9704 §7.2.6 wants it.

    One a line where the number leaves no room for two.
    """
    names = facts.signers
    if not names:
        return (NumberLine(facts.number),) if facts.number else ()
    label, number = _wide(SIGNER), _wide(facts.number or "")
    beside = min(len(names), 2)
    pair = beside * max(NAME_CHARS, *map(_wide, names)) + beside - 1
    step = 2 if number + 1 + label + pair <= _LINE else 1
    rows = [names[at : at + step] for at in range(0, len(names), step)]
    return tuple(
        NumberLine(facts.number if at == len(rows) - 1 else None, "" if at else SIGNER, row)
        for at, row in enumerate(rows)
    )


def _wide(text: str) -> float:
    """Return how many hanzi wide a text is; digits and Latin letters are half as wide."""
    return sum(0.5 if char.isascii() else 1 for char in text)


def recipients(meta: Meta) -> str | None:
    """Return the 主送机关 with the colon after them (GB/T 9704 §7.3.2)."""
    facts = meta.circulation
    return f"{facts.recipients.rstrip('：:')}：" if facts and facts.recipients else None


def imprint(meta: Meta) -> Imprint | None:
    """Return the 版记; None if neither copies nor printing are known."""
    facts = meta.circulation
    if facts is None or not (facts.copies or facts.printed_by or facts.printed):
        return None
    return Imprint(
        copies=f"{COPIES}{facts.copies.rstrip('。')}。" if facts.copies else None,
        printer=facts.printed_by,
        printed=f"{hanzi.date_text(facts.printed)}印发" if facts.printed else None,
    )


def lines(speech: Speech) -> Iterator[str]:
    """Yield every printed line of a speech as plain words, from 版头 to 版记."""
    top, to, foot = red_head(speech.meta), recipients(speech.meta), imprint(speech.meta)
    yield from top.lines() if top else ()
    yield from (line.words for line in head(speech.meta))
    yield from (to,) if to else ()
    for block in speech.blocks:
        yield text_of(block)
    yield from foot.lines() if foot else ()
