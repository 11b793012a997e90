import os
from pathlib import Path

import pytest

from converters import files
from converters.build import kept, receipts
from converters.build.keys import Engine
from converters.build.receipts import Failed, Reason, Receipt

ENGINE = Engine({"version": "1", "style": "s", "fonts": "f"})


def written(path: Path, data: bytes = b"x") -> Receipt:
    """The receipt of one output just written."""
    files.write(path, data)
    record = receipts.record(path, "source", ENGINE.key, data)
    return Receipt({ENGINE.key: dict(ENGINE.parts)}, {"s1": record})


def why(receipt: Receipt, path: Path, source: str = "source", engine: Engine = ENGINE) -> object:
    return receipt.why("s1", source, engine, str(path))


def test_an_output_as_written_is_current(tmp_path: Path) -> None:
    assert why(written(tmp_path / "a"), tmp_path / "a") is None


def test_a_touched_output_is_current(tmp_path: Path) -> None:
    receipt = written(tmp_path / "a")
    os.utime(tmp_path / "a", (1, 1))
    assert why(receipt, tmp_path / "a") is None


@pytest.mark.parametrize("data", [b"y", b"xy", b""])
def test_an_altered_output_is_stale(tmp_path: Path, data: bytes) -> None:
    receipt = written(tmp_path / "a")
    (tmp_path / "a").write_bytes(data)
    os.utime(tmp_path / "a", (1, 1))
    assert why(receipt, tmp_path / "a") is Reason.ALTERED


@pytest.mark.parametrize("data", [b"xy", b""])
def test_an_output_of_another_size_is_stale_whatever_its_time_says(
    tmp_path: Path, data: bytes
) -> None:
    """As after a copy that was cut short by a tool that keeps times."""
    receipt = written(tmp_path / "a")
    then = (tmp_path / "a").stat().st_mtime_ns
    (tmp_path / "a").write_bytes(data)
    os.utime(tmp_path / "a", ns=(then, then))
    assert why(receipt, tmp_path / "a") is Reason.ALTERED


def test_a_missing_output_is_stale(tmp_path: Path) -> None:
    receipt = written(tmp_path / "a")
    (tmp_path / "a").unlink()
    assert why(receipt, tmp_path / "a") is Reason.MISSING


def test_an_output_that_is_not_recorded_is_stale(tmp_path: Path) -> None:
    assert why(Receipt(), tmp_path / "a") is Reason.MISSING


def test_a_changed_source_is_the_first_reason(tmp_path: Path) -> None:
    receipt = written(tmp_path / "a")
    other = Engine({**ENGINE.parts, "style": "t"})
    assert why(receipt, tmp_path / "a", "corrected", other) is Reason.SOURCE


@pytest.mark.parametrize("part", ["style", "fonts", "version"])
def test_a_changed_part_of_the_engine_is_named(tmp_path: Path, part: str) -> None:
    engine = Engine({**ENGINE.parts, part: "changed"})
    assert why(written(tmp_path / "a"), tmp_path / "a", engine=engine) is Reason(part)


def test_a_speech_that_failed_is_tried_again_only_when_something_changed(tmp_path: Path) -> None:
    receipt = Receipt(failed={"s1": Failed("source", ENGINE.key, "错", {})})
    assert why(receipt, tmp_path / "a") is None
    assert why(receipt, tmp_path / "a", "corrected") is Reason.MISSING


def test_a_receipt_comes_back_as_it_was(tmp_path: Path) -> None:
    receipt = written(tmp_path / "a")
    receipt.failed["s2"] = Failed("source", ENGINE.key, "错", {"file": "s2.md", "line": 3})
    kept.write(tmp_path / "r.json", receipt.as_json())
    assert receipts.load(tmp_path / "r.json") == receipt


def test_engines_that_made_nothing_are_forgotten() -> None:
    assert Receipt({"old": {"version": "0"}}).as_json()["engines"] == {}


def test_engines_that_made_something_or_failed_at_it_are_kept(tmp_path: Path) -> None:
    receipt = written(tmp_path / "a")
    receipt.engines |= {"other": {"version": "2"}}
    receipt.failed["s2"] = Failed("source", "other", "错", {})
    assert set(receipt.as_json()["engines"]) == {ENGINE.key, "other"}


@pytest.mark.parametrize(
    "data", [b"", b"[]", b"{}", b'{"engines": {}, "rendered": {"s1": 1}, "failed": {}}']
)
def test_a_broken_receipt_is_as_good_as_none(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "r.json").write_bytes(data)
    assert receipts.load(tmp_path / "r.json") == Receipt()
