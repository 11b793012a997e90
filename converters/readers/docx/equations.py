r"""The field EQ: readings of characters (拼音指南), enclosed characters (带圈字符), small formulas.

Its switches are those of Word's help: \o overstrikes, \s raises and lowers, \f is a fraction,
\r a root, \b sets brackets, \x a box, \l a list, \a an array, \i an integral.
"""

import re
from dataclasses import dataclass, field

from converters.readers import raised
from converters.readers.docx import numerals

_RINGS = "○◯〇□△◇"
_SWITCH = re.compile(r"\\(?P<name>[a-zA-Z]+)(?:\s*\d+)?")
_OPTIONS = re.compile(r"""\\\*\s*(?:"[^"]*"|[^\s\\(,]+)""")
_KEYWORD = re.compile(r"^\s*EQ\b", re.IGNORECASE)
_DEEPEST = 24


@dataclass(slots=True)
class Equation:
    """What an EQ field shows: its words, the readings above them, and how else it was set."""

    text: str = ""
    readings: list[str] = field(default_factory=list)
    enclosed: list[str] = field(default_factory=list)
    combined: list[str] = field(default_factory=list)
    """Words set small, one half over the other (合并字符)."""
    formula: bool = False


def read(code: str) -> Equation:
    r"""Return what a field shows by its code.

    >>> read(r" EQ \* jc2 \o\ad(\s\up 15(chuō),踔)").text
    '踔'
    >>> read(r"EQ \o\ac(○,文)").text, read(r"EQ \f(1,2)").text
    ('文', '1/2')
    >>> read(r"EQ \o(\s\up 5(某县),\s\do 2(人大))").text
    '某县人大'
    """
    found = Equation()
    parser = _Parser(_OPTIONS.sub("", _KEYWORD.sub("", code)), found)
    found.text = parser.sequence(0).strip()
    return found


@dataclass(slots=True)
class _Parser:
    """Reads a code from left to right, each character once."""

    code: str
    found: Equation
    at: int = 0

    def sequence(self, deep: int) -> str:
        """Return the words up to the comma or bracket that ends this argument."""
        out: list[str] = []
        while self.at < len(self.code) and (deep == 0 or self.code[self.at] not in ",;)"):
            if self.code[self.at] == "\\":
                out.append(self._escaped(deep))
            else:
                out.append(self.code[self.at])
                self.at += 1
        return "".join(out).strip() if deep else "".join(out)

    def _escaped(self, deep: int) -> str:
        names = self._switches()
        if not names:
            self.at += 2
            return self.code[self.at - 1 : self.at]
        if deep >= _DEEPEST or self.code[self.at : self.at + 1] != "(":
            return ""
        return self._set(names, self._arguments(deep + 1))

    def _switches(self) -> list[str]:
        """Return the switches in a row, such as o and ad, and go on behind them."""
        names: list[str] = []
        while match := _SWITCH.match(self.code, self.at):
            names.append(match["name"].lower())
            self.at = match.end()
            while self.code[self.at : self.at + 1] == " ":
                self.at += 1
        return names

    def _arguments(self, deep: int) -> list[str]:
        found: list[str] = []
        while self.at < len(self.code) and self.code[self.at] != ")":
            self.at += 1
            found.append(self.sequence(deep))
        self.at += 1
        return found

    def _set(self, names: list[str], parts: list[str]) -> str:
        match names[0]:
            case "o":
                return self._over(parts)
            case "s":
                return self._shifted(names, parts)
            case "f" | "r" | "a" | "i" | "l":
                self.found.formula = True
                return _formula(names[0], parts)
            case "b":
                return f"({','.join(parts)})"
            case _:
                return ",".join(parts)

    def _shifted(self, names: list[str], parts: list[str]) -> str:
        """Return raised words between marks, which say that they may be a reading."""
        return f"{_LOWERED if 'do' in names else _RAISED}{','.join(parts)}{_LEVEL}"

    def _over(self, parts: list[str]) -> str:
        """Return the base of characters set over one another; with no base they are all words."""
        if (ring := next((p for p in parts if p.strip(_MARKS) in _RINGS and p), "")) and parts[1:]:
            return self._ringed("".join(p.strip(_MARKS) for p in parts if p is not ring))
        base = "".join(p for p in parts if p[:1] not in _MARKS or not p)
        shifted = [p.strip(_MARKS) for p in parts if p and p[0] in _MARKS]
        if len(shifted) > 1 and not base.strip():
            self.found.combined.append("".join(shifted))
            return self.found.combined[-1]
        self.found.readings += shifted
        return base

    def _ringed(self, text: str) -> str:
        if text.isascii() and text.isdigit():
            return numerals.written("decimalEnclosedCircle", int(text[:4]))
        self.found.enclosed.append(text)
        return text


_RAISED, _LOWERED, _LEVEL = "\ue000", "\ue001", "\ue002"
_MARKS = _RAISED + _LOWERED + _LEVEL


def _formula(name: str, parts: list[str]) -> str:
    match name, parts:
        case "f", [upper, lower]:
            return f"{upper}/{lower}"
        case "r", [root]:
            return f"√{root}"
        case "r", [degree, root]:
            return f"{raised.superscript(degree) or degree}√{root}"
        case "i", _:
            return f"∫{' '.join(parts)}"
        case "l", _:
            return ",".join(parts)
        case _:
            return " ".join(parts)


_SHIFTED = re.compile(f"([{_RAISED}{_LOWERED}])([0-9a-zA-Z+\\-().]*)")


def shown(equation: Equation) -> str:
    """Return the words with what is raised in them written as super- and subscripts."""

    def written(match: re.Match[str]) -> str:
        shift = raised.superscript if match[1] == _RAISED else raised.subscript
        found = shift(match[2])
        equation.formula = equation.formula or (found is None and bool(match[2]))
        return match[2] if found is None else found

    return _SHIFTED.sub(written, equation.text).replace(_LEVEL, "")
