from pathlib import Path

from converters.build import progress


def test_every_tick_counts_one(tmp_path: Path) -> None:
    progress.reset(tmp_path)
    tick, other = progress.ticker(tmp_path), progress.ticker(tmp_path)
    tick()
    other()
    tick()
    assert progress.read(tmp_path, 10, 1.5).done == 3
    assert progress.read(tmp_path, 10, 1.5).rate == 2


def test_a_new_build_counts_anew(tmp_path: Path) -> None:
    progress.reset(tmp_path)
    progress.ticker(tmp_path)()
    progress.reset(tmp_path)
    assert progress.read(tmp_path, 10, 1).done == 0


def test_more_than_all_is_all(tmp_path: Path) -> None:
    progress.reset(tmp_path)
    tick = progress.ticker(tmp_path)
    tick()
    tick()
    assert progress.read(tmp_path, 1, 1).done == 1
