"""A speech as the HTML that WeasyPrint lays out: composed lines, nothing left to break."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from functools import partial
from html import escape
from itertools import groupby, pairwise
from typing import NamedTuple

from converters.errors import SourceError, together
from converters.formats.pdf import sheet, tables
from converters.formats.pdf.circulated import Circulated
from converters.settings.style import Element
from converters.speech import attachments, printed_words
from converters.speech.model import (
    Attachment,
    Block,
    Dateline,
    Enclosure,
    Heading,
    Signature,
    Speech,
    Table,
)
from converters.typeset import enclosures, first_page, imprint_place
from converters.typeset.compose import Line
from converters.typeset.composition import (
    ATTACHMENT_MARK,
    ATTACHMENT_TITLE,
    ComposedBlock,
    Composition,
    Justified,
    edge,
    ending_element,
    of_body,
)
from converters.typeset.enclosures import BoxedWords
from converters.typeset.imprint_place import ImprintPlace
from converters.typeset.measures import closer
from converters.typeset.metrics import EM
from converters.typeset.tail import End, Ending
from converters.typeset.typesetter import Stretch, Typesetter

LANGUAGE = "zh-CN"


class Markup(NamedTuple):
    """A speech as HTML."""

    html: str
    spacings: frozenset[int]
    """The letter spacings in it that the style sheet has no rules for, in 1/1000 em."""
    imprint: ImprintPlace
    """Where its 版记 stands."""
    is_even: bool
    """Whether it has one that belongs on an even page."""


def document(speech: Speech, typesetter: Typesetter, imprint: ImprintPlace | None = None) -> Markup:
    """Return the speech as a whole HTML document, its 版记 where it is told to stand.

    Without that it stands where the lines of the speech want it. Raises SourceError with the lines
    of all blocks of which a character is in none of the fonts.
    """
    speech = first_page.placed(speech, typesetter.style)
    page = _Page(speech, typesetter)
    around = Circulated(speech.meta, typesetter, page.plain, page.lined)
    parts = (
        page.red_head(around),
        page.head(),
        page.recipients(),
        page.blocks(),
        page.imprint(around, imprint),
    )
    body = "\n".join(_all(parts))
    style = f"<style>{sheet.BARE_FRONT}</style>" if page.has_bare_front else ""
    html = (
        f'<html lang="{LANGUAGE}"><head>'
        f"<title>{escape(printed_words.title(speech.meta))}</title>{style}</head>"
        f"<body>{body}</body></html>"
    )
    rare = frozenset(page.spacings - sheet.SPACINGS)
    return Markup(html, rare, page.place, imprint_place.is_even(speech.meta, typesetter.style))


def _all(parts: Iterable[Iterable[str]]) -> list[str]:
    """Return the blocks of all parts; raise SourceError with the faults of each part."""
    blocks, faults = list[str](), list[SourceError]()
    for part in parts:
        try:
            blocks += part
        except SourceError as fault:
            faults.append(fault)
    if faults:
        raise together(faults)
    return blocks


class _Bit(NamedTuple):
    """Characters alike in role, face and spacing."""

    text: str
    role: str
    place: int
    spacing: int


def _joined(bits: list[_Bit]) -> list[_Bit]:
    """Return characters with those that follow them and are alike."""
    if all(one[1:] != other[1:] for one, other in pairwise(bits)):
        return bits
    groups = (list(same) for _, same in groupby(bits, lambda bit: bit[1:]))
    return [same[0]._replace(text="".join(bit.text for bit in same)) for same in groups]


class _Page:
    def __init__(self, speech: Speech, typesetter: Typesetter) -> None:
        self.composition = Composition(speech, typesetter)
        self.speech = self.composition.speech
        self.typesetter = typesetter
        self.style = typesetter.style
        self.spacings: set[int] = set()
        self._on_grid = self.style.letter_spacing_em
        self._above: list[int] = []
        self.place = ImprintPlace.AFTER_TEXT
        outlined = attachments.outlined(self.speech.blocks)
        self._levels = [line.level if line else 0 for _, line in outlined]

    def red_head(self, around: Circulated) -> Iterator[str]:
        """Yield the 版头; raise SourceError for what in it is wider than the type area."""
        yield from around.red_head(self.composition.red_head)

    @property
    def has_bare_front(self) -> bool:
        """Whether the first page has no page number: that of a letter."""
        with suppress(SourceError):  # told with the head
            head = self.composition.red_head
            return head is not None and not head.is_first_numbered
        return False

    def head(self) -> Iterator[str]:
        """Yield the head block (题头), its last line followed by blank ones."""
        titles = self.composition.titles
        for one, lines in titles:
            name, element = one.element, self.style.elements[one.element]
            words = "\n".join(self._headed(line, element) for line in lines)
            tag, label = ("h1", one.words) if name == "title" else ("p", "")
            last = one is titles[-1].head
            yield _block(tag, f"{name} {sheet.LAST}" if last else name, words, label)

    def _headed(self, line: str, element: Element, number: int = 0) -> str:
        give = closer(self.style, element) if self.typesetter.is_closer(line, element) else 0
        return self.plain(line, element, number, -give)

    def recipients(self) -> Iterator[str]:
        """Yield the 主送机关, flush left above the text (GB/T 9704 §7.3.2)."""
        if found := self.composition.recipients:
            yield _block("p", found.element, self._words(found, 0), "")

    def blocks(self) -> Iterator[str]:
        """Yield the blocks of the speech; raise SourceError with the faults of all of them."""
        with suppress(SourceError):  # a table that cannot be set is told below, with its block
            self.composition.fill_pages()
        faults = list[SourceError]()
        for index, block in enumerate(self.speech.blocks):
            try:
                yield self._made(block, index)
            except SourceError as fault:
                faults.append(fault)
        if faults:
            raise together(faults)

    def imprint(self, around: Circulated, told: ImprintPlace | None) -> Iterator[str]:
        """Yield the 版记 where it is told to stand, or where the lines above it want it."""
        self.place = told or imprint_place.of_composition(self.composition)
        yield from around.imprint(self.place)

    def _made(self, block: Block, index: int) -> str:
        match block:
            case Signature() | Dateline():
                return self._end(
                    block, self.composition.ends[index], self.composition.blank_above(index)
                )
            case Table():
                element = self.composition.table(index).look.element
                plain = partial(self.plain, element=element, number=block.line)
                return tables.table(block, self.composition.table(index), plain)
            case Enclosure():
                return self._enclosure(index, block.line)
            case Attachment():
                return self._attachment(block, self.composition.attachments[index])
            case _:
                kept = index in self.composition.kept_notes
                level = self._levels[index]
                above = self.style.pitch * self.composition.blank_above_note(index)
                free = f"margin-top:{sheet.css(above)}" if above.pt else ""
                found = self.composition.blocks[index]
                return self._justified(block, found, level, kept=kept, free=free)

    def _attachment(self, block: Attachment, title: Sequence[str]) -> str:
        """Return mark and title of an attachment, at the head of a page (GB/T 9704 §7.3.7)."""
        mark, element = self.style.elements[ATTACHMENT_MARK], self.style.elements[ATTACHMENT_TITLE]
        spacing = self.style.letter_spacing_em
        words = "\n".join(self._headed(line, element, block.line) for line in title)
        text = enclosures.mark(block, self.style, self.typesetter.length)
        above = _block("p", ATTACHMENT_MARK, self.plain(text, mark, block.line, spacing), "")
        tag = f"h{self._rank(0)}"
        return f"{above}\n{_block(tag, ATTACHMENT_TITLE, words, block.heading)}"

    def _enclosure(self, index: int, number: int) -> str:
        """Return a line of 附件说明; what goes on begins under the name (GB/T 9704 §7.3.4)."""
        found = self.composition.enclosures[index]
        place, name = found.place, found.place.element
        element = self.style.elements[name]
        boxes = (self._boxed(box, name, number) for box in place.boxes)
        stretches = [Stretch(place.name, element.font)]
        bits = self._bits(found.lines, stretches, number)
        words = "".join(boxes) + "\n".join(self._line(each, element) for each in bits)
        first = self.composition.is_first_enclosure(index)
        lengths = {
            "padding-left": place.left,
            "text-indent": place.start - place.left,
            "margin-top": self.style.pitch * (self.style.attachments.lines_before if first else 0),
        }
        style = ";".join(f"{key}:{sheet.css(length)}" for key, length in lengths.items())
        return f'<p class="{name}{" apart" if first else ""}" style="{style}">{words}</p>'

    def _boxed(self, box: BoxedWords, around: str, number: int) -> str:
        """Return words with what makes them as wide as their box behind the last of them."""
        element = self.style.elements[box.element]
        spacing = self.style.letter_spacing_em
        behind = spacing + round(box.behind.pt / element.size.pt * EM)
        words = self.plain(box.text[:-1], element, number, spacing)
        words += self.plain(box.text[-1:], element, number, behind)
        return words if box.element == around else f'<span class="{box.element}">{words}</span>'

    def _justified(
        self, block: Justified, found: ComposedBlock, level: int, *, kept: bool, free: str
    ) -> str:
        """Return a block; one that is `kept` stays with what stands above it, as far as `free`."""
        words = self._words(found, block.line)
        if isinstance(block, Heading):
            tag = f"h{self._rank(block.level)}"
            return _block(tag, found.element, words, block.text, level - block.level)
        name = f"{found.element} {sheet.KEPT}" if kept else found.element
        if free:
            return f'<p class="{name}" style="{free}">{words}</p>'
        return _block("p", name, words, "")

    def _words(self, found: ComposedBlock, number: int) -> str:
        """Return the lines of a block; `number` is its line in the source."""
        element = self.style.elements[found.element]
        bits = self._bits(found.lines, found.stretches, number)
        return "\n".join(self._line(each, element) for each in bits)

    def _rank(self, level: int) -> int:
        """Return the rank of a heading under the title, leaving none out (PDF/UA-1 §7.4.2).

        A speech may go from 一、 to 1. without （一）; the title of an attachment has level 0.
        """
        self._above = [*(above for above in self._above if above < level), level]
        return 1 + len(self._above)

    def lined(self, lines: Sequence[Line], text: str, element: Element) -> list[str]:
        """Return composed lines of a paragraph of one face."""
        stretches = [Stretch(text, element.font)]
        return [self._line(bits, element) for bits in self._bits(lines, stretches, 0)]

    def _bits(
        self, lines: Sequence[Line], stretches: Sequence[Stretch], number: int
    ) -> Iterator[list[_Bit]]:
        """Yield each line cut where role, face or spacing change."""
        faces = (
            (stretch.role, place, len(run))
            for stretch in stretches
            for run, place in self.typesetter.drawers[stretch.role].runs(stretch.text, number)
        )
        role, place, left = "", 0, 0
        for line in lines:
            bits, at = list[_Bit](), 0
            for count, spacing in line.gaps:
                end = at + count
                while at < end:
                    if not left:
                        role, place, left = next(faces)
                    taken = min(end - at, left)
                    bits.append(_Bit(line.text[at : at + taken], role, place, spacing))
                    at, left = at + taken, left - taken
            yield _joined(bits)

    def _line(self, bits: Sequence[_Bit], element: Element) -> str:
        usual = self._spacing(element)
        return "".join([self._bit(bit, element.font, usual) for bit in bits])

    def _bit(self, bit: _Bit, font: str, usual: int) -> str:
        """Return characters as HTML; those of the usual face and spacing need no more than that."""
        names = []
        if bit.role != font or bit.place:
            names.append(sheet.drawn_by(bit.role, bit.place))
        if bit.spacing != usual:
            self.spacings.add(bit.spacing)
            names.append(sheet.spaced(bit.spacing))
        text = escape(bit.text)
        return f'<span class="{" ".join(names)}">{text}</span>' if names else text

    def _spacing(self, element: Element) -> int:
        on_grid = element.size == self.style.body.size and element.align == "justify"
        return self._on_grid if on_grid else 0

    def plain(self, text: str, element: Element, number: int, spacing: int = 0) -> str:
        """Return a line that is not composed."""
        runs = self.typesetter.drawers[element.font].runs(text, number)
        bits = (_Bit(run, element.font, place, spacing) for run, place in runs)
        return self._line(list(bits), element)

    def _end(self, block: Ending, end: End, blank: float) -> str:
        """Return a line of signature or date; so many are blank above it."""
        element = ending_element(block, self.style)
        space = self.style.pitch * blank
        size = of_body(element, self.style)
        room, *more = (
            max(edge(self.style) - end.right - line.width, 0) / size for line in end.lines
        )
        style = f"margin-top:{sheet.css(space)};padding-left:{room / EM:.4f}em"
        words = "\n".join(self.plain(line.text, element, block.line) for line in end.lines)
        if more:
            away = f"text-align:right;padding-right:{end.right / size / EM:.4f}em"
            if end.is_centered:
                left = min([room, *more])
                away = f"text-align:center;padding-right:{end.right / size / EM:.4f}em"
                away += f";padding-left:{left / EM:.4f}em"
            style = f"margin-top:{sheet.css(space)};{away}"
        name = "signature" if isinstance(block, Signature) else "dateline"
        return f'<p class="{name}" style="{style}">{words}</p>'


def _block(tag: str, name: str, words: str, label: str, deeper: int = 0) -> str:
    """Return a block; one with a label stands in the outline, so many levels deeper than usual."""
    outline = f' data-label="{escape(label)}"' if label else ""
    name += f" {sheet.ATTACHED}" if deeper else ""
    return f'<{tag} class="{name}"{outline}>{words}</{tag}>'
