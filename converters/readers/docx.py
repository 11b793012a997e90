"""Word files (.docx) as raw text: every paragraph a line, automatic numbers written out."""

import io
import lzma
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from converters.errors import SourceError
from converters.readers.raw import RawText
from converters.speech import hanzi

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_DC_TITLE = "{http://purl.org/dc/elements/1.1/}title"
LARGEST = 256 * 1024 * 1024
"""The most bytes that the parts of a file may have, unpacked."""
_DAMAGED = (
    *(zipfile.BadZipFile, zlib.error, lzma.LZMAError, etree.LxmlError, struct.error, EOFError),
    *(OSError, ValueError, LookupError, RuntimeError, OverflowError, TypeError),
)
"""What a file raises whose bytes were changed, cut short or locked with a password."""


def is_docx(data: bytes) -> bool:
    """Return whether the bytes are a Word file of the newer kind, whatever it is called."""
    if not data.startswith(b"PK"):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            return "word/document.xml" in package.namelist()
    except _DAMAGED:
        return False


def read(data: bytes) -> RawText:
    """Return the words of a Word file, one line a paragraph, as they are printed.

    Deleted and hidden text is left out; tables are read cell by cell; footnotes follow at the
    end. Raises SourceError for a damaged file and for one without words.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            text, title = _package(package)
    except _DAMAGED as error:
        raise SourceError(
            "Word 文件已损坏或有密码，打不开", "请用 Word 或 WPS 打开后另存一份"
        ) from error
    if not text.strip():
        raise SourceError("Word 文件里没有文字，可能全是图片", "请换用有文字的文件")
    return RawText(text, "docx", "utf-8", title=title)


def _package(package: zipfile.ZipFile) -> tuple[str, str | None]:
    if sum(item.file_size for item in package.infolist()) > LARGEST:
        raise ValueError("too large")
    names = set(package.namelist())
    numbering = _Numbering(
        _tree(package, "word/numbering.xml", names), _tree(package, "word/styles.xml", names)
    )
    body = _tree(package, "word/document.xml", names)
    lines = [] if body is None else list(_lines(body, numbering))
    notes = _tree(package, "word/footnotes.xml", names)
    if notes is not None:
        lines += [line for note in notes if note.get(f"{_W}type") is None for line in _lines(note)]
    core = _tree(package, "docProps/core.xml", names)
    title = core.findtext(_DC_TITLE) if core is not None else None
    return "\n".join(lines), (title or "").strip() or None


def _tree(package: zipfile.ZipFile, name: str, names: set[str]) -> etree._Element | None:
    if name not in names:
        return None
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    return etree.fromstring(package.read(name), parser)


def _lines(root: etree._Element, numbering: "_Numbering | None" = None) -> Iterator[str]:
    for paragraph in root.iter(f"{_W}p"):
        if any(up.tag == f"{_MC}Fallback" for up in paragraph.iterancestors()):
            continue
        words = "".join(_words(paragraph))
        label = numbering.label(paragraph) if numbering and words.strip() else ""
        yield label + words


_SIGNS = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}
_LEFT_OUT = frozenset(
    {f"{_W}del", f"{_W}instrText", f"{_W}delText", f"{_W}txbxContent", f"{_MC}Fallback"}
)


def _words(node: etree._Element) -> Iterator[str]:
    """Yield the words of a paragraph; a text box inside of it is a paragraph of its own."""
    for child in node:
        if child.tag in _LEFT_OUT or (child.tag == f"{_W}r" and _vanishes(child)):
            continue
        if child.tag == f"{_W}t":
            yield child.text or ""
        elif child.tag in _SIGNS:
            yield _SIGNS[child.tag]
        else:
            yield from _words(child)


def _vanishes(run: etree._Element) -> bool:
    mark = run.find(f"{_W}rPr/{_W}vanish")
    return mark is not None and mark.get(f"{_W}val") not in ("0", "false")


@dataclass(slots=True)
class _Level:
    """How one level of a list is numbered."""

    format: str = "decimal"
    text: str = ""
    start: int = 1


@dataclass(slots=True)
class _Numbering:
    """The automatic numbers of a file, which Word does not write into the text."""

    numbering: etree._Element | None
    styles: etree._Element | None
    counts: dict[tuple[str, int], int] = field(default_factory=dict)
    _levels: dict[str, dict[int, _Level]] = field(default_factory=dict)
    _lists: dict[str, str] = field(default_factory=dict)
    _of_style: dict[str, tuple[str, int]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for abstract in self._all(self.numbering, "abstractNum"):
            levels = {int(_val(lvl, "ilvl")): _level(lvl) for lvl in abstract.iter(f"{_W}lvl")}
            self._levels[_val(abstract, "abstractNumId")] = levels
        for num in self._all(self.numbering, "num"):
            found = num.find(f"{_W}abstractNumId")
            if found is not None:
                self._lists[_val(num, "numId")] = _val(found, "val")
        for style in self._all(self.styles, "style"):
            if named := _number_of(style.find(f"{_W}pPr/{_W}numPr")):
                self._of_style[_val(style, "styleId")] = named

    @staticmethod
    def _all(root: etree._Element | None, tag: str) -> list[etree._Element]:
        return [] if root is None else list(root.iter(_W + tag))

    def label(self, paragraph: etree._Element) -> str:
        """Return the number that Word prints before a paragraph, empty for none or a bullet."""
        number = _number_of(paragraph.find(f"{_W}pPr/{_W}numPr")) or self._styled(paragraph)
        if number is None or number[0] == "0":
            return ""
        list_id = self._lists.get(number[0], "")
        levels = self._levels.get(list_id, {})
        level = levels.get(number[1])
        if level is None or level.format in ("bullet", "none"):
            return ""
        key = (list_id, number[1])
        self.counts[key] = self.counts.get(key, level.start - 1) + 1
        for deeper in [k for k in self.counts if k[0] == list_id and k[1] > number[1]]:
            del self.counts[deeper]
        return re.sub(r"%(\d)", lambda m: self._counted(list_id, levels, int(m[1]) - 1), level.text)

    def _styled(self, paragraph: etree._Element) -> tuple[str, int] | None:
        style = paragraph.find(f"{_W}pPr/{_W}pStyle")
        return self._of_style.get(_val(style, "val")) if style is not None else None

    def _counted(self, list_id: str, levels: dict[int, _Level], index: int) -> str:
        level = levels.get(index, _Level())
        return _written(level.format, self.counts.get((list_id, index), level.start))


def _val(element: etree._Element, name: str) -> str:
    return str(element.get(_W + name) or "")


def _number_of(properties: etree._Element | None) -> tuple[str, int] | None:
    if properties is None:
        return None
    number, level = properties.find(f"{_W}numId"), properties.find(f"{_W}ilvl")
    if number is None:
        return None
    return _val(number, "val"), int(_val(level, "val") or 0) if level is not None else 0


def _level(element: etree._Element) -> _Level:
    found = {name: element.find(_W + name) for name in ("numFmt", "lvlText", "start")}
    value = {name: _val(el, "val") if el is not None else "" for name, el in found.items()}
    start = int(value["start"]) if value["start"].isdigit() else 1
    return _Level(value["numFmt"] or "decimal", value["lvlText"], start)


def _written(format: str, value: int) -> str:
    if format.startswith(("chinese", "japanese", "taiwanese", "ideograph")):
        return hanzi.to_number(value)
    if format == "decimalEnclosedCircle" and 1 <= value <= len(hanzi.CIRCLED):
        return hanzi.CIRCLED[value - 1]
    if format in ("upperLetter", "lowerLetter"):
        letter = chr(ord("A") + (value - 1) % 26)
        return letter if format == "upperLetter" else letter.lower()
    return str(value)
