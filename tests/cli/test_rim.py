"""What a command raises becomes one sentence, one answer and one exit code."""

import json
import signal
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from converters.cli import chinese, ending, rim
from converters.errors import InternalError, MissingError, RefusedError, UnforeseenError, UsageError
from tests.cli.commands import all_commands
from tests.make import collection

RAISED = [
    (UsageError("写错了"), 2, "错误：写错了。\n"),
    (RefusedError("现在不行", "请等一等"), 1, "错误：现在不行。请等一等。\n"),
    (MissingError("没有"), 1, "错误：没有。\n"),
    (OSError(28, "No space left", "a.md"), 1, "错误：磁盘满了，没有写完；已有的成品都还在：a.md。"),
    (OSError(9999, "strange"), 1, "错误：读写出错（系统代码 9999）。请检查磁盘和文件。\n"),
    (MemoryError(), 1, "错误：内存不够，没有做完。请关掉别的程序，或分批再做。\n"),
    (click.UsageError("Got unexpected things"), 2, "错误：命令的写法不对：多写或少写了什么。"),
    (EOFError(), 2, "错误：没有人回答，没有做。请在终端里运行，或用选项把话说全。\n"),
    (KeyboardInterrupt(), 130, "已中断。\n"),
    (ending.Ended(signal.SIGHUP), 129, "已中断。\n"),
]


def raising(error: BaseException) -> click.Command:
    """A command that raises something."""

    def work(**_: object) -> None:
        raise error

    return click.Command("work", callback=work, params=[click.Option(["--json"], is_flag=True)])


@pytest.fixture(autouse=True)
def nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    (tmp_path / "passing").mkdir()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("tempfile.gettempdir", lambda: str(tmp_path / "passing"))
    yield


@pytest.mark.parametrize(("error", "code", "said"), RAISED)
def test_each_kind_has_its_sentence_and_its_code(
    error: BaseException, code: int, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert rim.run(raising(error), []) == code
    err = capsys.readouterr().err.removeprefix("\n")
    assert err.startswith(said)
    assert err.count("\n") == 1


def test_programs_get_the_fault_as_their_answer(capsys: pytest.CaptureFixture[str]) -> None:
    assert rim.run(raising(RefusedError("不行")), ["--json"]) == 1
    out, err = capsys.readouterr()
    fault = {"error": "RefusedError", "reason": "不行", "remedy": ""}
    assert json.loads(out) == {"faults": [fault]}
    assert err == "错误：不行。\n"


@pytest.mark.parametrize("error", [ZeroDivisionError("x"), UnforeseenError("KeyError", "in child")])
def test_what_nobody_foresaw_is_told_and_its_details_are_written(
    error: Exception, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert rim.run(raising(error), ["--json"]) == 1
    out, err = capsys.readouterr()
    assert err.startswith("错误：程序内部出错（") and err.count("\n") == 1
    assert json.loads(out)["faults"][0]["error"] == InternalError.__name__
    (written,) = (tmp_path / "passing").iterdir()
    assert str(written) in err
    details = written.read_text(encoding="utf-8")
    assert type(error).__name__ in details and "'--json'" in details
    assert "in child" in details or "in work" in details


def test_in_a_collection_the_details_are_beside_the_logs(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    collection(tmp_path)
    assert rim.run(raising(ZeroDivisionError()), []) == 1
    (written,) = (tmp_path / "output/.huibian/log").iterdir()
    assert f"output/.huibian/log/{written.name}" in capsys.readouterr().err


def test_a_sign_that_ends_a_word_for_the_system_is_refused(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert rim.run(raising(AssertionError()), ["a\0b"]) == 2
    assert "不能用的字符" in capsys.readouterr().err


OPTIONS = [
    (command, option)
    for command in all_commands().values()
    for option in command.params
    if isinstance(option, click.Option)
]


@pytest.mark.parametrize(("command", "option"), OPTIONS)
def test_an_option_written_wrong_is_told_how_it_is_written(
    command: click.Command, option: click.Option, capsys: pytest.CaptureFixture[str]
) -> None:
    name = option.opts[-1]
    assert rim.run(command, [f"{name}=x"] if option.is_flag else [name]) == 2
    said = capsys.readouterr().err
    what = option.metavar or "内容"
    wanted = f"请只写 {name}。" if option.is_flag else f"没有写{what}。请写成 {name} {what}："
    assert wanted in said
    assert option.is_flag or str(option.help) in said


WORDED = [(command, option) for command, option in OPTIONS if not option.is_flag]


@pytest.mark.parametrize(("command", "option"), WORDED)
def test_the_name_of_another_option_is_no_word_of_an_option(
    command: click.Command, option: click.Option, capsys: pytest.CaptureFixture[str]
) -> None:
    name = option.opts[-1]
    assert rim.run(command, [name, "--help"]) == 2
    what = option.metavar or "内容"
    assert f"没有写{what}。请写成 {name} {what}：" in capsys.readouterr().err


@click.command(cls=chinese.Command)
@click.option("--title", metavar="标题", help="标题")
@click.option("--json", "as_json", is_flag=True)
@click.argument("rest", nargs=-1)
def titled(title: str, as_json: bool, rest: tuple[str, ...]) -> None:
    click.echo(f"{title} {as_json} {''.join(rest)}")


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["--title=--json"], "--json False "),
        (["--title", "甲", "--json"], "甲 True "),
        (["--title", "甲", "--", "--title", "--json"], "甲 False --title--json"),
        (["--title", "-1"], "-1 False "),
    ],
)
def test_a_word_that_only_looks_like_an_option_is_taken(
    args: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert rim.run(titled, args) == 0
    assert capsys.readouterr().out.rstrip("\n") == said
