"""The structure tree of laid-out pages, made simpler than WeasyPrint writes it.

WeasyPrint makes an element of each page's part of a paragraph, and another of every line in it.
Whoever copies or listens hears two paragraphs for one; and in a book of thousands of pages the
lines alone would be a hundred thousand objects.
"""

from collections.abc import Iterator
from typing import Any

import pydyf

from converters.formats.pdf import page_words, weasyprint_70
from converters.formats.pdf.weasyprint_70 import MARKED, Document, LineBox, Page, ParentBox

_REPEATED = pydyf.Dictionary({"Type": "/Pagination"})
_PLAIN = {"/Span", "/NonStruct"}
"""Elements that say nothing of what they hold."""


def simplify(document: Document, pdf: pydyf.PDF) -> None:
    """Join what runs over pages, and let each element hold its lines itself."""
    tree = _Tree(pdf)
    tree.join(document)
    tree.thin()


class _Tree:
    def __init__(self, pdf: pydyf.PDF) -> None:
        self.objects = pdf.objects
        self.root = next(
            thing
            for thing in pdf.objects
            if isinstance(thing, pydyf.Dictionary) and thing.get("S") == "/Document"
        )
        self._pages = {page: number for number, page in enumerate(pdf.page_references)}
        self._holders = self._parent_tree(pdf)

    def _parent_tree(self, pdf: pydyf.PDF) -> dict[int, Any]:
        """Return by page, and after those by link, which elements hold the content."""
        root = self._at(pdf.catalog["StructTreeRoot"])
        numbers = self._at(root["ParentTree"])["Nums"]
        return dict(zip(numbers[::2], numbers[1::2], strict=True))

    def _at(self, reference: bytes | str) -> Any:
        return self.objects[int(reference.split()[0])]

    def join(self, document: Document) -> None:
        """Make one element of what is one in the text."""
        kept: list[bytes] = []
        before: tuple[Any, pydyf.Dictionary] | None = None
        for box, reference in zip(_blocks(document), self.root["K"], strict=True):
            part = self._at(reference)
            if before is not None and before[0].element is box.element:
                self._continue(*before, box, part)
                before = box, before[1]
            else:
                kept.append(reference)
                before = box, part
        self.root["K"] = pydyf.Array(kept)

    def _continue(
        self, before: Any, whole: pydyf.Dictionary, box: Any, part: pydyf.Dictionary
    ) -> None:
        """Add to an element the part of it that stands on the next page."""
        if whole["S"] == "/TR":
            self._continue_row(before, whole, box, part)
            return
        kids = list(part["K"])
        if any(self._is(kid, "/THead") for kid in whole["K"]):
            while kids and self._is(kids[0], "/THead"):
                self._ignore(kids.pop(0))
        last, first = _edge(before, -1), _edge(box, 0)
        if last is not None and first is not None and last.element is first.element:
            self._continue(last, self._at(whole["K"][-1]), first, self._at(kids.pop(0)))
        for kid in kids:
            whole["K"].append(self._moved(kid, part, whole))
        part.clear()

    def _continue_row(
        self, before: Any, whole: pydyf.Dictionary, box: Any, part: pydyf.Dictionary
    ) -> None:
        """Add to each cell of a row its part on the next page."""
        cells = zip(before.children, whole["K"], box.children, part["K"], strict=True)
        for upper, cell, lower, rest in cells:
            self._continue(upper, self._at(cell), lower, self._at(rest))
        part.clear()

    def _is(self, kid: Any, kind: str) -> bool:
        return not isinstance(kid, int | dict) and self._at(kid).get("S") == kind

    def _ignore(self, kid: Any) -> None:
        """Take an element out of the structure: a head that is printed again on the next page."""
        element = self._at(kid)
        for below in element["K"]:
            if isinstance(below, int):
                self._holders[self._pages[element["Pg"]]][below] = "null"
                self._unmark(self._at(self._at(element["Pg"])["Contents"]), below)
            else:
                self._ignore(below)
        element.clear()

    def _unmark(self, content: pydyf.Stream, number: int) -> None:
        """Make marked content of a page an artifact."""
        begun, parts = MARKED % number, content.stream
        for at, part in enumerate(parts):
            if isinstance(part, dict) and part.get("MCID") == number:
                parts[at - 1 : at + 1] = [b"/Artifact", _REPEATED]
            elif isinstance(part, bytes) and part.startswith(begun):
                artifact = b"/Artifact\n%b\nBDC" % _REPEATED.data
                parts[at] = artifact + part.removeprefix(begun)

    def _moved(self, kid: Any, part: pydyf.Dictionary, whole: pydyf.Dictionary) -> Any:
        """Return what stands for a kid in another element than that it was made for."""
        if isinstance(kid, int):
            self._holders[self._pages[part["Pg"]]][kid] = whole.reference
            return kid if part["Pg"] == whole["Pg"] else _marked(kid, part["Pg"])
        if isinstance(kid, dict):
            self._holders[self._pages[kid["Pg"]]][kid["MCID"]] = whole.reference
            return kid
        thing = self._at(kid)
        if thing.get("Type") == "/StructElem":
            thing["P"] = whole.reference
        elif thing.get("Type") == "/OBJR":
            self._holders[self._at(thing["Obj"])["StructParent"]] = whole.reference
        return kid

    def thin(self) -> None:
        """Let every element hold the content of those below it that say nothing."""
        for reference in self.root["K"]:
            self._thin(self._at(reference), "/Row")

    def _thin(self, element: pydyf.Dictionary, scope: str) -> None:
        """Thin what is below an element; `scope` is what a head in it is the head of."""
        scope = "/Column" if element["S"] == "/THead" else scope
        _name_cell(element, scope)
        kids: list[Any] = []
        for kid in element["K"]:
            below = None if isinstance(kid, int | dict) else self._at(kid)
            if below is None or below.get("Type") != "/StructElem":
                kids.append(kid)
                continue
            self._thin(below, scope)
            if below["S"] in _PLAIN and all(isinstance(k, int | dict) for k in below["K"]):
                kids += [self._moved(k, below, element) for k in below["K"]]
                below.clear()
            else:
                kids.append(kid)
        element["K"] = pydyf.Array(kids)


