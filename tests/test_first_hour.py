"""The first hour of a new user, only the README in hand, in a folder with a space in its name."""

import json
import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from converters import cli
from tests.collection.test_conversion import TEXT
from tests.watching import Watch

pytestmark = pytest.mark.slow

PAGE = f"""<html><head><title>讲话</title></head><body><p>首页 &gt; 要闻</p>
<h1>在全县防汛工作会议上的讲话</h1>
{"".join(f"<p>{line}</p>" for line in TEXT.replace("教育", "防汛").splitlines()[1:])}
</body></html>"""


class Clerk:
    """Somebody who types commands in a folder."""

    def __init__(self, folder: Path, home: Path) -> None:
        self.folder = folder
        self.environment = os.environ | {"HOME": str(home), "XDG_STATE_HOME": str(home / "state")}
        self.typed: set[str] = set()

    def types(self, *words: str, code: int = 0, within: str = ".") -> str:
        """Return what the command said; it has to end with `code` and without a traceback."""
        self.typed.add(words[0])
        done = subprocess.run(
            [sys.executable, "-m", "converters", *words],
            cwd=self.folder / within,
            env=self.environment,
            capture_output=True,
            text=True,
            stdin=subprocess.DEVNULL,
        )
        said = done.stdout + done.stderr
        assert "Traceback" not in said
        assert done.returncode == code, said
        return said

    def serves(self) -> str:
        """Return the address that the preview tells, and end it as Ctrl+C does."""
        self.typed.add("serve")
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = str(free.getsockname()[1])
        command = [sys.executable, "-u", "-m", "converters", "serve", "--port", port]
        process = subprocess.Popen(
            command,
            cwd=self.folder,
            env=self.environment,
            stdout=subprocess.PIPE,
            text=True,
            # Begun in the background, the tests ignore Ctrl+C, and so would what they begin.
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
        )
        with process:
            assert process.stdout is not None
            lines = iter(process.stdout.readline, "")
            told = next(line for line in lines if "http://" in line)
            process.send_signal(signal.SIGINT)
            process.stdout.read()
        return told


@pytest.fixture
def clerk(tmp_path: Path) -> Iterator[Clerk]:
    """Give somebody whose commands ask nothing of the network."""
    folder = tmp_path / "我的 文档 (1)"
    folder.mkdir()
    watch = Watch(tmp_path / "watch")
    clerk = Clerk(folder, tmp_path / "home")
    clerk.environment = watch.over(clerk.environment)
    yield clerk
    assert [asked for asked in watch.asked if asked.leaves] == []


def test_the_daily_loop_runs_from_nothing_to_a_corrected_site(clerk: Clerk, tmp_path: Path) -> None:
    outside = clerk.folder
    assert "huibian init" in clerk.types("build", code=1)
    assert "cd '讲话集'" in clerk.types("init", "讲话集", "--title", "某县讲话选编")
    clerk.folder = outside / "讲话集"
    raw = clerk.folder / "收到的 稿子"
    raw.mkdir()
    (raw / "教育.txt").write_text(TEXT, encoding="gbk")
    (raw / "防汛.html").write_text(PAGE, encoding="utf-8")
    (raw / "林业.md").write_text(TEXT.replace("教育", "林业"), encoding="utf-8")
    said = clerk.types("convert", "教育.txt", "--to", "docx", within="收到的 稿子")
    assert "已生成" in said
    (raw / "教育.docx").rename(outside / "教育.docx")
    assert "讲话 3 篇" in clerk.types("import", "收到的 稿子")
    ids = [row["id"] for row in json.loads(clerk.types("list", "--json"))["speeches"]]
    assert len(ids) == 3
    assert "定稿" in clerk.types("mark", "教育", "--status", "定稿")
    clerk.types("new", "--title", "在林业座谈会上的发言", "--date", "2021-04-01")
    (empty,) = {path.stem for path in (clerk.folder / "speeches").glob("*.md")} - set(ids)
    assert "没有正文" in clerk.types("build", code=1)
    with (clerk.folder / f"speeches/{empty}.md").open("a", encoding="utf-8") as file:
        file.write("\n同志们：\n\n今天开个座谈会，听听大家的意见。\n")
    assert "检查了 4 篇" in clerk.types("check")
    clerk.types("facts", "export", "台账.xlsx")
    assert "没有要改的" in clerk.types("facts", "import", "台账.xlsx", "--yes")
    clerk.types("book", "new", "选编", "--title", "讲话选编", "--all")
    clerk.types("build")
    assert "没有要做的事" in clerk.types("build", within="speeches")
    assert "都是最新的" in clerk.types("status")
    assert len(list((clerk.folder / "output/books").glob("*.pdf"))) == 1
    assert "核对了 1 份" in clerk.types("audit", "pdf", "防汛")
    assert "写好校样 1 份" in clerk.types("proof", "防汛")
    (proof,) = (clerk.folder / "output/proof").glob("*.docx")
    assert "没有改动" in clerk.types("return", f"output/proof/{proof.name}")
    clerk.types("fonts")
    target = outside / "U 盘"
    refused = clerk.types("publish", "../U 盘", code=1)
    assert "3 篇待校" in refused and not target.exists()
    clerk.types("mark", *ids[1:], empty, "--status", "已校")
    clerk.types("mark", ids[0], "--status", "定稿")
    assert "mark" in clerk.types("undo")
    clerk.types("build")
    assert "第 1 次发布" in clerk.types("publish", "../U 盘")
    speech = clerk.folder / f"speeches/{ids[0]}.md"
    text = speech.read_text("utf-8")
    change = "changes:\n- {date: 2021-05-01, kind: 更正, note: 改正错字}\n"
    front, fence, body = text.partition("\n---\n")
    corrected = body.replace("谢谢大家！", "谢谢各位！")
    speech.write_text(f"{front}\n{change.rstrip()}{fence}{corrected}", encoding="utf-8")
    clerk.types("build")
    said = clerk.types("publish", "../U 盘")
    assert "第 2 次发布" in said
    assert f"s/{ids[0]}.html" in said
    assert "谢谢各位！" in (target / f"s/{ids[0]}.html").read_text("utf-8")
    assert "第 2 版" in (target / f"s/{ids[0]}.html").read_text("utf-8")
    assert "改正错字" in clerk.types("history", ids[0])
    assert "〔删：大家〕〔增：各位〕" in clerk.types("diff", ids[0], "1", "2")
    assert "已经撤下" in clerk.types("retire", empty, "--as", "撤下")
    clerk.types("retire", empty, "--undo")
    clerk.types("clean", "--orphans", "--yes")
    clerk.types("undo")
    clerk.types("completion")
    clerk.types("template", "../模板.dotx")
    assert (clerk.folder.parent / "模板.dotx").is_file()
    assert "http://" in clerk.serves()
    assert clerk.typed == set(cli._COMMANDS) - {"step"}
    left = [path for path in clerk.folder.rglob("*") if re.search(r"\.tmp$|~$", path.name)]
    assert left == []
