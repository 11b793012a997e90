"""What the documents promise is there, and what is there is in the documents."""

import ast
import re
import tomllib
from importlib import import_module
from pathlib import Path

import click
import pytest

from converters import cli, resources
from converters.settings.schema.shapes import whole

README = resources.text("README.md")
CONTRIBUTING = resources.text("CONTRIBUTING.md")
ARCHITECTURE = resources.text("docs/architecture.md")
PYPROJECT = tomllib.loads(resources.text("pyproject.toml"))


def commands() -> list[click.Command]:
    return [import_module(module).command for module, _ in cli._COMMANDS.values()]


@pytest.mark.parametrize("name", list(cli._COMMANDS))
def test_the_readme_shows_every_command(name: str) -> None:
    assert f"`huibian {name}" in README


@pytest.mark.parametrize("name", list(cli._COMMANDS))
def test_the_readme_names_every_subcommand(name: str) -> None:
    command = import_module(cli._COMMANDS[name][0]).command
    for sub in getattr(command, "commands", {}):
        assert f"`{sub}`" in README


def test_the_readme_shows_no_command_that_is_not_there() -> None:
    assert set(re.findall(r"`huibian ([a-z]+)", README)) <= set(cli._COMMANDS)


def test_the_readme_shows_no_option_that_is_not_there() -> None:
    known = {
        option
        for command in commands()
        for one in (command, *getattr(command, "commands", {}).values())
        for param in one.params
        for option in param.opts
    }
    for line in README.splitlines():
        if line.startswith("| `huibian"):
            assert set(re.findall(r"(--[a-z-]+)", line)) <= known


def test_the_readme_shows_a_page() -> None:
    for picture in re.findall(r"!\[[^\]]*\]\(([^)]+)\)", README):
        assert (resources.root() / picture).is_file()
    assert "![" in README


def test_every_make_target_in_the_readme_exists() -> None:
    targets = set(re.findall(r"^([a-z-]+):", resources.text("Makefile"), flags=re.MULTILINE))
    assert set(re.findall(r"`make ([a-z-]+)`", README)) <= targets


def messages(path: Path) -> list[str]:
    """Return the strings of a module that hold hanzi, docstrings left out."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    apart = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    return [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
        if id(node) not in apart and re.search("[\u4e00-\u9fff]", node.value)
    ]


def test_no_message_of_the_program_advises_make() -> None:
    # Whoever installed the program as a package has no Makefile.
    word = re.compile(r"\bmake\b")
    modules = (resources.root() / "converters").rglob("*.py")
    told = {path: messages(path) for path in modules if word.search(path.read_text("utf-8"))}
    assert sum(map(len, told.values())) > 50
    for path, texts in told.items():
        assert not [text for text in texts if word.search(text)], path


def test_every_dependency_is_justified() -> None:
    names = [re.split(r"[><=\[;]", name)[0] for name in PYPROJECT["project"]["dependencies"]]
    for name in names:
        assert re.search(rf"\b{re.escape(name)}\b", CONTRIBUTING), name


def test_the_floors_in_the_architecture_are_those_enforced() -> None:
    layers = PYPROJECT["tool"]["importlinter"]["contracts"][0]["layers"]
    modules = {name.strip("() ") for layer in layers for name in layer.split("|")}
    for module in modules - {"__main__", "books"}:
        assert f"`{module}`" in ARCHITECTURE, module


def test_the_guide_to_books_explains_every_key_of_their_settings() -> None:
    guide = resources.text("docs/books.md")
    for key in sorted(keys_of(whole("book"))):
        assert f"`{key}`" in guide, key


def keys_of(schema: object) -> set[str]:
    """The names of all values that a schema knows, and the words it allows for them."""
    found: set[str] = set()
    if isinstance(schema, dict):
        found |= set(schema.get("properties", ()))
        found |= {word for word in schema.get("enum", ()) if isinstance(word, str)}
        for value in schema.values():
            found |= keys_of(value)
    elif isinstance(schema, list):
        for value in schema:
            found |= keys_of(value)
    return found
