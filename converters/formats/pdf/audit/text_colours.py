"""The colour of printed words: black, but for the issuer of a 版头 (GB/T 9704-2012 §5.2.4)."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain

from converters.audit import colours
from converters.audit.faults import Fault, SheetPlace, cited
from converters.audit.pages import PrintedLine
from converters.audit.proof import Proof
from converters.formats.pdf.audit.codes import PdfCode, fault

_EXCERPT = 30


def text_colours(proof: Proof) -> Iterator[Fault]:
    """Find words of another colour than their element's, once for each element and colour."""
    found: dict[tuple[str, str], Fault] = {}
    for element, line, place, source in _every_line(proof):
        wanted = colours.of(element, proof.style)
        wrong = [glyph for glyph in line.glyphs if not colours.is_like(glyph.colour, wanted)]
        if wrong and (key := (element, wrong[0].colour)) not in found:
            clause = colours.clause(element, proof.speech.meta)
            excerpt = "".join(glyph.char for glyph in wrong)[:_EXCERPT]
            message = f"“{excerpt}”的{colours.wrong(wrong[0].colour, wanted)}"
            one = fault(PdfCode.COLOUR, message, place, line=source, excerpt=excerpt, clause=clause)
            found[key] = replace(one, advice=f"{cited(clause)}；请重新生成")
    yield from found.values()


def _every_line(proof: Proof) -> Iterator[tuple[str, PrintedLine, SheetPlace, int]]:
    """Yield each line with its element, its place and its line in the source.

    Beside those of the text these are heads of tables again, running heads and page numbers; what
    belongs to no element is "".
    """
    seen = set[int]()
    for line in proof.lines:
        seen.add(id(line.printed))
        element, source = (line.part.element, line.part.line) if line.part else ("", 0)
        yield element, line.printed, line.place, source
    for page in proof.pages:
        below = chain.from_iterable(lines for sheet, lines in proof.folios if sheet is page)
        for other in chain(page.lines, below):
            if id(other) not in seen:
                seen.add(id(other))
                yield "", other, SheetPlace(page.number), 0


CHECKS = (text_colours,)
"""All of them."""
