"""What many tests share: golden files, the style of the project; and how they are dealt out."""

import gc
from collections.abc import Callable, Generator
from functools import cache
from pathlib import Path
from typing import Any

import hypothesis
import pytest
from _pytest.doctest import DoctestModule
from hypothesis import HealthCheck
from xdist.scheduler import LoadFileScheduling

from converters import resources
from converters.project import Project
from converters.settings import fonts, style
from converters.settings.book_style import BookStyle
from converters.settings.design import Design
from converters.speech.dates import PartialDate
from converters.speech.model import (
    Block,
    Dateline,
    Heading,
    Meta,
    Salutation,
    Signature,
    Speech,
    paragraph,
)
from tests import slowness
from tests.effort import LAWS, USUAL
from tests.make import DAY, own, restyled

_CALM: dict[str, Any] = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow]}
"""No law is about time, and the machine may be busy."""
hypothesis.settings.register_profile(USUAL, max_examples=20, **_CALM)
hypothesis.settings.register_profile(LAWS, hypothesis.settings.get_profile("default"), **_CALM)
hypothesis.settings.load_profile(USUAL)

_TESTS = Path(__file__).parent
_GOLDEN = _TESTS / "golden"
_LONGEST = (
    "gates/",
    "test_workflow.py",
    "test_book_workflow.py",
    "build/test_faults.py",
    "test_any_folder.py",
    "test_ending.py",
    "test_first_hour.py",
    "returning/test_with_libreoffice.py",
    "importing/test_reading.py",
    "formats/pdf/",
)
"""What takes a minute or more, the longest first."""

_SELDOM = 50_000
"""So many values are made before unused ones are looked for; by Python's 700 a run spends 1/40."""

Golden = Callable[[str, str], None]
Made = Callable[[str], Design]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden",
        action="store_true",
        help="write the golden files anew; read the difference before you commit it",
    )
    parser.addoption(
        "--record-slow",
        action="store_true",
        help="measure the tests that run, and write tests/slow.txt anew (in one process: -n 0)",
    )


def pytest_configure(config: pytest.Config) -> None:
    if config.getoption("--record-slow"):
        config.pluginmanager.register(slowness.Recorder())


def pytest_itemcollected(item: pytest.Item) -> None:
    if slowness.function_of(item) in slowness.measured():
        item.add_marker(pytest.mark.slow)


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
    """Begin with the longest files, then all that are slow: no worker is left alone at the end."""
    slow = {item.path for item in items if item.get_closest_marker("slow")}
    items.sort(key=lambda item: (_turn(item.path), item.path not in slow))


@pytest.hookimpl(wrapper=True)
def pytest_collect_file() -> Generator[None, list[pytest.Collector], list[pytest.Collector]]:
    """Look for examples in docstrings of the program alone: no test has any."""
    found = yield
    return [one for one in found if not isinstance(one, DoctestModule)]


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """Look for no unused values among what lives to the end: half a million are made here."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.freeze()
        gc.set_threshold(_SELDOM)
        gc.enable()


@cache
def _turn(path: Path) -> int:
    place = str(path.relative_to(_TESTS)) if path.is_relative_to(_TESTS) else ""
    turns = (turn for turn, long in enumerate(_LONGEST) if place.startswith(long))
    return next(turns, len(_LONGEST))


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
def drawn(project: Project) -> Design:
    """Return the look of the project's own style, with its faces."""
    return project.drawn_design


@pytest.fixture(scope="session")
def design() -> Design:
    """Return the look of the project's own style, without faces."""
    return Design(
        style.read(resources.text("styles/gbt9704.toml")),
        fonts.read(resources.text("styles/fonts.toml")),
        {},
    )


@pytest.fixture(scope="session")
def book_style(project: Project) -> BookStyle:
    """Return what the program's own books have beside their speeches."""
    return project.book_style


@pytest.fixture(scope="session")
def free_faces() -> dict[str, fonts.Face]:
    """Return the free fonts as they are installed."""
    folder = resources.root() / "fonts" / "free"
    files = sorted(Path(folder).glob("*.[ot]tf"))
    assert files, "fonts/free is empty: run make fonts"
    return {file.name: fonts.Face(file.name, file.read_bytes()) for file in files}


@pytest.fixture(scope="session")
def drawn_design(free_faces: dict[str, fonts.Face]) -> Made:
    """Return a function from the text of a style to the look with faces."""
    roles = fonts.read(resources.text("styles/fonts.toml"))
    chains = fonts.resolve(roles, [], free_faces)
    book_style: dict[str, Design] = {}

    def made(text: str) -> Design:
        return book_style.setdefault(text, Design(restyled(text), roles, chains))

    return made


SENTENCE = "我们要坚持以人民为中心，扎实推进“两个责任”落实，2020年完成投资3.5亿元、增长12.5%；"


@pytest.fixture(scope="session")
def long_speech() -> Speech:
    """Return a speech of four pages with headings, signature and date."""
    blocks: list[Block] = [Salutation("同志们：", 1)]
    for number, mark in enumerate("一二三"):
        blocks.append(Heading(1, f"{mark}、提高政治站位，充分认识重要意义", 10 * number + 2))
        blocks.append(Heading(2, "（一）加强组织领导", 10 * number + 3))
        blocks += [paragraph(SENTENCE * 4 + "特此说明。", 10 * number + n) for n in (4, 5, 6)]
    blocks += [Signature("西平县人大常委会", 40), Dateline("2020年7月16日", 41)]
    facts = Meta(
        "s1", "在全县乡镇人大工作会议上的讲话", date=PartialDate.of(DAY), speakers=("赵海金",)
    )
    return Speech(facts, tuple(blocks))
