"""The driver of faults: what a run breaks is told, with the seed, and bounded in time."""

import random
from pathlib import Path

import pytest

from scripts.faults import __main__ as driver
from scripts.faults import caches, office, runs
from scripts.faults.tally import Chance, Run, Tally
from tests.make import contents


def test_every_run_has_a_name_of_its_own_and_a_chinese_label() -> None:
    assert len({run.name for run in runs.RUNS}) == len(runs.RUNS) > 4
    assert all(not run.label.isascii() for run in runs.RUNS)


def test_a_promise_that_does_not_hold_is_told_with_the_seed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(chance: Chance, tally: Tally) -> None:
        tally.tries += 1
        tally.expect(not list(chance.room.iterdir()), "文件夹不是空的")
        tally.expect(chance.draw.random() < 0, "没有做完")

    def sound(chance: Chance, tally: Tally) -> None:
        tally.tries += 1

    monkeypatch.setattr(driver, "RUNS", (Run("a", "甲", broken), Run("b", "乙", sound)))
    assert driver.main(["--seed", "7"]) == 1
    said = capsys.readouterr().out
    assert "种子 7" in said
    assert "甲（a）：试了 1 次" in said
    assert "第 1 次：没有做完" in said
    assert "文件夹" not in said
    assert driver.main(["--seed", "7", "--only", "b"]) == 0


def test_a_run_that_had_no_time_for_a_single_try_proves_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(driver, "RUNS", (Run("a", "甲", lambda chance, tally: None),))
    assert driver.main([]) == 1


def test_the_same_seed_gives_the_same_luck_and_the_time_ends() -> None:
    seen: list[tuple[float, bool]] = []

    def noted(chance: Chance, tally: Tally) -> None:
        tally.tries += 1
        seen.append((chance.draw.random(), chance.goes_on(tally)))

    for seconds in (60, 60, 0):
        driver.play(Run("a", "甲", noted), 7, seconds)
    assert seen[0] == seen[1]
    assert [going for _, going in seen] == [True, True, False]


def test_one_value_of_a_cache_is_another() -> None:
    value = {"a": [1, {"b": "x"}], "c": 3}
    others = [caches.other(value, random.Random(seed)) for seed in range(40)]
    assert len({repr(each) for each in others}) > 10
    assert value == {"a": [1, {"b": "x"}], "c": 3}


@pytest.mark.parametrize("code", [None, 3, -9])
def test_what_does_not_end_by_itself_is_no_answer(code: int | None) -> None:
    assert not office.Outcome(code, "").is_told
    assert office.Outcome(1, "错误：……").is_told
    assert not office.Outcome(1, "Traceback (most recent call last)").is_told


def test_a_difference_of_outputs_is_named() -> None:
    assert office.differences({"a": b"1"}, {"a": b"1"}) == ""
    assert office.differences({"a": b"1", "c": b""}, {"a": b"2", "b": b""}) == "a、b、c"


@pytest.mark.slow
def test_a_build_is_compared_with_one_from_nothing(tmp_path: Path) -> None:
    place = office.begun(tmp_path, 1, config="title: 选编\nformats: [txt]\nsite: false\n")
    assert place.build().code == 0
    assert place.clean() == contents(place.root)
    place.write("output/txt/s0.txt", "x")
    assert office.differences(contents(place.root), place.clean()) == "output/txt/s0.txt"
    assert place.left_behind() == []
