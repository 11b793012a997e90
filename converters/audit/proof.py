"""A printed speech read back: its lines matched with the parts they belong to."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from converters.audit import expected, pages
from converters.audit.expected import PrintedPart
from converters.audit.faults import SheetPlace
from converters.audit.pages import PrintedGlyph, PrintedLine, PrintedPage
from converters.settings.design import Design
from converters.settings.fonts import Chain
from converters.settings.style import Element, Style
from converters.speech.model import Speech, Table
from converters.typeset import first_page


@dataclass(frozen=True, slots=True)
class ProofLine:
    """A line of the body of a page with what it should be."""

    printed: PrintedLine
    page: PrintedPage
    number: int
    """On its page, from 1, blank ones not counted."""
    part: PrintedPart | None
    """None if the words match no part of the speech."""
    first: bool
    """Whether it is the first line of its part."""
    last: bool
    """Whether it is the last line of its part."""

    @property
    def in_table(self) -> bool:
        """Whether it stands in a cell: rows are whole lines high but hold it in the middle."""
        return self.part is not None and self.part.in_table

    @property
    def off_grid(self) -> bool:
        """Whether it stands by measures of its own."""
        return self.part is not None and self.part.off_grid

    @property
    def place(self) -> SheetPlace:
        """Where it stands, with some room around it."""
        room = self.printed.glyphs[0].size
        return SheetPlace(
            self.page.number,
            self.number,
            self.printed.left - room,
            self.printed.y - 2 * room,
            self.printed.right + room,
            self.printed.y + room,
        )


@dataclass(frozen=True, slots=True)
class Proof:
    """A printed speech beside what it should be."""

    speech: Speech
    style: Style
    chains: Mapping[str, Chain]
    pages: tuple[PrintedPage, ...]
    parts: tuple[PrintedPart, ...]
    lines: tuple[ProofLine, ...]
    folios: tuple[tuple[PrintedPage, tuple[PrintedLine, ...]], ...]
    """Per page the lines under the type area."""
    drawn: tuple[tuple[ProofLine, PrintedGlyph, str], ...]
    """Each glyph that could be matched, with the role that should draw it."""

    def element(self, line: ProofLine) -> Element | None:
        """Return how a line should look."""
        return self.style.elements[line.part.element] if line.part else None

    def is_full(self, line: ProofLine) -> bool:
        """Return whether a line ought to reach from edge to edge."""
        element = self.element(line)
        return element is not None and element.align == "justify" and not line.last

    def left(self, page: PrintedPage) -> float:
        """Return where the type area of a page begins."""
        mirrored = self.style.page.mirrored and page.number % 2 == 0
        return (self.style.page.outer if mirrored else self.style.page.inner).pt

    def on_page(self, page: PrintedPage) -> list[ProofLine]:
        """Return the lines of a page."""
        return [line for line in self.lines if line.page is page]


def read(pdf: bytes, speech: Speech, design: Design) -> Proof:
    """Return the pages of a PDF matched with the speech they should show."""
    return of_pages(pages.read(pdf), speech, design)


def of_pages(sheets: tuple[PrintedPage, ...], speech: Speech, design: Design) -> Proof:
    """Return pages already read, matched with the speech they should show."""
    style = design.style
    speech = first_page.placed(speech, style)
    top, foot = style.page.top.pt, style.page.foot.pt
    wanted = expected.parts(speech, style)
    areas = [(page, [line for line in page.lines if top <= line.y <= foot]) for page in sheets]
    body = list(_once(areas, speech, "".join("".join(part.text.split()) for part in wanted)))
    matches = _matches(body, wanted)
    lines = tuple(_lines(body, matches, wanted))
    folios = tuple((page, tuple(x for x in page.lines if x.y > foot)) for page in sheets)
    drawn = tuple(_drawn(lines, matches, wanted))
    return Proof(speech, style, design.chains, sheets, wanted, lines, folios, drawn)


def _once(
    areas: Sequence[tuple[PrintedPage, Sequence[PrintedLine]]], speech: Speech, wanted: str
) -> Iterator[tuple[PrintedPage, PrintedLine]]:
    """Yield the lines of pages without the head rows of tables that go on from another.

    Where the words of a head are those that are `wanted` next the table begins there.
    """
    heads = [
        Counter("".join("".join(block.rows[0]).split()))
        for block in speech.blocks
        if isinstance(block, Table) and block.header
    ]
    seen = 0
    for page, lines in areas:
        repeated = _head(lines, heads) if seen and heads else 0
        words = "".join(line.text for line in lines[:repeated])
        if Counter(wanted[seen : seen + len(words)]) == Counter(words):
            repeated = 0
        for line in lines[repeated:]:
            seen += len(line.text)
            yield page, line


def _head(lines: Sequence[PrintedLine], heads: Sequence[Counter[str]]) -> int:
    """Return how many of the first lines of a page are the head row of a table."""
    for count in range(1, min(len(lines), _HEAD_LINES) + 1):
        if Counter("".join(line.text for line in lines[:count])) in heads:
            return count
    return 0


_HEAD_LINES = 60
"""More lines than a head row has."""


def _matches(
    body: list[tuple[PrintedPage, PrintedLine]], wanted: tuple[PrintedPart, ...]
) -> list[tuple[int, int] | None]:
    """Return for each printed glyph its part and the place among the printed signs of the part."""
    printed = "".join(line.text for _, line in body)
    signs = [
        (number, place)
        for number, part in enumerate(wanted)
        for place in range(len("".join(part.text.split())))
    ]
    text = "".join("".join(part.text.split()) for part in wanted)
    if printed == text:
        return list(signs)
    found: list[tuple[int, int] | None] = [None] * len(printed)
    for block in SequenceMatcher(None, printed, text, autojunk=False).get_matching_blocks():
        found[block.a : block.a + block.size] = signs[block.b : block.b + block.size]
    return found


def _lines(
    body: list[tuple[PrintedPage, PrintedLine]],
    matches: list[tuple[int, int] | None],
    wanted: tuple[PrintedPart, ...],
) -> Iterator[ProofLine]:
    owners, at = [], 0
    for _, line in body:
        known = [match[0] for match in matches[at : at + len(line.glyphs)] if match]
        owners.append(max(set(known), key=known.count) if known else None)
        at += len(line.glyphs)
    number, page_before = 0, None
    for index, ((page, line), owner) in enumerate(zip(body, owners, strict=True)):
        number = number + 1 if page is page_before else 1
        page_before = page
        yield ProofLine(
            line,
            page,
            number,
            None if owner is None else wanted[owner],
            first=index == 0 or owners[index - 1] != owner,
            last=index + 1 == len(owners) or owners[index + 1] != owner,
        )


def _drawn(
    lines: tuple[ProofLine, ...],
    matches: list[tuple[int, int] | None],
    wanted: tuple[PrintedPart, ...],
) -> Iterator[tuple[ProofLine, PrintedGlyph, str]]:
    roles = [[role for text, role in part.runs for _ in "".join(text.split())] for part in wanted]
    at = 0
    for line in lines:
        for glyph in line.printed.glyphs:
            match = matches[at]
            at += 1
            if match is not None:
                yield line, glyph, roles[match[0]][match[1]]
