import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.collection.test_conversion import TEXT
from tests.make import collection, markdown


@pytest.fixture(autouse=True)
def state(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is kept for a user is kept apart from that of whoever runs the tests."""
    for name in ("XDG_STATE_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(tmp_path_factory.mktemp(name)))


@pytest.mark.slow
def test_outside_a_collection_any_text_is_set(run: Run, tmp_path: Path) -> None:
    (tmp_path / "我的 稿.txt").write_text(TEXT, encoding="utf-8")
    code, out, err = run("convert", "我的 稿.txt", "--to", "pdf，docx")
    assert (code, err) == (0, "")
    assert out.splitlines()[:2] == ["已生成 我的 稿.pdf", "已生成 我的 稿.docx"]
    assert (tmp_path / "我的 稿.pdf").read_bytes().startswith(b"%PDF")


def test_in_a_collection_a_speech_is_meant_by_words_of_its_title(run: Run, tmp_path: Path) -> None:
    collection(tmp_path, markdown("s1", "在“双创”会上的讲话"), markdown("s2"))
    code, out, _ = run("convert", "双创", "--to", "txt")
    assert (code, out) == (0, "已生成 s1.txt\n")
    code, _, err = run("convert", "讲话", "--to", "txt")
    assert (code, "s2" in err) == (2, True)


def test_a_file_that_is_not_there_does_not_stop_the_others(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    code, out, _ = run("convert", "没有.docx", "a.txt", "--to", ".DOCX", "--json")
    told = json.loads(out)
    assert code == 1
    assert [fault["error"] for fault in told["faults"]] == ["MissingError"]
    assert told["files"][0]["made"] == [{"file": "a.docx", "format": "docx"}]


@pytest.mark.parametrize("to", ["odt", "", "，", "pdf,wps"])
def test_a_format_that_is_none_is_refused(run: Run, tmp_path: Path, to: str) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    code, _, err = run("convert", "a.txt", "--to", to)
    assert (code, "可用的有：docx、pdf、txt" in err) == (2, True)
