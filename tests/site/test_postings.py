"""What is gathered of many units is what each of them is known by."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from converters.site import postings, shards, terms
from converters.site.postings import Block

UNITS = st.lists(
    st.text("的一三农工作，。、a 二〇19·5年月\n零著Ⅱ＋𬭊\u1680\uffff“", max_size=14), max_size=4
)


class Spill:
    """A spill that holds what it is given."""

    def __init__(self) -> None:
        self.blocks: dict[int, list[Block]] = {}

    def put(self, part: int, block: Block) -> None:
        self.blocks.setdefault(part, []).append(block)

    def take(self, part: int) -> Iterator[Block]:
        yield from self.blocks.pop(part, ())


def gathered(speeches: list[list[str]], spill: Spill | None = None) -> dict[str, list[int]]:
    """The numbers of each term as the index keeps them."""
    found = postings.Postings(spill)
    first = 0
    for speech, units in enumerate(speeches):
        found.add(units, first, speech)
        first += len(units)
    told: dict[str, list[int]] = {}
    for part, terms_in_it in found.parts():
        for term, steps in terms_in_it:
            assert term not in told and shards.shard_of(term, part.step) == part.start
            told[term] = list(shards.decode(b"\0" + steps))
    return told


def told(speeches: list[list[str]]) -> dict[str, list[int]]:
    """The same, of one unit after the other."""
    found: dict[str, list[int]] = {}
    for number, unit in enumerate(unit for units in speeches for unit in units):
        for term in terms.of_unit(unit):
            found.setdefault(term, []).append(number)
    for speech, units in enumerate(speeches):
        for char in terms.characters(units):
            found.setdefault(char, []).append(speech)
    return found


@given(st.lists(UNITS, max_size=5))
def test_each_term_has_the_numbers_of_the_units_that_are_known_by_it(
    speeches: list[list[str]],
) -> None:
    assert gathered(speeches) == told(speeches)


def test_numbers_that_are_encoded_in_between_are_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    speeches = [["三农工作，是重", "的一年"], ["三农，工作"], ["三农工作", "", "二〇一九年"]] * 40
    whole = gathered(speeches)
    monkeypatch.setattr(postings, "_MOST", 8)
    assert gathered(speeches) == whole == told(speeches)


@pytest.mark.parametrize("held", [0, 9_000])
def test_numbers_that_were_put_aside_are_the_same(
    monkeypatch: pytest.MonkeyPatch, held: int
) -> None:
    speeches = [["三农工作，是重", "的一年"], ["三农，工作"], ["三农工作", "", "二〇一九年"]] * 5
    whole, spill = gathered(speeches), Spill()
    monkeypatch.setattr(postings, "_MOST", 40)
    monkeypatch.setattr(postings, "_HELD", held)
    assert gathered(speeches, spill) == whole
    assert spill.blocks == {}
