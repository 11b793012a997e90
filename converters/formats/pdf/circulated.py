"""What surrounds a speech that was circulated as a document: 版头, 主送机关, 版记.

The 版头 takes whole lines of the grid. The 版记 stands at the foot of the page on which the text
ends: room for it is kept in the text, and it goes to a new page if there is none.
"""

from collections.abc import Callable, Iterator, Sequence
from enum import StrEnum
from html import escape
from math import ceil

from converters.errors import SourceError
from converters.formats.pdf import sheet
from converters.settings.style import Element
from converters.settings.units import Length, pt
from converters.speech import printed_words
from converters.speech.model import Meta
from converters.typeset import circulation
from converters.typeset.compose import Line
from converters.typeset.composition import red_head_places
from converters.typeset.metrics import EM
from converters.typeset.typesetter import Typesetter

Plain = Callable[[str, Element, int], str]
"""Writes a line that is not composed; the number is its line in the source."""
Lined = Callable[[Sequence[Line], str, Element], list[str]]
"""Writes composed lines of the given text."""


class ImprintPlace(StrEnum):
    """Where the 版记 stands; the values are classes of the style sheet."""

    AFTER_TEXT = ""
    """At the foot of the page on which the text ends, or of the next if it has no room."""
    EVEN = "even"
    """At the foot of the even page after that."""
    BARE = "even bare"
    """The same with a blank page before; neither has a page number (GB/T 9704 §7.5)."""


class Circulated:
    """The parts around one speech; nothing for a speech that was only spoken."""

    def __init__(self, meta: Meta, typesetter: Typesetter, plain: Plain, lined: Lined) -> None:
        self.meta = meta
        self.typesetter = typesetter
        self.style = typesetter.style
        self._plain = plain
        self._lined = lined

    def red_head(self) -> Iterator[str]:
        """Yield the 版头, GB/T 9704 §7.2: marks, issuer, number and signer, the red rule."""
        head = printed_words.red_head(self.meta)
        if head is None:
            return
        marking, issuer = self.style.elements["marking"], self.style.elements["issuer"]
        at = red_head_places(head, self.typesetter)
        for mark in head.marks:
            self._fits(mark, self._width(mark, marking))
            yield _p("marking", self._plain(mark, marking, 0))
        words = self._plain(head.issuer, issuer, 0)
        above = at.issuer - self.style.pitch * len(head.marks)
        free = self.style.pitch * at.lines - at.rule - self.style.redhead.rule
        foot = {"padding-bottom": self.style.redhead.rule_gap, "margin-bottom": free}
        size = f";font-size:{sheet.css(at.size)}"
        book_style = {"padding-top": above, "line-height": at.size}
        if not head.below:
            yield _p("issuer red-rule", words, _css({**book_style, **foot}) + size)
            return
        yield _p("issuer", words, _css(book_style) + size)
        number = self.style.elements["number"]
        above = at.number - at.issuer - at.size
        style = _css({"padding-top": above, "line-height": number.size, **foot})
        yield _p("number red-rule", self._number(head, number), style)

    def _number(self, head: printed_words.RedHead, book_style: Element) -> str:
        """Return number and signer: the number alone is centred, with a signer it stands left."""
        number = self._plain(head.number or "", book_style, 0)
        if head.signer is None:
            self._fits(head.number or "", self._width(head.number or "", book_style))
            return number
        signer, name = self.style.elements["signer"], head.signer.removeprefix(printed_words.SIGNER)
        words = self._plain(printed_words.SIGNER, book_style, 0)
        words += f'<span class="signer">{self._plain(name, signer, 0)}</span>'
        width = self._width(printed_words.SIGNER, book_style) + self._width(name, signer)
        left = self._width(head.number or "", book_style)
        inset = circulation.inset(self.style.redhead.inset_chars, book_style)
        self._fits(f"{head.number or ''} {head.signer}", left + width + inset * 2)
        return self._apart((number, left), (words, width), book_style, inset)

    def imprint(self, place: ImprintPlace = ImprintPlace.AFTER_TEXT) -> Iterator[str]:
        """Yield the 版记, GB/T 9704 §7.4, inside the room that is kept for it in the text."""
        imprint = printed_words.imprint(self.meta)
        if imprint is None:
            return
        parts: list[str] = []
        count = 0
        if imprint.copies:
            words, count = self._copies(imprint.copies)
            parts.append(words)
        if imprint.below:
            parts.append(self._printed(imprint))
            count += 1
        height = circulation.imprint_height(self.style, count, len(parts))
        room = self.style.pitch * ceil(height.pt / self.style.pitch.pt)
        style = _css({"height": room})
        yield f'<div class="foot {place}" style="{style}"><div>{"".join(parts)}</div></div>'

    def _copies(self, text: str) -> tuple[str, int]:
        """Return who was sent a copy, and in how many lines; they align after the colon."""
        book_style = self.style.elements["imprint"]
        inset = circulation.inset(self.style.imprint.inset_chars, book_style)
        label = self._width(printed_words.COPIES, book_style)
        names = text.removeprefix(printed_words.COPIES)
        width = self.style.page.type_area_width - inset * 2 - label
        lines = self._lined(self.typesetter.within(names, width, book_style), names, book_style)
        words = self._plain(printed_words.COPIES, book_style, 0) + "\n".join(lines)
        style = _css({"padding-left": inset + label, "text-indent": label * -1})
        return _p("imprint", words, style), len(lines)

    def _printed(self, imprint: printed_words.Imprint) -> str:
        book_style = self.style.elements["imprint"]
        inset = circulation.inset(self.style.imprint.inset_chars, book_style)
        printer, printed = imprint.printer or "", imprint.printed or ""
        left = self._plain(printer, book_style, 0), self._width(printer, book_style)
        right = self._plain(printed, book_style, 0), self._width(printed, book_style)
        self._fits(f"{printer} {printed}", left[1] + right[1] + inset * 2)
        return _p("imprint", self._apart(left, right, book_style, inset))

    def _apart(
        self,
        left: tuple[str, Length],
        right: tuple[str, Length],
        book_style: Element,
        inset: Length,
    ) -> str:
        """Return two things on one line, as far from the edges as `inset`."""
        space = escape(printed_words.WIDE_SPACE) if left[0] and right[0] else ""
        taken = left[1] + right[1] + self._width(space, book_style) + inset * 2
        free = max(self.style.page.type_area_width - taken, pt(0))
        return (
            f'<span style="{_css({"margin-left": inset})}">{left[0]}{space}</span>'
            f'<span style="{_css({"margin-left": free, "margin-right": inset})}">{right[0]}</span>'
        )

    def _fits(self, words: str, width: Length) -> None:
        """Raise SourceError for what stands on one line and would leave the page."""
        if width.pt > self.style.page.type_area_width.pt:
            reason = f"“{words.strip()}”比版心宽，一行放不下"
            raise SourceError(reason, "请在前言里写短一些")

    def _width(self, text: str, book_style: Element) -> Length:
        return book_style.size * (self.typesetter.width(text, book_style) / EM)


def _p(name: str, words: str, style: str = "") -> str:
    return f'<p class="{name}" style="{style}">{words}</p>'


def _css(lengths: dict[str, Length]) -> str:
    return ";".join(f"{name}:{sheet.css(length)}" for name, length in lengths.items())
