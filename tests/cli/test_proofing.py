"""`huibian proof`."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.make import collection, markdown


@pytest.fixture(autouse=True)
def speeches(tmp_path: Path) -> None:
    text = markdown("s1", "在“双创”会上的讲话", body="今天某某区开会。")
    collection(tmp_path, text, markdown("s2"))


def test_a_proof_is_written_for_words_of_a_title_and_its_doubts_are_counted(run: Run) -> None:
    code, out, err = run("proof", "双创", "s2.md")
    assert (code, err) == (0, "")
    first, second, last = out.splitlines()
    assert first.startswith("output/proof/s1.docx：疑点 ")
    assert second.startswith("output/proof/s2.docx：")
    assert last == "写好校样 2 份。"
    told = json.loads(run("proof", "s1", "--json")[1])
    assert told["faults"] == []
    (file,) = told["files"]
    assert (file["id"], file["format"], file["file"]) == ("s1", "docx", "output/proof/s1.docx")
    assert f"疑点 {len(file['findings'])} 处" in first


@pytest.mark.slow
def test_both_formats_may_be_asked_for(run: Run, tmp_path: Path) -> None:
    code, out, _ = run("proof", "s1", "--to", "PDF，docx")
    assert (code, out.splitlines()[-1]) == (0, "写好校样 2 份。")
    assert (tmp_path / "output/proof/s1.pdf").read_bytes().startswith(b"%PDF")


def test_one_that_was_altered_is_told_and_the_others_are_written(run: Run, tmp_path: Path) -> None:
    run("proof", "s1")
    (tmp_path / "output/proof/s1.docx").write_bytes(b"corrected")
    code, out, err = run("proof", "s1", "s2")
    assert code == 1
    assert out.splitlines()[-1] == "写好校样 1 份，1 处错误（见上）。"
    assert "有人改过" in err


def test_typing_mistakes_are_answered(run: Run) -> None:
    code, _, err = run("proof", "s1", "--to", "odt")
    assert (code, "可用的有：docx、pdf" in err) == (2, True)
    code, _, err = run("proof", "s9")
    assert (code, "没有编号为 s9 的讲话" in err) == (2, True)
