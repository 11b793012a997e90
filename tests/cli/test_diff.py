import json
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from converters.cli import diff
from converters.project import editions
from tests.cli.conftest import Run
from tests.cli.test_history import root
from tests.project.test_editions import DAY

__all__ = ["root"]


def test_what_went_and_what_came_is_read_without_colours(run: Run, root: Path) -> None:
    code, out, _ = run("diff", "s1")
    assert code == 0
    assert out.splitlines() == [
        "s1  第 2 版 → 现在的稿子：有 1 处不同",
        "  1  共〔删：265〕〔增：270〕人。",
    ]


def test_on_a_terminal_it_is_coloured_unless_that_is_not_wanted(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def shown() -> str:
        return CliRunner().invoke(diff.command, ["s1"], color=True).output

    assert "\x1b[31m" in shown()
    assert click.unstyle(shown()).endswith("  1  共〔删：265〕〔增：270〕人。\n")
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b" not in shown()


@pytest.mark.parametrize("words", [("1", "2"), ("第1版", "第 2 版"), ("1", "2版")])
def test_editions_are_named_as_people_name_them(
    run: Run, root: Path, words: tuple[str, ...]
) -> None:
    assert "s1  第 1 版 → 第 2 版：有 1 处不同" in run("diff", "s1", *words)[1]


@pytest.mark.parametrize(
    "words", [("2026-01-01", "2"), ("2026年1月1日", "20261129"), ("1", "2099.1.2")]
)
def test_editions_are_named_by_the_day_too(run: Run, root: Path, words: tuple[str, ...]) -> None:
    (first,) = (root / editions.FOLDER).glob("s1.1.*")
    first.rename(first.with_name(first.name.replace(str(DAY), "2026-01-01")))
    assert "s1  第 1 版 → 第 2 版：有 1 处不同" in run("diff", "s1", *words)[1]


def test_a_day_before_anything_was_published_is_told(run: Run, root: Path) -> None:
    code, _, err = run("diff", "s1", "2001-01-01")
    assert (code, "到 2001-01-01 还没有发布过" in err) == (2, True)


@pytest.mark.parametrize("word", ["上一版", "2026-02-30", "2026-01", "0", "第版"])
def test_a_word_that_names_no_edition_is_told(run: Run, root: Path, word: str) -> None:
    code, _, err = run("diff", "s1", word)
    assert code == 2
    assert "请写第几版" in err
    assert "文字相同" in run("diff", "s1", "now", "now")[1]


def test_two_editions_are_written_as_one_file(run: Run, root: Path) -> None:
    code, out, err = run("diff", "s1", "1", "2", "--to", "DOCX")
    assert (code, err) == (0, "")
    assert out.splitlines() == [
        "s1  第 1 版 → 第 2 版：有 1 处不同",
        "写好对照稿 output/compare/s1-1-2.docx。",
    ]
    told = json.loads(run("diff", "s1", "1", "2", "--to", "docx", "--json")[1])
    assert told["files"] == {"docx": "output/compare/s1-1-2.docx"}
    assert len(told["differences"]) == 1


def test_a_format_that_there_is_not_and_a_folder_in_the_way_are_told(run: Run, root: Path) -> None:
    code, _, err = run("diff", "s1", "--to", "odt")
    assert (code, "可用的有：docx" in err) == (2, True)
    (root / "output/compare/s1-2-now.docx").mkdir(parents=True)
    code, out, err = run("diff", "s1", "--to", "docx")
    assert (code, "写好" in out, "这里有一个文件夹" in err) == (1, False, True)
