import ast
import re
from pathlib import Path

import pytest

import converters
from converters import resources
from converters.build import keys
from converters.build.digests import Digests
from converters.project import Project
from tests.make import collection, markdown

PACKAGE = Path(converters.__file__).parent
WRITERS = {
    "txt": ("converters.writers.text",),
    "docx": ("converters.writers.docx",),
    "pdf": ("converters.writers.pdf", "converters.writers.pdf.fragment"),
    "site": ("converters.site.pages",),
    "book": ("converters.books.layout", "converters.books.pdf", "converters.books.docx"),
}
BOOKS_ALONE = frozenset({PACKAGE / "bookstyle.py", PACKAGE / "compilation.py"})
"""The project reads them for whoever asks for books; no other format does."""


def file_of(module: str) -> Path | None:
    path = PACKAGE.parent / module.replace(".", "/")
    for candidate in (path / "__init__.py", path.with_suffix(".py")):
        if candidate.is_file():
            return candidate
    return None


def imported_by(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def reached_from(*modules: str, aside: frozenset[Path] = frozenset()) -> set[Path]:
    """Every module of the package that is imported, directly or not, but for some."""
    seen: set[Path] = set(aside)
    queue = list(modules)
    while queue:
        path = file_of(queue.pop())
        if path and path not in seen and path.is_relative_to(PACKAGE):
            seen.add(path)
            queue += imported_by(path)
    return seen - aside


@pytest.mark.parametrize("format", list(WRITERS))
def test_a_key_covers_every_module_that_its_format_is_made_by(format: str) -> None:
    covered = {f for name in keys.CODE[format] for f in keys._under(keys._module(name))}
    read = ("converters.readers.markdown", "converters.project")
    aside = frozenset() if format == "book" else BOOKS_ALONE
    reached = reached_from(*WRITERS[format], *read, aside=aside)
    assert {path for path in reached - covered if path.name != "__init__.py"} == set()


@pytest.mark.parametrize("format", list(WRITERS))
def test_a_key_covers_every_template_that_its_format_is_made_by(format: str) -> None:
    modules = (f for name in keys.CODE[format] for f in keys._under(keys._module(name)))
    named = re.compile(r'"(styles/[a-z]+/[a-z.0-9]+)"')
    read = {name for path in modules for name in named.findall(path.read_text("utf-8"))}
    covered = {str(p.relative_to(resources.root())) for p in templates_of(format)}
    assert read <= covered


def templates_of(format: str) -> list[Path]:
    return [p for name in keys._DATA[format] for p in keys._under(resources.root() / name)]


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(collection(tmp_path, markdown("s1")))


def key(root: Path, format: str) -> str:
    return keys.engine(Project(root), format, Digests(root / "cache")).key


def all_keys(root: Path) -> dict[str, str]:
    return {format: key(root, format) for format in keys.CODE}


def test_keys_are_the_same_for_the_same_inputs(project: Project) -> None:
    assert all_keys(project.root) == all_keys(project.root)


def own(root: Path, name: str, old: str, new: str) -> None:
    text = resources.text(name)
    assert old in text
    (root / name).parent.mkdir(parents=True, exist_ok=True)
    (root / name).write_text(text.replace(old, new, 1), encoding="utf-8")


def test_a_changed_style_changes_the_formats_that_read_it(project: Project) -> None:
    before = all_keys(project.root)
    own(project.root, "styles/gbt9704.toml", "top_mm = 37", "top_mm = 36")
    after = all_keys(project.root)
    assert {name for name in before if before[name] != after[name]} == {"docx", "pdf", "book"}


def test_settings_of_the_site_change_the_site_alone(project: Project) -> None:
    before = all_keys(project.root)
    (project.root / "config.yaml").write_text("title: 另一个名称\n", encoding="utf-8")
    after = all_keys(project.root)
    assert {name for name in before if before[name] != after[name]} == {"site"}


def test_the_style_of_books_changes_books_alone(project: Project) -> None:
    before = all_keys(project.root)
    own(project.root, "styles/book.toml", "gap_mm = 6", "gap_mm = 7")
    after = all_keys(project.root)
    assert {name for name in before if before[name] != after[name]} == {"book"}


def test_a_font_of_the_office_changes_what_is_drawn_alone(project: Project) -> None:
    before = all_keys(project.root)
    folder = project.root / "fonts/office"
    folder.mkdir(parents=True)
    (folder / "own.ttf").write_bytes(b"not read for the key")
    after = all_keys(project.root)
    assert {name for name in before if before[name] != after[name]} == {"pdf", "book"}
