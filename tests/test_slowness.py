"""The list of tests that take long follows what is measured."""

from tests import slowness


def test_the_list_is_in_order_and_names_each_once() -> None:
    lines = slowness.LIST.read_text(encoding="utf-8").splitlines()
    assert lines == sorted(set(lines))


def test_what_takes_a_tenth_of_a_second_on_average_is_long() -> None:
    spent = {"long": [0.3, 0.1], "short": [0.19, 0.0], "was long": [0.01]}
    before = frozenset({"was long", "not run"})
    assert slowness.long_ones(spent, before) == ["long", "not run"]
