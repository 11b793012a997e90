"""Checks that each page begins where the typesetter foresees it from the lines of the page before.

Paragraphs are set a line longer to fill pages that are only foreseen (`typeset/full_pages`): if
pages ended otherwise when they are laid out, that would fill none.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import dropwhile, pairwise

from converters.audit import blanks
from converters.audit.faults import Fault
from converters.audit.pages import PrintedPage
from converters.audit.proof import Proof, ProofLine
from converters.formats.pdf.audit import tails
from converters.formats.pdf.audit.codes import PdfCode, fault
from converters.settings.style import Style
from converters.typeset.pages import PageBlock, PagePlace, page_from

_ENDINGS = ("signature", "dateline")


def page_starts(proof: Proof) -> Iterator[Fault]:
    """Find pages that begin elsewhere than where the page before is full."""
    blocks = _Blocks(proof)
    for page, following in pairwise(proof.pages):
        begin, after = _first(proof, page), _first(proof, following)
        if begin is None or after is None or not _on_grid(proof, page):
            continue
        if _heads_a_table(proof.on_page(following)):
            continue
        real = blocks.places[id(after)]
        foreseen = page_from(blocks.seen, blocks.places[id(begin)], proof.style.grid.lines).end
        if foreseen != real:
            text = blocks.text(foreseen)
            message = f"这一页的开头应是“{text}”" if text else "这一页的各行前一页都排得下"
            yield fault(PdfCode.PAGE_START, message, after.place, excerpt=after.printed.text)


def _first(proof: Proof, page: PrintedPage) -> ProofLine | None:
    """Return the first line of a page if it stands on the grid and its part is known."""
    line = next(iter(proof.on_page(page)), None)
    return line if line and line.part and not (line.off_grid or line.in_table) else None


def _heads_a_table(lines: Sequence[ProofLine]) -> bool:
    """Return whether a page begins with headings of a table: how high its rows are is not seen."""
    below = dropwhile(lambda line: line.part is not None and line.part.is_heading, lines)
    return next((line.in_table for line in below), False)


def _on_grid(proof: Proof, page: PrintedPage) -> bool:
    """Return whether the lines of a page tell how high it is: rows of tables do not."""
    lines = proof.on_page(page)
    return not any(line.in_table or line.off_grid or line.part is None for line in lines)


class _Blocks:
    """The printed lines of a speech as the blocks that pages are made of."""

    def __init__(self, proof: Proof) -> None:
        self.places: dict[int, PagePlace] = {}
        """By the identity of the line."""
        self._lines: list[list[ProofLine]] = []
        for line in proof.lines:
            if line.first or not self._lines:
                self._lines.append([])
            self.places[id(line)] = PagePlace(len(self._lines) - 1, len(self._lines[-1]))
            self._lines[-1].append(line)
        above: ProofLine | None = None
        self.seen: list[PageBlock] = []
        notes = _kept_notes([_element(lines[0]) for lines in self._lines])
        for number, lines in enumerate(self._lines):
            block = _block(lines, above, proof.style)
            kept = block.follows or number in notes
            self.seen.append(replace(block, follows=kept))
            above = lines[-1]

    def text(self, place: PagePlace) -> str:
        """Return the line at a place; nothing after the last one."""
        lines = self._lines[place.block] if place.block < len(self._lines) else ()
        return lines[place.line].printed.text if lines else ""


def _blank(above: ProofLine, below: ProofLine, style: Style) -> int:
    """Return what is left blank above a signature: less than usual if it is printed so."""
    tail = style.tail
    apart = _apart(above, below, style)
    closer = above.page is below.page and apart == tail.tight_lines_before
    return tail.tight_lines_before if closer else tail.lines_before


def _apart(above: ProofLine, below: ProofLine, style: Style) -> int:
    """Return how many lines are printed blank between two lines."""
    return round((below.printed.y - above.printed.y) / style.pitch.pt) - 1


def _kept_notes(elements: Sequence[str]) -> set[int]:
    """Return which parts are notes that stay with what is above: under a date, or ending a text."""
    found, ends = set[int](), True
    for number in range(len(elements) - 1, 0, -1):
        if elements[number] != "note":
            ends = elements[number] in ("imprint", blanks.MARK)
        elif ends or elements[number - 1] in ("dateline", "note"):
            found.add(number)
    return found


def _element(line: ProofLine) -> str:
    return line.part.element if line.part else ""


def _block(lines: list[ProofLine], above: ProofLine | None, style: Style) -> PageBlock:
    """Return the lines of a part as pages see them; `above` is a line of the part before it.

    What a seal leaves blank is measured by itself (`tails`).
    """
    part, before = lines[0].part, above.part if above else None
    heads = part is not None and part.is_heading
    element = part.element if part else ""
    under = before.element if before else ""
    ends = element in _ENDINGS
    blank = 0
    if above and ends and tails.is_sealed(lines[0]):
        blank = _apart(above, lines[0], style) if above.page is lines[0].page else 0
    elif above and ends and under not in _ENDINGS:
        blank = _blank(above, lines[0], style)
    elif before and part:
        blank = blanks.between(before, part, style)
    return PageBlock(
        (1,) * len(lines),
        blank,
        whole=heads or element == blanks.TITLE,
        leads=heads or element in (blanks.MARK, blanks.TITLE),
        follows=ends or (element in blanks.HANGING and element != under),
        starts=part is not None and part.begins_page,
    )


CHECKS = (page_starts,)
"""All of them, in the order in which they are told."""
