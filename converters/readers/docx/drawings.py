"""What is drawn: pictures, text boxes, WordArt, charts, diagrams, embedded objects.

What holds words as a text does (boxes, WordArt, diagrams) is read; of the rest its name is told.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from converters.readers.docx import package
from converters.readers.docx.ooxml import (
    CHART,
    DIAGRAM,
    DRAWING,
    OFFICE,
    PLACED,
    RELATIONS,
    SHAPE,
    VML,
    Element,
    named,
    val,
    w,
)
from converters.readers.docx.package import WordPackage

_BOX = w("txbxContent")
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


def of_drawing(drawing: Element, file: WordPackage, part: str) -> Drawn:
    """Return what a DrawingML object (ECMA-376 20.4) of a part holds."""
    found = Drawn(boxes=list(_boxes(drawing)))
    name = _name(drawing)
    for data in drawing.iter(named(DRAWING, "graphicData")):
        kind = str(data.get("uri") or "").rsplit("/", 1)[-1]
        _KINDS.get(kind, _other)(data, name, file, part, found)
    return found


def _name(drawing: Element) -> str:
    told = next(drawing.iter(named(PLACED, "docPr")), None)
    if told is None:
        return ""
    return " ".join(str(told.get(key)) for key in ("name", "descr", "title") if told.get(key))


def _boxes(element: Element) -> Iterator[tuple[str, Element]]:
    """Yield the outermost boxes; what stands within one is read with it."""
    inside: set[Element] = set()
    for box in element.iter(_BOX):
        if box not in inside:
            inside.update(box.iter(_BOX))
            yield "艺术字" if _is_warped(box) else "文本框", box


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
    pictures = sum(str(one.tag).endswith("/picture}pic") for one in data.iter())
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
    "diagram": _diagram,
    "lockedCanvas": _canvas,
    **dict.fromkeys(_SHAPES, _shape),
}
_OBJECTS = (("Equation", "公式"), ("Excel", "嵌入的表格"), ("MSGraph", "图表"), ("PBrush", "图片"))


def of_picture(element: Element) -> Drawn:
    """Return what an object of VML (ECMA-376 Part 4, 19) or OLE holds."""
    found = Drawn(boxes=list(_boxes(element)))
    paths = (str(path.get("string") or "") for path in element.iter(named(VML, "textpath")))
    found.lines += [("艺术字", text) for text in paths if text.strip()]
    objects = [str(one.get("ProgID") or "") for one in element.iter(named(OFFICE, "OLEObject"))]
    for id in objects:
        noun = next((noun for start, noun in _OBJECTS if id.startswith(start)), "嵌入的对象")
        found.left_out.append((noun, id))
    controls = [val(one, "name") for one in element.iter(w("control"))]
    found.left_out += [("控件", name) for name in controls]
    if not objects and not controls:
        images = element.iter(named(VML, "imagedata"))
        found.left_out += [("图片", str(one.get(named(OFFICE, "title")) or "")) for one in images]
    return found
