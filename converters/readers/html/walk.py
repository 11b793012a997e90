"""The walk through a page: its words as lines, and what is seen of it that is no line."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import takewhile

from lxml import etree

from converters.readers import raised, tables
from converters.readers.html import adding, elements, grid, lists, mathml
from converters.readers.html.cascade import Cascade
from converters.readers.html.hiding import SAID, Hiding
from converters.readers.html.layout import Layout
from converters.readers.raw import HIDDEN, PALE, Fidelity
from converters.speech import hanzi

_LONGEST_RAISED = 20
_COUNTED = re.compile(
    r"\s*(?:[（(]?(?:[一二三四五六七八九十百]{1,4}|\d{1,3}|[A-Za-z]|[ivxIVX]{1,5})[)）.．、]|[①-⑳]|第[一二三四五六七八九十百\d]{1,4}[条章节]"
    r")"
)


@dataclass(slots=True)
class HtmlLine:
    """A line in the making: its words, how many are links or not bold, the element it stands in.

    `number` is the number that the browser prints before it; `cell` tells the row of a table.
    """

    element: etree._Element
    words: list[str] = field(default_factory=list)
    linked: int = 0
    plain: int = 0
    number: str = ""
    cell: bool = False

    @property
    def text(self) -> str:
        """The words of the line."""
        return "".join(self.words)

    @property
    def counted(self) -> bool:
        """Whether the words begin with a number of their own, so that the list prints none."""
        return bool(_COUNTED.match(self.text))


@dataclass(frozen=True, slots=True)
class Sight:
    """What was seen in an element, after so many lines, and is not written down as it is."""

    kind: Fidelity
    what: str
    words: str
    element: etree._Element
    after: int

    @property
    def everywhere(self) -> bool:
        """Whether it is told wherever it stands: words that the page shows."""
        return self.what in (_STRUCK, _READING)


_STRUCK, _READING = "删去的文字", "注音"


@dataclass(frozen=True, slots=True)
class PageLook:
    """What the style of a page does to its words.

    It hides some, adds words before or after elements, and says where lines end and how lists are
    numbered.
    """

    hiding: Hiding
    added: Mapping[etree._Element, str]
    layout: Layout


def look_of(root: etree._Element) -> PageLook:
    """Return what the style of a page does to its words."""
    cascade = Cascade(root)
    return PageLook(Hiding(root, cascade), dict(adding.added(root)), Layout(cascade))


class Walk:
    """One walk through the elements of a page, or of a cell."""

    def __init__(self, look: PageLook) -> None:
        self.lines: list[HtmlLine] = []
        self.sights: list[Sight] = []
        self._look = look
        self._quoting: list[etree._Element] = []
        self._size = 0
        self._number = ""
        self._labels: dict[etree._Element, str] = {}
        self._current: HtmlLine | None = None

    def read(self, element: etree._Element) -> None:
        """Write down the words of an element, a line for each of its blocks."""
        self._size = self._size or len("".join(element.text_content().split()))
        self._current = HtmlLine(element)
        stack: list[tuple[etree._Element, bool]] = [(element, False)]
        while stack:
            node, closing = stack.pop()
            if closing:
                self._leave(node, element)
                continue
            stack.append((node, True))
            if isinstance(node.tag, str) and self._enter(node):
                stack += [(child, False) for child in reversed(node)]
        self._end(element)

    def _leave(self, node: etree._Element, last: etree._Element) -> None:
        if self._quoting[-1:] == [node]:
            self._quoting.pop()
            self._say(_quotes(node)[1], node)
        if self._look.layout.is_block(node):
            self._end(_parent(node))
        if node.tag == "li":
            if self._number.strip():
                self._see(node, "没有文字的编号", self._number.strip())
            self._number = ""
        if node is not last and node.tail:
            self._text(node.tail, _parent(node))

    def _enter(self, node: etree._Element) -> bool:
        """Write down what an element begins with; return whether its children are to be read."""
        if node.tag in elements.SILENT or self._is_unsaid(node):
            return False
        way = Walk._raised if self._look.layout.rise(node) else _WAYS.get(node.tag)
        if way and way(self, node):
            return False
        if self._look.layout.is_block(node):
            self._end(node)
        if node.tag in lists.OWNERS:
            self._labels.update(lists.labels(node, self._look.layout.cascade))
        self._number += self._labels.get(node, "")
        if words := self._look.added.get(node):
            self._see(node, "样式加上的文字", words)
        if node.tag == "q":
            self._quoting.append(node)
            self._say(_quotes(node)[0], node)
        if node.text:
            self._text(node.text, node)
        return True

    def _text(self, words: str, node: etree._Element) -> None:
        """Write down words that stand right in an element, unless they are hidden."""
        if words.strip() and self._look.hiding.mutes(node):
            self._see(node, HIDDEN, " ".join(words.split()))
        else:
            self._say(self._look.layout.squeezed(words, node), node)

    def _is_unsaid(self, node: etree._Element) -> bool:
        """Tell what is shown but has no words, what is hidden and what is struck out."""
        if what := elements.SHOWN.get(node.tag):
            self._see(node, what, _name(node))
            return True
        if self._look.hiding.hides(node):
            if words := _words(node):
                self._see(node, HIDDEN, words)
            return True
        if _is_comment(node):
            self._see(node, "批注", _words(node))
            return True
        if self._look.hiding.strikes(node):
            self._see(node, _STRUCK, _words(node))
            return True
        if self._look.hiding.pales(node):  # said all the same: the ground may be a picture
            self._see(node, PALE, _words(node), Fidelity.CHANGED)
        return False

    def _reading(self, node: etree._Element) -> bool:
        self._see(node, _READING, _words(node))
        return True

    def _raised(self, node: etree._Element) -> bool:
        """Write a superscript or subscript in the signs that Unicode has, else as it is."""
        words = " ".join("".join(node.itertext("*")).split())
        inside = list(node.iterdescendants("*"))
        if len(words) > _LONGEST_RAISED or any(one.tag in elements.BLOCKS for one in inside):
            return False
        up = self._look.layout.rise(node) == "sup"
        if not all(map(self._is_plain, inside)):
            self._see(node, "上标" if up else "下标", words, Fidelity.CHANGED)
            return False
        if not words:
            return True
        signs = raised.superscript(words) if up else raised.subscript(words)
        if signs is None:
            self._see(node, "上标" if up else "下标", words, Fidelity.CHANGED)
        self._say(signs or words, node)
        return True

    def _is_plain(self, node: etree._Element) -> bool:
        """Tell an element within a line that only changes how its words look."""
        hiding = self._look.hiding
        return node.tag in elements.PLAIN and not (hiding.hides(node) or hiding.strikes(node))

    def _embedded(self, node: etree._Element) -> bool:
        """Tell an element that has no end; what the parser puts into it stands below it."""
        self._see(node, _EMBEDDED, "")
        return False

    def _form(self, node: etree._Element) -> bool:
        """Tell what a field of a form shows."""
        if words := _filled_in(node):
            self._see(node, _FORM, words)
        return True

    def _formula(self, node: etree._Element) -> bool:
        words = mathml.linear(node)
        self._see(node, "公式", words, Fidelity.CHANGED)
        self._say(words, node)
        return True

    def _table(self, node: etree._Element) -> bool:
        if not grid.is_data(node, self._size):
            return False
        self._end(node)
        for caption in node.iter("caption"):
            self.lines.append(HtmlLine(node, [self._of(caption)]))
        rows = [[cell for cell in row if self._is_seen(cell, node)] for row in grid.rows(node)]
        rows = [row for row in rows if row]
        said = {cell: self._of(cell) for row in rows for cell in row}
        placed, merged = grid.placed(rows, said)
        if merged:
            self._see(node, "合并的单元格", "", Fidelity.CHANGED)
        for line in tables.lines(placed):
            self.lines.append(HtmlLine(node, [line], cell=True))
        return True

    def _is_seen(self, cell: etree._Element, table: etree._Element) -> bool:
        """Return whether a cell is shown, as its row and their group are; else tell its words."""
        about = takewhile(lambda one: one is not table, (cell, *cell.iterancestors()))
        if not any(map(self._look.hiding.hides, about)):
            return True
        if words := _words(cell):
            self._see(cell, HIDDEN, words)
        return False

    def _of(self, element: etree._Element) -> str:
        """Return the words of a part of a table on one line."""
        inside = Walk(self._look)
        inside.read(element)
        for one in inside.sights:
            self._see(one.element, one.what, one.words, one.kind)
        said = [f"{line.number}{line.text.strip()}" for line in inside.lines if line.text.strip()]
        return " ".join(said)

    def _say(self, words: str, element: etree._Element) -> None:
        for number, line in enumerate(words.split("\n")):
            if number:
                self._end(element)
            self._add(line, element)

    def _add(self, words: str, element: etree._Element) -> None:
        line = self._current
        assert line is not None
        line.words.append(words)
        if self._number and words.strip():
            line.number, self._number = self._number, ""
        said = len(words.strip())
        if said:
            tags = {element.tag, *(up.tag for up in element.iterancestors())}
            line.linked += said if "a" in tags else 0
            line.plain += said if elements.BOLD.isdisjoint(tags) else 0

    def _end(self, element: etree._Element) -> None:
        if self._current is not None:
            self.lines.append(self._current)
        self._current = HtmlLine(element)

    def _see(
        self,
        element: etree._Element,
        what: str,
        words: str,
        kind: Fidelity = Fidelity.LEFT_OUT,
    ) -> None:
        after = len(self.lines) + bool(self._current and self._current.text.strip())
        self.sights.append(Sight(kind, what, words, element, after))


_FORM, _EMBEDDED = "表单里的文字", "嵌入的内容"
_WAYS: Mapping[str, Callable[[Walk, etree._Element], bool]] = {
    "rt": Walk._reading,
    "math": Walk._formula,
    "embed": Walk._embedded,
    **dict.fromkeys(("input", "textarea", "button", "select"), Walk._form),
    "table": Walk._table,
}
"""Elements that are read in a way of their own."""


def _name(node: etree._Element) -> str:
    """Return what a picture or the like says or is called, empty if nothing that tells anything."""
    named = [node, *node.iterdescendants("img")] if node.tag == "picture" else [node]
    names = (one.get("alt") or one.get("title") or "" for one in named)
    called = " ".join(next(filter(None, names), "").split())
    told = called if hanzi.count_hanzi(called) and called not in _IDLE else ""
    return " ".join(filter(None, (told, _words(node))))


_IDLE = frozenset(("图片", "图像", "配图", "插图"))


def _filled_in(node: etree._Element) -> str:
    """Return what a field of a form shows: what is typed in, chosen, or written on a button."""
    if node.tag == "input":
        kind = (node.get("type") or "text").strip().lower()
        shown = kind in ("text", "search", "button", "submit", "reset", "tel", "email", "number")
        return " ".join((node.get("value") or "").split()) if shown else ""
    if node.tag == "select":
        options = list(node.iter("option"))
        chosen = [one for one in options if one.get("selected") is not None] or options[:1]
        loose = [node.text, *(one.tail for one in options)]
        if any((text or "").strip() for text in loose):
            return _words(node)
        return " ".join(_words(one) for one in chosen)
    return _words(node)


def _is_comment(node: etree._Element) -> bool:
    """Tell the remarks that Word puts below a page that it saves, and the marks leading to them."""
    listed = "mso-element:comment-list" in (node.get("style") or "").replace(" ", "")
    return listed or (node.tag == "a" and (node.get("href") or "").startswith("#_msocom_"))


def _quotes(node: etree._Element) -> str:
    """Return the marks that a browser sets about a <q>, others within another one."""
    inside = sum(1 for up in node.iterancestors() if up.tag == "q")
    return "‘’" if inside % 2 else "“”"


def _words(node: etree._Element) -> str:
    return " ".join(_strings(node))


def _strings(node: etree._Element) -> Iterator[str]:
    for words in node.xpath(SAID):
        yield from words.split()


def _parent(node: etree._Element) -> etree._Element:
    parent = node.getparent()
    return node if parent is None else parent
