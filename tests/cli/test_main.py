import json
import re
from pathlib import Path

import pytest

from converters import cli
from tests.cli.conftest import Run
from tests.make import collection, markdown


def test_help_is_in_chinese_with_one_line_a_command(run: Run) -> None:
    code, out, _ = run("--help")
    lines = [line.split()[0] for line in out.split("命令：\n")[1].split("\n\n")[0].splitlines()]
    assert code == 0
    assert "用法：" in out
    assert lines == list(cli._COMMANDS)


@pytest.mark.parametrize("name", list(cli._COMMANDS))
def test_every_command_explains_itself_in_chinese(run: Run, name: str) -> None:
    code, out, _ = run(name, "--help")
    assert (code, "用法：" in out, "显示本说明" in out) == (0, True, True)
    assert not {"Usage", "required"} & set(re.findall(r"[A-Za-z]+", out))


@pytest.mark.parametrize(
    ("arguments", "objection"),
    [
        (("buidl",), "是不是 build"),
        (("build", "--job", "2"), "没有 --job 这个选项"),
        (("build", "--jobs", "zwei"), "--jobs 的值不能用，应为 1 到 1024 的整数"),
        (("convert",), "缺少 文件"),
        (("mark", "s1", "已校"), "缺少 --status。请写上 --status 状态：draft 待校"),
    ],
)
def test_a_wrong_call_is_told_in_chinese(
    run: Run, arguments: tuple[str, ...], objection: str
) -> None:
    code, _, err = run(*arguments)
    assert (code, objection in err) == (2, True)


@pytest.mark.parametrize("name", ["build", "status", "check"])
def test_outside_a_collection_one_sentence_says_so(run: Run, name: str) -> None:
    code, _, err = run(name)
    assert code == 1
    assert err.startswith("错误：这里不是讲话集（没有 config.yaml）")
    assert err.count("\n") == 1


def test_faults_are_json_for_machines(run: Run) -> None:
    code, out, _ = run("build", "--json")
    (fault,) = json.loads(out)["faults"]
    assert (code, fault["error"]) == (1, "MissingError")


def test_a_speech_is_converted_alone(run: Run, tmp_path: Path) -> None:
    collection(tmp_path, markdown("s1"))
    code, out, _ = run("convert", "speeches/s1.md", "--to", "txt", "--into", "fertig")
    assert (code, out) == (0, "已生成 fertig/s1.txt\n")
    assert "同志们：" in (tmp_path / "fertig/s1.txt").read_text(encoding="utf-8")


BAD = {
    "missing": (None, "没有这个文件"),
    "empty": (b"", "文件是空的"),
    "binary": (b"\x07\x00\xfe\x01\x00\xff", "不是文本"),
    "picture": (b"\x89PNG\r\n\x1a\n\x00\xff", "这是图片"),
    "key": (markdown("key", facts="spaeker: 王五\n").encode(), "第 4 行：不认识“spaeker”"),
    "date": (markdown("date", facts="date: 2020-02-30\n").encode(), "第 4 行：“date”写的是"),
    "control": (markdown("control", body="同\x07志").encode(), "第 8 行：有不能印出的控制字符"),
}


@pytest.mark.parametrize("name", list(BAD))
def test_bad_input_gives_one_sentence_and_stops_no_other(
    run: Run, tmp_path: Path, name: str
) -> None:
    data, sentence = BAD[name]
    collection(tmp_path, markdown("good"))
    if data is not None:
        (tmp_path / f"speeches/{name}.md").write_bytes(data)
    code, out, err = run("convert", f"speeches/{name}.md", "speeches/good.md", "--to", "txt")
    assert code == 1
    assert err.startswith("错误：") and f"speeches/{name}.md" in err
    assert sentence in err
    assert err.count("\n") == 1
    assert "已生成 good.txt" in out


def test_a_style_with_a_missing_number_is_told_with_file_and_line(run: Run, tmp_path: Path) -> None:
    root = collection(tmp_path, markdown("good"))
    style = (Path(cli.__file__).parents[2] / "styles/gbt9704.toml").read_text(encoding="utf-8")
    (root / "styles").mkdir()
    (root / "styles/gbt9704.toml").write_text(style.replace("lines = 22", ""), encoding="utf-8")
    code, _, err = run("convert", "speeches/good.md", "--to", "docx")
    assert code == 1
    assert err.startswith("错误：styles/gbt9704.toml 第 ")
    assert "缺少“lines”" in err
