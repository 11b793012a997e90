"""Which lines are headings is told from their neighbours, however long a row of them is."""

import pytest

from converters.importing.body import outline
from converters.importing.passage import whole
from converters.speech.model import Heading, Salutation


def headings(count: int) -> list[bool]:
    lines = [(whole("一、抓好各项工作，今天开会。"), at) for at in range(1, count + 1)]
    lines.append((whole("这是最后一段，要说的话比上面各条都长得多。"), count + 1))
    return [isinstance(found.block, Heading) for found in outline.blocks(lines)]


def test_a_row_of_three_is_a_list() -> None:
    assert headings(1) == [True, False]
    assert headings(3) == [False] * 4


def counted(monkeypatch: pytest.MonkeyPatch, name: str) -> list[None]:
    """Return what grows with each call of a function of the outline."""
    asked: list[None] = []
    plain = getattr(outline, name)

    def called(*arguments: object) -> object:
        asked.append(None)
        return plain(*arguments)

    monkeypatch.setattr(outline, name, called)
    return asked


def test_a_long_row_is_not_counted_again_for_each_of_its_lines(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked = counted(monkeypatch, "_is_level")
    assert not any(headings(2000))
    assert len(asked) < 20 * 2000


def test_nor_are_the_listeners_who_are_addressed(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = counted(monkeypatch, "is_salutation")
    found = outline.blocks([(whole("同志们："), at) for at in range(1, 2001)])
    assert sum(isinstance(each.block, Salutation) for each in found) > 1900
    assert len(asked) < 4 * 2000
