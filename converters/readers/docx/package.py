"""The parts of a Word file and how they lead to one another (ECMA-376 Part 2, OPC).

The main part is found by the relations of the package, not by its name: Word Online calls it
document2.xml. Nothing that lies outside of the package is ever looked at.
"""

import io
import posixpath
import zipfile
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property, partial
from urllib.parse import unquote

from lxml import etree

from converters.readers.docx import strict
from converters.readers.docx.ooxml import RELATIONS, Element, named
from converters.readers.raw import LARGEST

_USUAL_MAIN = "word/document.xml"
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_FLAT = "{http://schemas.microsoft.com/office/2006/xmlPackage}"

Parts = Mapping[str, Callable[[], bytes]]
"""The parts by their names, in small letters and without the slash before them."""


class WordPackage:
    """The parts of one Word file, read when they are asked for."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._trees: dict[str, Element | None] = {}
        self._relations: dict[str, dict[str, tuple[str, str, bool]]] = {}

    @cached_property
    def main(self) -> str:
        """The name of the part that holds the words."""
        return next(self.related("officeDocument", ""), _USUAL_MAIN)

    def tree(self, name: str) -> Element | None:
        """Return a part as XML, None if it is absent."""
        if name not in self._trees:
            self._trees[name] = parsed(self._parts[name]()) if name in self._parts else None
        return self._trees[name]

    def data(self, name: str) -> bytes:
        """Return a part as it is, empty if it is absent."""
        return self._parts[name]() if name in self._parts else b""

    def related(self, kind: str, source: str | None = None) -> Iterator[str]:
        """Yield the parts of a kind that a part names, by default the main one."""
        for found, target, outside in self._of(self.main if source is None else source).values():
            if found == kind and not outside:
                yield target

    def one(self, kind: str) -> Element | None:
        """Return the first part of a kind that the main part names, as XML."""
        return next((self.tree(name) for name in self.related(kind)), None)

    def target(self, id: str, source: str) -> str:
        """Return the part that a relation of a part leads to, empty for none within the file."""
        _, target, outside = self._of(source).get(id, ("", "", True))
        return "" if outside else target

    def file_name(self, id: str, source: str) -> str:
        """Return what the file is called that a relation leads to, anywhere; else the id."""
        return posixpath.basename(self._of(source).get(id, ("", "", True))[1]) or id

    def _of(self, source: str) -> dict[str, tuple[str, str, bool]]:
        """Return the relations of a part: kind, target, and whether it lies outside."""
        if source not in self._relations:
            folder, name = posixpath.split(source)
            root = self.tree(posixpath.join(folder, "_rels", f"{name}.rels"))
            found = [] if root is None else list(root.iter(_RELATION))
            self._relations[source] = {
                str(one.get("Id")): _relation(one, folder) for one in found if one.get("Target")
            }
        return self._relations[source]


def _relation(one: Element, folder: str) -> tuple[str, str, bool]:
    target = unquote(str(one.get("Target")))
    path = target if target.startswith("/") else posixpath.join("/", folder, target)
    kind = str(one.get("Type") or "").rsplit("/", 1)[-1]
    return kind, _plain(posixpath.normpath(path)), one.get("TargetMode") == "External"


def _plain(name: str) -> str:
    """Return the name of a part as all compare it; some programs write backslashes in it."""
    return name.replace("\\", "/").lstrip("/").casefold()


def of_zip(data: bytes) -> WordPackage:
    """Return the package in a zip file; raises ValueError if it unpacks to too much."""
    package = zipfile.ZipFile(io.BytesIO(data))
    if sum(item.file_size for item in package.infolist()) > LARGEST:
        raise ValueError("too large")
    # Names are compared without regard to case (OPC 6.2.2).
    names = {_plain(name): name for name in package.namelist()}
    return WordPackage({plain: _reader(package, name) for plain, name in names.items()})


def _reader(package: zipfile.ZipFile, name: str) -> Callable[[], bytes]:
    return lambda: package.read(name)


def of_flat(root: Element) -> WordPackage:
    """Return the package that Word wrote as one XML file (Flat OPC)."""
    parts = {
        _plain(str(part.get(f"{_FLAT}name"))): _flat_reader(part)
        for part in root.iter(f"{_FLAT}part")
    }
    return WordPackage(parts)


def _flat_reader(part: Element) -> Callable[[], bytes]:
    held = part.find(f"{_FLAT}xmlData")
    first = held[0] if held is not None and len(held) else None
    return lambda: b"" if first is None else etree.tostring(first)


def with_parts(package: WordPackage, others: Mapping[str, bytes]) -> WordPackage:
    """Return a package in which parts are others, by their names; itself if there are none."""
    if not others:
        return package
    return WordPackage(
        {**package._parts, **{name: partial(bytes, data) for name, data in others.items()}}
    )


def of_trees(trees: Mapping[str, Element]) -> WordPackage:
    """Return a package of parts that are XML already; the main one bears the usual name."""
    package = WordPackage({})
    package._trees.update(trees)
    package._relations[package.main] = {name: (_kind_of(name), name, False) for name in trees}
    return package


def _kind_of(name: str) -> str:
    """Return the kind of a part that bears a usual name, such as word/header2.xml."""
    return posixpath.basename(name).removesuffix(".xml").rstrip("0123456789")


def parsed(data: bytes) -> Element:
    """Return XML as a tree in the namespaces of the transitional form.

    No entity is resolved and nothing is fetched. Raises lxml's errors.
    """
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        collect_ids=False,  # an xml:id that comes twice harms nobody here
    )
    return strict.transitional(etree.fromstring(data, parser))


def is_word(package: WordPackage) -> bool:
    """Return whether a package holds a text and no sheet or slides."""
    types = package.tree("[content_types].xml")
    kinds = [] if types is None else [str(one.get("ContentType")) for one in types]
    if package.data(package.main) or package.main in package._trees:
        return package.main == _USUAL_MAIN or any("word" in kind for kind in kinds)
    return False


RELATION_ID = named(RELATIONS, "id")
"""The attribute by which an element names a part."""
