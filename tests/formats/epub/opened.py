"""An EPUB read again, as a reading system does, by no code of ours."""

from collections.abc import Iterator
from functools import cached_property
from io import BytesIO
from posixpath import join
from typing import Any
from zipfile import ZipFile

from lxml import etree

from converters.speech.bare import bare

OPF = "{http://www.idpf.org/2007/opf}"
DC = "{http://purl.org/dc/elements/1.1/}"
XHTML = "{http://www.w3.org/1999/xhtml}"
TYPE = "{http://www.idpf.org/2007/ops}type"
FOLDER = "EPUB"


class Opened:
    """One EPUB."""

    def __init__(self, data: bytes) -> None:
        self.zip = ZipFile(BytesIO(data))
        self.package = self.tree("package.opf")
        self.nav = self.tree("nav.xhtml")

    def tree(self, name: str) -> Any:
        return etree.fromstring(self.zip.read(join(FOLDER, name)))

    @cached_property
    def spine(self) -> list[str]:
        """The files in reading order."""
        items = {item.get("id"): item.get("href") for item in self.package.iter(f"{OPF}item")}
        return [items[ref.get("idref")] for ref in self.package.iter(f"{OPF}itemref")]

    def facts(self, name: str) -> list[str]:
        return [node.text for node in self.package.iter(f"{DC}{name}")]

    def metas(self, name: str) -> list[str]:
        found = self.package.iter(f"{OPF}meta")
        return [node.text for node in found if node.get("property") == name]

    def links(self, kind: str) -> list[tuple[str, str]]:
        """What one of the lists of the navigation says, and where it leads."""
        (nav,) = (node for node in self.nav.iter(f"{XHTML}nav") if node.get(TYPE) == kind)
        return [("".join(a.itertext()), a.get("href")) for a in nav.iter(f"{XHTML}a")]

    def anchors(self, name: str) -> set[str]:
        return {node.get("id") for node in self.tree(name).iter() if node.get("id")}

    def pieces(self, name: str) -> Iterator[tuple[str, str]]:
        """Yield the words of a file in order, and the marks of pages, each with what it is."""
        yield from _pieces(self.tree(name).find(f"{XHTML}body"))

    def words(self, name: str) -> str:
        return bare("".join(text for kind, text in self.pieces(name) if kind == "words"))

    def pages(self, name: str) -> dict[str, int]:
        """How many characters stand before each printed page, by its number."""
        found, at = dict[str, int](), 0
        for kind, text in self.pieces(name):
            if kind == "page":
                assert text not in found
                found[text] = at
            else:
                at += len(bare(text))
        return found

    def headings(self, name: str) -> list[tuple[str, str]]:
        every = self.tree(name).iter(*(f"{XHTML}h{rank}" for rank in range(2, 7)))
        return [(node.get("id"), "".join(node.itertext())) for node in every]


def _pieces(node: Any) -> Iterator[tuple[str, str]]:
    if node.get(TYPE) == "pagebreak":
        yield "page", node.get("aria-label").removeprefix("第").removesuffix("页")
    yield "words", node.text or ""
    for child in node:
        yield from _pieces(child)
        yield "words", child.tail or ""
