from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from converters import formats
from converters.build import progress
from converters.build.progress import Forecast, Progress, Ticker, Work
from tests.effort import effort

TOTAL = Work({"txt": 4, "pdf": 4, "book": 3, "site": 1}, speeches=4)


def test_every_output_counts_one_of_its_kind(tmp_path: Path) -> None:
    progress.reset(tmp_path)
    tick, other = Ticker(tmp_path, "pdf"), Ticker(tmp_path, "site")
    tick()
    other()
    tick()
    found = progress.read(tmp_path, TOTAL, 1.5)
    assert found.done.units == {"txt": 0, "pdf": 2, "book": 0, "site": 1}
    assert (found.done.count, found.total.count, found.seconds) == (3, 12, 1.5)


def test_a_new_build_counts_from_nothing(tmp_path: Path) -> None:
    progress.reset(tmp_path)
    Ticker(tmp_path, "pdf")()
    progress.reset(tmp_path)
    assert progress.read(tmp_path, TOTAL, 1).done.count == 0


def test_more_than_all_is_all(tmp_path: Path) -> None:
    progress.reset(tmp_path)
    tick = Ticker(tmp_path, "site")
    tick()
    tick()
    assert progress.read(tmp_path, TOTAL, 1).done.units["site"] == 1


def test_a_book_that_needed_less_than_expected_is_done_all_the_same(tmp_path: Path) -> None:
    progress.reset(tmp_path)
    tick = Ticker(tmp_path, "book")
    tick()
    tick.fill(3)
    tick.fill(3)
    assert progress.read(tmp_path, Work({"book": 9}), 1).done.count == 3


def test_each_kind_of_output_has_its_cost_and_a_sign_of_its_own(tmp_path: Path) -> None:
    kinds = (*formats.names(formats.of_speeches()), "site", "book")
    progress.reset(tmp_path)
    for kind in kinds:
        before = progress.read(tmp_path, Work(dict.fromkeys(kinds, 1)), 1)
        assert before.done.units[kind] == 0
        Ticker(tmp_path, kind)()
        after = progress.read(tmp_path, Work(dict.fromkeys(kinds, 1)), 1)
        assert after.done.units == {**before.done.units, kind: 1}
        assert after.done.cost > before.done.cost


def told(moments: list[tuple[float, int]], total: int) -> dict[float, float | None]:
    """Return what is foreseen at each moment, when so many PDFs are done."""
    forecast = Forecast()
    return {
        seconds: forecast.seconds_left(Progress(Work({"pdf": done}), Work({"pdf": total}), seconds))
        for seconds, done in moments
    }


@given(
    start=st.floats(0, 300),
    rate=st.floats(0.5, 200),
    total=st.integers(200, 20_000),
)
@settings(max_examples=effort(10, 20))
def test_what_is_foreseen_of_a_steady_build_is_so(start: float, rate: float, total: int) -> None:
    whole = total / rate
    times = [start + whole * step / 400 for step in range(401)]
    steps = {time: min(total, int((time - start) * rate)) for time in times}
    found = told([(0, 0), *steps.items()], total)
    for time, left in found.items():
        assert left is None or left == pytest.approx(start + whole - time, abs=3 + 0.05 * whole)
    known = [time for time, left in found.items() if left is not None]
    if whole > 40:
        assert known
    assert all(time - start >= 10 and steps[time] >= total / 10 for time in known)


@given(st.lists(st.tuples(st.floats(0.05, 20), st.integers(0, 5)), max_size=60))
@settings(max_examples=effort(10, 20))
def test_nothing_is_foreseen_too_early_or_below_nought(steps: list[tuple[float, int]]) -> None:
    moments, now, done = [], 0.0, 0
    for seconds, more in steps:
        now, done = now + seconds, done + more
        moments.append((now, done))
    first = next((time for time, count in moments if count), 0.0)
    for time, left in told(moments, 400).items():
        assert left is None or (left >= 0 and time - first >= 10)


def test_a_slow_start_foretells_no_slow_end() -> None:
    """A build of 112 s whose first output comes after 30: half an hour was foretold once."""
    moments = [(0.1 * n, max(0, int(0.1 * n - 29))) for n in range(1120)]
    found = {time: left for time, left in told(moments, 83).items() if left is not None}
    assert found and all(abs(time + left - 112) < 5 for time, left in found.items())
    assert min(found) < 60


