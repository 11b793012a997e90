"""What two halves give together is what one process gives."""

import os
from collections.abc import Sequence

import pytest

from converters.build import halves
from converters.errors import HuibianError


def told(numbers: Sequence[int]) -> tuple[int, list[int]]:
    return os.getpid(), list(numbers)


def test_few_things_and_those_of_one_core_are_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    assert halves.of(told, range(3), least=4) == [(os.getpid(), [0, 1, 2])]
    monkeypatch.setattr(os, "cpu_count", lambda: 1)
    assert halves.of(told, range(5), least=4) == [(os.getpid(), [0, 1, 2, 3, 4])]


def test_of_many_things_half_is_done_in_a_child(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    (child, first), (ours, second) = halves.of(told, range(5), least=4)
    assert (first, second) == ([0, 2, 4], [1, 3])
    assert child != ours == os.getpid()


def test_what_a_half_raises_is_raised(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 2)

    def fail(numbers: Sequence[int]) -> None:
        if 0 in numbers:
            raise HuibianError("坏了", "再来")

    with pytest.raises(HuibianError, match="坏了"):
        halves.of(fail, range(5), least=2)


def test_where_there_can_be_no_second_process_all_is_done_here(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(12, "Cannot allocate memory")

    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    monkeypatch.setattr(os, "fork", refuse)
    assert halves.of(told, range(5), least=4) == [(os.getpid(), [0, 1, 2, 3, 4])]


def test_what_a_killed_process_had_to_do_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    this = os.getpid()

    def die(numbers: Sequence[int]) -> list[int]:
        if os.getpid() != this:
            os._exit(9)
        return list(numbers)

    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    assert halves.of(die, range(5), least=4) == [[0, 1, 2, 3, 4]]


def test_long_work_is_done_in_a_child_meanwhile(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    with halves.meanwhile(os.getpid, is_long=True) as result:
        assert result() not in (None, os.getpid())
    with halves.meanwhile(os.getpid, is_long=False) as result:
        assert result() is None


def test_work_that_has_no_second_process_or_fails_in_it_gives_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail() -> int:
        raise OSError(28, "full")

    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    for work in (fail, lambda: os._exit(9)):
        with halves.meanwhile(work, is_long=True) as given:
            assert given() is None
    monkeypatch.setattr(os, "fork", fail)
    with halves.meanwhile(os.getpid, is_long=True) as result:
        assert result() is None


def test_what_goes_wrong_beside_long_work_is_raised(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    with (
        pytest.raises(HuibianError, match="坏了"),
        halves.meanwhile(os.getpid, is_long=True),
    ):
        raise HuibianError("坏了", "再来")
