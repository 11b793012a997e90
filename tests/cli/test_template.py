"""`huibian template`."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.make import collection, markdown


def test_a_template_is_written_in_any_folder(run: Run, tmp_path: Path) -> None:
    code, out, err = run("template")
    assert (code, err) == (0, "")
    assert "已写好 公文格式.dotx" in out
    assert (tmp_path / "公文格式.dotx").is_file()


def test_its_name_is_given_to_programs(run: Run, tmp_path: Path) -> None:
    code, out, _ = run("template", "我的.dotx", "--json")
    assert (code, json.loads(out)) == (0, {"files": ["我的.dotx"], "faults": []})


def test_it_is_written_where_one_stands_in_a_collection(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = collection(tmp_path / "c", markdown("s1"))
    monkeypatch.chdir(root / "speeches")
    assert run("template")[0] == 0
    assert (root / "speeches/公文格式.dotx").is_file()


def test_what_is_there_is_kept(run: Run, tmp_path: Path) -> None:
    (tmp_path / "公文格式.dotx").write_bytes(b"old")
    code, _, err = run("template")
    assert (code, "已经有 公文格式.dotx 了，没有改动它" in err) == (2, True)
    assert (tmp_path / "公文格式.dotx").read_bytes() == b"old"
