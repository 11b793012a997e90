"""Fields (ECMA-376 17.16): of most the result is shown; of some the code says what is."""

import re
from dataclasses import dataclass, field, replace

from converters.readers.docx import equations, symbols
from converters.readers.docx.ooxml import Element, number, val, w

_WORD = re.compile(r"\s*([A-Za-z=]+)")
_STORED = re.compile(r"\s*QUOTE\s+(?=[A-Za-z=])", re.I)
_SYMBOL = re.compile(r'\s*SYMBOL\s+(0x[0-9a-fA-F]+|\d+)(?:.*?\\f\s+"?([^"\\]+)"?)?', re.I | re.S)
_EQUATION, _TODAY = "EQ", "随日期变动的域"
_QUOTED = re.compile(r'"([^"]*)"')
_UNSEEN = frozenset(
    [
        "XE",
        "TC",
        "RA",
        "RD",
        "SET",
        "ASK",
        "TOC",
        "TOA",
        "INDEX",
        "ADVANCE",
        "PRIVATE",
        "COMMENTS",
        "PRINT",
        "LINK",
        "DATABASE",
    ]
)
"""They show nothing by themselves, or nothing of their own where the result is empty."""
_UNPRINTED = frozenset({"SET", "ASK"})
"""What they have for a result is a value for other fields; it is not printed (17.16.5.3, .59)."""
COUNTED_PAGES = _UNPRINTED | {"PAGE", "NUMPAGES", "SECTIONPAGES"}
"""Those, and what counts pages: it is printed, and no word of an author."""
_CONTENTS = frozenset({"TOC", "TOA", "INDEX"})
"""What Word makes of the headings and marks of a text."""
_OF_NOTES = "NOTEREF"
"""It shows the mark of a note as Word counts them (17.16.5.38)."""
_OF_TODAY = frozenset({"DATE", "TIME"})
"""Word shows the day on which it looks at them (17.16.5.12, .63); the file holds an earlier one."""


_RESULTS = {**dict.fromkeys(_OF_TODAY, _TODAY), _OF_NOTES: "注释的引用"}
"""Fields whose result is told, with its noun."""


@dataclass(frozen=True, slots=True)
class FieldWords:
    """What a field shows by its code; `what` is a noun for what was changed or is not shown."""

    text: str = ""
    changed: tuple[tuple[str, str], ...] = ()
    left_out: tuple[tuple[str, str], ...] = ()


@dataclass(slots=True)
class _Open:
    """A field that has begun and not ended."""

    code: list[str] = field(default_factory=list)
    separated: bool = False
    shown: bool = False
    name: str = ""
    result: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Fields:
    """The fields that are open at a place of a story; they may run over several paragraphs."""

    unprinted: frozenset[str] = _UNPRINTED
    """The names of those whose results are no words of the story."""
    _open: list[_Open] = field(default_factory=list)
    _coded: list[_Open] = field(default_factory=list)
    """Those of the open ones whose code has not ended."""
    contents: bool = False
    """Whether a table of contents was open since this was last set to False."""
    _equations: int = 0
    _unprinted: int = 0
    _tables: int = 0

    def begin(self) -> None:
        """Open a field: its code follows."""
        self._open.append(_Open())
        self._coded.append(self._open[-1])

    def separate(self) -> None:
        """End the code of a field: the result follows."""
        if self._open and not self._open[-1].separated:
            last = self._coded.pop()
            last.separated = True
            last.name = _name(_bare("".join(last.code)))
            self._count(last.name, 1)

    def end(self) -> FieldWords:
        """Return what the field that ends here shows beside its result."""
        if not self._open:
            return FieldWords()
        ended = self._open.pop()
        self._count(ended.name, -1)
        if not ended.separated:
            self._coded.pop()
        if not ended.shown:
            found = of_code("".join(ended.code))
            # Within the code of another one it only says what that shows.
            return replace(found, left_out=()) if self._coded else found
        words, noun = "".join(ended.result), _RESULTS.get(ended.name)
        return FieldWords(changed=((noun, words),) if noun else ())

    def at_paragraph(self) -> None:
        """Begin a paragraph: `contents` tells of it from now on."""
        self.contents = self._tables > 0

    def _count(self, name: str, more: int) -> None:
        self._equations += more * (name == _EQUATION)
        self._unprinted += more * (name in self.unprinted)
        self._tables += more * (name in _CONTENTS)
        self.contents = self.contents or self._tables > 0

    def ticked(self) -> None:
        """Take note that the box of a form was shown: its field shows nothing more."""
        if self._open:
            self._open[-1].shown = True

    def add_code(self, code: str) -> None:
        """Take down a piece of the code."""
        if self._open and not self._open[-1].separated:
            self._open[-1].code.append(code)

    def takes(self, text: str) -> bool:
        """Return whether words belong to a code, or to a result that the code tells better."""
        if not self._open:
            return False
        if self._coded:
            self._coded[-1].code.append(text)
        elif not self._equations and text:
            self._open[-1].result.append(text)
            self._show()
        return bool(self._coded or self._equations)

    def hides(self) -> bool:
        """Return whether what is said now is the value of a field that does not print it."""
        return self._unprinted > 0

    def _show(self) -> None:
        """Take note that all open fields show something; if one did before, so did those about."""
        for one in reversed(self._open):
            if one.shown:
                break
            one.shown = True


def unended(root: Element) -> frozenset[Element]:
    """Return the marks that begin fields which never end: what follows is text all the same."""
    begun: list[Element] = []
    for mark in root.iter(w("fldChar")):
        kind = val(mark, "fldCharType")
        if kind == "begin":
            begun.append(mark)
        elif kind == "end" and begun:
            begun.pop()
    return frozenset(begun)


def _name(code: str) -> str:
    match = _WORD.match(code)
    return match[1].upper() if match else ""


def _bare(code: str) -> str:
    """Return the code of a field whose result was stored as a quotation (readers/office)."""
    stored = _STORED.match(code)
    return code[stored.end() :] if stored else code


def of_code(code: str) -> FieldWords:
    r"""Return what a field without a result shows.

    >>> of_code(r"SYMBOL 176 \f Symbol").text
    '°'
    """
    code = _bare(code)
    name = _name(code)
    if name == _EQUATION:
        return _equation(code)
    if name == "SYMBOL" and (match := _SYMBOL.match(code)):
        return _symbol(match[1], (match[2] or "").strip())
    if name == "QUOTE" and (quoted := _QUOTED.search(code)):
        return FieldWords(quoted[1])
    if name == "MACROBUTTON":
        return FieldWords(" ".join(code.split()[2:]))
    if name == "FORMCHECKBOX":
        return FieldWords("□")
    if not name or name in _UNSEEN:
        return FieldWords()
    return FieldWords(left_out=(("域", " ".join(code.split())),))


def _equation(code: str) -> FieldWords:
    found = equations.read(code)
    text = equations.shown(found)
    changed = [("带圈字符", one) for one in found.enclosed]
    changed += [("合并字符", one) for one in found.combined]
    if found.formula:
        changed.append(("公式", text))
    readings = (("拼音", f"{text}（{' '.join(found.readings)}）"),) if found.readings else ()
    return FieldWords(text, tuple(changed), readings)


def _symbol(code: str, font: str) -> FieldWords:
    value = int(code, 16) if code[:2].lower() == "0x" else number(code, 0)
    if symbols.is_symbolic(font):
        sign = symbols.sign(font, value)
    else:
        sign = chr(value) if 0x20 <= value < 0xD800 else ""
    if sign:
        return FieldWords(sign)
    return FieldWords(symbols.UNKNOWN, (("符号", f"{font} {code}"),))
