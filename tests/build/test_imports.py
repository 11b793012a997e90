"""What a module needs is found by its imports, in functions too, and only once."""

import ast
import os
import re
from pathlib import Path

import pytest

import converters
from converters import cli
from converters.build import imports as following
from converters.build.caches.digests import Digests
from converters.build.imports import Imports, imported
from converters.formats.pdf.weasyprint_70 import sparing


@pytest.fixture
def package(tmp_path: Path) -> Path:
    texts = {
        "__init__": "",
        "writer": "from converters import paper\n",
        "paper": "import json\nfrom converters.inks.black import DARK\n",
        "inks/__init__": "",
        "inks/black": "import lxml.etree\nDARK = 1\n",
        "inks/red": "from docx import Document\n",
        "other": "",
    }
    for name, text in texts.items():
        path = tmp_path / "converters" / f"{name}.py"
        path.parent.mkdir(exist_ok=True)
        path.write_text(text)
    return tmp_path / "converters"


def needed(package: Path, *modules: str, aside: tuple[str, ...] = ()) -> tuple[set[str], list[str]]:
    digests = Digests(package.parent / "cache.json")
    found = Imports(digests, package).needed(modules, aside)
    digests.save()
    names = {str(path.relative_to(package).with_suffix("")) for path in found.modules}
    return names, list(found.libraries)


def test_a_module_needs_what_it_imports_and_what_that_imports(package: Path) -> None:
    names, libraries = needed(package, "converters.writer")
    assert names == {"__init__", "writer", "paper", "inks/__init__", "inks/black"}
    assert libraries == ["lxml"]


def test_what_is_no_module_of_a_package_is_left_alone(package: Path) -> None:
    (package / "LICENSE").touch()
    (package / "__pycache__").mkdir()
    (package / "__pycache__/old.py").touch()
    assert "__pycache__/old" not in needed(package, "converters")[0]


def test_a_package_stands_for_all_its_modules(package: Path) -> None:
    names, libraries = needed(package, "converters.inks")
    assert names == {"__init__", "inks/__init__", "inks/black", "inks/red"}
    assert libraries == ["docx", "lxml"]


def test_what_is_left_aside_is_needed_only_if_it_is_asked_for(package: Path) -> None:
    aside = ("converters.paper",)
    assert needed(package, "converters.writer", aside=aside) == ({"__init__", "writer"}, [])
    assert "paper" in needed(package, "converters.paper", aside=aside)[0]
    inks = needed(package, "converters.inks.black", aside=("converters.inks",))
    assert inks == ({"__init__", "inks/black"}, ["lxml"])


def test_a_module_that_changed_is_read_again(package: Path) -> None:
    needed(package, "converters.writer")
    with (package / "paper.py").open("a") as file:
        file.write("def late():\n    import converters.other, yaml\n")
    names, libraries = needed(package, "converters.writer")
    assert "other" in names
    assert libraries == ["lxml", "yaml"]


def test_imports_that_run_round_in_a_circle_end(package: Path) -> None:
    (package / "other.py").write_text("from converters import writer\n")
    (package / "inks/black.py").write_text("from converters import other\n")
    assert "writer" in needed(package, "converters.other")[0]


def test_the_imports_of_python_itself_are_left_out() -> None:
    assert imported("import os\nfrom __future__ import annotations\n") == []


def test_what_comes_from_nowhere_and_what_is_no_import_is_left_out() -> None:
    assert imported("from . import pages\nimport lxml; x = 1\n") == ["lxml"]


STATEMENTS = """
import lxml.etree as etree, yaml  # why
from converters import (
    files,  # (brackets)
    style as looks,
)
def late():
    from converters.site \\
        import pages
    if True:
        import docx
'from converters import not this one'
"""


def test_statements_of_every_form_are_read() -> None:
    assert imported(STATEMENTS) == [
        *("converters", "converters.files", "converters.site", "converters.site.pages"),
        *("converters.style", "docx", "lxml", "lxml.etree", "yaml"),
    ]


@pytest.mark.slow
def test_no_import_of_the_program_is_overlooked() -> None:
    for path in Path(converters.__file__).parent.rglob("*.py"):
        source = path.read_text("utf-8")
        statements = [n for n in ast.walk(ast.parse(source)) if is_import(n)]
        assert set(imported("\n".join(map(ast.unparse, statements)))) <= set(imported(source)), path


def test_no_import_of_the_program_is_hidden_in_words() -> None:
    """Neither the keys nor the contracts would see it.

    The table of commands stays in its room, `warm` loads what the keys found, and what is spared
    or taken from Python is other people's.
    """
    hidden = re.compile(r"\b(import_module|__import__|run_module)\b")
    package = Path(converters.__file__).parent
    found = {
        path.relative_to(package).as_posix()
        for path in package.rglob("*.py")
        if hidden.search(path.read_text("utf-8"))
    }
    assert found == {
        "build/warm.py",
        "cli/__init__.py",
        "formats/pdf/weasyprint_70/sparing.py",
        "resources/bytecode.py",
    }
    assert all(module.startswith("converters.cli.") for module, _ in cli._COMMANDS.values())
    assert not [name for name in sparing._LATER if name.startswith("converters")]


def is_import(node: ast.AST) -> bool:
    return isinstance(node, ast.Import | ast.ImportFrom)


def test_all_modules_are_known_to_be_the_same_until_one_is_altered_comes_or_goes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "p"
    package.mkdir()
    (package / "__init__.py").touch()
    (package / "a.py").write_text("import os\n", encoding="utf-8")

    def state() -> str | None:
        return Imports(Digests(tmp_path / "cache"), package).state

    assert state() is None  # it may still be altered unseen
    monkeypatch.setattr(following, "may_change_unseen", lambda *_: False)
    first = state()
    assert first and state() == first
    before = (package / "a.py").stat()
    (package / "a.py").write_text("import re\n", encoding="utf-8")
    os.utime(package / "a.py", ns=(before.st_atime_ns, before.st_mtime_ns))
    second = state()
    (package / "b.py").touch()
    third = state()
    (package / "a.py").unlink()
    assert len({first, second, third, state()}) == 4
