"""Where a Word file says that it comes from: its properties, and the Markdown that it carries."""

from collections.abc import Iterator

from converters.readers.docx import opening
from converters.readers.docx.ooxml import Element, children
from converters.readers.docx.package import WordPackage
from converters.readers.revisions.model import Origin
from converters.speech import carried_source

_ID, _SHA256 = "huibian.id", "huibian.source_sha256"
_CORE_NAMES = ("identifier", "lastModifiedBy", "modified")
_SOURCE = f"{{{carried_source.NAMESPACE}}}source"


def read(package: WordPackage) -> Origin:
    """Return what a file tells of where it comes from."""
    custom = dict(_custom(package))
    core = dict.fromkeys(_CORE_NAMES, "") | dict(_core(package))
    sha256 = custom.get(_SHA256, "")
    held = next(_held(package), None)
    if held is not None:
        sha256 = sha256 or str(held.get(carried_source.SHA256) or "")
    return Origin(
        id=custom.get(_ID) or core["identifier"],
        sha256=sha256,
        carried=None if held is None else carried_source.unpacked(held.text or "", sha256),
        properties=tuple(custom.items()),
        saved_by=core["lastModifiedBy"],
        saved=core["modified"],
    )


def _part(package: WordPackage, kind: str, usual: str) -> Element | None:
    return package.tree(next(package.related(kind, ""), usual))


def _custom(package: WordPackage) -> Iterator[tuple[str, str]]:
    """Yield the custom properties (ECMA-376 22.3)."""
    for one in children(_part(package, "custom-properties", "docprops/custom.xml")):
        yield str(one.get("name") or ""), "".join(map(str, one.itertext())).strip()


def _core(package: WordPackage) -> Iterator[tuple[str, str]]:
    """Yield the core properties of a package (Part 2, 8.3)."""
    for one in children(_part(package, "core-properties", "docprops/core.xml")):
        yield str(one.tag).rpartition("}")[2], (one.text or "").strip()


def _held(package: WordPackage) -> Iterator[Element]:
    """Yield the parts that hold a Markdown, of all that somebody may have put in."""
    for name in package.related("customXml"):
        try:
            root = package.tree(name)
        except opening.DAMAGED:  # of somebody else's data; the words can be read all the same
            continue
        if root is not None and root.tag == _SOURCE:
            yield root
