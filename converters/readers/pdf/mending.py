"""Files whose table of objects is damaged or missing, while the objects themselves are whole."""

import io
import re

import pikepdf

MENDED = "已损坏的文件结构（按文件里的各个对象读出）"
_END, _TAIL = b"%%EOF", 1024
"""How a file ends, and within how many bytes of its end (ISO 32000-1, annex H.3.18)."""
_WAY = re.compile(rb"startxref\s+(\d{1,12})\s+%%EOF")
_TABLE = re.compile(rb"\s*(?:xref\b|\d+\s+\d+\s+obj\b)")
_BEGUN = re.compile(rb"\d+\s+\d+\s+obj\b")


def mended(data: bytes) -> bytes | None:
    """Return a file with the table of its objects made anew; None if any of them is missing.

    An object is missing that others refer to, and one that is begun and never ended.
    """
    begun = [found.start() for found in _BEGUN.finditer(data)]
    if not begun or b"endobj" not in data[begun[-1] :]:
        return None
    out = io.BytesIO()
    ended = data + b"\nstartxref\n0\n%%EOF\n" if is_cut(data) else data
    try:
        with pikepdf.open(io.BytesIO(ended)) as document:
            if any(one is None for one in document.objects):
                return None
            document.save(out)
    except pikepdf.PdfError:
        return None
    return out.getvalue()


def is_cut(data: bytes) -> bool:
    """Return whether a file lacks its end."""
    return _END not in data[-_TAIL:]


def is_sound(data: bytes) -> bool:
    """Return whether the end of a file leads to a table of its objects (7.5.5)."""
    ends = list(_WAY.finditer(data, max(len(data) - _TAIL, 0)))
    return bool(ends) and _TABLE.match(data, int(ends[-1][1])) is not None
