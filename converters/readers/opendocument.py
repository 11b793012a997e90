"""Texts of LibreOffice and OpenOffice (.odt, .ott, .fodt; ISO 26300): LibreOffice makes a .docx.

Their words are counted before, as those of old Word files are (`readers/office`).
"""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator

from lxml import etree

from converters.errors import MissingError, SourceError
from converters.readers.html import mathml
from converters.readers.office import Convert, OldFile, converted, losses
from converters.readers.raw import LARGEST

_KIND = b"application/vnd.oasis.opendocument.text"
_PACKED, _HEAD = b"PK", 2048
_FIRST_NAME = 30
"""Where the name of the first part of a package stands (APPNOTE 4.3.7)."""
_CONTENT, _MANIFEST = "content.xml", "META-INF/manifest.xml"
_LOCKED = b"encryption-data"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_PARAGRAPH = re.compile(rb"<[A-Za-z0-9_.-]{1,20}:[ph][\s/>]")
"""The tag of one, by whatever prefix: counted before a tree is made, which takes more memory."""
_DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
_SVG = "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}"
_OBJECT, _NAMES = f"{_DRAW}object", (f"{_SVG}title", f"{_SVG}desc")
_MATH, _PLACE = "{http://www.w3.org/1998/Math/MathML}math", "{http://www.w3.org/1999/xlink}href"
_PARAGRAPHS = (f"{_TEXT}p", f"{_TEXT}h")
_DAMAGED = SourceError(
    "文件已损坏或不完整，打不开：可能没有下载、复制完",
    "请重新下载或复制一份；LibreOffice 还打得开的，打开后另存为 .docx",
)


def is_opendocument(data: bytes) -> bool:
    """Return whether the bytes are a text of OpenDocument, packed or one XML file (flat).

    The kind stands at the beginning of the package, not compressed (ISO 26300-3, 3.3).
    """
    head = data[:_HEAD]
    if head.startswith(_PACKED):
        return _KIND in head and head.startswith(b"mimetype", _FIRST_NAME)
    return _KIND in head and b"<office:document" in head


def opened(data: bytes) -> OldFile:
    """Return a text as LibreOffice is to be given it; raises SourceError for one it cannot open."""
    packed = data.startswith(_PACKED)
    try:
        content = _content(data) if packed else data
        losses.refuse_many(len(_PARAGRAPH.findall(content)))
        root = etree.fromstring(content, _parser())
        hidden = tuple(_without_hidden(root))
        body = _body(root)
        words = "\n".join(_words(body))
        formulas = tuple(_formulas(body, data if packed else b""))
        shown = _written(root) if hidden else content
        plain = _FIELD.sub(rb"<\1text:span\2>", shown)
        given = data if plain == content else _with_content(data, plain) if packed else plain
    except (zipfile.BadZipFile, zlib.error, etree.LxmlError, *_ERRORS) as error:
        raise _DAMAGED from error
    hanzi = losses.usual(words.split("\n"))
    return OldFile(given, ".odt" if packed else ".fodt", words, hanzi, formulas, hidden)


_STORED = (
    b"text-input|date|time|expression|conditional-text|variable-get|user-field-get|file-name"
    b"|(?:creation|modification|print)-(?:date|time)|editing-(?:duration|cycles)|title|subject"
    b"|keywords|description|creator|initial-creator|author-name|user-defined|template-name"
    b"|(?:page|word|paragraph|character|table|image)-count"
)
_ATTRIBUTE = rb"\s+[\w:.\-]{1,60}\s{0,9}=\s{0,9}(?:\"[^\"<]{0,999}\"|'[^'<]{0,999}')"
_FIELD = re.compile(rb"<(/?)text:(?:" + _STORED + rb")(?:" + _ATTRIBUTE + rb"){0,12}\s*(/?)>")
"""Fields become plain words, what they showed last: LibreOffice makes dates, names of files and
the like again, and writes what was typed into a field for input four times."""


