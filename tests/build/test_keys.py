import re
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

from converters import formats, resources
from converters.build import imports, keys, libraries, private_use
from converters.build.caches import digests
from converters.build.keys import Engines
from converters.errors import SourceError
from converters.project import Project
from tests.make import collection, markdown

FORMATS = [*formats.names(formats.of_speeches()), "site", "book"]
UNBROKEN = {"txt", "tei", "akn"}
"""They break no titles."""
DECLARED = [made for each in formats.FORMATS for made in (each.speech, each.book) if made]
LIST = {*keys._NAMES, *(made.writer.__module__ for made in DECLARED)}
"""What says of formats what they are: that it is loaded too changes nothing that is written."""
LOAD_ALL = """
import builtins, importlib, pkgutil, sys
given, asked = builtins.__import__, set()
def noted(name, globals=None, locals=None, fromlist=(), level=0):
    if (globals or {}).get("__name__", "").partition(".")[0] == "converters":
        asked.add(name.partition(".")[0])
    return given(name, globals, locals, fromlist, level)
builtins.__import__ = noted
for name in sys.argv[1:]:
    made_by = importlib.import_module(name)
    for module in pkgutil.walk_packages(getattr(made_by, "__path__", []), f"{name}."):
        importlib.import_module(module.name)
print(*(name for name in sys.modules if name.partition(".")[0] == "converters"))
print(*(asked - sys.stdlib_module_names - {"converters"}))
"""


@cache
def loaded(format: str) -> tuple[set[str], set[str]]:
    """Return the modules that are loaded to make a format, and the libraries that these ask for."""
    command = [sys.executable, "-c", LOAD_ALL, *keys.making(format).modules]
    run = subprocess.run(command, capture_output=True, text=True, check=True)
    modules, libraries = run.stdout.split("\n")[:2]
    return {*modules.split()}, {*libraries.split()}


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(collection(tmp_path, markdown("s1")))


@pytest.mark.slow
@pytest.mark.parametrize("format", FORMATS)
def test_a_key_covers_every_module_that_is_loaded_to_make_its_format(
    format: str, project: Project
) -> None:
    modules, _ = loaded(format)
    needed = Engines(project).needed(format).modules
    assert len(modules) > 3
    assert modules - LIST <= {name_of(path) for path in needed}


@pytest.mark.slow
@pytest.mark.parametrize("format", FORMATS)
def test_a_key_covers_every_library_that_is_loaded_to_make_its_format(
    format: str, project: Project
) -> None:
    """And those that wait until they are asked: titles are broken by the dictionary of rjieba."""
    _, asked = loaded(format)
    needed = set(Engines(project).needed(format).libraries)
    assert asked <= needed
    assert ("rjieba" in needed) is (format not in UNBROKEN)
    assert "rjieba" not in asked


