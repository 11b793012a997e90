"""Checks of attachments (GB/T 9704-2012 §7.3.7) and of the lines that tell of them (§7.3.4)."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from converters.audit.blanks import ENCLOSURE, HANGING, MARK, TITLE
from converters.audit.expected import PrintedPart
from converters.audit.faults import Fault
from converters.audit.proof import Proof, ProofLine
from converters.formats.pdf.audit.codes import PdfCode, fault
from converters.settings.style import Element
from converters.settings.units import Length
from converters.speech import attachments
from converters.typeset import enclosures
from converters.typeset.enclosures import EnclosurePlace
from converters.typeset.metrics import EM, Metrics

_NEAR = 0.5
"""Points; letter spacing is printed in whole thousandths of an em."""


def told(proof: Proof) -> Iterator[Fault]:
    """Find lines of 附件说明 that do not begin under one another, or have a mark at the end."""
    for name, group in groupby(proof.lines, _hanging):
        lines = list(group) if name else []
        firsts = [line for line in lines if line.first]
        places = iter(_places(proof, [line.part for line in firsts if line.part]))
        place: EnclosurePlace | None = None
        for line in lines:
            place = next(places) if line.first else place
            if place is not None:
                yield from _line(proof, line, place)


def _hanging(line: ProofLine) -> str:
    """Return the element of a line that hangs, "" for any other."""
    return line.part.element if line.part and line.part.element in HANGING else ""


_CALLED = {enclosures.ELEMENT: ("附件说明", "7.3.4"), enclosures.ATTENDANCE: ("名单", "10.3")}
"""What messages call them, and their clauses."""


def _places(proof: Proof, parts: Sequence[PrintedPart]) -> Sequence[EnclosurePlace]:
    """Return where the lines belong, by the widths of the faces that draw them."""

    def width(text: str, element: Element) -> Length:
        widths = Metrics(proof.chains[element.font])
        return element.size * (sum(widths[char] for char in text) / EM)

    if not parts:
        return ()
    texts = [part.text for part in parts]
    return enclosures.places(texts, proof.style, width, parts[0].element)


def _line(proof: Proof, line: ProofLine, place: EnclosurePlace) -> Iterator[Fault]:
    """Compare where a line and its name begin with where they should."""
    left, glyphs = proof.left(line.page), line.printed.glyphs
    boxed = boxes(line)
    wanted = [(0, place.start if line.first else place.left)]
    wanted += [(boxed, place.left)] if 0 < boxed < len(glyphs) else []
    for at, where in wanted:
        away = glyphs[at].x - left - where.pt
        if abs(away) > _NEAR:
            what, clause = _CALLED[place.element]
            message = f"{what}“{line.printed.text[at : at + 8]}”的左端差 {away:+.1f} 磅"
            text = line.printed.text
            yield fault(PdfCode.ENCLOSURE, message, line.place, excerpt=text, clause=clause)


def boxes(line: ProofLine) -> int:
    """Return how many characters of a line stand in boxes: 附件： and the number."""
    name = _hanging(line)
    if not (line.first and line.part and name):
        return 0
    parted = attachments.parted if name == ENCLOSURE else attachments.attending
    words = parted(line.part.text)
    return len("".join(f"{words.label}{words.number}".split()))


def attached(proof: Proof) -> Iterator[Fault]:
    """Find attachments whose mark is not the first line of a page, or not flush left."""
    for line in proof.lines:
        if line.part is None or line.part.element != MARK:
            continue
        if line.number != 1:
            message = f"“{line.printed.text}”不在一面的第一行"
            yield fault(PdfCode.ATTACHMENT, message, line.place, excerpt=line.printed.text)
        pitch, frame = proof.style.pitch.pt, proof.style.frame_top.pt
        titles = [x for x in proof.on_page(line.page) if x.part and x.part.element == TITLE]
        row = 2 + proof.style.attachments.lines_after_mark
        found = int((titles[0].printed.y - frame) / pitch) + 1 if titles else 0
        if found != row:
            message = f"附件的标题在第 {found} 行，应在第 {row} 行"
            yield fault(PdfCode.ATTACHMENT, message, line.place, excerpt=line.printed.text)


CHECKS = (
    told,
    attached,
)
"""All of them."""
