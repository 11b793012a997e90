"""The colour of words in a DOCX: black, but for the issuer of a 版头 (GB/T 9704-2012 §5.2.4)."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from converters.audit import colours
from converters.audit.faults import Fault, cited
from converters.errors import Severity
from converters.formats.docx.audit.codes import DocxCode
from converters.formats.docx.audit.file import DocxFile, Para, WordRun
from converters.formats.docx.audit.words import Pair
from converters.settings.style import Style
from converters.speech.model import Meta

_OF_TEXT = (None, "none", "text1", "dark1")
"""Colours of a theme that are those of text, not of ornament (ECMA-376 17.18.97)."""
_HEX = re.compile("[0-9A-Fa-f]{6}")
_EXCERPT = 30


def text_colours(
    file: DocxFile, paired: Sequence[Pair], meta: Meta, style: Style
) -> Iterator[Fault]:
    """Yield words of another colour than their element's, once for each element and colour."""
    found = Counter[tuple[str, str]]()
    first: dict[tuple[str, str], tuple[int, str]] = {}
    for part, paragraph in paired:
        if part is None or paragraph is None:
            continue
        for run, message in _wrong(file, paragraph, colours.of(part.element, style)):
            key = colours.clause(part.element, meta), message
            found[key] += 1
            first.setdefault(key, (part.line, run.text[:_EXCERPT]))
    for (clause, message), count in found.items():
        again = f"，共 {count} 处" if count > 1 else ""
        line, excerpt = first[clause, message]
        yield _fault(f"“{excerpt}”的{message}{again}", clause, line, excerpt)


def of_page_numbers(file: DocxFile) -> Iterator[Fault]:
    """Yield page numbers that are not black, once for each message."""
    footers = [file.footers_of(section) for section in file.section_nodes]
    numbers = [number for each in footers for kind in each.values() for number in kind]
    wrong = (each for number in numbers for each in _wrong(file, number, colours.BLACK))
    for message, run in {message: run for run, message in wrong}.items():
        yield _fault(f"页码的{message}", colours.USUAL, 0, run.text[:_EXCERPT])


def _wrong(file: DocxFile, paragraph: Para, wanted: str) -> Iterator[tuple[WordRun, str]]:
    """Yield the runs of another colour than is wanted, with what to say of them."""
    for run in paragraph.runs:
        if not run.text.strip():
            continue
        told = file.set_for_run(run, paragraph, "color")
        theme, value = told.get("themeColor"), told.get("val", "")
        found = f"#{value.upper()}" if _HEX.fullmatch(value) else colours.BLACK  # auto
        if theme not in _OF_TEXT:
            yield run, f"文字应为{colours.named(wanted)}，实际由主题颜色决定（{theme}）"
        elif not colours.is_like(found, wanted):
            yield run, colours.wrong(found, wanted)


def _fault(message: str, clause: str, line: int, excerpt: str) -> Fault:
    advice = f"{cited(clause)}；请重新生成，或把字体颜色改回样式"
    return Fault(DocxCode.COLOUR, Severity.ERROR, message, "", line, excerpt, advice, clause=clause)
