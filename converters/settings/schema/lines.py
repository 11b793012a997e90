"""Lines as people type them, made lines of YAML that say the same.

YAML takes signs in a value for its own: after ` #` it drops the words, `: ` it does not
understand, quotes and brackets at the head it reads as marks. Where a field of free words stands
by the schema, every sign is a word, and the line is written so that YAML reads it so. What can be
meant in two ways is refused, with its line.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field

import yaml

from converters.errors import SourceError
from converters.settings.schema.shapes import Shape
from converters.settings.schema.tree import tree

_BLANK = " \t\u3000\u00a0"
_ENTRY = re.compile(
    rf"(?P<indent> *)(?P<dash>-[{_BLANK}]+)?"
    r"(?P<key>[^\s:：#\"'\[\]{},&*!|>%@`-][^\s:：]*)"
    rf"(?P<before>[{_BLANK}]*)(?P<colon>[:：])(?P<gap>[{_BLANK}]*)(?P<value>.*?)(?P<tail>[{_BLANK}]*)"
)
_ITEM = re.compile(rf"(?P<indent> *)-(?P<gap>[{_BLANK}]+)(?P<value>.*?)(?P<tail>[{_BLANK}]*)")
_PLAIN_ENTRY = re.compile(r"( *)([a-z_]+): ([^\W_][^:#\t\u3000\u00a0]*[^\s:#])")
_HASH = re.compile(rf"(?P<blanks>[{_BLANK}]*)#(?P<after>.?)")
_FIXED_REMARK = re.compile(rf"[{_BLANK}]+#.*|^#.*")
_QUOTED = re.compile(r"""(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')(?P<rest>.*)""")
_BLOCK = re.compile(r"[|>][-+0-9]*[ \t]*(?:#.*)?")
_QUOTES = re.compile(r""""(?:[^"\\]|\\.)*"|'(?:[^']|'')*'""")
_QUOTE = re.compile(rf"""(?:^|(?<=[\[{{,:]))[{_BLANK}]*(["'])""")
"""A quote where a value begins; within words it is one of them."""
_SAFE = re.compile(r"[^\W_][^:#\u2028\u2029\t]*")
_SEPARATORS = re.compile("[\u2028\u2029\x85]")
_MARK = re.compile(r"(?:---|\.\.\.|%.*)[ \t]*")

HASH_REMEDY = "是这一项里的字，请给整个值加上单引号（'…'）；是备注，请在 # 前面空两格、后面空一格"


@dataclass(slots=True)
class Straightened:
    """The lines as YAML reads them rightly, as many as were given."""

    lines: list[str]
    whys: dict[int, list[str]] = field(default_factory=dict)
    """Why a line was changed, by its number from 0."""
    comments: list[tuple[int, str, str]] = field(default_factory=list)
    """Remarks of the writer behind free words: line, key, remark."""
    faults: list[SourceError] = field(default_factory=list)
    """Lines that were refused and left out; their lines count from 1."""
    dropped: set[str] = field(default_factory=set)
    """The keys whose lines were left out."""


@dataclass(slots=True)
class _Frame:
    """A mapping or list that is open: the column of its key, and what stands in it."""

    column: int
    shape: Shape | None


def folded(name: str) -> str:
    """Return a name in plain small letters.

    >>> folded("Ｔitle")
    'title'
    """
    return unicodedata.normalize("NFKC", name).casefold()


def straighten(lines: Sequence[str], shape: Shape) -> Straightened:
    """Return the lines of a file, or of a front matter, as YAML that means what is written."""
    return _Straightener(lines, shape).run()


def quoted(text: str) -> str:
    """Return free words as YAML: as they are if YAML reads them so, else in single quotes.

    >>> quoted("在大会上的讲话"), quoted("关于 #1 号工程"), quoted("甲: 乙")
    ('在大会上的讲话', "'关于 #1 号工程'", "'甲: 乙'")
    """
    return text if _reads_back(text) else "'" + text.replace("'", "''") + "'"


def _reads_back(text: str) -> bool:
    if _SAFE.fullmatch(text):
        return True
    if not text:
        return False
    try:
        node = tree(f"k: {text}")
    except yaml.YAMLError:
        return False
    value = node.value[0][1] if isinstance(node, yaml.MappingNode) else None
    return isinstance(value, yaml.ScalarNode) and value.value == text and not value.style


class _Straightener:
    def __init__(self, lines: Sequence[str], shape: Shape) -> None:
        self._lines = lines
        self._found = Straightened(list(lines))
        self._frames = [_Frame(-1, shape)]
        self._passed: int | None = None
        """Lines deeper than this column belong to a value that YAML reads by itself."""
        self._refused: int | None = None
        """Lines deeper than this column belong to a value that was refused."""
        self._ended: tuple[int, str] | None = None
        """Column and key of a value that ended on its line."""
        self._open = 0
        """How many brackets are open."""

    def run(self) -> Straightened:
        for at, line in enumerate(self._lines):
            if _SEPARATORS.search(line):
                self._refuse(at, "有不能用的分行符", "请删去这一行，再重新打一遍")
            elif line.strip(_BLANK) and not self._belongs(at, line):
                self._line(at, line)
        return self._found

    def _belongs(self, at: int, line: str) -> bool:
        """Tell whether a line belongs to the value above it, and needs no look of its own."""
        if self._open > 0:
            self._flow(at, line)
            return True
        if line.lstrip(_BLANK).startswith("#"):
            return True
        column = len(line) - len(line.lstrip(_BLANK))
        if self._passed is not None and column > self._passed:
            return True
        self._passed = None
        if self._refused is not None and column > self._refused:
            self._found.lines[at] = ""
            return True
        self._refused = None
        if self._ended and column > self._ended[0]:
            key = self._ended[1]
            self._refuse(at, f"“{key}”的值写到了下一行", "请接在上一行的末尾，一项写在一行里")
            self._refused = self._ended[0]
            return True
        return False

    def _line(self, at: int, line: str) -> None:
        if plain := _PLAIN_ENTRY.fullmatch(line):
            column = len(plain[1])
            shape, _ = self._place(column, None, plain[2])
            if shape is not None:
                self._ended = (column, plain[2])
                return
        entry = _ENTRY.fullmatch(line)
        if entry and not self._is_item(entry):
            self._entry(at, entry)
        elif item := _ITEM.fullmatch(line):
            self._item(at, item)
        elif not _MARK.fullmatch(line) and line.lstrip(_BLANK)[0] not in "\"'[]{}?&*!":
            self._lost(at, line)

    def _lost(self, at: int, line: str) -> None:
        if line.lstrip(_BLANK).startswith("-"):
            self._refuse(at, "“-”后面没有空格", "列表的每一项写成“- 内容”，- 后面空一格")
        else:
            self._refuse(
                at,
                "这一行没有冒号，不知道写的是哪一项",
                "每行写成“名称: 值”；是上一行没有写完的，请接在上一行的末尾",
            )

    def _place(self, column: int, dash: int | None, key: str) -> tuple[Shape | None, str | None]:
        """Return what the schema says of a key in this column, and the key's proper name."""
        parent = self._parent(column, dash)
        if parent is None:
            return None, None
        name = parent.name_of(key, folded(key))
        return (parent.at(name), name) if name else (None, None)

    def _parent(self, column: int, dash: int | None) -> Shape | None:
        """Return the shape of the mapping in which a key stands, or of the item behind a dash."""
        start = column if dash is None else dash
        while len(self._frames) > 1 and not self._holds(self._frames[-1], start, dash):
            self._frames.pop()
        shape = self._frames[-1].shape
        return shape.item if shape is not None and shape.item is not None else shape

    def _holds(self, frame: _Frame, column: int, dash: int | None) -> bool:
        if dash is None:
            return frame.column < column
        is_list = frame.shape is not None and frame.shape.item is not None
        return frame.column < column or (frame.column == column and is_list)

    def _is_item(self, entry: re.Match[str]) -> bool:
        """Tell an item of words with a colon in it (- 关于: 某) from the first key of a mapping."""
        if not entry["dash"]:
            return False
        dash = len(entry["indent"])
        parent = self._parent(dash + len(entry["dash"]), dash)
        return parent is not None and not parent.nested

    def _entry(self, at: int, entry: re.Match[str]) -> None:
        dash = len(entry["indent"]) if entry["dash"] else None
        column = len(entry["indent"]) + len(entry["dash"] or "")
        shape, name = self._place(column, dash, entry["key"])
        value = self._value(at, (column, entry["key"]), shape, entry["gap"], entry["value"])
        if value is None:
            self._refused = column
            self._found.dropped.add(name or entry["key"])
            return
        if not value.text:
            self._frames.append(_Frame(column, shape))
            self._ended = None
        whys = [*_spacing(entry), *value.whys]
        if whys:
            space = entry["gap"] if set(entry["gap"]) == {" "} else " "
            mark = "- ".ljust(len(entry["dash"])) if entry["dash"] else ""
            head = f"{entry['indent']}{mark}{entry['key']}:"
            # What is wrong with an unknown key is the key: it is told, and nothing else.
            told = whys if shape is not None else []
            self._change(at, f"{head}{space}{value.text}{value.tail}".rstrip(), told)

    def _item(self, at: int, item: re.Match[str]) -> None:
        dash = len(item["indent"])
        parent = self._parent(dash + 1 + len(item["gap"]), dash)
        value = self._value(at, (dash, "列表"), parent, item["gap"], item["value"])
        if value is None:
            self._refused = dash
            return
        odd = set(item["gap"]) != {" "} or bool(set(item["tail"]) - set(" \t"))
        if whys := [*(["空格写法"] if odd else []), *value.whys]:
            self._change(at, f"{item['indent']}- {value.text}{value.tail}".rstrip(), whys)

    def _value(
        self, at: int, named: tuple[int, str], shape: Shape | None, gap: str, value: str
    ) -> "_Value | None":
        """Return a value as YAML, without text if it stands on the lines below.

        None if it was refused.
        """
        self._ended = named
        free = shape is None or shape.free or (shape.item is not None and shape.item.free)
        if shape is not None and shape.nested and value[:1] in ("[", "{", "［"):
            return self._nested(at, value)
        if value[:1] in ("'", '"'):
            if own := _own_quotes(value):
                return own if self._is_remark(at, named[1], own.tail, free=free) else None
            if value.count(value[0]) == 1:
                self._refuse(at, f"“{named[1]}”的引号不成对", "请补上后一半引号，或删去前一半")
                return None
        split = self._without_remark(at, named[1], gap, value) if free else _fixed(value)
        if split is None:
            return None
        words, remark = split
        if _BLOCK.fullmatch(words) and self._deeper(at, named[0]):
            self._passed, self._ended = named[0], None
            return _Value(value)
        if words and remark and free and shape is not None:
            self._found.comments.append((at, named[1], remark.strip(_BLANK)))
        return _worded(words, remark, free=free) if words else _Value("", remark)

    def _is_remark(self, at: int, key: str, tail: str, *, free: bool) -> bool:
        """Tell whether a remark stands behind a value in quotes; refuse what may be words."""
        match = _HASH.search(tail)
        if match is None:
            return True
        if free and len(match["blanks"]) == 1 and (match["after"] or " ") not in _BLANK:
            self._refuse(at, f"“{key}”里有 #，分不清是字还是备注", HASH_REMEDY)
            return False
        if free:
            self._found.comments.append((at, key, tail.strip(_BLANK)))
        return True

    def _nested(self, at: int, value: str) -> "_Value | None":
        self._open = 0
        if value[0] == "［" and value[-1] == "］":
            return _Value(f"[{value[1:-1]}]", "", ["全角方括号"])
        return _Value(value) if self._flow(at, value) else None

    def _flow(self, at: int, line: str) -> bool:
        """Count the brackets that are open after a line; refuse words behind ` #` in brackets."""
        bare = _unquoted(line)
        for match in _HASH.finditer(bare):
            if not match["blanks"]:
                continue
            bare = bare[: match.start()]
            remark = len(match["blanks"]) > 1 and (match["after"] or " ") in _BLANK
            if not remark and self._open + _balance(bare) > 0:
                self._open = 0
                self._refuse(at, "括号里有“ #”，分不清是字还是备注", HASH_REMEDY)
                return False
            break
        self._open = max(self._open + _balance(bare), 0)
        return True

    def _without_remark(self, at: int, key: str, gap: str, value: str) -> tuple[str, str] | None:
        """Part free words from the writer's remark behind them; None if that cannot be told.

        A remark has two blanks or a tab before its # and one behind it. A # that neither follows
        two blanks nor is followed by one is a word.
        """
        for match in _HASH.finditer(gap + value):
            blanks = match["blanks"]
            wide = len(blanks) > 1 or "\t" in blanks
            apart = not match["after"] or match["after"] in _BLANK
            if blanks and wide and apart:
                cut = max(match.start() - len(gap), 0)
                return value[:cut], value[cut:]
            if blanks and (wide or apart):
                self._refuse(at, f"“{key}”里有 #，分不清是字还是备注", HASH_REMEDY)
                return None
        return value, ""

    def _deeper(self, at: int, column: int) -> bool:
        following = (self._lines[below] for below in range(at + 1, len(self._lines)))
        below = next((line for line in following if line.strip(_BLANK)), "")
        return len(below) - len(below.lstrip(" ")) > column

    def _change(self, at: int, line: str, whys: list[str]) -> None:
        if line != self._lines[at]:
            self._found.lines[at] = line
            if whys:
                self._found.whys[at] = whys

    def _refuse(self, at: int, reason: str, remedy: str) -> None:
        self._found.lines[at] = ""
        self._found.faults.append(SourceError(reason, remedy, line=at + 1))


@dataclass(slots=True)
class _Value:
    """A value as YAML, the writer's remark behind it, and why it was written otherwise."""

    text: str
    tail: str = ""
    whys: list[str] = field(default_factory=list)


def _spacing(entry: re.Match[str]) -> list[str]:
    """Return what is odd about the colon and the blanks of an entry."""
    if entry["colon"] == "：":
        return ["全角冒号"]
    if entry["value"] and not entry["gap"]:
        return ["冒号后没有空格"]
    odd = set(entry["before"] + entry["gap"]) - {" "} or set(entry["tail"]) - set(" \t")
    return ["空格写法"] if odd else []


def _worded(words: str, remark: str, *, free: bool) -> _Value:
    bare = words.strip(_BLANK)
    whys = []
    if not _reads_back(bare):
        whys.append(_why(bare) if free else "写法")
    blanks = remark[: remark.find("#")]
    if bare != words or set(blanks) - set(" \t"):
        whys.append("空格写法")
        remark = f"  {remark.lstrip(_BLANK)}" if remark else ""
    return _Value(quoted(bare), remark, whys)


def _own_quotes(value: str) -> _Value | None:
    """Return a value in quotes of YAML, with the remark behind it; None if the quotes are words."""
    match = _QUOTED.match(value)
    if match is None or not re.fullmatch(rf"[{_BLANK}]*|[{_BLANK}]+#.*", match["rest"]):
        return None
    rest = match["rest"]
    if set(rest[: rest.find("#")]) - set(" \t"):
        return _Value(value[: match.start("rest")], f"  {rest.lstrip(_BLANK)}", ["空格写法"])
    return _Value(value[: match.start("rest")], rest)


def _fixed(value: str) -> tuple[str, str]:
    """Part a value of a fixed form, in which no blank can stand, from the remark behind it."""
    match = _FIXED_REMARK.search(value)
    return (value[: match.start()], value[match.start() :]) if match else (value, "")


def _unquoted(line: str) -> str:
    """Return a line without what stands in quotes; of quotes without an end each is tried once."""
    kept, at, endless = [], 0, ""
    for sign in _QUOTE.finditer(line):
        if sign.start(1) < at or sign[1] in endless:
            continue
        if quoted := _QUOTES.match(line, sign.start(1)):
            kept.append(line[at : sign.start(1)])
            at = quoted.end()
        else:
            endless += sign[1]
    return "".join([*kept, line[at:]])


def _balance(text: str) -> int:
    return sum(map(text.count, "[{")) - sum(map(text.count, "]}"))


def _why(text: str) -> str:
    if re.search(r":(?:\s|$)", text):
        return "值里有冒号"
    if text.startswith("#") or re.search(r"\s#", text):
        return "值里有 #"
    return f"值以“{text[0]}”开头"
