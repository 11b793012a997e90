"""The sections of a Word file (ECMA-376 17.6)."""

from converters.readers.docx.ooxml import Element, below, val, w


def kinds(root: Element) -> list[str]:
    """Return how each section begins (17.6.22), in their order."""
    found = (one for one in root.iter(w("sectPr")) if not _is_former(one))
    return [val(below(one, "type")) or "nextPage" for one in found]


def _is_former(section: Element) -> bool:
    parent = section.getparent()
    return parent is not None and parent.tag == w("sectPrChange")
