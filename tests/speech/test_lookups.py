"""A dictionary is asked once for the same words."""

import pytest

from converters.speech import lookups
from converters.speech.lookups import Lookups


class Dictionary:
    def __init__(self) -> None:
        self.asked: list[str] = []

    def __call__(self, words: str) -> list[str]:
        self.asked.append(words)
        return list(words)


def test_it_is_asked_once_also_where_it_says_nothing() -> None:
    known, dictionary = Lookups("words"), Dictionary()
    assert [known.of(words, dictionary) for words in ("甲乙", "", "甲乙", "")] == [
        ["甲", "乙"], [], ["甲", "乙"], [],
    ]  # fmt: skip
    assert dictionary.asked == ["甲乙", ""]


def test_what_is_recalled_is_not_asked_for_nor_learned() -> None:
    known, dictionary = Lookups("words"), Dictionary()
    known.recalled = {"甲乙": ["甲乙"]}
    assert known.of("甲乙", dictionary) == ["甲乙"]
    assert (dictionary.asked, known.learned) == ([], False)
    known.of("丙", dictionary)
    assert known.learned
    assert known.worth_keeping() == {"甲乙": ["甲乙"], "丙": ["丙"]}


def test_so_much_is_remembered_and_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lookups, "MOST", 2)
    known, dictionary = Lookups("words"), Dictionary()
    known.recalled = {"甲": ["甲"], "乙": ["乙"]}
    for words in ("丙", "丁", "戊", "戊"):
        assert known.of(words, dictionary) == [words]
    assert dictionary.asked == ["丙", "丁", "戊", "戊"]
    assert known.worth_keeping() == {"丙": ["丙"], "丁": ["丁"]}
