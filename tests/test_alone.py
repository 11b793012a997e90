"""The project stands alone: nothing is passed over, and no file of another folder is needed."""

import ast
from fnmatch import fnmatch
from pathlib import Path

import pytest

from converters import resources

ROOT = resources.root()
PASSED_OVER = {"skip", "skipif", "importorskip", "xfail", "unittest"}
ROOMS = ("tests", "benchmarks", "scripts", "converters", "workflow", "docs")


def passed_over(program: str) -> set[str]:
    """Return the words by which a test is not run or may fail."""
    if not any(word in program for word in PASSED_OVER):
        return set()
    tree = ast.walk(ast.parse(program))
    return {node.attr for node in tree if isinstance(node, ast.Attribute)} & PASSED_OVER


def test_no_test_is_ever_passed_over() -> None:
    """What a test needs is installed by `make test`; where it is missing, that is told."""
    assert passed_over("import pytest\npytest.skip('no fonts')") == {"skip"}
    for path in ROOT.glob("tests/**/*.py"):
        assert not passed_over(path.read_text(encoding="utf-8")), path


def test_no_folder_of_tests_is_passed_over(request: pytest.FixtureRequest) -> None:
    """By default pytest walks past every folder that is named `build` or `dist`."""
    patterns = request.config.getini("norecursedirs")
    files = [*ROOT.glob("tests/**/*.py"), *ROOT.glob("converters/**/*.py")]
    inside = {name for path in files for name in path.parent.relative_to(ROOT).parts}
    assert "build" in inside
    assert {name for name in inside for pattern in patterns if fnmatch(name, pattern)} == set()


@pytest.mark.parametrize("room", ROOMS)
def test_nothing_is_looked_for_beside_the_project(room: str) -> None:
    kinds = {".py", ".md", ".sh", ".smk", ".yaml", ".toml"}
    files = [path for path in (ROOT / room).rglob("*") if path.suffix in kinds]
    assert files
    for path in files:
        assert f"..{'/'}shared" not in path.read_text(encoding="utf-8"), path


def test_what_tests_and_benchmarks_are_given_is_there() -> None:
    table = (ROOT / "tests/cases/README.md").read_text(encoding="utf-8")
    reports = sorted(path.name for path in Path(ROOT / "tests/cases/reports").iterdir())
    assert reports == [line.split("`")[1] for line in table.splitlines() if ".txt`" in line]
