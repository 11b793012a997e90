"""Latin words in a row, as Chinese lists them."""

from collections.abc import Iterable


def listed(words: Iterable[str], last: str = "或") -> str:
    """Return Latin words as Chinese lists them, with a word before the last one.

    >>> listed(["docx", "pdf", "txt"]), listed(["PDF", "DOCX"], "和"), listed(["PDF"])
    ('docx、pdf 或 txt', 'PDF 和 DOCX', 'PDF')
    """
    *first, end = words
    return f"{'、'.join(first)} {last} {end}" if first else end
