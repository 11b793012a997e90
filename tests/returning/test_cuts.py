"""Two lines are compared by paragraphs and by rows of tables, these cell by cell."""

from converters.readers.revisions.model import Char
from converters.returning.cuts import cuts
from tests.returning.chars import chars, table


def pieces(base: list[Char], back: list[Char]) -> list[tuple[str, str]]:
    """The words that differ."""
    texts = ["".join(one.text for one in side) for side in (base, back)]
    return [(texts[0][a:b], texts[1][c:d]) for a, b, c, d in cuts(base, back)]


def test_words_differ_within_their_paragraph() -> None:
    assert pieces(chars("第一段。\n共260人。\n"), chars("第一段。\n共265人。\n")) == [
        ("260", "265")
    ]


def test_a_paragraph_more_is_whole() -> None:
    assert pieces(chars("第一段。\n第三段。\n"), chars("第一段。\n又一件事\n第三段。\n")) == [
        ("", "又一件事\n")
    ]


def test_a_cell_is_compared_with_the_one_in_its_column() -> None:
    old, new = table(["建议", "23", "32"]), table(["建议", "32", "32"])
    assert pieces(old, new) == [("23", "32")]


def test_a_row_more_is_whole() -> None:
    old, new = table(["一", "1"], ["三", "3"]), table(["一", "1"], ["二", "2"], ["三", "3"])
    assert pieces(old, new) == [("", "二\n2\n")]
