"""What build and status say is what is so, and they agree."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from converters import resources
from converters.build.account import Account, Lack, Output
from converters.cli import tally
from tests.cli.conftest import Run
from tests.make import collection, contents, markdown

CONFIG = "title: 选编\nformats: [txt]\n"
WRONG = "dat: 2020\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    texts = [markdown(f"s{n}") for n in (1, 2, 3)]
    return collection(tmp_path, *texts, config=CONFIG)


def test_a_build_says_what_it_made_and_what_it_did_not(run: Run, root: Path) -> None:
    (root / "speeches/s1.md").write_text(markdown("s1", facts=WRONG), encoding="utf-8")
    code, out, err = run("build")
    assert code == 1
    assert out == (
        "做好 TXT 2 份、网站，成品在 output/ 里；1 篇讲话有问题（见上），没有做成 TXT 1 份。\n"
    )
    assert "错误：speeches/s1.md 第 4 行：不认识“dat”" in err
    code, out, _ = run("build")
    assert (code, out) == (
        1,
        "没有做出新的成品；1 篇讲话有问题（见上），没有做成 TXT 1 份。\n",
    )
    code, out, _ = run("build", "s1")
    assert (code, "1 篇讲话有问题" in out) == (1, True)
    code, out, _ = run("build", "s2")
    assert (code, out) == (0, "共 1 篇讲话，都是最新的，没有要做的事。\n")


def test_status_agrees(run: Run, root: Path) -> None:
    assert run("build")[0] == 0
    assert run("status")[:2] == (0, "共 3 篇讲话，成品都是最新的。\n")
    (root / "speeches/s1.md").write_text(markdown("s1", facts=WRONG), encoding="utf-8")
    code, out, _ = run("status")
    assert (code, out.splitlines()[0]) == (0, "s1  txt   讲话稿有改动")
    assert "需要更新的有 2 项" in out
    assert run("build")[0] == 1
    code, out, _ = run("status")
    assert code == 1
    fault, last = out.splitlines()
    assert fault.startswith("s1（TXT、网页）没有做成：speeches/s1.md 第 4 行")
    assert last == (
        "共 3 篇讲话，1 篇讲话有问题（见上），没有做成 TXT 1 份；以前做的还留着，不是最新的。"
    )


def test_the_answers_of_build_and_status_agree(run: Run, root: Path) -> None:
    (root / "speeches/s1.md").write_text(markdown("s1", facts=WRONG), encoding="utf-8")
    (root / "speeches/讲话.md").write_text(markdown("s9"), encoding="utf-8")
    built = json.loads(run("build", "--json")[1])
    status = json.loads(run("status", "--json")[1])
    assert built["failed"] == status["failed"]
    assert built["faults"] == status["faults"] and len(built["faults"]) == 2
    assert built["rendered"] == {"txt": 2, "site": 1}
    assert [made["part"] for made in built["made"]] == ["txt", "txt", "site"]
    assert status["outputs"] == []


def test_the_site_alone_is_built_with_what_it_offers(run: Run, root: Path) -> None:
    code, out, _ = run("build", "--only", "site")
    assert (code, out) == (0, "做好 TXT 3 份、网站，成品在 output/ 里。\n")


@pytest.mark.slow
@pytest.mark.parametrize("command", ["build", "status", "check", "list", "fonts"])
def test_a_mistyped_folder_of_speeches_changes_nothing(run: Run, root: Path, command: str) -> None:
    run("build")
    before = contents(root)
    (root / "config.yaml").write_text(f"{CONFIG}speeches: speech\n", encoding="utf-8")
    code, _, err = run(command)
    assert code == 1
    told = "错误：config.yaml 第 3 行：没有讲话稿的文件夹 speech/。是不是 speeches/？"
    assert err.startswith(told)
    assert contents(root) == before


def lack(part: str, id: str, *, kept: bool = False) -> Lack:
    return Lack(Output(part, id), (f"{id} 坏了", {}), kept)


@pytest.mark.parametrize(
    ("account", "said"),
    [
        (Account(), "共 9 篇讲话，都是最新的，没有要做的事。"),
        (
            Account((Output("pdf", "a"),), (lack("pdf", "b"), lack("txt", "b"), lack("site", "b"))),
            "做好 PDF 1 份，成品在 output/ 里；"
            "1 篇讲话有问题（见上），没有做成 PDF 1 份、TXT 1 份。",
        ),
        (
            Account(taken=(Output("pdf", "a"), Output("pdf", "b"))),
            "从成品库取用 PDF 2 份，成品在 output/ 里。",
        ),
        (
            Account((Output("site", ""),), (lack("pdf", "b"),), taken=(Output("pdf", "a"),)),
            "做好 网站，从成品库取用 PDF 1 份，成品在 output/ 里；"
            "1 篇讲话有问题（见上），没有做成 PDF 1 份。",
        ),
        (
            Account((), (lack("site", "b"),)),
            "没有做出新的成品；1 篇讲话有问题（见上），没有做成网页 1 个。",
        ),
        (
            Account((), (lack("books", "nian", kept=True), lack("site", "")), (("乱", {}),)),
            "没有做出新的成品；1 本汇编有问题（见上），没有编成；网站没有做成（见上）；"
            "另有 1 个文件有问题（见上）；以前做的还留着，不是最新的。",
        ),
    ],
)
def test_the_last_sentence_of_a_build(account: Account, said: str) -> None:
    assert tally.of_build(account, 9) == said


def test_a_book_that_cannot_be_made_is_listed_with_its_reason(run: Run, root: Path) -> None:
    (root / "books").mkdir()
    (root / "books/nian.yaml").write_text("title: 选编\nselect: {all: true}\n", encoding="utf-8")
    (root / "speeches/s1.md").write_text(markdown("s1", facts=WRONG), encoding="utf-8")
    assert run("build", "--only", "books")[0] == 1
    code, out, err = run("book", "list")
    assert (code, out) == (1, "nian  选编  （有错，没有更新）\n")
    assert err.startswith("错误：books/nian.yaml：没有更新这本书") and "s1.md 第 4 行" in err
    assert run("status")[0] == 1


ANOTHER_WEASYPRINT = """
import sys, weasyprint
theirs = weasyprint.HTML._ua_stylesheets
weasyprint.HTML._ua_stylesheets = lambda self, forms=False, media="print": theirs(self, forms)
from converters.cli import main
main()
"""


@pytest.mark.slow
def test_a_weasyprint_that_we_do_not_know_is_told_once_in_a_build(tmp_path: Path) -> None:
    config = "title: 选编\nformats: [pdf]\nsite: false\n"
    root = collection(tmp_path, *(markdown(f"s{n}") for n in (1, 2)), config=config)
    assert other(root, "build").count("提示：装着的 WeasyPrint（") == 1
    assert other(root, "build") == ""
    assert other(root, "convert", "s1", "--to", "pdf").count("提示：装着的 WeasyPrint（") == 1


def other(root: Path, *words: str) -> str:
    """Return what a command tells beside its result, with another WeasyPrint."""
    command = [sys.executable, "-c", ANOTHER_WEASYPRINT, *words]
    environment = os.environ | {"PYTHONPATH": str(resources.root())}
    run = subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True)
    assert run.returncode == 0, run.stderr
    return run.stderr
