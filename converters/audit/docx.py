"""The audit of a DOCX: the finished file against the style and the words of the speech.

`inspect` reads the file itself; `converters.audit.docx_layout` measures what LibreOffice makes of
it. Nothing is asked of the writer.
"""

from converters.audit import (
    comparison,
    docx_cells,
    docx_circulation,
    docx_looks,
    docx_sheet,
    docx_tail,
    docx_words,
    expected,
)
from converters.audit.docx_codes import DocxCode
from converters.audit.docx_file import DocxFile
from converters.errors import Finding, Severity, SourceError
from converters.look import Look
from converters.model import Speech


def text(data: bytes) -> list[str]:
    """Return the printed lines without white space; raises SourceError where it is no DOCX."""
    return [comparison.bare(paragraph.text) for paragraph in DocxFile(data).paragraphs]


def inspect(data: bytes, speech: Speech, look: Look, source: bytes) -> list[Finding]:
    """Return every fault of a DOCX of a speech; `source` is the Markdown it was made from."""
    try:
        file = DocxFile(data)
        paired = docx_words.pairs(file, expected.parts(speech, look.style))
        return [
            *docx_words.words(paired),
            *docx_looks.styles(file, paired),
            *docx_looks.by_hand(paired),
            *docx_looks.faces(file, paired, look),
            *docx_looks.pitch(file, paired, look.style),
            *docx_cells.cells(file, paired, look.style),
            *docx_cells.squeezed(file, paired, look.style),
            *docx_tail.tail(file, paired, look.style),
            *docx_circulation.red_head(file, speech.meta, look.style),
            *docx_circulation.imprint(file, speech.meta, look.style),
            *docx_sheet.page(file, look.style),
            *docx_sheet.page_numbers(file, look.style),
            *docx_sheet.origin(file, speech.meta, source),
        ]
    except SourceError as error:
        return [Finding(DocxCode.BROKEN, Severity.ERROR, error.reason, advice=error.remedy)]