def _name_cell(element: pydyf.Dictionary, scope: str) -> None:
    """Tell by its scope what a cell is the head of: names would not be unique in a book."""
    if element["S"] == "/TH":
        element["A"]["Scope"] = scope
        element.pop("ID", None)
    elif element["S"] == "/TD":
        element["A"].pop("Headers", None)


def _marked(number: int, page: Any) -> pydyf.Dictionary:
    """Return a reference to marked content on another page than that of its element."""
    return pydyf.Dictionary({"Type": "/MCR", "Pg": page, "MCID": number})


def _blocks(document: Document) -> Iterator[Any]:
    """Yield the boxes of the blocks in the order of the structure, again on each page."""
    for page in document.pages:
        yield from blocks(page)


def blocks(page: Page) -> list[Any]:
    """Return the boxes of the blocks on a page, in the order of the text."""
    return [box for body in page_words.text_area(page).children for box in body.children]


def holds_one_block(page: Page) -> bool:
    """Return whether there is one block on a page: a 版记 that has it to itself."""
    return len(blocks(page)) == 1


def _edge(box: Any, at: int) -> Any | None:
    """Return the first or last block in a block; None for one that holds lines."""
    box = weasyprint_70.placed(box)
    if getattr(box, "is_table_wrapper", False):
        box = box.get_wrapped_table()
    if not isinstance(box, ParentBox):
        return None
    children = [child for child in box.children if not getattr(child, "is_header", False)]
    if not children:
        return None
    edge = children[at]
    there = edge.element is not None and not isinstance(edge, LineBox)
    return edge if there else None
