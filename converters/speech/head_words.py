"""The words of the head of a document (版头) by its form; every writer prints these.

GB/T 9704-2012 §7.2, and §10 for letters, orders and minutes; that of a brief (简报) is customary.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from converters.speech.model import WIDE_SPACE, Circulation, Form, Meta

SIGNER = "签发人："
DOCUMENT = "文件"
"""What a mark may end in; several organs have it once."""
MARKING, ISSUER, NUMBER, SIGNERS = "marking", "issuer", "number", "signer"
"""Elements of the style."""
_LINE = 26
"""The 28 characters of a line (GB/T 9704 §5.2.3) but one that is free at each edge (§7.2.5)."""


@dataclass(frozen=True, slots=True)
class RedLine:
    """A line of a 版头: words in the middle, or at its two edges."""

    element: str
    """Of the style."""
    center: str = ""
    mark: str = ""
    """At the left: 份号, 密级 or 紧急程度, in a face of its own."""
    left: str = ""
    right: str = ""
    signers: tuple[str, ...] = ()
    """After the words at the right, in a face of their own."""
    beside: int = 0
    """So many lines above it this one stands beside: 文件 after the names of several organs."""

    @property
    def signed(self) -> str:
        """All that stands at the right: 签发人：张三　李四."""
        return self.right + WIDE_SPACE.join(self.signers)

    @property
    def words(self) -> str:
        """All of the line."""
        return WIDE_SPACE.join(filter(None, (self.mark, self.left, self.center, self.signed)))


@dataclass(frozen=True, slots=True)
class RedHead:
    """All of a 版头, its lines in printed order."""

    form: Form
    rows: tuple[RedLine, ...]

    @property
    def issuers(self) -> tuple[RedLine, ...]:
        """The lines of the mark of the issuing organ, or of several."""
        return tuple(row for row in self.rows if row.element == ISSUER)

    @property
    def marks(self) -> tuple[RedLine, ...]:
        """The lines above it."""
        return self.rows[: self._first]

    @property
    def below(self) -> tuple[RedLine, ...]:
        """The lines under it."""
        return self.rows[self._first + len(self.issuers) :]

    @property
    def _first(self) -> int:
        return [row.element for row in self.rows].index(ISSUER)

    def lines(self) -> Iterator[str]:
        """Yield its words, a line each."""
        return (row.words for row in self.rows)


def red_head(meta: Meta) -> RedHead | None:
    """Return the 版头 of a speech; None if no issuer is known."""
    facts = meta.circulation
    if facts is None or not facts.issuers:
        return None
    form = facts.form or Form.DOCUMENT
    return RedHead(form, tuple(_LINES[form](facts, meta)))


def is_letter(meta: Meta) -> bool:
    """Return whether a speech has the head of a letter: its first page has no number (§10.1)."""
    head = red_head(meta)
    return head is not None and head.form is Form.LETTER


def _document(facts: Circulation, _: Meta) -> Iterator[RedLine]:
    """Yield marks, issuer, number and signers (§7.2)."""
    yield from (RedLine(MARKING, mark=mark) for mark in _marks(facts))
    yield from _issuers(facts)
    if facts.signers:
        yield from _signed(facts)
    elif facts.number:
        yield RedLine(NUMBER, facts.number)


def _signed(facts: Circulation) -> Iterator[RedLine]:
    """Yield the lines of number and signers, these two a line, the number on the last (§7.2.6).

    One a line where the number leaves no room for two.
    """
    names = facts.signers
    label, number = _wide(SIGNER), _wide(facts.number or "")
    beside = min(len(names), 2)
    pair = beside * max(map(_wide, names)) + beside - 1
    step = 2 if number + 1 + label + pair <= _LINE else 1
    for at in range(0, len(names), step):
        is_last = at + step >= len(names)
        beside_it = facts.number if is_last and facts.number else ""
        right = "" if at else SIGNER
        yield RedLine(NUMBER, left=beside_it, right=right, signers=names[at : at + step])


def _letter(facts: Circulation, _: Meta) -> Iterator[RedLine]:
    """Yield the issuer, then marks at the left and the number at the right (§10.1).

    Of several organs only the host has its mark there.
    """
    yield RedLine(ISSUER, facts.issuers[0])
    marks, number = _marks(facts), facts.number or ""
    if marks or number:
        yield RedLine(NUMBER, mark="".join(marks[:1]), right=number)
    yield from (RedLine(NUMBER, mark=mark) for mark in marks[1:])


def _order(facts: Circulation, _: Meta) -> Iterator[RedLine]:
    """Yield the mark and the number of an order, 第×号 (§10.2)."""
    yield from _issuers(facts)
    if facts.number:
        yield RedLine(NUMBER, facts.number)


def _minutes(facts: Circulation, meta: Meta) -> Iterator[RedLine]:
    """Yield marks, the mark ×××纪要 (§10.3), and by custom its number, who issues it and when."""
    yield from (RedLine(MARKING, mark=mark) for mark in _marks(facts))
    yield from _issued(facts, meta)


def _brief(facts: Circulation, meta: Meta) -> Iterator[RedLine]:
    """Yield 密级 at the left and 编号 at the right, then what minutes have (custom)."""
    secret, number = facts.secrecy or facts.urgency or "", facts.copy_number or ""
    if secret or number:
        yield RedLine(NUMBER, mark=secret, right=number)
    yield from _issued(facts, meta)


def _issued(facts: Circulation, meta: Meta) -> Iterator[RedLine]:
    yield from _issuers(facts)
    if facts.number:
        yield RedLine(NUMBER, facts.number)
    organ, day = meta.organ or "", meta.date.in_chinese() if meta.date else ""
    if organ or day:
        yield RedLine(NUMBER, left=organ, right=day)


def _issuers(facts: Circulation) -> Iterator[RedLine]:
    """Yield the issuer; of several each on a line, and 文件 beside all of them (§7.2.4)."""
    organs = facts.issuers
    if len(organs) > 1 and organs[-1].endswith(DOCUMENT):
        names = [organ.removesuffix(DOCUMENT) or organ for organ in organs]
        yield from (RedLine(ISSUER, name) for name in names)
        yield RedLine(ISSUER, DOCUMENT, beside=len(names))
    else:
        yield from (RedLine(ISSUER, organ) for organ in organs)


def _marks(facts: Circulation) -> list[str]:
    """Return 份号, 密级 and 紧急程度, as far as they are there (§7.2.1 to §7.2.3)."""
    return [mark for mark in (facts.copy_number, facts.secrecy, facts.urgency) if mark]


def _wide(text: str) -> float:
    """Return how many hanzi wide a text is; digits and Latin letters are half as wide."""
    return sum(0.5 if char.isascii() else 1 for char in text)


_LINES = {
    Form.DOCUMENT: _document,
    Form.LETTER: _letter,
    Form.ORDER: _order,
    Form.MINUTES: _minutes,
    Form.BRIEF: _brief,
}
