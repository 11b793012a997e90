"""The planting of bugs: what is planted, whom it is shown to, what is remembered."""

import subprocess
from pathlib import Path

import pytest

from scripts.mutants.bench import Bench, bench
from scripts.mutants.choice import Choice
from scripts.mutants.record import Record, last_seed
from scripts.mutants.sites import Mutant, mutants

MODULE = '''"""Words: 1 < 2."""
from typing import TYPE_CHECKING
if TYPE_CHECKING:
    LIMIT = 3
@decorated(5)
def f(a: "Literal[7]" = 8, *, strict=False) -> bool:
    """Words 9."""
    if (a) < 10 and not strict:
        note(a)
        return True
    return None
'''


def planted(path: Path, text: str) -> list[str]:
    """The lines that the bugs in a module leave, each beside its number."""
    path.write_text(text, encoding="utf-8")
    found = mutants(path, path.name)
    lines = [m.planted(text.encode()).decode().splitlines()[m.line - 1].strip() for m in found]
    return [f"{mutant.line}: {line}" for mutant, line in zip(found, lines, strict=True)]


def test_bugs_are_planted_in_what_is_run_and_nowhere_else(tmp_path: Path) -> None:
    assert sorted(planted(tmp_path / "a.py", MODULE)) == sorted(
        [
            '6: def f(a: "Literal[7]" = (8 + 1), *, strict=False) -> bool:',
            '6: def f(a: "Literal[7]" = 8, *, strict=True) -> bool:',
            "8: if (not ((a) < 10 and not strict)):",
            "8: if (a) < 10 or not strict:",
            "8: if (a) <= 10 and not strict:",
            "8: if (a) < (10 + 1) and not strict:",
            "8: if (a) < 10 and bool(strict):",
            "9: pass",
            "10: return None",
            "10: return False",
        ]
    )


@pytest.mark.parametrize(
    ("text", "bug"),
    [
        ("甲 = '甲' in b", "1: 甲 = '甲' not in b"),
        ("a = b not in c", "1: a = b in c"),
        ("a = b is not None", "1: a = b is None"),
        ("a = (b) // (c)", "1: a = (b) * (c)"),
        ("a = [b for b in c if d]", "1: a = [b for b in c if True]"),
        ("a += b", "1: pass"),
        ("raise Error(b)", "1: pass"),
    ],
)
def test_each_kind_of_bug_is_one(text: str, bug: str, tmp_path: Path) -> None:
    assert planted(tmp_path / "a.py", text) == [bug]


def a_project(root: Path) -> Path:
    files = {
        "pyproject.toml": '[tool.pytest.ini_options]\nmarkers = ["slow"]\npythonpath = ["."]\n',
        "converters/__init__.py": "",
        "converters/typeset/__init__.py": "",
        "converters/typeset/near.py": "from converters.typeset import far\nTWICE = 2 * far.ONE\n",
        "converters/typeset/far.py": "ONE = 1\nUNUSED = 1\n",
        "tests/typeset/test_near.py": (
            "from converters.typeset import near\ndef test_it():\n    assert near.TWICE == 2\n"
        ),
        "tests/help.py": "from converters.typeset import far\n",
        "tests/test_helped.py": "from tests import help\ndef test_it():\n    help.far\n",
        "tests/test_other.py": "def test_it():\n    pass\n",
    }
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text)
    for room in (".venv", "node_modules", "fonts/free"):
        (root / room).mkdir(parents=True)
    subprocess.run(["git", "init", "-q"], cwd=root, check=True)
    return root


def test_the_nearest_tests_are_asked_first_and_as_many_as_there_is_time_for(tmp_path: Path) -> None:
    choice = Choice(a_project(tmp_path))
    far, near = "converters/typeset/far.py", "converters/typeset/near.py"
    seconds = {
        "tests/typeset/test_near.py": 5.0,
        "tests/test_helped.py": 9.0,
        "tests/test_other.py": 0,
    }
    assert choice.of(near, seconds, 5) == ["tests/typeset/test_near.py"]
    assert choice.of(near, seconds, 4) == []
    assert choice.of(far, seconds, 13) == ["tests/test_helped.py"]
    assert choice.of(far, seconds, 14) == ["tests/test_helped.py", "tests/typeset/test_near.py"]


def test_what_became_of_a_bug_is_known_after_a_run_was_broken_off(tmp_path: Path) -> None:
    bug = Mutant("a.py", 1, 0, 1, "b")
    assert last_seed(tmp_path) is None
    Record(tmp_path, 7).note(bug, b"a", "caught")
    with (tmp_path / "seed-7.jsonl").open("a") as file:
        file.write('{"key": "cut sho')
    assert Record(tmp_path, 7).verdict(bug, b"a") == "caught"
    assert Record(tmp_path, 7).verdict(bug, b"a, corrected") is None
    assert last_seed(tmp_path) == 7


@pytest.mark.slow
def test_the_tests_say_which_bug_they_notice_and_the_project_stays_as_it_is(tmp_path: Path) -> None:
    root = a_project(tmp_path)
    file = root / "converters/typeset/far.py"
    tests = ["tests/typeset/test_near.py"]
    with bench(root) as on:
        verdicts = {
            bug.line: on.verdict(bug, tests, "not slow", 60)
            for bug in mutants(file, "converters/typeset/far.py")
        }
        where = on.root
    assert verdicts == {1: "caught", 2: "survived"}
    assert file.read_text() == "ONE = 1\nUNUSED = 1\n"
    assert not where.exists()


@pytest.mark.parametrize(
    ("code", "verdict"),
    [(0, "survived"), (5, "survived"), (1, "caught"), (-1, "caught"), (None, "hung")],
)
def test_tests_that_a_bug_ends_by_a_signal_have_noticed_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int | None, verdict: str
) -> None:
    monkeypatch.setattr(Bench, "run", lambda *_, **__: code)
    (tmp_path / "a.py").write_text("1 < 2\n")
    (bug, *_) = mutants(tmp_path / "a.py", "a.py")
    assert Bench(tmp_path).verdict(bug, [], "not slow", 1) == verdict
    assert (tmp_path / "a.py").read_text() == "1 < 2\n"


def test_tests_that_could_not_be_run_are_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Bench, "run", lambda *_, **__: 4)
    (tmp_path / "a.py").write_text("1 < 2\n")
    (bug, *_) = mutants(tmp_path / "a.py", "a.py")
    with pytest.raises(RuntimeError, match="ended with 4"):
        Bench(tmp_path).verdict(bug, [], "not slow", 1)
