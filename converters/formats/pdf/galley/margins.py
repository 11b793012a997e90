"""What a galley has around its lines: what it is, their numbers, and the marks of the doubts."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from converters.checks.places import DoubtPlace
from converters.formats.pdf.galley import words
from converters.formats.pdf.galley.printed import LaidLine, LaidParagraph
from converters.formats.pdf.markup import LANGUAGE
from converters.formats.pdf.press import Press
from converters.formats.pdf.sheet import css
from converters.formats.pdf.weasyprint_70 import Document
from converters.settings.proof_style import ProofStyle, Small
from converters.settings.units import Length
from converters.typeset.metrics import ASCENT

_SHEET = "aside"
"""The class of a page that lies over one of the galley."""


class Margins:
    """Draws what stands around the lines of a galley."""

    def __init__(self, press: Press, looks: ProofStyle) -> None:
        self.press, self.looks = press, looks
        self.page = press.typesetter.style.page

    def pages(
        self,
        heading: str,
        count: int,
        paragraphs: Sequence[LaidParagraph],
        places: Sequence[DoubtPlace],
    ) -> Document:
        """Return so many pages to be laid over those of a galley."""
        over: dict[int, list[str]] = defaultdict(list)
        for number, line in self._numbered(paragraphs):
            over[number].append(self._number(line))
        for number, mark in self._marks(paragraphs, places):
            over[number].append(mark)
        top = self._at(self.looks.head.top, self.looks.head)
        head = f'<p class="told" style="{top}">{self._drawn(heading, self.looks.head)}</p>'
        pages = "".join(
            f'<div class="{_SHEET}">{head}{"".join(over[number])}</div>' for number in range(count)
        )
        html = f'<html lang="{LANGUAGE}"><head><title/></head><body>{pages}</body></html>'
        return self.press.render(html, self.press.compiled(self._sheet()))

    def _numbered(self, paragraphs: Iterable[LaidParagraph]) -> Iterator[tuple[int, LaidLine]]:
        """Yield a line of each number of each page, with the page."""
        lines = {
            (line.page, line.number): line
            for paragraph in paragraphs
            for line in paragraph.lines
            if line.number
        }
        yield from ((page, line) for (page, _), line in lines.items())

    def _number(self, line: LaidLine) -> str:
        looks = self.looks.numbers
        place = self._on(line.baseline, looks)
        return f'<p class="number" style="{place}">{self._drawn(str(line.number), looks)}</p>'

    def _marks(
        self, paragraphs: Sequence[LaidParagraph], places: Sequence[DoubtPlace]
    ) -> Iterator[tuple[int, str]]:
        """Yield what shows the doubts, with the page: numbers beside lines, rules under words."""
        beside: dict[tuple[int, float], list[int]] = defaultdict(list)
        for number, place in enumerate(places, 1):
            lines = list(under(paragraphs[place.paragraph], place))
            if lines:
                beside[lines[0][0].page, lines[0][0].baseline.pt].append(number)
            if place.exact:
                yield from ((line.page, self._rule(line, *edges)) for line, edges in lines)
        for (page, baseline), numbers in beside.items():
            told = "".join(f"〔{number}〕" for number in numbers)
            at = self._on(Length(baseline), self.looks.marks)
            yield page, f'<p class="mark" style="{at}">{self._drawn(told, self.looks.marks)}</p>'

    def _rule(self, line: LaidLine, left: Length, right: Length) -> str:
        lengths = {
            "top": line.baseline + line.size * self.looks.marks.drop_em,
            "left": left,
            "width": right - left,
        }
        return f'<div class="under" style="{_style(lengths)}"></div>'

    def _drawn(self, text: str, looks: Small) -> str:
        able = words.drawable(text, looks.font, self.press)
        return words.drawn(able, looks.font, self.press)

    def _on(self, baseline: Length, looks: Small) -> str:
        return self._at(baseline - looks.size * ASCENT, looks)

    def _at(self, top: Length, looks: Small) -> str:
        return f"{_style({'top': top})};font-size:{css(looks.size)};line-height:{css(looks.size)}"

    def _sheet(self) -> str:
        page, looks = self.page, self.looks
        beside = page.inner + page.type_area_width + looks.marks.gap
        return f"""
@page {_SHEET} {{ margin: 0; @bottom-left {{ content: none }} @bottom-right {{ content: none }}
@bottom-center {{ content: none }} }}
.{_SHEET} {{ page: {_SHEET}; position: relative; height: {css(page.height / 2)};
break-after: page; letter-spacing: 0 }}
.{_SHEET} p, .{_SHEET} div {{ position: absolute; text-indent: 0; letter-spacing: 0 }}
.told {{ left: {css(page.inner)} }}
.number {{ left: 0; width: {css(page.inner - looks.numbers.gap)}; text-align: right }}
.mark {{ left: {css(beside)} }}
.under {{ border-top: {css(looks.marks.rule)} solid }}
"""


def under(
    paragraph: LaidParagraph, place: DoubtPlace
) -> Iterator[tuple[LaidLine, tuple[Length, Length]]]:
    """Yield the lines that words of a paragraph stand on, and from where to where."""
    at = 0
    for line in paragraph.lines:
        here = line.glyphs[max(place.start - at, 0) : max(place.end - at, 0)]
        at += len(line.glyphs)
        if here:
            yield line, (here[0].left, here[-1].right)


def _style(lengths: Mapping[str, Length]) -> str:
    return ";".join(f"{name}:{css(length)}" for name, length in lengths.items())
