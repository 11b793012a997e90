"""A book's DOCX read back: its sections, what stands at their heads and feet, its links."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from lxml import etree

from converters.formats.docx.audit.file import (
    RELATION,
    Attributes,
    DocxFile,
    Para,
    R,
    W,
    paragraph_of,
    properties_of,
)

_PAGE_REFERENCE = "PAGEREF"
_RUNS = (f"{W}r", f"{W}instrText", f"{W}fldChar", f"{W}t")


@dataclass(frozen=True, slots=True)
class WordSection:
    """A section (节) of Word."""

    paragraphs: tuple[Para, ...]
    """Those that hold words."""
    facts: Mapping[str, Attributes]
    """Its properties by name."""
    furniture: Mapping[str, str]
    """The words at head and foot, inherited ones too, such as `header even`."""

    @property
    def kind(self) -> str:
        """How it begins: oddPage, nextPage, continuous."""
        return self.facts.get("type", {}).get("val", "nextPage")


@dataclass(frozen=True, slots=True)
class WordLink:
    """A link inside the document."""

    section: int
    paragraph: str
    """The words of the whole paragraph."""
    anchor: str
    text: str
    """All its words."""
    field: str
    """The bookmark whose page number it shows; empty for a link without number."""
    number: str
    """The page number it shows."""


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A bookmark: the section it stands in, and the words of its paragraph and of that above."""

    section: int
    text: str
    above: str = ""


class BookDocx(DocxFile):
    """One DOCX that holds a book."""

    @cached_property
    def sections(self) -> tuple[WordSection, ...]:
        """The sections in order."""
        found, paragraphs, there = list[WordSection](), list[Para](), dict[str, str]()
        for node in self.document.iter(f"{W}p", f"{W}sectPr"):
            if node.tag == f"{W}p":
                paragraph = paragraph_of(node)
                paragraphs += [paragraph] if paragraph.text.strip() else []
            if (ended := _end(node)) is not None:
                there |= dict(self._furniture(ended))
                found.append(WordSection(tuple(paragraphs), properties_of(ended), dict(there)))
                paragraphs = []
        return tuple(found)

    @cached_property
    def links(self) -> tuple[WordLink, ...]:
        """The links in order."""
        return tuple(
            _link(link, section)
            for section, node in self._nodes
            for link in node.iter(f"{W}hyperlink")
            if link.get(f"{W}anchor")
        )

    @cached_property
    def bookmarks(self) -> Mapping[str, Bookmark]:
        """The bookmarks by their names."""
        texts = ["", *(_text(node) for _, node in self._nodes[:-1])]
        return {
            start.get(f"{W}name"): Bookmark(section, _text(node), above)
            for above, (section, node) in zip(texts, self._nodes, strict=True)
            for start in node.iter(f"{W}bookmarkStart")
        }

    @cached_property
    def instructions(self) -> tuple[str, ...]:
        """The instructions of all fields in order."""
        return tuple((node.text or "").strip() for node in self.document.iter(f"{W}instrText"))

    @cached_property
    def _nodes(self) -> tuple[tuple[int, Any], ...]:
        """The paragraphs, each with the number of its section."""
        found, section = [], 0
        for node in self.document.iter(f"{W}p"):
            found.append((section, node))
            section += node.find(f"{W}pPr/{W}sectPr") is not None
        return tuple(found)

    @cached_property
    def _targets(self) -> Mapping[str, str]:
        relations = self.part("word/_rels/document.xml.rels").iter(RELATION)
        return {node.get("Id"): f"word/{node.get('Target')}" for node in relations}

    def _furniture(self, ended: Any) -> Iterator[tuple[str, str]]:
        for node in ended:
            name = etree.QName(node).localname
            if name.endswith("Reference"):
                part = self.part(self._targets[node.get(f"{R}id")])
                words = "".join(paragraph_of(p).text for p in part.iter(f"{W}p"))
                yield f"{name.removesuffix('Reference')} {node.get(f'{W}type')}", words


def _end(node: Any) -> Any:
    """Return the properties of the section that ends with a paragraph, or with the body."""
    if node.tag == f"{W}p":
        return node.find(f"{W}pPr/{W}sectPr")
    return node if node.getparent().tag == f"{W}body" else None


def _link(node: Any, section: int) -> WordLink:
    field = number = ""
    shown = False
    for part in node.iter(*_RUNS):
        if part.tag == f"{W}instrText" and (words := (part.text or "").split()):
            field = words[1] if words[0] == _PAGE_REFERENCE else field
        elif part.tag == f"{W}fldChar":
            shown = part.get(f"{W}fldCharType") == "separate"
        elif part.tag == f"{W}t" and shown:
            number += part.text or ""
    paragraph = next(above for above in node.iterancestors(f"{W}p"))
    return WordLink(section, _text(paragraph), node.get(f"{W}anchor"), _text(node), field, number)


def _text(node: Any) -> str:
    return "".join(text.text or "" for text in node.iter(f"{W}t"))
