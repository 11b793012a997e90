"""Every command answers programs in one documented shape, whatever happens."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator
from referencing import Registry, Resource

from converters import resources
from converters.cli import answer
from converters.errors import SourceError
from tests.cli.commands import all_commands
from tests.cli.conftest import Run
from tests.make import collection, markdown

SILENT = {"serve", "completion", "step"}
"""They run until they are ended, or are for the shell and the workflow."""
COMMANDS = {path: found for path, found in all_commands().items() if path[0] not in SILENT}
CONFIG = "title: 讲话选编\nformats: [txt]\n"
WORDS = "今天我们召开全县教育工作会议，主要任务是总结去年的工作，安排今年的任务。"
RAW = f"在全县教育工作会议上的讲话\n\n同志们：\n\n{WORDS * 3}\n\n{WORDS * 2}\n\n谢谢大家。\n"
CALLS = [
    ("init ../neu --title 新讲话集", 0),
    ("init .", 2),
    ("import raw.txt --report report.json", 0),
    ("import raw.txt nothing.txt .", 1),
    ("list", 0),
    ("list 教育 --stale", 0),
    ("new --title 在新会上的讲话 --date 2024-01-02", 0),
    ("new", 2),
    ("mark s1 --status final", 0),
    ("mark s9 --status final", 2),
    ("facts export 台账.xlsx", 0),
    ("facts export 台账.ods", 2),
    ("facts import 台账.xlsx", 1),
    ("check", 0),
    ("check s9", 2),
    ("history s1", 0),
    ("history s9", 2),
    ("diff s1", 2),
    ("retire", 0),
    ("retire s2 --as 合并 --into s1", 0),
    ("retire s9 --as 撤下", 2),
    ("undo", 0),
    ("undo --last", 2),
    ("undo s9", 2),
    ("build", 0),
    ("build s1 --only txt", 0),
    ("build --only odt", 2),
    ("status", 0),
    ("template", 0),
    ("template 模板.docx", 2),
    ("proof s1", 0),
    ("proof s9", 2),
    ("proof s1 --to odt", 2),
    ("return output/proof/s1.docx", 1),
    ("return raw.txt --to s1 --take all", 1),
    ("return raw.txt --to s9", 2),
    ("audit pdf", 1),
    ("audit odt", 2),
    ("book new nian --title 选编 --all", 0),
    ("book new nian", 2),
    ("book list", 0),
    ("book check nian", 2),
    ("publish ../usb", 1),
    ("convert speeches/s1.md --to txt --into ../fertig", 0),
    ("convert speeches/nothing.md --to txt", None),
    ("clean", 2),
    ("clean --orphans", 0),
    ("clean --orphans --store", 2),
    ("clean --store", 2),
    ("fonts", 0),
    ("fonts install --from nowhere --into ../fonts", 1),
]
"""Calls in a small collection and the exit code of each, None if it may be 1 or 2."""


@cache
def _loaded(name: str) -> Any:
    return yaml.safe_load(resources.text(f"workflow/schemas/{name}"))


@cache
def validator(path: tuple[str, ...]) -> Draft202012Validator:
    """What checks the answer of a command."""
    others = {"common.schema.yaml": "json/common.schema.yaml", "../import.schema.yaml": ""}
    known = [
        (uri, Resource.from_contents(_loaded(name or "import.schema.yaml")))
        for uri, name in others.items()
    ]
    rules = _loaded(f"json/{'-'.join(path)}.schema.yaml")
    Draft202012Validator.check_schema(rules)
    return Draft202012Validator(rules, registry=Registry().with_resources(known))


def answered(run: Run, *arguments: str) -> tuple[int, Any]:
    """Exit code and answer, after it was found to be one document that keeps its schema."""
    code, out, _ = run(*arguments, "--json")
    value = json.loads(out)
    path = max((p for p in COMMANDS if arguments[: len(p)] == p), key=len)
    validator(path).validate(value)
    return code, value


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run) -> Path:
    """A collection of two speeches, in which the command is called."""
    text = markdown("s2", "在教育大会上的讲话", facts="date: 2020-07-16\n")
    root = collection(tmp_path / "c", markdown("s1"), text, config=CONFIG)
    (root / "raw.txt").write_text(RAW, encoding="utf-8")
    monkeypatch.chdir(root)
    return root


@pytest.mark.parametrize("path", COMMANDS, ids=" ".join)
def test_every_command_can_answer_programs_and_its_answer_is_documented(
    path: tuple[str, ...],
) -> None:
    options = {option for param in COMMANDS[path].params for option in param.opts}
    assert answer.OPTION in options
    assert validator(path)
    name = f"`huibian {' '.join(path)}`"
    (line,) = [x for x in resources.text("docs/json.md").splitlines() if x.startswith(f"| {name}")]
    for key in _loaded(f"json/{'-'.join(path)}.schema.yaml")["required"]:
        assert f"`{key}`" in line or key == "faults"


@pytest.mark.parametrize(("call", "code"), CALLS)
def test_the_answer_keeps_its_schema(run: Run, root: Path, call: str, code: int | None) -> None:
    found, value = answered(run, *call.split())
    assert found in ((1, 2) if code is None else (code,))
    assert found == 0 or value["faults"]


def test_every_command_is_called() -> None:
    called = {
        path for path in COMMANDS for call, _ in CALLS if (*call.split(),)[: len(path)] == path
    }
    assert called == set(COMMANDS)


@pytest.mark.parametrize("path", COMMANDS, ids=" ".join)
def test_a_wrong_option_is_answered_too(run: Run, path: tuple[str, ...]) -> None:
    code, value = answered(run, *path, "--nonsense")
    (fault,) = value["faults"]
    assert (code, fault["error"]) == (2, "UsageError")
    assert "--nonsense" in fault["reason"]


@pytest.mark.parametrize("path", [("build",), ("status",), ("check",)], ids=" ".join)
def test_so_is_a_call_outside_a_collection(run: Run, path: tuple[str, ...]) -> None:
    code, value = answered(run, *path)
    assert (code, value["faults"][0]["error"]) == (1, "MissingError")


def test_the_report_of_an_import_is_what_it_answers(run: Run, root: Path) -> None:
    code, value = answered(run, "import", "raw.txt", "nothing.txt", "--report", "report.json")
    report = json.loads((root / "report.json").read_text(encoding="utf-8"))
    assert code == 1
    assert report["files"] == value["files"]
    assert [speech["id"] for speech in value["files"][0]["speeches"]]
    assert "没有这个文件：nothing.txt" in value["faults"][0]["reason"]


def test_a_name_that_is_no_utf8_is_told_as_people_read_it(
    run: Run, root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    name = "讲话.md".encode("gb18030").decode(errors="surrogateescape")
    answer.give({"files": [name]}, [SourceError("坏了", file=name)])
    value = json.loads(capsys.readouterr().out)
    assert (value["files"], value["faults"][0]["file"]) == (["讲话.md"], "讲话.md")