def _without_hidden(root: etree._Element) -> Iterator[str]:
    """Take sections and paragraphs that are hidden out of a text; yield what they say.

    LibreOffice makes plain ones of them. A section is hidden by `text:display`, by a condition if
    it says that it was (`text:is-hidden`); a paragraph by a field in it (ISO 26300-1, 7.7.8).
    """
    sections = {one for one in root.iter(_SECTION) if _is_hidden(one)}
    fields = (one for one in root.iter(_HIDDEN_PARAGRAPH) if _is_hidden(one))
    gone = [*sections, *(next(one.iterancestors(*_PARAGRAPHS)) for one in fields)]
    for part in gone:
        if not any(above in gone for above in part.iterancestors()):
            yield from filter(str.strip, _words(part))
    for word in root.iter(_HIDDEN_TEXT):
        if _is_hidden(word) and (said := word.get(f"{_TEXT}string-value")):
            yield str(said)
    for part in gone:
        part.tag = _GONE
    etree.strip_elements(root, _GONE, with_tail=False)


def _is_hidden(element: etree._Element) -> bool:
    hidden: bool = element.get(f"{_TEXT}is-hidden") == "true"
    return hidden or bool(element.get(f"{_TEXT}display") == "none")


_SECTION, _HIDDEN_PARAGRAPH, _HIDDEN_TEXT = (
    f"{_TEXT}{name}" for name in ("section", "hidden-paragraph", "hidden-text")
)
_GONE = "gone"


def _written(root: etree._Element) -> bytes:
    made: bytes = etree.tostring(root, encoding="UTF-8", xml_declaration=True)
    return made


def _with_content(data: bytes, plain: bytes) -> bytes:
    """Return a package with other content."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w") as new:
        for item in old.infolist():
            new.writestr(item, plain if item.filename == _CONTENT else old.read(item))
    return stream.getvalue()


_ERRORS = (KeyError, EOFError, ValueError, NotImplementedError, RuntimeError, OSError)
"""What packages raise that were cut short or changed."""


def to_docx(file: OldFile, convert: Convert | None) -> bytes:
    """Return the bytes of a .docx made by `convert`.

    Raises SourceError for what it cannot open, MissingError without LibreOffice.
    """
    if convert is None:
        raise MissingError(
            "读 OpenDocument 文件（.odt）要用 LibreOffice，现在没有装",
            "请安装 libreoffice-writer，或打开后另存为 .docx",
        )
    return converted(file, convert)


def _content(data: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        if sum(item.file_size for item in package.infolist()) > LARGEST:
            raise ValueError("too large")
        if _MANIFEST in package.namelist() and _LOCKED in package.read(_MANIFEST):
            raise SourceError(
                "文件有密码，打不开", "请用 LibreOffice 或 WPS 打开，去掉密码后另存一份"
            )
        return package.read(_CONTENT)


def _body(root: etree._Element) -> etree._Element:
    body = root.find(f".//{_OFFICE}body")
    if body is None:
        raise ValueError("no body")
    return body


def _parser() -> etree.XMLParser:
    # LibreOffice gives the lists of boxes the same xml:id again, which harms nobody here.
    return etree.XMLParser(
        resolve_entities=False, no_network=True, huge_tree=False, collect_ids=False
    )


def _words(body: etree._Element) -> Iterator[str]:
    """Yield the words of each paragraph, with what hangs on it; patterns of contents are none."""
    for paragraph in body.iter(*_PARAGRAPHS):
        if next(paragraph.iterancestors(*_PARAGRAPHS), None) is None:
            yield "".join(_said(paragraph))


def _said(element: etree._Element) -> Iterator[str]:
    """Yield the words of an element, without the names of pictures and the like."""
    names = {name for tag in _NAMES for name in element.iter(tag)}
    for text in element.xpath(".//text()"):
        parent = text.getparent()
        if text.is_tail or parent not in names:
            yield str(text)


def _formulas(body: etree._Element, package: bytes) -> Iterator[str]:
    """Yield what the formulas of a text are; they stand in it, or in files of the package."""
    for held in body.iter(_OBJECT):
        formula = held.find(f".//{_MATH}")
        name = str(held.get(_PLACE) or "").removeprefix("./")
        if formula is None and package and name:
            formula = _formula_of(package, f"{name}/{_CONTENT}")
        if formula is not None:
            yield mathml.linear(formula)


def _formula_of(package: bytes, name: str) -> etree._Element | None:
    with zipfile.ZipFile(io.BytesIO(package)) as held:
        if name not in held.namelist():
            return None
        root = etree.fromstring(held.read(name), _parser())
    return root if root.tag == _MATH else root.find(f".//{_MATH}")
