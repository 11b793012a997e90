import os
from pathlib import Path

import pytest

from converters import files
from converters.build import receipts
from converters.build.receipts import Failed, Receipt


def written(path: Path, data: bytes = b"x") -> receipts.Rendered:
    files.write(path, data)
    return receipts.rendered(path, "key", data)


def test_an_output_as_written_still_stands(tmp_path: Path) -> None:
    assert written(tmp_path / "a").still_stands(tmp_path / "a")


def test_a_touched_output_still_stands(tmp_path: Path) -> None:
    record = written(tmp_path / "a")
    os.utime(tmp_path / "a", (1, 1))
    assert record.still_stands(tmp_path / "a")


@pytest.mark.parametrize("data", [b"y", b"xy", b""])
def test_an_altered_output_does_not_stand(tmp_path: Path, data: bytes) -> None:
    record = written(tmp_path / "a")
    (tmp_path / "a").write_bytes(data)
    os.utime(tmp_path / "a", (1, 1))
    assert not record.still_stands(tmp_path / "a")


def test_a_missing_output_does_not_stand(tmp_path: Path) -> None:
    record = written(tmp_path / "a")
    (tmp_path / "a").unlink()
    assert not record.still_stands(tmp_path / "a")


def test_a_receipt_comes_back_as_it_was(tmp_path: Path) -> None:
    receipt = Receipt(
        {"s1": written(tmp_path / "a")}, {"s2": Failed("key", "错", {"file": "s2.md", "line": 3})}
    )
    files.write_json(tmp_path / "r.json", receipt.as_json())
    assert receipts.load(tmp_path / "r.json") == receipt


@pytest.mark.parametrize("data", [b"", b"[]", b"{}", b'{"rendered": {"s1": 1}, "failed": {}}'])
def test_a_broken_receipt_is_as_good_as_none(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "r.json").write_bytes(data)
    assert receipts.load(tmp_path / "r.json") == Receipt()
