"""Findings about a book's DOCX, worded alike."""

from converters.audit.book_codes import ADVICE, Code
from converters.audit.docx_codes import DocxCode
from converters.errors import Finding, Severity


def error(code: Code | DocxCode, message: str, excerpt: str = "") -> Finding:
    """Return a finding; what is wrong in a book is always an error."""
    advice = (
        ADVICE.get(code, "请重新生成；仍有此问题请报告") if isinstance(code, Code) else "请重新生成"
    )
    return Finding(code, Severity.ERROR, message, excerpt=excerpt, advice=advice)
