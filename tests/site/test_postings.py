"""What is gathered of many units is what each of them is known by."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from converters.site import postings, shards, terms

UNITS = st.lists(
    st.text("的一三农工作，。、a 二〇19·5年月\n零著Ⅱ＋𬭊\u1680\uffff“", max_size=14), max_size=4
)


def gathered(speeches: list[list[str]]) -> dict[str, list[int]]:
    """The numbers of each term as the index keeps them."""
    found = postings.Postings()
    first = 0
    for speech, units in enumerate(speeches):
        found.add(units, first, speech)
        first += len(units)
    return {term: list(shards.decode(b"\0" + steps)) for term, steps in found.encoded()}


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
