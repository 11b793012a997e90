"""What styles say of paragraphs and runs: by the chain of `basedOn` (ECMA-376 17.7.2, 17.7.4.3)."""

import re
from dataclasses import dataclass, field

from converters.readers.docx.ooxml import Element, below, children, is_on, number, val, w
from converters.speech.printed_words import CELL_BREAK

_LONGEST_CHAIN = 32
_TITLES = frozenset({"title", "标题", "文章标题", "公文标题", "大标题"})
_HEADING = re.compile(r"(?:heading|标题) ?(?P<level>[1-9])|(?P<hanzi>[一二三四])级标题")
_LEADERS = frozenset({"dot", "middleDot", "hyphen"})
_CONTENTS = re.compile(r"(?:toc |目录|wpsoffice手动目录).*\d|table of figures")
_NO_LEVEL = 9


def heading_level(name: str) -> int:
    """Return the level of the headings of which a style is by its name, 0 if of none.

    >>> [heading_level(name) for name in ("heading 2", "标题 1", "一级标题", "heading")]
    [2, 1, 1, 0]
    """
    found = _HEADING.fullmatch(name)
    if found is None:
        return 0
    return int(found["level"]) if found["level"] else _LEVELS.index(found["hanzi"])


_LEVELS = "零一二三四"


@dataclass(slots=True)
class Styles:
    """The styles of a file, each with what it inherits, nearest first."""

    root: Element | None
    _elements: dict[str, Element] = field(default_factory=dict)
    _default: str = ""
    _last: tuple[Element | None, str] = (None, "")
    _everyone: dict[tuple[str, str], Element | None] = field(default_factory=dict)
    _known: dict[tuple[str, str, str], Element | None] = field(default_factory=dict)
    _chains: dict[str, list[tuple[str, Element]]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for style in [] if self.root is None else self.root.iter(w("style")):
            self._elements[val(style, "styleId")] = style
            if val(style, "type") == "paragraph" and val(style, "default") in ("1", "true"):
                self._default = val(style, "styleId")

    def element(self, id: str) -> Element | None:
        """Return a style as it is written."""
        return self._elements.get(id)

    def chain(self, id: str) -> list[tuple[str, Element]]:
        """Return a style and those that it is based on, nearest first; a circle ends."""
        if id not in self._chains:
            self._chains[id] = self._chain(id)
        return self._chains[id]

    def _chain(self, id: str) -> list[tuple[str, Element]]:
        found: list[tuple[str, Element]] = []
        while (style := self._elements.get(id)) is not None and len(found) < _LONGEST_CHAIN:
            found.append((id, style))
            id = val(below(style, "basedOn"))
        return found

    def style_of(self, paragraph: Element) -> str:
        """Return the id of the style of a paragraph, that of all others by default."""
        if self._last[0] is not paragraph:
            self._last = paragraph, val(below(paragraph, "pPr", "pStyle")) or self._default
        return self._last[1]

    def has(self, *names: str) -> bool:
        """Return whether the file has styles of all these names, written case-blind."""
        found = {val(below(one, "name")).casefold() for one in self._elements.values()}
        return found.issuperset(names)

    def inherited(self, id: str, group: str, name: str) -> Element | None:
        """Return a property that a style has or inherits; `group` is pPr or rPr."""
        key = (id, group, name)
        if key not in self._known:
            told = (below(style, group, name) for _, style in self.chain(id))
            self._known[key] = next((one for one in told if one is not None), None)
        return self._known[key]

    def of_paragraph(self, paragraph: Element, name: str) -> Element | None:
        """Return a property of a paragraph: its own, its style's, or that of all paragraphs."""
        own = below(paragraph, "pPr", name)
        if own is not None:
            return own
        styled = self.inherited(self.style_of(paragraph), "pPr", name)
        return styled if styled is not None else self._everywhere("pPr", name)

    def of_run(self, run: Element, paragraph: Element | None, name: str) -> Element | None:
        """Return a property of a run: its own, its style's, the paragraph's, or that of all."""
        own = below(run, "rPr", name)
        if own is not None:
            return own
        styled = self.inherited(val(below(run, "rPr", "rStyle")), "rPr", name)
        if styled is None and paragraph is not None:
            styled = self.inherited(self.style_of(paragraph), "rPr", name)
        return styled if styled is not None else self._everywhere("rPr", name)

    def toggled(self, run: Element, paragraph: Element | None, name: str) -> bool:
        """Return a toggle of a run (17.7.3): two styles that both set it undo one another."""
        own = below(run, "rPr", name)
        if own is not None:
            return is_on(own)
        of_run = is_on(self.inherited(val(below(run, "rPr", "rStyle")), "rPr", name))
        if paragraph is None:
            return of_run
        return of_run != is_on(self.inherited(self.style_of(paragraph), "rPr", name))

    def _everywhere(self, group: str, name: str) -> Element | None:
        key = (group, name)
        if key not in self._everyone:
            found = below(self.root, "docDefaults", f"{group}Default", group, name)
            self._everyone[key] = found
        return self._everyone[key]

    def level(self, paragraph: Element) -> int | None:
        """Return the outline level of a paragraph: 0 for the title, 1 for the highest heading.

        By its outlineLvl (17.3.1.20), 0 for the highest there, or by the name of a built-in style.
        """
        told = self.of_paragraph(paragraph, "outlineLvl")
        names = self.names(self.style_of(paragraph))
        if names[:1] and names[0] in _TITLES:
            return 0
        if told is not None:
            level = number(val(told), _NO_LEVEL)
            return level + 1 if 0 <= level < _NO_LEVEL else None
        return next((level for name in names if (level := heading_level(name))), None)

    def name(self, id: str) -> str:
        """Return the name of a style in small letters, as programs differ in capitals; or none."""
        return next(iter(self.names(id)), "")

    def is_contents(self, paragraph: Element) -> bool:
        """Return whether a paragraph is set as a line of a table of contents.

        By its style, or with a row of dots before its tabulator (17.3.1.37).
        """
        names = self.names(self.style_of(paragraph))
        if names and _CONTENTS.fullmatch(names[0]):
            return True
        return any(
            val(tab, "leader") in _LEADERS for tab in children(self.of_paragraph(paragraph, "tabs"))
        )

    def draws_break(self, run: Element | None) -> bool:
        """Return whether the break in a run ends a line of a cell, and is no sign of the text."""
        style = None if run is None else below(run, "rPr", "rStyle")
        return style is not None and self.names(val(style))[:1] == [CELL_BREAK]

    def names(self, id: str) -> list[str]:
        """Return how a style is called and those that it is based on, nearest first, case-blind."""
        return [val(below(style, "name")).casefold() for _, style in self.chain(id)]
