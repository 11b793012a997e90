"""What is drawn: pictures, text boxes, WordArt, charts, diagrams, embedded objects.

What holds words as a text does (boxes, WordArt, diagrams) is read; of the rest its name is told.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from converters.readers.docx import inserted, package
from converters.readers.docx.ooxml import (
    CHART,
    CHART_2014,
    COMPATIBILITY,
    DIAGRAM,
    DRAWING,
    OFFICE,
    PICTURE,
    PLACED,
    RELATIONS,
    SHAPE,
    VML,
    Element,
    children,
    chosen,
    named,
    val,
    w,
    words_in,
)
from converters.readers.docx.package import WordPackage

_BOX, _FORMS = w("txbxContent"), named(COMPATIBILITY, "AlternateContent")
_SHAPES = ("wordprocessingShape", "wordprocessingGroup", "wordprocessingCanvas")
_WARPED = f".//{named(DRAWING, 'prstTxWarp')}"


@dataclass(slots=True)
class Drawn:
    """What a drawing holds: boxes of text, lines of words, and things that are only told.

    Each goes with its noun.
    """

    boxes: list[tuple[str, Element]] = field(default_factory=list)
    lines: list[tuple[str, str]] = field(default_factory=list)
    left_out: list[tuple[str, str]] = field(default_factory=list)

    def words(self) -> list[str]:
        """Return what it says, in all."""
        boxes = (words_in(box) for _, box in self.boxes)
        named = (words for _, words in (*self.lines, *self.left_out))
        return [words for words in (*boxes, *named) if words.strip()]


def of_drawing(drawing: Element, file: WordPackage, part: str) -> Drawn:
    """Return what a DrawingML object (ECMA-376 20.4) of a part holds."""
    found = Drawn(boxes=list(_boxes(drawing)))
    name = _name(drawing)
    for data in _own(drawing, named(DRAWING, "graphicData")):
        kind = str(data.get("uri") or "").rsplit("/", 1)[-1]
        _KINDS.get(kind, _canvas)(data, name, file, part, found)
    return found


def _name(drawing: Element) -> str:
    told = next(drawing.iter(named(PLACED, "docPr")), None)
    if told is None:
        return ""
    return " ".join(str(told.get(key)) for key in ("name", "descr", "title") if told.get(key))


def _own(element: Element, tag: str) -> Iterator[Element]:
    """Yield what an object holds of a kind, not what its boxes do, nor other forms of it."""
    for child in children(element):
        if child.tag == tag:
            yield child
        if child.tag == _FORMS:
            form = chosen(child)
            yield from () if form is None else _own(form, tag)
        elif child.tag != _BOX:
            yield from _own(child, tag)


def _boxes(element: Element) -> Iterator[tuple[str, Element]]:
    """Yield the outermost boxes; what stands within one is read with it.

    Of what a group holds in several forms one is looked at, as elsewhere.
    """
    for child in children(element):
        if child.tag == _BOX:
            yield "艺术字" if _is_warped(child) else "文本框", child
        elif child.tag == _FORMS:
            form = chosen(child)
            yield from () if form is None else _boxes(form)
        else:
            yield from _boxes(child)


def _is_warped(box: Element) -> bool:
    shape = next(box.iterancestors(named(SHAPE, "wsp")), None)
    warp = None if shape is None else shape.find(_WARPED)
    return warp is not None and warp.get("prst") != "textNoShape"


def _picture(data: Element, name: str, file: WordPackage, part: str, found: Drawn) -> None:
    del data, file, part
    found.left_out.append(("图片", name))


def _shape(data: Element, name: str, file: WordPackage, part: str, found: Drawn) -> None:
    """Shapes without words (lines, frames) are not worth telling; pictures among them are."""
    del file, part
    pictures = sum(1 for _ in _own(data, named(PICTURE, "pic")))
    found.left_out += [("图片", name)] * pictures


def _chart(data: Element, name: str, file: WordPackage, part: str, found: Drawn) -> None:
    held = next(data.iter(named(CHART, "chart")), None)
    id = "" if held is None else str(held.get(package.RELATION_ID) or "")
    tree = file.tree(file.target(id, part))
    words = [] if tree is None else [*_runs(tree), *_values(tree)]
    found.left_out.append(("图表", " ".join([name, *words])))


def _runs(tree: Element) -> list[str]:
    """Return the words of a drawing, one entry a paragraph."""
    paragraphs = tree.iter(named(DRAWING, "p"))
    said = ("".join(t.text or "" for t in p.iter(named(DRAWING, "t"))) for p in paragraphs)
    return [text.strip() for text in said if text.strip()]


def _values(tree: Element) -> list[str]:
    return [value.text.strip() for value in tree.iter(named(CHART, "v")) if value.text]


def _chart_of_2014(data: Element, name: str, file: WordPackage, part: str, found: Drawn) -> None:
    """Charts such as waterfalls and maps, which have a namespace of their own."""
    ids = [str(one.get(package.RELATION_ID) or "") for one in data.iter(named(CHART_2014, "chart"))]
    trees = [file.tree(file.target(id, part)) for id in ids]
    parts = [tree.iter(*_SAID_IN_2014) for tree in trees if tree is not None]
    words = (one.text.strip() for each in parts for one in each if one.text)
    found.left_out.append(("图表", " ".join([name, *words]).strip()))


_SAID_IN_2014 = (named(CHART_2014, "pt"), named(CHART_2014, "v"), named(DRAWING, "t"))


def _diagram(data: Element, name: str, file: WordPackage, part: str, found: Drawn) -> None:
    held = next(data.iter(named(DIAGRAM, "relIds")), None)
    id = "" if held is None else str(held.get(named(RELATIONS, "dm")) or "")
    tree = file.tree(file.target(id, part))
    words = [] if tree is None else _runs(tree)
    found.lines += [("SmartArt 图形", text) for text in words]
    if not words:
        found.left_out.append(("SmartArt 图形", name))


def _canvas(data: Element, name: str, file: WordPackage, part: str, found: Drawn) -> None:
    words = _runs(data)
    found.lines += [("图形里的字", text) for text in words]
    if not words:
        _other(data, name, file, part, found)


def _other(data: Element, name: str, file: WordPackage, part: str, found: Drawn) -> None:
    del data, file, part
    if not found.boxes:
        found.left_out.append(("图形", name))


_Reader = Callable[[Element, str, WordPackage, str, Drawn], None]
_KINDS: Mapping[str, _Reader] = {
    "picture": _picture,
    "chart": _chart,
    "chartex": _chart_of_2014,
    "diagram": _diagram,
    "lockedCanvas": _canvas,
    **dict.fromkeys(_SHAPES, _shape),
}
_OF_WORD = ("Word.", "WPS.", "KWPS.", "Package")
_OBJECTS = (("Equation", "公式"), ("Excel", "嵌入的表格"), ("MSGraph", "图表"), ("PBrush", "图片"))


def of_picture(element: Element, file: WordPackage, part: str) -> Drawn:
    """Return what an object of VML (ECMA-376 Part 4, 19) or OLE of a part holds."""
    found = Drawn(boxes=list(_boxes(element)))
    paths = (str(path.get("string") or "") for path in _own(element, named(VML, "textpath")))
    found.lines += [("艺术字", text) for text in paths if text.strip()]
    objects = list(_own(element, named(OFFICE, "OLEObject")))
    found.left_out += [_object(one, file, part) for one in objects]
    controls = [val(one, "name") for one in _own(element, w("control"))]
    found.left_out += [("控件", name) for name in controls]
    if not objects and not controls:
        images = _own(element, named(VML, "imagedata"))
        found.left_out += [("图片", str(one.get(named(OFFICE, "title")) or "")) for one in images]
    return found


def _object(element: Element, file: WordPackage, part: str) -> tuple[str, str]:
    """Return the noun and the name of an embedded object, of a Word file with its words."""
    id = str(element.get("ProgID") or "")
    noun = next((noun for start, noun in _OBJECTS if id.startswith(start)), "嵌入的对象")
    if not id.startswith(_OF_WORD):
        return noun, id
    data = file.data(file.target(str(element.get(package.RELATION_ID) or ""), part))
    return "嵌入的文件", f"{id} {inserted.words(data)}".strip()
