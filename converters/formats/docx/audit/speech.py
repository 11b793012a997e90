"""The audit of a DOCX: the finished file against the style and the words of the speech.

The file itself is read here; `layout` measures what LibreOffice makes of it. Nothing is asked of
the writer.
"""

from converters.audit import expected
from converters.audit.faults import Fault
from converters.errors import Severity, SourceError
from converters.formats.docx.audit import (
    access,
    attached,
    blank_lines,
    cells,
    circulation,
    folio,
    head_places,
    joint,
    letter_shapes,
    looks,
    sheet,
    styles,
    tail,
    text_colours,
    words,
)
from converters.formats.docx.audit.codes import DocxCode
from converters.formats.docx.audit.file import DocxFile
from converters.settings.design import Design
from converters.speech.bare import bare
from converters.speech.model import Speech
from converters.typeset import first_page


def text(data: bytes) -> list[str]:
    """Return the printed lines without white space; raises SourceError if it is no DOCX."""
    return [bare(paragraph.text) for paragraph in DocxFile(data).paragraphs]


def check(data: bytes, speech: Speech, design: Design, source: bytes) -> list[Fault]:
    """Return every fault of a DOCX of a speech; `source` is the Markdown it was made from."""
    try:
        file = DocxFile(data)
        speech = first_page.placed(speech, design.style)
        paired = words.pairs(file, expected.parts(speech, design.style))
        return [
            *words.words(paired),
            *styles.styles(file, paired),
            *styles.by_hand(paired),
            *styles.blank_lines(file),
            *styles.faces(file, paired, design),
            *looks.sizes(file, paired, design.style),
            *text_colours.text_colours(file, paired, speech.meta, design.style),
            *text_colours.of_page_numbers(file),
            *looks.stands(file, paired, design.style),
            *styles.pitch(file, paired, design.style),
            *cells.cells(file, paired, design.style),
            *cells.squeezed(file, paired, design.style),
            *tail.tail(file, paired, design.style),
            *attached.told(file, paired, design.style),
            *attached.attached(file, paired, design.style),
            *blank_lines.blank_lines(file, paired, design.style),
            *circulation.red_head(file, speech.meta, design.style),
            *joint.joint(file, speech.meta, design.style),
            *head_places.places(file, speech.meta, design.style),
            *letter_shapes.shapes(file, speech.meta, design.style),
            *circulation.imprint(file, speech, design.style),
            *sheet.pages(file, design.style),
            *sheet.mirrored(file, design.style),
            *sheet.page_numbers(file, design.style),
            *folio.front(file, speech.meta),
            *folio.looks(file, design),
            *access.access(file, speech),
            *sheet.origin(file, speech.meta, source),
        ]
    except SourceError as error:
        return [Fault(DocxCode.BROKEN, Severity.ERROR, error.reason, advice=error.remedy)]
