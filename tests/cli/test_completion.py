from pathlib import Path

import pytest
from click.shell_completion import BashComplete

from converters import cli
from converters.cli import completion, place
from tests.cli.conftest import Run
from tests.make import collection, markdown

EVERYWHERE = [
    "",
    "b",
    "--",
    "nosuch",
    "build",
    "book check",
    "completion",
    "convert --to",
    "build x",
    "retire",
]


def completed(words: str, typed: str = "") -> list[str]:
    """Return what is offered after whole `words`, for one that begins with `typed`."""
    with place.entered() as stood:
        complete = BashComplete(cli.command, {"obj": stood}, "huibian", completion.VARIABLE)
        return [item.value for item in complete.get_completions(words.split(), typed)]


@pytest.fixture
def collected(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    collection(tmp_path, markdown("s2020-0716-01"), markdown("s2021-0101-01"))
    (tmp_path / "books").mkdir()
    (tmp_path / "books/选编.yaml").write_text("title: 选编\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("words", EVERYWHERE)
def test_any_word_is_completed_without_a_fault_outside_a_collection(
    words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert isinstance(completed(words), list)


def test_the_first_word_is_a_command() -> None:
    assert {"build", "book"} <= set(completed("", "b"))


def test_speeches_that_are_gone_and_on_record_are_offered_to_be_compared(collected: Path) -> None:
    (collected / "editions").mkdir()
    name = "s2019-0101-01.1.2026-01-02.0123456789abcdef.md"
    (collected / "editions" / name).touch()
    assert completed("diff", "s2019") == completed("history", "s2019") == ["s2019-0101-01"]
    assert completed("build", "s2019") == []


def test_speeches_that_are_missing_or_retired_are_offered_to_be_retired_or_brought_back(
    collected: Path,
) -> None:
    (collected / "speeches/ids.tsv").write_text("id\ns2018-0101-01\ta\n", "utf-8")
    (collected / "speeches/retired.yaml").write_text("retired: [{id: s2017-0101-01}]\n", "utf-8")
    assert completed("retire", "s201") == ["s2017-0101-01", "s2018-0101-01"]
    assert completed("retire x --into", "s20") == ["s2020-0716-01", "s2021-0101-01"]
    assert completed("retire x --as") == ["撤下", "合并", "误收"]


def test_formats_are_offered_that_are_not_written_yet() -> None:
    assert completed("diff s1 --to") == ["docx", "pdf", "html"]
    assert completed("diff s1 --to", "docx,") == ["docx,pdf", "docx,html"]
    assert completed("proof s1 --to", "p") == ["pdf"]
    assert "txt" in completed("convert a.docx --to")


def test_ids_of_speeches_and_names_of_books_are_offered(collected: Path) -> None:
    assert completed("build", "s2020") == ["s2020-0716-01"]
    assert completed("check s2021-0101-01") == ["s2020-0716-01", "s2021-0101-01"]
    assert completed("book check") == ["选编"]


def test_ids_are_offered_in_a_sub_folder_too(
    collected: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(collected / "books")
    assert completed("build", "s2021") == ["s2021-0101-01"]


@pytest.mark.parametrize("shell", ["zsh", "fish"])
def test_each_shell_gets_what_it_is_to_run(run: Run, shell: str) -> None:
    code, out, err = run("completion", shell)
    assert (code, err) == (0, "")
    assert completion.VARIABLE in out
    assert f"{shell}_complete" in out


def test_a_person_is_told_which_line_to_add_where(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SHELL", "/usr/bin/fish")
    code, out, err = run("completion")
    assert (code, out) == (0, "")
    assert "~/.config/fish/config.fish" in err
    assert "huibian completion fish | source" in err
