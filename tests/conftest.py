"""What many tests share: golden files, the style of the project; and how they are dealt out."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from xdist.scheduler import LoadFileScheduling

from converters import fonts, resources, style
from converters.look import Look
from converters.project import Project
from tests.make import own

_GOLDEN = Path(__file__).parent / "golden"

Golden = Callable[[str, str], None]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden",
        action="store_true",
        help="write the golden files anew; read the difference before you commit it",
    )


class _ByFile(LoadFileScheduling):  # type: ignore[misc]
    """Gives a worker a file of tests at a time, so that what a file builds once is built once.

    The gates build one site and start one browser for all their files.
    """

    def _split_scope(self, nodeid: str) -> str:
        folder = "tests/gates"
        return folder if nodeid.startswith(f"{folder}/") else str(super()._split_scope(nodeid))


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> _ByFile:
    return _ByFile(config, log)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the files that have slow tests: no worker is left alone with one at the end."""
    slow = {item.path for item in items if item.get_closest_marker("slow")}
    items.sort(key=lambda item: item.path not in slow)


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """Return a function that compares a text with `tests/golden/<name>`."""

    def compare(name: str, text: str) -> None:
        path = _GOLDEN / name
        if request.config.getoption("--update-golden"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        assert text == path.read_text(encoding="utf-8")

    return compare


@pytest.fixture(scope="session")
def project() -> Project:
    """Return the project that the program is itself."""
    return own()


@pytest.fixture(scope="session")
def drawn(project: Project) -> Look:
    """Return the look of the project's own style, with its faces."""
    return project.drawn_look


@pytest.fixture(scope="session")
def look() -> Look:
    """Return the look of the project's own style, without faces."""
    return Look(
        style.read(resources.text("styles/gbt9704.toml")),
        fonts.read(resources.text("styles/fonts.toml")),
        {},
    )
