"""Strict Open XML (ECMA-376 Part 1) in the namespaces of the transitional form (Part 4)."""

from lxml import etree

_STRICT = b"http://purl.oclc.org/ooxml/"
_SPACES = {
    b"officeDocument/relationships": (
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    ),
    b"officeDocument/math": b"http://schemas.openxmlformats.org/officeDocument/2006/math",
    b"wordprocessingml/main": b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    b"drawingml/main": b"http://schemas.openxmlformats.org/drawingml/2006/main",
    b"drawingml/chart": b"http://schemas.openxmlformats.org/drawingml/2006/chart",
    b"drawingml/diagram": b"http://schemas.openxmlformats.org/drawingml/2006/diagram",
    b"drawingml/picture": b"http://schemas.openxmlformats.org/drawingml/2006/picture",
    b"drawingml/wordprocessingDrawing": (
        b"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
    ),
}


def transitional(root: etree._Element) -> etree._Element:
    """Return the tree with the namespaces of the transitional form; another tree stays as it is."""
    if not any(space.startswith(_STRICT.decode()) for space in root.nsmap.values()):
        return root
    data = etree.tostring(root, encoding="utf-8")
    for name, space in _SPACES.items():
        for quote in (b'"', b"'"):
            data = data.replace(quote + _STRICT + name + quote, quote + space + quote)
    return etree.fromstring(
        data, etree.XMLParser(resolve_entities=False, no_network=True, collect_ids=False)
    )
