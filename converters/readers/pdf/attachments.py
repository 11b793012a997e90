"""The files that a PDF carries (ISO 32000-1, 7.11.4), among them the Markdown it was made from."""

from collections.abc import Iterator, Mapping
from typing import Any

from pdfminer.pdftypes import PDFStream, resolve1
from pdfminer.utils import decode_text

_DEEPEST = 8
"""Levels of the tree of names; one with 64 names a node would hold more files than there are."""
_MOST = 2000


def of_file(catalog: Any) -> dict[str, bytes]:
    """Return the files that a PDF carries, by their names."""
    tree = resolve1(_under(_under(catalog, "Names"), "EmbeddedFiles"))
    found: dict[str, bytes] = {}
    for specification in _values(tree, 0):
        about = resolve1(specification)
        name = resolve1(_under(about, "UF") or _under(about, "F"))
        stream = resolve1(_under(_under(about, "EF"), "F"))
        if isinstance(name, bytes) and isinstance(stream, PDFStream) and len(found) < _MOST:
            found[decode_text(name)] = stream.get_data()
    return found


def markdown(files: Mapping[str, bytes]) -> bytes:
    """Return the Markdown with front matter among the files; empty if there is not just one."""
    ours = [
        data for name, data in files.items() if name.endswith(".md") and data.startswith(b"---")
    ]
    return ours[0] if len(ours) == 1 else b""


def _under(thing: Any, key: str) -> Any:
    found = resolve1(thing)
    return found.get(key) if isinstance(found, dict) else None


def _values(node: Any, deep: int) -> Iterator[Any]:
    """Yield the values of a tree of names (7.9.6)."""
    names, kids = resolve1(_under(node, "Names")), resolve1(_under(node, "Kids"))
    yield from names[1::2] if isinstance(names, list) else ()
    for kid in kids if isinstance(kids, list) and deep < _DEEPEST else ():
        yield from _values(resolve1(kid), deep + 1)
