"""What surrounds a speech that was circulated as a document: 版头, 主送机关, 版记.

The 版头 takes whole lines of the grid. The 版记 stands at the foot of the page on which the text
ends: room for it is kept in the text, and it goes to a new page if there is none.
"""

from collections.abc import Callable, Iterator, Sequence
from html import escape

from converters.errors import SourceError
from converters.formats.pdf import sheet
from converters.settings.style import Element
from converters.settings.units import Length, pt
from converters.speech import printed_words
from converters.speech.model import WIDE_SPACE, Meta
from converters.typeset import circulation
from converters.typeset.circulation import NamedLines
from converters.typeset.compose import Line
from converters.typeset.heads.plan import Head, HeadRow, HeadRule, HeadRun, HeadWords
from converters.typeset.imprint_place import ImprintPlace
from converters.typeset.metrics import EM
from converters.typeset.typesetter import Typesetter

Plain = Callable[[str, Element, int, int], str]
"""Writes a line that is not composed: its line in the source, and its letter spacing in em/1000."""
Lined = Callable[[Sequence[Line], str, Element], list[str]]
"""Writes composed lines of the given text."""


_NAMES = {
    ImprintPlace.AFTER_TEXT: "",
    ImprintPlace.EVEN: " even",
    ImprintPlace.BARE: " even bare",
}
"""The classes of the style sheet for each place of a 版记."""


class Circulated:
    """The parts around one speech; nothing for a speech that was only spoken."""

    def __init__(self, meta: Meta, typesetter: Typesetter, plain: Plain, lined: Lined) -> None:
        self.meta = meta
        self.typesetter = typesetter
        self.style = typesetter.style
        self._plain = plain
        self._lined = lined

    def red_head(self, head: Head | None) -> Iterator[str]:
        """Yield the 版头: its rows under one another, each with the red rule under it."""
        if head is None:
            return
        foot = pt(0)
        for row in head.rows:
            above, rule = row.top - foot, head.rule_under(row)
            foot = rule.foot if rule else row.foot
            is_last = row is head.rows[-1]
            free = {"margin-bottom": self.style.pitch * head.lines - foot} if is_last else {}
            if rule and len(rule.lines) > 1:
                yield self._block(row, above, {})
                yield _double(rule, {"margin-top": rule.top - row.foot, **free})
            else:
                under = {"padding-bottom": rule.top - row.foot} if rule else {}
                yield self._block(row, above, under | free)
        if head.foot:
            yield _double(head.foot, {"top": head.foot.top}, "at-foot")

    def _block(self, row: HeadRow, above: Length, under: dict[str, Length]) -> str:
        """Return a row so far under what stands above it; a mark may reach over the type area.

        With a distance `under` it a single rule is drawn there.
        """
        edge = "padding-top" if above.pt >= 0 else "margin-top"
        style = _css({edge: above, "line-height": row.size})
        if row.size != self.style.elements[row.element].size:
            style += f";font-size:{sheet.css(row.size)}"
        if not row.is_centered:
            style += ";text-align:left"
        ruled = " red-rule" if "padding-bottom" in under else ""
        more = f";{_css(under)}" if under else ""
        if row.is_headline:
            label = escape(printed_words.title(self.meta))
            named = f'<h1 class="issuer" data-label="{label}" style="{style}{more}">'
            return f"{named}{self._row(row)}</h1>"
        return _p(f"{row.element}{ruled}", self._row(row), style + more)

    def _row(self, row: HeadRow) -> str:
        """Return the words of a row, each piece as far along as it stands."""
        if row.is_centered:
            return self._runs(row, row.words[0])
        parts, at = list[str](), pt(0)
        for words in row.words:
            space = "" if words is row.words[-1] else WIDE_SPACE
            style = _css({"margin-left": words.left - at})
            parts.append(f'<span style="{style}">{self._runs(row, words)}{space}</span>')
            element = self.style.elements[words.runs[-1].element]
            at = words.left + words.width + self._width(space, element)
        return "".join(parts)

    def _runs(self, row: HeadRow, words: HeadWords) -> str:
        return "".join(self._run(row, run) for run in words.runs)

    def _run(self, row: HeadRow, run: HeadRun) -> str:
        element = self.style.elements[run.element]
        size = row.size if run.element == row.element else element.size
        wider = round(run.spread.pt / size.pt * EM)
        text = self._plain(run.text[:-1], element, 0, wider) if wider else ""
        text += self._plain(run.text[len(run.text) - 1 if wider else 0 :], element, 0, 0)
        return text if run.element == row.element else f'<span class="{run.element}">{text}</span>'

    def imprint(self, place: ImprintPlace = ImprintPlace.AFTER_TEXT) -> Iterator[str]:
        """Yield the 版记, GB/T 9704 §7.4, inside the room that is kept for it in the text.

        Raises SourceError for one that is higher than a page.
        """
        imprint = printed_words.imprint(self.meta)
        if imprint is None:
            return
        circulation.require_page(imprint, self.typesetter)
        parts: list[str] = []
        for named in circulation.named(imprint, self.typesetter):
            parts.append(self._named(named, is_first=not parts))
        if imprint.below:
            parts.append(self._printed(imprint))
        room = self.style.pitch * circulation.imprint_room(imprint, self.typesetter)
        style = _css({"height": room})
        name = f"foot{'' if imprint.is_ruled else ' unruled'}{_NAMES[place]}"
        yield f'<div class="{name}" style="{style}"><div>{"".join(parts)}</div></div>'

    def _named(self, named: NamedLines, *, is_first: bool) -> str:
        """Return who was sent it, or a copy; the lines align after the colon.

        No rule parts the two (§7.4.2).
        """
        book_style = self.style.elements["imprint"]
        inset = circulation.inset(self.style.imprint.inset_chars, book_style)
        label = self._width(named.label, book_style)
        lines = self._lined(named.lines, named.names, book_style)
        words = self._plain(named.label, book_style, 0, 0) + "\n".join(lines)
        style = _css({"padding-left": inset + label, "text-indent": label * -1})
        return _p("imprint" if is_first else "imprint joined", words, style)

    def _printed(self, imprint: printed_words.Imprint) -> str:
        book_style = self.style.elements["imprint"]
        inset = circulation.inset(self.style.imprint.inset_chars, book_style)
        printer, printed = imprint.printer or "", imprint.printed or ""
        left = self._plain(printer, book_style, 0, 0), self._width(printer, book_style)
        right = self._plain(printed, book_style, 0, 0), self._width(printed, book_style)
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
        space = escape(WIDE_SPACE) if left[0] and right[0] else ""
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


def _double(rule: HeadRule, places: dict[str, Length], name: str = "") -> str:
    """Return a rule of two lines: the borders of an empty box."""
    upper, lower = rule.lines
    style = {
        **places,
        "border-top-width": upper,
        "border-bottom-width": lower,
        "height": rule.between,
        "margin-left": rule.beyond_left * -1,
        "margin-right": rule.beyond_right * -1,
    }
    return f'<div class="red-double {name}" style="{_css(style)}"></div>'


def _p(name: str, words: str, style: str = "") -> str:
    return f'<p class="{name}" style="{style}">{words}</p>'


def _css(lengths: dict[str, Length]) -> str:
    return ";".join(f"{name}:{sheet.css(length)}" for name, length in lengths.items())
