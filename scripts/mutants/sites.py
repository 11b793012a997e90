"""Where a bug can be planted in a module, and what stands there instead."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_COMPARED: dict[type[ast.cmpop], tuple[str, str]] = {
    ast.Lt: ("<", "<="),
    ast.LtE: ("<=", "<"),
    ast.Gt: (">", ">="),
    ast.GtE: (">=", ">"),
    ast.Eq: ("==", "!="),
    ast.NotEq: ("!=", "=="),
    ast.In: ("in", "not in"),
    ast.NotIn: (r"not\s+in", "in"),
    ast.Is: ("is", "is not"),
    ast.IsNot: (r"is\s+not", "is"),
}
_COMPUTED: dict[type[ast.operator], tuple[str, str]] = {
    ast.Add: (r"\+", "-"),
    ast.Sub: ("-", "+"),
    ast.Mult: (r"\*", "/"),
    ast.Div: ("/", "*"),
    ast.FloorDiv: ("//", "*"),
    ast.Mod: ("%", "*"),
    ast.BitOr: (r"\|", "&"),
    ast.BitAnd: ("&", "|"),
}
_JOINED: dict[type[ast.boolop], tuple[str, str]] = {ast.And: ("and", "or"), ast.Or: ("or", "and")}


@dataclass(frozen=True, slots=True)
class Mutant:
    """A planted bug: `text` stands for the bytes [start:end] of a file."""

    path: str
    line: int
    start: int
    end: int
    text: str

    def planted(self, source: bytes) -> bytes:
        """Return the source with the bug in it."""
        return source[: self.start] + self.text.encode() + source[self.end :]


def mutants(path: Path, name: str) -> list[Mutant]:
    """Return every bug that can be planted in the file at `path`, which is told as `name`.

    Words, annotations, decorators and what only a type checker reads are left alone.
    """
    source = path.read_bytes()
    places = _Places(source)
    found = []
    for node in _nodes(ast.parse(source)):
        for start, end, text in _planted(node, places):
            mutant = Mutant(name, source.count(b"\n", 0, start) + 1, start, end, text)
            if _is_python(mutant.planted(source)):
                found.append(mutant)
    return found


class _Places:
    """The bytes of a source by the lines and columns of its nodes."""

    def __init__(self, source: bytes) -> None:
        self.source = source
        self._starts = [0]
        for line in source.splitlines(keepends=True):
            self._starts.append(self._starts[-1] + len(line))

    def start(self, node: ast.expr | ast.stmt) -> int:
        return self._starts[node.lineno - 1] + node.col_offset

    def end(self, node: ast.expr | ast.stmt) -> int:
        return self._starts[(node.end_lineno or node.lineno) - 1] + (node.end_col_offset or 0)

    def words(self, node: ast.expr | ast.stmt) -> str:
        return self.source[self.start(node) : self.end(node)].decode()

    def between(self, left: ast.expr, right: ast.expr, sign: str) -> tuple[int, int] | None:
        """Return where a sign stands between two expressions, brackets around them aside."""
        begin = self.end(left)
        word = rf"\b{sign}\b" if sign[0].isalpha() else sign
        match = re.search(word.encode(), self.source[begin : self.start(right)])
        return (begin + match.start(), begin + match.end()) if match else None


Change = tuple[int, int, str]


def _nodes(tree: ast.AST) -> Iterator[ast.AST]:
    for name, value in ast.iter_fields(tree):
        if name in {"annotation", "returns", "decorator_list", "bases", "type_params"}:
            continue
        for node in value if isinstance(value, list) else [value]:
            if isinstance(node, ast.AST) and not _is_idle(node):
                yield node
                yield from _nodes(node)


def _is_idle(node: ast.AST) -> bool:
    """Return whether nothing in a node is ever run, or it is there for the type checker alone."""
    typing = isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"
    words = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    return typing or words or isinstance(node, ast.Assert | ast.JoinedStr | ast.arg)


def _planted(node: ast.AST, at: _Places) -> Iterator[Change]:
    if isinstance(node, ast.Compare):
        yield from _swapped(at, node.left, node.comparators[0], _COMPARED[type(node.ops[0])])
    elif isinstance(node, ast.BinOp) and type(node.op) in _COMPUTED:
        yield from _swapped(at, node.left, node.right, _COMPUTED[type(node.op)])
    elif isinstance(node, ast.BoolOp):
        yield from _swapped(at, node.values[0], node.values[1], _JOINED[type(node.op)])
    elif isinstance(node, ast.Constant):
        yield from _another(node, at)
    else:
        yield from _turned(node, at)
        yield from _left_out(node, at)


def _turned(node: ast.AST, at: _Places) -> Iterator[Change]:
    """Yield conditions that are the opposite, or always hold."""
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        yield at.start(node), at.end(node), f"bool({at.words(node.operand)})"
    elif isinstance(node, ast.If | ast.IfExp | ast.While):
        yield at.start(node.test), at.end(node.test), f"(not ({at.words(node.test)}))"
    elif isinstance(node, ast.comprehension):
        for test in node.ifs:
            yield at.start(test), at.end(test), "True"


def _swapped(
    at: _Places, left: ast.expr, right: ast.expr, signs: tuple[str, str]
) -> Iterator[Change]:
    if where := at.between(left, right, signs[0]):
        yield *where, signs[1]


def _another(node: ast.Constant, at: _Places) -> Iterator[Change]:
    if isinstance(node.value, bool):
        yield at.start(node), at.end(node), str(not node.value)
    elif isinstance(node.value, int | float):
        yield at.start(node), at.end(node), f"({at.words(node)} + 1)"


def _left_out(node: ast.AST, at: _Places) -> Iterator[Change]:
    """Yield a statement that is not done: a call, an addition, a refusal, a result."""
    called = isinstance(node, ast.Expr) and isinstance(node.value, ast.Call)
    if called or isinstance(node, ast.AugAssign | ast.Raise):
        assert isinstance(node, ast.stmt)
        yield at.start(node), at.end(node), "pass"
    elif isinstance(node, ast.Continue):
        yield at.start(node), at.end(node), "break"
    elif isinstance(node, ast.Break):
        yield at.start(node), at.end(node), "continue"
    elif isinstance(node, ast.Return) and node.value and ast.unparse(node.value) != "None":
        yield at.start(node.value), at.end(node.value), "None"


def _is_python(source: bytes) -> bool:
    try:
        ast.parse(source)
    except SyntaxError:
        return False
    return True
