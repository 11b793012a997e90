"""The audit of a DOCX as the report shows it: facts, a row for each page, faults."""

from converters.audit.finished import FinishedSpeech
from converters.audit.report import AuditedFile, Shown
from converters.formats.docx.audit import layout as docx_layout
from converters.formats.docx.audit import speech
from converters.speech import printed_words

NOT_LAID_OUT = (("排版核对", "没有用 LibreOffice 排出来，只核对了文件本身"),)


def entry(file: FinishedSpeech) -> AuditedFile:
    """Return the entry of a DOCX: the file itself and, if it was printed, how it is laid out."""
    faults = speech.check(file.data, file.speech, file.design, file.source)
    rows: tuple[tuple[str, ...], ...] = ()
    facts: tuple[tuple[str, str], ...] = NOT_LAID_OUT
    if file.printed is not None:
        layout, found = docx_layout.examine(file.printed, file.speech, file.design, file.pages())
        faults += found
        facts = (("页数", str(layout.pages)), ("悬在版心外的标点", str(layout.hung)))
        rows = tuple((str(n), str(lines)) for n, lines in enumerate(layout.rows, 1))
    shown = tuple(Shown(fault) for fault in faults)
    meta = file.speech.meta
    return AuditedFile(
        meta.id, printed_words.title(meta), "DOCX", facts, ("页", "行数"), rows, shown
    )
