from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from converters.collection import preview
from converters.errors import HuibianError
from tests.make import collection, markdown


class Clock:
    """A watch over what is seen; each wait takes a second of a clock of its own."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, seen: Callable[[int], object]) -> None:
        self.seconds = 0
        self.refreshed: list[int] = []
        self.told: list[str] = []
        self._seen = seen
        monkeypatch.setattr("time.monotonic", lambda: float(self.seconds))

    def runs(self, until: int, done: Callable[[], Iterator[None]]) -> list[int]:
        """Return the seconds at which something was refreshed."""

        def refresh() -> Iterator[None]:
            self.refreshed.append(self.seconds)
            return done()

        def wait() -> bool:
            self.seconds += 1
            return self.seconds < until

        list(preview.watch(lambda: self._seen(self.seconds), refresh, self.told.append, wait))
        return self.refreshed


def nothing() -> Iterator[None]:
    yield from ()


def something() -> Iterator[None]:
    yield


def refusing() -> Iterator[None]:
    yield from ()
    raise HuibianError("不行", "等一等")


def test_what_is_being_written_is_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """Thirty corrections, one a second: looked at now and then, and once more when all is quiet."""
    clock = Clock(monkeypatch, lambda second: min(max(second, 10), 40))
    looks = [second for second in clock.runs(45, nothing) if second > 10]
    assert len([second for second in looks if second < 40]) <= 5
    assert 41 in looks


def test_without_a_change_a_look_is_taken_every_two_seconds(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert Clock(monkeypatch, lambda _: 0).runs(8, nothing) == [0, 2, 4, 6]


def test_after_a_long_build_a_look_is_taken_as_soon_as_ever(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A file that was moved away and back meanwhile looks as it did before."""
    clock = Clock(monkeypatch, lambda _: 0)

    def long() -> Iterator[None]:
        if not clock.seconds:
            clock.seconds = 30
            yield

    assert clock.runs(36, long) == [0, 32, 34]


def test_what_is_built_in_vain_is_built_ever_more_seldom(monkeypatch: pytest.MonkeyPatch) -> None:
    assert Clock(monkeypatch, lambda _: 0).runs(40, something) == [0, 2, 6, 14, 30]


def test_a_fault_is_told_once_until_it_is_mended(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = Clock(monkeypatch, lambda _: 0)
    clock.runs(9, refusing)
    assert clock.told == ["错误：不行。等一等。"]


@pytest.mark.parametrize("name", ["config.yaml", "speeches/s1.md", "books/a.yaml", "styles/a.toml"])
def test_every_file_that_is_worked_on_is_seen(tmp_path: Path, name: str) -> None:
    sight = preview.Sight(collection(tmp_path, markdown("s1")))
    before = sight()
    assert sight() == before
    path = tmp_path / name
    path.parent.mkdir(exist_ok=True)
    path.write_text((path.read_text("utf-8") if path.exists() else "") + "\n", "utf-8")
    assert sight() != before


def test_while_the_settings_are_wrong_the_speeches_are_still_seen(tmp_path: Path) -> None:
    root = collection(tmp_path, markdown("s1"))
    sight = preview.Sight(root)
    sight()
    (root / "config.yaml").write_text("titel: x\n", encoding="utf-8")
    before = sight()
    (root / "speeches/s1.md").unlink()
    assert sight() != before
