"""What dictionaries said is recalled by the next build, and forgotten with their edition."""

from pathlib import Path

import pytest

from converters.books import pinyin
from converters.build import libraries, lookups
from converters.speech.lookups import Lookups
from converters.typeset import title_words

LONG = "在全市乡镇人大工作会议上的讲话"


@pytest.fixture
def dictionary(monkeypatch: pytest.MonkeyPatch) -> list[Lookups]:
    """The dictionaries of a process that has asked nothing yet; new ones are added at the end."""
    fresh = [Lookups("words")]
    monkeypatch.setattr(lookups, "_DICTIONARIES", fresh)
    return fresh


def asked(output: Path, dictionaries: list[Lookups], *words: str) -> list[str]:
    """Return what a process has to ask the dictionary itself, that asks for some words."""
    found: list[str] = []

    def ask(text: str) -> list[str]:
        found.append(text)
        return [text]

    dictionaries[:] = [Lookups("words")]
    with lookups.recalled(output):
        for each in words:
            assert dictionaries[0].of(each, ask) == [each]
    return found


def test_another_build_need_not_ask_again(tmp_path: Path, dictionary: list[Lookups]) -> None:
    assert asked(tmp_path, dictionary, "甲") == ["甲"]
    assert asked(tmp_path, dictionary, "甲", "乙") == ["乙"]
    assert asked(tmp_path, dictionary, "乙", "甲") == []


def test_where_anything_else_is_installed_all_is_asked_again(
    tmp_path: Path, dictionary: list[Lookups], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked(tmp_path, dictionary, "甲")
    monkeypatch.setattr(libraries, "installed", lambda: "another")
    assert asked(tmp_path, dictionary, "甲") == ["甲"]


@pytest.mark.parametrize("broken", ["", "{}", '{"sha256": "0", "value": {"said": 1}}'])
def test_what_is_broken_is_asked_again(
    tmp_path: Path, dictionary: list[Lookups], broken: str
) -> None:
    asked(tmp_path, dictionary, "甲")
    (tmp_path / lookups.FOLDER / "words.json").write_text(broken, encoding="utf-8")
    assert [asked(tmp_path, dictionary, "甲") for _ in range(2)] == [["甲"], []]


def test_what_two_processes_learn_is_kept_of_both(
    tmp_path: Path, dictionary: list[Lookups]
) -> None:
    with lookups.recalled(tmp_path):
        dictionary[0].of("甲", list)
        other, dictionary[:] = dictionary[0], [Lookups("words")]
        with lookups.recalled(tmp_path):
            dictionary[0].of("乙", list)
        dictionary[:] = [other]
    assert asked(tmp_path, dictionary, "甲", "乙") == []


def test_the_dictionaries_are_those_of_titles_and_of_indexes() -> None:
    assert "".join(title_words.title_words(LONG)) == LONG
    assert title_words.WORDS.given.keys() & {LONG, LONG[:-2]}
    pinyin.sounds.cache_clear()
    assert pinyin.sounds("西平县")[0] == "xi1"
    assert pinyin.SOUNDS.given["西平县"][0] == "xi1"
    assert {title_words.WORDS, pinyin.SOUNDS} == {*lookups._DICTIONARIES}