def test_where_nothing_more_is_done_nothing_is_foreseen() -> None:
    moments = [(0.5 * n, min(n, 80)) for n in range(200)]  # it stands still after 40 s
    found = told(moments, 400)
    assert found[39.5] is not None
    assert all(left is None for time, left in found.items() if time > 50)


def test_another_round_begins_with_nothing_foreseen() -> None:
    steady = [(0.5 * n, n) for n in range(60)]
    again = [(30 + 0.5 * n, n) for n in range(10)]
    found = told([*steady, *again], 100)
    assert found[29.5] is not None
    assert all(left is None for time, left in found.items() if time >= 30)


def test_a_sign_is_a_letter_and_leaves_no_file_open(tmp_path: Path) -> None:
    (tmp_path / ".huibian").mkdir()
    kinds = (*formats.names(formats.of_speeches()), "book", "site")
    before = len(list(Path("/proc/self/fd").iterdir()))
    for kind in kinds:
        Ticker(tmp_path, kind)()
    assert len(list(Path("/proc/self/fd").iterdir())) == before
    file = tmp_path / progress.FILE
    assert file.read_bytes() == b"ABCDEFGH"[: len(kinds)]
    assert file.stat().st_mode & 0o111 == 0


def test_a_site_costs_by_its_speeches_and_a_book_by_what_is_laid_out() -> None:
    assert Work({"book": 2}).cost == 200
    assert [Work({"site": 1}, speeches).cost for speeches in (0, 1, 7)] == [10, 10, 70]
    assert Work({"site": 1}).cost == 10
    made = formats.named("txt").speech
    assert made is not None
    assert Work({"txt": 3, "book": 1}, 9).cost == 3 * made.cost + 100


def steady(until: int, total: int = 100) -> list[tuple[float, int]]:
    """One output a second, the first at once."""
    return [(float(second), min(second + 1, total)) for second in range(until + 1)]


def test_the_end_is_foreseen_after_ten_seconds_and_a_tenth_of_the_work() -> None:
    found = told(steady(20), 100)
    assert [time for time, left in found.items() if left is not None] == [*range(10, 21)]
    assert found[10] == 89
    late = told(steady(20), 150)
    assert [time for time, left in late.items() if left is not None] == [*range(15, 21)]
    early = told(steady(20), 50)
    assert [time for time, left in early.items() if left is not None] == [*range(10, 21)]


def test_when_all_is_done_nothing_is_left() -> None:
    assert told(steady(29, 30), 30)[29] == 0


def test_for_five_seconds_nothing_more_may_be_done_and_then_it_is_watched_anew() -> None:
    still = [(second, 41) for second in (42.0, 45.0, 45.5)]
    again = [(46.0 + second, 42 + second) for second in range(8)]
    found = told([*steady(40, 200), *still, *again], 200)
    assert found[45.0] is not None
    assert [time for time, left in found.items() if time > 45 and left is not None] == [51, 52, 53]


def test_another_round_is_not_foreseen_by_the_ends_of_the_last() -> None:
    again: list[tuple[float, int]] = [(30, 1), (40, 15), (40.5, 16)]
    found = told([*steady(29), *again], 100)
    assert found[29] is not None
    assert [found[time] for time, _ in again] == [None, None, None]


def holding(*ends: tuple[float, float]) -> list[bool]:
    forecast = Forecast()
    return [forecast._holds(now, end) for now, end in ends]


def test_an_end_holds_that_has_stayed_for_five_seconds_within_a_fifth_of_what_is_left() -> None:
    assert holding((0, 1000), (4.5, 1000), (5, 1199)) == [False, False, True]
    assert holding((0, 1000), (5, 1300)) == [False, False]
    assert holding((0, 1000), (5, 1300), (10, 1300)) == [False, False, True]
    assert holding((0, 10), (5, 15), (5, 15.5)) == [False, True, False]
    assert holding((95, 1000), (100, 1225)) == [False, True]
    assert holding((95, 1000), (100, 1230)) == [False, False]


def test_sixty_minutes_are_an_hour() -> None:
    assert [progress._about(seconds) for seconds in (3540, 3600)] == ["59 分钟", "1 小时 0 分钟"]


def test_outputs_of_one_moment_foretell_nothing() -> None:
    found = Forecast()
    for done in (1, 2, 60):
        assert found.seconds_left(Progress(Work({"pdf": done}), Work({"pdf": 100}), 3)) is None
