"""Type size, alignment and indents of a DOCX, as its styles and its paragraphs come to them."""

from collections import Counter
from collections.abc import Iterator, Sequence

from converters.audit.blanks import HANGING
from converters.audit.expected import PrintedPart
from converters.audit.faults import Fault
from converters.errors import Severity
from converters.formats.docx.audit.codes import DocxCode
from converters.formats.docx.audit.file import DocxFile, Para
from converters.formats.docx.audit.words import Pair
from converters.formats.docx.measures import half_points
from converters.settings.style import Style

_NEAR = 20
"""Twips, a point: what people set by the mouse."""
_HUNDREDTHS = 100
_HALF_POINTS = 2
_FITTED = ("issuer",)
"""Elements whose size follows from their length; the 版头 is measured by itself."""
_PLACED = ("issuer", "number", "imprint", "signature", "dateline", *HANGING)
"""Elements that stand by measures of their own."""


def sizes(file: DocxFile, paired: Sequence[Pair], style: Style) -> Iterator[Fault]:
    """Yield words of another size than their element's, once for each size and element."""
    found = Counter[tuple[str, str]]()
    first: dict[tuple[str, str], tuple[int, str]] = {}
    for part, paragraph in paired:
        if part is None or paragraph is None or part.element in _FITTED:
            continue
        wanted = str(half_points(style.elements[part.element].size))
        for run in paragraph.runs:
            size = file.of_run(run, paragraph, "sz", "val") or ""
            if run.text.strip() and size != wanted:
                found[part.element, size] += 1
                first.setdefault((part.element, size), (part.line, run.text[:30]))
    for (name, size), count in found.items():
        own = style.elements[name].size.pt
        shown = f"{int(size) / _HALF_POINTS:g} 磅" if size.isdigit() else "未指定"
        again = f"，共 {count} 处" if count > 1 else ""
        line, excerpt = first[name, size]
        message = f"字号应为 {own:g} 磅，实际是{shown}{again}"
        yield _fault(DocxCode.SIZE, message, line, excerpt)


def stands(file: DocxFile, paired: Sequence[Pair], style: Style) -> Iterator[Fault]:
    """Yield paragraphs aligned or indented otherwise than their element is, once for each."""
    told = set[tuple[str, str]]()
    for part, paragraph in paired:
        if part is None or paragraph is None or part.in_table or part.element in _PLACED:
            continue
        for message in _wrong(file, part, paragraph, style):
            if (part.element, message) not in told:
                told.add((part.element, message))
                yield _fault(DocxCode.INDENT, message, part.line, part.text[:30])


def _wrong(file: DocxFile, part: PrintedPart, paragraph: Para, style: Style) -> Iterator[str]:
    element = style.elements[part.element]
    jc = file.of_paragraph(paragraph, "jc", "val")
    if element.align != "justify":
        if jc != element.align:
            yield f"应{_ALIGNED[element.align]}"
        return
    if jc in _ALIGNED:
        yield "应两端对齐"
    chars = int(file.of_paragraph(paragraph, "ind", "firstLineChars") or 0) / _HUNDREDTHS
    twips = int(file.of_paragraph(paragraph, "ind", "firstLine") or 0)
    left = int(file.of_paragraph(paragraph, "ind", "left") or 0)
    wanted = element.indent_chars
    if left > _NEAR:
        yield "左边应顶格，不应左缩进"
    elif abs(twips - (style.cell * wanted).twips) > _NEAR or chars not in (wanted, 0):
        yield f"首行应空 {wanted} 字" if wanted else "首行应顶格"


_ALIGNED = {"center": "居中", "right": "居右"}
"""What messages call an alignment."""


def _fault(code: DocxCode, message: str, line: int, excerpt: str) -> Fault:
    advice = "请重新生成，或把这一段改回样式"
    return Fault(code, Severity.ERROR, message, "", line, excerpt, advice)
