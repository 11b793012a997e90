"""Units are compared with their like: paragraphs freely, rows with rows, cells with cells."""

from converters.speech.unit_cuts import ROW, TextUnit, cuts


def units(*lines: str) -> list[TextUnit]:
    return [TextUnit((f"{line}\n",)) for line in lines]


def row(*cells: str) -> TextUnit:
    return TextUnit(tuple(f"{cell}\n" for cell in cells), ROW)


def test_a_number_is_changed_whole() -> None:
    assert list(cuts(units("共260人。"), units("共265人。"))) == [(1, 4, 1, 4)]


def test_a_cell_is_compared_with_the_one_in_its_column() -> None:
    assert list(cuts([row("甲", "1"), row("乙", "2")], [row("甲", "1"), row("乙", "3")])) == [
        (6, 7, 6, 7)
    ]


def test_a_row_never_becomes_words_of_a_paragraph() -> None:
    found = list(
        cuts([*units("甲乙"), row("甲", "乙")], [row("甲乙", ""), *units("乙"), row("丙")])
    )
    starts = {0, 3, 7}
    assert found
    assert all(a in starts and b in starts for a, b, _, _ in found)


def test_a_paragraph_may_be_parted() -> None:
    assert list(cuts(units("甲乙丙丁。"), units("甲乙", "丙丁。"))) == [(2, 2, 2, 3)]
