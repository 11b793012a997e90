"""A DOCX read back without the writer's help: paragraphs, and what their styles come to."""

import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from typing import Any
from zipfile import BadZipFile, ZipFile

from lxml import etree

from converters.errors import SourceError

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_VALUE = "{http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes}lpwstr"
_GONE = (f"{W}del", f"{W}moveFrom")
_SIGNS = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}
_DAMAGES = (BadZipFile, zlib.error, etree.XMLSyntaxError, EOFError, RuntimeError, ValueError)
"""What packages raise that were cut short or changed; the last two of passwords and names."""
_MISSING = "损坏的 DOCX 文件，缺少 {}"

Attributes = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class WordRun:
    """Characters alike; `own` is what is set on the run itself, by the name of the property."""

    text: str
    style: str
    own: Mapping[str, Attributes]


@dataclass(frozen=True, slots=True)
class Para:
    """A paragraph; `own` is what is set on the paragraph itself, by the name of the property."""

    style: str
    own: Mapping[str, Attributes]
    runs: tuple[WordRun, ...]
    beyond: int = 0
    """Twips from the right edge of its cell to that of the table; 0 outside of tables."""
    is_beside: bool = False
    """Whether a cell stands at the left of its own."""

    @property
    def text(self) -> str:
        """The words, a line feed at each soft break."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class StyleFacts:
    """A style: its name, what it is based on, and its own properties."""

    id: str
    name: str
    based: str
    paragraph: Mapping[str, Attributes]
    characters: Mapping[str, Attributes]


class DocxFile:
    """One DOCX, its parts parsed when they are asked for."""

    def __init__(self, data: bytes) -> None:
        """Open the file; raises SourceError if it is no DOCX."""
        try:
            self._parts = ZipFile(BytesIO(data))
        except _DAMAGES as error:
            raise SourceError("不是 DOCX 文件，或文件已损坏", "请重新生成") from error
        self._read: dict[str, Any] = {}
        self._usual: dict[str, Mapping[str, Attributes]] = {}
        self.document = self.part("word/document.xml")

    def part(self, name: str) -> Any:
        """Return a part of the package as a tree; raises SourceError if missing or damaged."""
        if name not in self._read:
            if name not in self._parts.namelist():
                raise SourceError(_MISSING.format(name), "请重新生成")
            try:
                self._read[name] = etree.fromstring(self._parts.read(name), _parser())
            except _DAMAGES as error:
                raise SourceError(f"损坏的 DOCX 文件，{name} 读不出来", "请重新生成") from error
        return self._read[name]

    @cached_property
    def paragraphs(self) -> tuple[Para, ...]:
        """The paragraphs of the body that hold words, those of tables among them."""
        found = (paragraph_of(node) for node in self.document.iter(f"{W}p"))
        return tuple(paragraph for paragraph in found if paragraph.text.strip())

    @cached_property
    def styles(self) -> Mapping[str, StyleFacts]:
        """The styles by their id."""
        nodes = self.part("word/styles.xml").iter(f"{W}style")
        return {node.get(f"{W}styleId"): _style(node) for node in nodes}

    @cached_property
    def default_style(self) -> str:
        """The id of the style of a paragraph that names none."""
        for node in self.part("word/styles.xml").iter(f"{W}style"):
            if node.get(f"{W}type") == "paragraph" and node.get(f"{W}default") == "1":
                return str(node.get(f"{W}styleId"))
        return ""

    def style_name(self, id: str) -> str:
        """Return the name of a style in small letters: programs differ in capitals."""
        facts = self.styles.get(id or self.default_style)
        return facts.name.lower() if facts else ""

    def chain(self, id: str) -> Iterator[StyleFacts]:
        """Yield a style and those it is based on."""
        seen: set[str] = set()
        while id in self.styles and id not in seen:
            seen.add(id)
            yield self.styles[id]
            id = self.styles[id].based

    def of_paragraph(self, paragraph: Para, name: str, attribute: str) -> str | None:
        """Return what an attribute of a paragraph property comes to."""
        sources = [paragraph.own]
        sources += [facts.paragraph for facts in self.chain(paragraph.style or self.default_style)]
        return _first([*sources, self._defaults("pPr")], name, attribute)

    def has(self, paragraph: Para, name: str) -> bool:
        """Return whether a property that is on or off is on for a paragraph."""
        sources = [paragraph.own]
        sources += [facts.paragraph for facts in self.chain(paragraph.style or self.default_style)]
        found = next((source[name] for source in sources if name in source), {"val": "0"})
        return found.get("val", "1") not in ("0", "false", "off")

    def of_run(self, run: WordRun, paragraph: Para, name: str, attribute: str) -> str | None:
        """Return what an attribute of a run property comes to."""
        return _first(list(self._of_run(run, paragraph)), name, attribute)

    def set_for_run(self, run: WordRun, paragraph: Para, name: str) -> Attributes:
        """Return a run property as it stands nearest to a run, whole; nothing if it is not set."""
        sources = self._of_run(run, paragraph)
        return next((source[name] for source in sources if name in source), {})

    def _of_run(self, run: WordRun, paragraph: Para) -> Iterator[Mapping[str, Attributes]]:
        """Yield what is set for a run, what is nearest first."""
        yield run.own
        for style in (run.style, paragraph.style or self.default_style):
            yield from (facts.characters for facts in self.chain(style))
        yield self._defaults("rPr")

    def _defaults(self, kind: str) -> Mapping[str, Attributes]:
        if kind not in self._usual:
            path = f"{W}docDefaults/{W}{kind}Default/{W}{kind}"
            self._usual[kind] = properties_of(self.part("word/styles.xml").find(path))
        return self._usual[kind]

    @cached_property
    def section(self) -> Mapping[str, Attributes]:
        """The properties of the last section."""
        return properties_of(self._section)

    @property
    def _section(self) -> Any:
        return self.section_nodes[-1]

    @cached_property
    def section_nodes(self) -> list[Any]:
        """The sections as they stand; raises SourceError if there is none."""
        sections = list(self.document.iter(f"{W}sectPr"))
        if not sections:
            raise SourceError(_MISSING.format("页面设置"), "请重新生成")
        return sections

    @cached_property
    def settings(self) -> Mapping[str, Attributes]:
        """The settings of the document."""
        return properties_of(self.part("word/settings.xml"))

    @cached_property
    def footers(self) -> Mapping[str, tuple[Para, ...]]:
        """The paragraphs of the footer of each kind of page of the text: default, even, first."""
        return self.footers_of(self.section_nodes[0])

    def footers_of(self, section: Any) -> Mapping[str, tuple[Para, ...]]:
        """Return those that a section says for itself."""
        targets = {
            node.get("Id"): f"word/{node.get('Target')}"
            for node in self.part("word/_rels/document.xml.rels").iter(RELATION)
        }
        return {
            node.get(f"{W}type"): tuple(
                paragraph_of(paragraph)
                for paragraph in self.part(targets[node.get(f"{R}id")]).iter(f"{W}p")
            )
            for node in section.iter(f"{W}footerReference")
        }

    @cached_property
    def properties(self) -> Mapping[str, str]:
        """Core and custom properties by name, without namespace."""
        core = {etree.QName(node).localname: node.text or "" for node in self._tree("core")}
        custom = {
            str(node.get("name")): str(node.findtext(_VALUE) or "") for node in self._tree("custom")
        }
        return {**core, **custom}

    def _tree(self, name: str) -> Any:
        path = f"docProps/{name}.xml"
        return self.part(path) if path in self._parts.namelist() else ()


def _parser() -> etree.XMLParser:
    return etree.XMLParser(resolve_entities=False, no_network=True)


def _first(sources: list[Mapping[str, Attributes]], name: str, attribute: str) -> str | None:
    found = (source[name].get(attribute) for source in sources if name in source)
    return next((value for value in found if value is not None), None)


def _style(node: Any) -> StyleFacts:
    name, based = node.find(f"{W}name"), node.find(f"{W}basedOn")
    return StyleFacts(
        id=node.get(f"{W}styleId"),
        name="" if name is None else name.get(f"{W}val", ""),
        based="" if based is None else based.get(f"{W}val", ""),
        paragraph=properties_of(node.find(f"{W}pPr")),
        characters=properties_of(node.find(f"{W}rPr")),
    )


def paragraph_of(node: Any) -> Para:
    """Return a `w:p` read."""
    own = dict(properties_of(node.find(f"{W}pPr")))
    style = own.pop("pStyle", {}).get("val", "")
    return Para(style, own, tuple(_run(run) for run in _runs(node)), *_cell(node.getparent()))


def _cell(node: Any) -> tuple[int, bool]:
    """Return how far from the right edge of its table a cell ends, and whether one is before it."""
    if node is None or node.tag != f"{W}tc":
        return 0, False
    after = (cell.find(f"{W}tcPr/{W}tcW") for cell in node.itersiblings(f"{W}tc"))
    widths = (width.get(f"{W}w", "0") for width in after if width is not None)
    beyond = sum(int(width) for width in widths if width.isdigit())
    return beyond, next(node.itersiblings(f"{W}tc", preceding=True), None) is not None


def _runs(node: Any) -> Iterator[Any]:
    """Yield the runs, also those inside links and insertions, but not what was deleted."""
    for child in node:
        if child.tag == f"{W}r":
            yield child
        elif child.tag not in _GONE and child.tag != f"{W}pPr":
            yield from _runs(child)


def _run(node: Any) -> WordRun:
    own = dict(properties_of(node.find(f"{W}rPr")))
    style = own.pop("rStyle", {}).get("val", "")
    text = "".join(
        child.text or "" if child.tag == f"{W}t" else _SIGNS.get(child.tag, "") for child in node
    )
    return WordRun(text, style, own)


def properties_of(node: Any) -> Mapping[str, Attributes]:
    """Return what stands in an element of properties, by name; nothing for None."""
    if node is None:
        return {}
    return {
        etree.QName(child).localname: {
            etree.QName(key).localname: value for key, value in child.attrib.items()
        }
        for child in node
        if isinstance(child.tag, str)
    }
