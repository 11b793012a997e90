"""The facts about a book in the file's properties, so that a file leads back to its sources."""

from collections.abc import Iterator

from docx.opc.coreprops import CoreProperties
from docx.opc.oxml import serialize_part_xml
from docx.oxml import parse_xml

from converters import __version__
from converters.books.volume import Volume
from converters.formats.docx.properties import GENERATOR, custom, fill_core
from converters.formats.docx.template import CORE
from converters.speech import dates

_LONGEST = 255
"""Word shows no more of a custom property."""
_CATEGORY = "汇编"


def core_xml(volume: Volume) -> bytes:
    """Return `core.xml`: title, compiler as author, the date of compilation."""
    settings = volume.book.settings
    facts = {
        "title": (settings.plain_title, "书名"),
        "author": (settings.compiler or settings.publisher or "", "编者"),
        "subject": (settings.subtitle or "", "副题"),
        "category": (_CATEGORY, ""),
        "identifier": (settings.name, "名称"),
        "version": (settings.edition or "", "版次"),
    }
    element, day = parse_xml(CORE), dates.read(settings.date)
    fill_core(CoreProperties(element), facts, day.first if day else None)
    return bytes(serialize_part_xml(element))


def custom_xml(volume: Volume) -> bytes:
    """Return `custom.xml`: the digest of the sources, the program, the ids of the speeches."""
    ids = [meta.id for meta in volume.book.speeches]
    values = {
        "huibian.book": volume.book.settings.name,
        "huibian.sources_sha256": volume.digest,
        "huibian.generator": GENERATOR,
        "huibian.version": __version__,
        "huibian.speeches": str(len(ids)),
    }
    listed = {f"huibian.ids.{number}": text for number, text in enumerate(_joined(ids), 1)}
    return custom({**values, **listed})


def _joined(ids: list[str]) -> Iterator[str]:
    """Yield the ids, as many in a property as Word shows."""
    line = ""
    for name in ids:
        if line and len(line) + 1 + len(name) > _LONGEST:
            yield line
            line = ""
        line = f"{line} {name}" if line else name
    if line:
        yield line
