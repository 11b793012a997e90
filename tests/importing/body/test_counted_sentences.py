"""Sentences that count and stand on lines of their own, as headings of those below."""

import pytest

from converters.importing.body import counted_sentences

SAID = "渠道要修三百里，水库要加固十二座，把北片的水引过来，让群众种田不再靠天吃饭。"


@pytest.mark.parametrize(("counted", "level"), [("第三，用好水。", 1), ("第二，用好水。", 2)])
def test_one_that_goes_on_with_the_row_above_is_of_its_level(counted: str, level: int) -> None:
    rows = ("一、修好渠", SAID, "二、管好水", SAID, counted, SAID)
    assert counted_sentences.headings(rows) == {4: level}


def test_those_that_begin_their_own_row_are_below_the_headings() -> None:
    rows = ("一、修好渠", SAID, "第一，用好水。", SAID, "第二，用好电。", SAID)
    assert counted_sentences.headings(rows) == {2: 2, 4: 2}
