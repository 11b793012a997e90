"""The audit of a DOCX as the report shows it: facts, a row for each page, faults."""

from converters import wording
from converters.audit import docx, docx_layout
from converters.audit.faults import Fault
from converters.audit.finished import FinishedSpeech
from converters.audit.report import Entry, Shown

NOT_LAID_OUT = (("排版核对", "没有 LibreOffice，只核对了文件本身"),)


def entry(file: FinishedSpeech) -> Entry:
    """Return the entry of a DOCX: the file itself and, if it was printed, how it is laid out."""
    findings = docx.inspect(file.data, file.speech, file.look, file.source)
    rows: tuple[tuple[str, ...], ...] = ()
    facts: tuple[tuple[str, str], ...] = NOT_LAID_OUT
    if file.printed is not None:
        layout, found = docx_layout.examine(file.printed, file.speech, file.look, file.pages())
        findings += found
        facts = (("页数", str(layout.pages)), ("悬在版心外的标点", str(layout.hung)))
        rows = tuple((str(n), str(lines)) for n, lines in enumerate(layout.rows, 1))
    shown = tuple(Shown(Fault(finding)) for finding in findings)
    meta = file.speech.meta
    return Entry(meta.id, wording.title(meta), "DOCX", facts, ("页", "行数"), rows, shown)
