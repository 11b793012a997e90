import json
import os
from pathlib import Path

import pytest

from converters.build.store import pruning, shelf
from tests.cli.conftest import Run
from tests.make import collection, markdown

CONFIG = "title: 选编\nformats: [txt]\nsite: false\nstore: 库\n"
NAME = "ab" + "0" * 62


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A collection with a store of one entry of 2 MB that nobody used for very long."""
    monkeypatch.chdir(collection(tmp_path, markdown("s1"), config=CONFIG))
    path = tmp_path / "库" / shelf.ROOM / "ab" / NAME
    path.parent.mkdir(parents=True)
    path.write_bytes(bytes(2_000_000))
    os.utime(path, (0, 0))
    return tmp_path


def test_what_of_the_store_nobody_used_for_long_goes(run: Run, root: Path) -> None:
    code, out, _ = run("clean", "--store", "--yes")
    held = "成品库 库 里共 1 份、2.0 MB，要清理的 1 份、2.0 MB。\n"
    assert (code, out) == (0, f"{held}已删除 1 个文件。\n")
    assert pruning.held(root / "库") == []
    assert "要清理的 0 份" in run("clean", "--store", "--yes")[1]


def test_what_was_used_goes_only_if_the_store_is_too_large(run: Run, root: Path) -> None:
    os.utime(root / "库" / shelf.ROOM / "ab" / NAME)
    for arguments, count in (((), 0), (("--limit", "0.002"), 0), (("--limit", "0.001"), 1)):
        answer = json.loads(run("clean", "--store", "--json", *arguments)[1])
        assert (len(answer["files"]), answer["removed"]) == (count, [])
    answer = json.loads(run("clean", "--store", "--json", "--yes", "--unused", "0")[1])
    assert answer["removed"] == [f"库/{shelf.ROOM}/ab/{NAME}"]


def test_a_store_that_is_not_there_is_told(run: Run, root: Path) -> None:
    (root / "config.yaml").write_text(CONFIG.replace("库", "nowhere"), encoding="utf-8")
    code, _, err = run("clean", "--store")
    assert code == 1
    assert err == "错误：成品库的文件夹 nowhere 不在。请检查 config.yaml 的 store。\n"
