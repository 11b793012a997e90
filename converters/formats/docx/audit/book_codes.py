"""Findings about a book's DOCX, worded alike."""

from converters.audit.book_codes import ADVICE, BookCode
from converters.audit.faults import Fault
from converters.errors import Severity
from converters.formats.docx.audit.codes import DocxCode


def error(code: BookCode | DocxCode, message: str, excerpt: str = "") -> Fault:
    """Return a finding; what is wrong in a book is always an error."""
    advice = (
        ADVICE.get(code, "请重新生成；仍有此问题请报告")
        if isinstance(code, BookCode)
        else "请重新生成"
    )
    return Fault(code, Severity.ERROR, message, excerpt=excerpt, advice=advice)
