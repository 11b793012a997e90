"""What was compiled while modules were imported is taken by the next process, and is the same."""

import dataclasses
import importlib
import importlib.util
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from converters import resources
from converters.resources import bytecode
from converters.resources.bytecode import Bytecode
from converters.site import written

COMPILER = importlib.import_module("re._compiler")
PATTERNS = [
    *((pattern, 0) for pattern, _ in written.RULES),
    ("(?P<year>[0-9]{4})(?i:年)|(?P<else>.)", re.IGNORECASE | re.DOTALL),
    (r"(?x) \w+ # 讲话", re.ASCII),
    (b"[^\\x00-\\x7f]+(a|b)", 0),
    ("(?<=会)[一-鿿](?!\U00020000)|(?>a+)b*+", re.MULTILINE),
]
MODULE = """
import re
from dataclasses import dataclass, field
YEAR = re.compile("(?P<year>[0-9]{4})年")
EACH = [re.compile(mark) for mark in "，。"]
@dataclass(frozen=True, slots=True, order=True)
class Place:
    line: int
    text: str = field(default="", compare=False)
def within(): return re.compile("(其)他")
def helped(mark): return re.compile(f"({mark})")
HELPED = helped("助")
"""


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """What is compiled is kept in a folder of this test."""
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    return tmp_path


@pytest.fixture
def used(kept: Path) -> Iterator[Bytecode]:
    """A process for which nothing was kept yet."""
    used = Bytecode(COMPILER)
    used.install()
    yield used
    used.remove()


def imported(folder: Path, text: str = MODULE) -> dict[str, Any]:
    """Import a module as a process does that has not seen it."""
    re.purge()
    file = folder / "module.py"
    file.write_text(text, encoding="utf-8")
    spec = importlib.util.spec_from_file_location("module", file)
    assert spec is not None
    assert spec.loader is not None
    made = importlib.util.module_from_spec(spec)
    sys.modules["module"] = made
    try:
        spec.loader.exec_module(made)
    finally:
        del sys.modules["module"]
    return vars(made)


def as_it_is(made: dict[str, Any]) -> list[object]:
    place, other = made["Place"](1, "a"), made["Place"](2)
    found = made["YEAR"].search("于2024年")
    with pytest.raises(dataclasses.FrozenInstanceError):
        place.line = 2
    return [
        *(repr(place), place < other, place == made["Place"](1), hash(place), place.__slots__),
        *(found["year"], made["YEAR"].groupindex, [each.pattern for each in made["EACH"]]),
    ]


def test_a_process_that_finds_all_kept_compiles_nothing(
    used: Bytecode, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = as_it_is(imported(tmp_path))
    used.keep()
    used.remove()
    with monkeypatch.context() as patch:
        patch.setattr(COMPILER, "_code", None)
        patch.setattr(bytecode, "compile", None, raising=False)
        again = Bytecode(COMPILER)
        again.install()
        try:
            assert as_it_is(imported(tmp_path)) == first
        finally:
            again.remove()


def test_without_what_was_kept_all_is_compiled(used: Bytecode, kept: Path, tmp_path: Path) -> None:
    first = as_it_is(imported(tmp_path))
    used.keep()
    (file,) = kept.rglob("*.bin")
    file.write_bytes(file.read_bytes()[:-1])
    assert Bytecode(COMPILER)._patterns == {}
    used.remove()
    assert as_it_is(imported(tmp_path)) == first


@pytest.mark.parametrize(("pattern", "flags"), PATTERNS)
def test_a_pattern_is_the_same(
    used: Bytecode, tmp_path: Path, pattern: str | bytes, flags: int
) -> None:
    alone = used._compile(pattern, int(flags))
    for _ in range(2):
        made = imported(tmp_path, f"import re\nMADE = re.compile({pattern!r}, {int(flags)})")[
            "MADE"
        ]
        assert made == alone
        assert (made.flags, made.groupindex) == (alone.flags, alone.groupindex)
    assert len(used._patterns) == 1


@pytest.mark.filterwarnings("ignore::FutureWarning")  # of what Python may read otherwise one day
@given(st.lists(st.sampled_from("ab一[]()?*|.^$\\d-:<=!P{}1,")).map("".join))
def test_what_is_no_pattern_is_refused_as_before(pattern: str) -> None:
    used = Bytecode(COMPILER)
    try:
        alone = used._compile(pattern, 0)
    except (re.error, RecursionError, OverflowError) as error:
        with pytest.raises(type(error)):
            used.pattern(pattern, 0)
    else:
        assert used.pattern(pattern, 0) == alone


def test_what_is_compiled_while_something_is_done_is_not_kept(
    used: Bytecode, tmp_path: Path
) -> None:
    made = imported(tmp_path)
    before = dict(used._patterns)
    made["within"]()
    re.search("只此一次", "一次")
    assert used._patterns == before
    assert {pattern for pattern, _ in before} == {"(?P<year>[0-9]{4})年", "，", "。", "(助)"}


def test_what_two_processes_compiled_is_kept_together(used: Bytecode, tmp_path: Path) -> None:
    imported(tmp_path)
    other = Bytecode(COMPILER)
    other._methods[b"other"], other._has_more = b"", True
    other.keep()
    used.keep()
    found = Bytecode(COMPILER)
    assert b"other" in found._methods
    assert len(found._patterns) == 4


def test_each_kind_of_work_takes_its_own_alone(used: Bytecode, tmp_path: Path, kept: Path) -> None:
    imported(tmp_path)
    used._name = Bytecode(COMPILER, "build")._name
    used.keep()
    assert len(Bytecode(COMPILER, "build")._patterns) == 4
    for other in ("", "status", "../build", "讲话"):
        assert Bytecode(COMPILER, other)._patterns == {}
    assert len(list(kept.rglob("*.bin"))) == 1


def test_too_much_is_forgotten(
    used: Bytecode, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    imported(tmp_path)
    monkeypatch.setattr(bytecode, "_MOST", 3)
    used.keep()
    assert Bytecode(COMPILER)._patterns == {}


def test_another_python_takes_nothing(
    used: Bytecode, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    imported(tmp_path)
    used.keep()
    monkeypatch.setattr(sys, "version", "4.0")
    assert Bytecode(COMPILER)._patterns == {}


def test_who_wants_no_bytecode_of_python_has_none_of_ours(
    used: Bytecode, kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    imported(kept)
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    used.keep()
    assert list(kept.rglob("*.bin")) == []


def test_nothing_is_written_when_nothing_was_learned(used: Bytecode, kept: Path) -> None:
    used.keep()
    assert list(kept.rglob("*")) == []


@pytest.mark.slow
def test_a_command_says_the_same_with_and_without(tmp_path: Path) -> None:
    way = {"PYTHONPATH": str(resources.root()), "PYTHONPYCACHEPREFIX": str(tmp_path)}
    command = [sys.executable, "-m", "converters", "--help"]
    said = [subprocess.run(command, env=way, capture_output=True, check=True) for _ in range(2)]
    assert said[0].stdout == said[1].stdout != b""
    assert len(list(tmp_path.rglob("bytecode-other.*.bin"))) == 1
