import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.make import collection, markdown


@pytest.fixture
def collected(tmp_path: Path) -> Path:
    return collection(
        tmp_path,
        markdown("s1", "在“双创”动员会上的讲话"),
        markdown("s2", "在教育大会上的讲话", facts="status: proof\n"),
    )


def test_what_is_to_be_written_is_told_and_written(run: Run, collected: Path) -> None:
    code, out, err = run("mark", "双创", "s2.md", "--status", "定稿")
    assert (code, err) == (0, "")
    assert out.splitlines() == [
        "s1  在“双创”动员会上的讲话：待校 → 定稿",
        "s2  在教育大会上的讲话：已校 → 定稿",
        "已改 2 篇。",
    ]
    assert "status: final\n" in (collected / "speeches/s1.md").read_text("utf-8")


def test_a_speech_that_is_marked_so_already_is_not_written(run: Run, collected: Path) -> None:
    before = (collected / "speeches/s2.md").stat().st_mtime_ns
    _, out, _ = run("mark", "s2", "--status", "proof")
    assert "已经是已校" in out
    assert (collected / "speeches/s2.md").stat().st_mtime_ns == before


def test_a_dry_run_writes_nothing(run: Run, collected: Path) -> None:
    _, out, _ = run("mark", "s1", "--status", "final", "--dry-run")
    assert out.endswith("会改 1 篇。\n")
    assert "final" not in (collected / "speeches/s1.md").read_text("utf-8")


def test_words_that_mean_several_speeches_mark_none(run: Run, collected: Path) -> None:
    code, out, err = run("mark", "讲话", "--status", "final")
    assert (code, out) == (2, "")
    assert "s1  在“双创”动员会上的讲话" in err
    assert "final" not in (collected / "speeches/s1.md").read_text("utf-8")


def test_one_wrong_speech_does_not_keep_the_others_from_being_marked(
    run: Run, collected: Path
) -> None:
    (collected / "speeches/s3.md").write_text("---\nid: s3\n---\n", encoding="utf-8")
    code, out, _ = run("mark", "s3", "s1", "--status", "已校", "--json")
    told = json.loads(out)
    assert (code, told["speeches"]) == (1, [{"id": "s1", "was": "draft", "status": "proof"}])
    assert told["faults"][0]["file"] == "speeches/s3.md"
