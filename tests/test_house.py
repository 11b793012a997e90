"""The house: sizes that keep it readable, names that mean one thing, a map that is true."""

import ast
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from statistics import median

from converters import resources

ROOT = resources.root()
PACKAGE = ROOT / "converters"
MAP = ROOT / "docs/architecture.md"
MEDIAN_LINES = 6
MOST_LINES = 16
"""What nine of ten functions do not pass."""
FILE_LINES = 400
TOP_NAMES = 19
TWICE = 0.08
"""The share of classes that bear a name that another one has."""


@cache
def modules() -> list[tuple[Path, ast.Module]]:
    paths = sorted(PACKAGE.rglob("*.py"))
    return [(path, ast.parse(path.read_text(encoding="utf-8"))) for path in paths]


def statements(tree: ast.AST) -> Iterator[ast.stmt]:
    """Yield every statement of a module; what stands within an expression is passed by."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.stmt):
            yield node
        if isinstance(node, ast.stmt | ast.excepthandler | ast.match_case):
            yield from statements(node)


def lengths() -> Iterator[int]:
    """Yield how many lines each function has beside its docstring."""
    for _, tree in modules():
        for node in statements(tree):
            if isinstance(node, ast.FunctionDef):
                body = (
                    node.body[1:]
                    if ast.get_docstring(node, clean=False) and node.body[1:]
                    else node.body
                )
                yield (node.end_lineno or 0) - body[0].lineno + 2


def test_functions_are_small() -> None:
    found = sorted(lengths())
    assert median(found) <= MEDIAN_LINES
    assert found[len(found) * 9 // 10] <= MOST_LINES


def test_no_file_is_long() -> None:
    long = [path.name for path, tree in modules() if tree.body and _lines(path) > FILE_LINES]
    assert long == []


def _lines(path: Path) -> int:
    return path.read_text(encoding="utf-8").count("\n")


def test_few_names_stand_at_the_top() -> None:
    names = {path.name for path in PACKAGE.iterdir() if not path.name.startswith("_")}
    assert len(names) <= TOP_NAMES, sorted(names)


def test_a_class_name_means_one_thing() -> None:
    names = [
        node.name
        for _, tree in modules()
        for node in statements(tree)
        if isinstance(node, ast.ClassDef)
    ]
    twice = {name: count for name, count in Counter(names).items() if count > 1}
    assert sum(twice.values()) <= TWICE * len(names), twice


def test_every_file_that_the_map_names_is_there() -> None:
    text = MAP.read_text(encoding="utf-8")
    named = set(
        re.findall(r"`((?:converters|styles|workflow|tests|docs|scripts)/[\w./*-]+)`", text)
    )
    assert len(named) > 20
    assert sorted(name for name in named if not list(ROOT.glob(name.rstrip("/")))) == []
