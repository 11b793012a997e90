"""Signature and date of a DOCX: how far from the right edge their indents let them end."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from converters.audit.endings import DATE, SIGNATURE, EndingRule, Stand
from converters.audit.expected import PrintedPart
from converters.audit.faults import Fault
from converters.errors import Severity
from converters.formats.docx.audit.codes import DocxCode
from converters.formats.docx.audit.file import DocxFile, Para
from converters.formats.docx.audit.words import Pair
from converters.formats.docx.measures import advance, measures
from converters.settings.style import Style
from converters.speech.model import Seal
from converters.typeset.nominal import ems

_HUNDREDTHS = 100
_CHARS, _TWIPS = "rightChars", "right"
"""An indent is written twice: Word reads the characters, other programs the twips."""


def tail(file: DocxFile, paired: Sequence[Pair], style: Style) -> Iterator[Fault]:
    """Yield signatures and dates that do not stand as GB/T 9704 §7.3.5 wants them."""
    for ending, group in groupby(paired, _ends_a_speech):
        if ending:
            found = [(part, paragraph) for part, paragraph in group if part and paragraph]
            seal = found[0][0].seal if found else Seal.NONE
            yield from _faults(file, found, EndingRule(style, seal, style.grid.chars))


def _ends_a_speech(pair: Pair) -> bool:
    return pair.part is not None and pair.part.element in (SIGNATURE, DATE)


def _faults(
    file: DocxFile, found: Sequence[tuple[PrintedPart, Para]], rule: EndingRule
) -> Iterator[Fault]:
    """Yield each fault once, though both ways of writing an indent may have it."""
    told = set[int]()
    for attribute in (_CHARS, _TWIPS):
        stands = [_stand(file, part, line, attribute, rule) for part, line in found]
        for at, message in rule.faults(stands):
            if at not in told:
                told.add(at)
                part, line = found[at]
                advice = f"GB/T 9704-2012 §{rule.clause}；请重新生成，或改段落的右缩进"
                yield Fault(
                    DocxCode.TAIL,
                    Severity.ERROR,
                    message,
                    "",
                    part.line,
                    line.text[:30],
                    advice,
                    clause=rule.clause,
                )


def _stand(
    file: DocxFile, part: PrintedPart, line: Para, attribute: str, rule: EndingRule
) -> Stand:
    style = rule.style
    right = _right(file, line, attribute, style) + line.beyond / style.cell.twips
    texts = [line.text] if rule.seal is Seal.NONE else line.text.split("\n")
    widest = max(ems(text.strip()) for text in texts)
    width = widest * advance(style.elements[part.element], style).pt / style.cell.pt
    before = int(file.of_paragraph(line, "spacing", "before") or 0) / measures(style).pitch
    above = -1 if line.is_beside else before
    return Stand(part.element == DATE, right + width, right, above, lines=len(texts))


def _right(file: DocxFile, line: Para, attribute: str, style: Style) -> float:
    """Return the indent in characters; what Word does not find in characters it reads in twips."""
    chars = file.of_paragraph(line, "ind", _CHARS)
    if attribute == _CHARS and chars is not None:
        return int(chars) / _HUNDREDTHS
    return int(file.of_paragraph(line, "ind", _TWIPS) or 0) / style.cell.twips
