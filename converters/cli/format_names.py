"""Formats as people write them on the command line: docx, PDF, .pdf, several parted by commas."""

from collections.abc import Collection

from converters.errors import UsageError


def wanted(written: str, known: Collection[str]) -> list[str]:
    """Return the formats that are meant, each once; raises UsageError for one that is not known.

    >>> wanted("PDF，.docx、pdf", ("docx", "pdf"))
    ['pdf', 'docx']
    """
    parts = written.replace("，", ",").replace("、", ",").split(",")
    found = [part.strip().lower().removeprefix(".") for part in parts if part.strip()]
    unknown = [format for format in found if format not in known]
    if unknown or not found:
        reason = f"没有“{'、'.join(unknown) or written}”这种格式"
        raise UsageError(reason, f"可用的有：{'、'.join(known)}")
    return list(dict.fromkeys(found))
