"""The rows of the page on which an import is proofread."""

from types import SimpleNamespace
from typing import cast

from converters.errors import Finding, Severity
from converters.importing import proof_rows
from converters.importing.proof_rows import Doubt, Piece, ProofRow


def row(line: int, words: str) -> ProofRow:
    return ProofRow(line, result=[cast("Piece", SimpleNamespace(text=words))])


def placed(made: list[ProofRow], line: int, words: str) -> ProofRow:
    """The row by which a doubt that quotes words of a line stands."""
    doubt = Doubt(Finding("code", Severity.NOTE, "可疑", line=line, excerpt=words), 1)
    proof_rows._place([doubt], made)
    (found,) = [row for row in made if any(each is doubt for each in row.doubts)]
    return found


def test_a_doubt_stands_by_the_row_of_its_line_that_it_quotes() -> None:
    made = [row(1, "甲"), row(2, "乙"), row(2, "丙"), row(3, "丁")]
    assert placed(made, 2, "…乙…") is made[1]
    assert placed(made, 2, "丙") is made[2]
    for words in ("丁", "甲", "乙丙", "戊", ""):
        assert placed(made, 2, words) is made[2]


def test_doubts_of_several_lines_stand_each_by_its_own() -> None:
    made = [row(1, "甲"), row(1, ""), row(1, "乙"), row(4, "甲")]
    assert [placed(made, line, "甲") for line in (1, 2, 4, 9)] == [
        made[0],
        made[0],
        made[3],
        made[3],
    ]