def test_another_edition_of_the_word_list_changes_what_it_breaks_titles_for(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    (project.output / digests.ENGINE).unlink()
    before, told = all_keys(project.root), libraries._told
    monkeypatch.setattr(libraries, "_told", lambda n: "rjieba 99" if n == "rjieba" else told(n))
    after = all_keys(project.root)
    assert {name for name in before if before[name] != after[name]} == {*FORMATS} - UNBROKEN


def name_of(path: Path) -> str:
    parts = path.relative_to(imports._PACKAGE.parent).with_suffix("").parts
    return ".".join(parts).removesuffix(".__init__")


@pytest.mark.parametrize("format", FORMATS)
def test_a_key_covers_every_template_that_its_format_is_made_by(
    format: str, project: Project
) -> None:
    named = re.compile(r'"(styles/[a-z]+/[a-z.0-9]+)"')
    modules = Engines(project).needed(format).modules
    read = {name for path in modules for name in named.findall(path.read_text("utf-8"))}
    data = [p for name in keys.making(format).data for p in keys._under(resources.root() / name)]
    assert read <= {str(path.relative_to(resources.root())) for path in data}


@pytest.mark.slow
def test_a_new_import_changes_the_key(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "program/converters"
    shutil.copytree(imports._PACKAGE, package, ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(imports.Imports.__init__, "__defaults__", (package,))
    before = all_keys(project.root)
    new = package / "new.py"
    new.write_text("GREETING = 1\n")
    assert all_keys(project.root) == before
    with (package / "formats/txt/writer.py").open("a") as writer:
        writer.write("\n\ndef late():\n    from converters import new\n    return new\n")
    seen = all_keys(project.root)
    assert {name for name in before if before[name] != seen[name]} == {"txt"}
    new.write_text("GREETING = 2\n")
    after = all_keys(project.root)
    assert {name for name in seen if seen[name] != after[name]} == {"txt"}


def test_what_lays_out_pages_is_in_the_keys_of_pdf_and_books(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = all_keys(project.root)
    monkeypatch.setattr(libraries, "system", lambda: ("Pango 99",))
    after = all_keys(project.root)
    assert {name for name in before if before[name] != after[name]} == {"pdf", "book"}


def test_what_was_learned_is_not_read_again(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    engines = Engines(project)
    before = [engines.of(format).key for format in FORMATS]
    engines.save()
    monkeypatch.setattr(imports, "_named", None)
    monkeypatch.setattr(libraries, "_distributions", None)
    again = Engines(project)
    assert [again.of(format).key for format in FORMATS] == before


def all_keys(root: Path) -> dict[str, str]:
    engines = Engines(Project(root))
    return {format: engines.of(format).key for format in FORMATS}


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
    free = project.font_files("fonts/free")[0]
    (folder / "own.ttf").symlink_to(free.resolve())
    after = all_keys(project.root)
    assert {name for name in before if before[name] != after[name]} == {"pdf", "book"}


@pytest.mark.parametrize("format", FORMATS)
def test_a_format_is_made_by_modules_of_the_program(format: str) -> None:
    made = keys.making(format)
    assert made.modules
    assert all(name.startswith("converters.") for name in made.modules)
    assert keys._list_around(["converters.formats.pdf.writer"]) == {
        *("converters.formats", "converters.formats.format", "converters.formats.pdf"),
    }


def test_settings_of_books_are_in_the_keys_of_books_alone(project: Project) -> None:
    engines = Engines(project)
    own = {f"converters.settings.{name}" for name in ("book_style", "compilation")}
    for format in ("txt", "book"):
        names = {name_of(path) for path in engines.needed(format).modules}
        assert (own <= names) is (format == "book")


@pytest.mark.parametrize("embeds", [True, False])
def test_fonts_count_for_what_is_drawn_and_where_they_are_embedded(
    project: Project, monkeypatch: pytest.MonkeyPatch, embeds: bool
) -> None:
    monkeypatch.setattr(Project, "embeds_fonts", embeds)
    (project.output / digests.ENGINE).unlink(missing_ok=True)  # where it is remembered
    engines = Engines(project)
    found = {format for format in FORMATS if "fonts" in engines.of(format).parts}
    assert found == {"pdf", "book", *(["docx"] if embeds else [])}


def test_a_style_that_is_read_otherwise_or_is_wrong_by_now_is_read_again(
    project: Project, tmp_path: Path
) -> None:
    root = tmp_path / "own"
    shutil.copytree(project.root, root)
    own, wide = root / "styles/gbt9704.toml", root / "styles/wide.toml"
    own.parent.mkdir(exist_ok=True)

    def keys_now() -> str:
        engines = Engines(Project(root))
        key = engines.of("docx").key
        engines.save()
        return key

    (root / "config.yaml").write_text("title: 讲话\nstyle: wide\n", encoding="utf-8")
    wide.write_text('base = "gbt9704"\n', encoding="utf-8")
    plain = keys_now()
    assert keys_now() == plain
    own.write_text(resources.text("styles/gbt9704.toml") + "\n", encoding="utf-8")
    mine = keys_now()  # what another style begins from is now the collection's own
    assert mine != plain
    wide.write_text('base = "gbt9704"\ntitel = 1\n', encoding="utf-8")
    for _ in range(2):
        with pytest.raises(SourceError, match="titel"):
            keys_now()
    wide.unlink()
    wide.symlink_to("nowhere")
    with pytest.raises(SourceError, match="链接"):
        keys_now()
    wide.unlink()
    wide.write_text('base = "gbt9704"\n', encoding="utf-8")
    assert keys_now() == mine


def test_characters_of_private_use_count_for_what_is_not_drawn(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = []
    for char in "\ue001\ue002":
        monkeypatch.setattr(private_use, "drawn", lambda _, has=char: frozenset(has))
        seen.append(Engines(project).of("txt").parts["fonts"])
    assert seen[0] != seen[1]


def test_a_folder_stands_for_the_files_in_it(tmp_path: Path) -> None:
    (tmp_path / "a/b").mkdir(parents=True)
    for name in ("a/b/c", "a/d"):
        (tmp_path / name).touch()
    assert keys._under(tmp_path / "a") == [tmp_path / "a/b/c", tmp_path / "a/d"]
    assert keys._under(tmp_path / "a/d") == [tmp_path / "a/d"]
    assert keys._under(tmp_path / "e") == []
