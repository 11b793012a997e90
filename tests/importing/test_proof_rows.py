"""The rows of the page on which an import is proofread."""

from types import SimpleNamespace
from typing import cast

from converters.errors import Finding, Severity
from converters.importing import proof_rows
from converters.importing.proof_rows import Piece, ProofRow


def row(line: int, words: str) -> ProofRow:
    return ProofRow(line, result=[cast("Piece", SimpleNamespace(text=words))])


def quoting(words: str) -> Finding:
    return Finding("code", Severity.NOTE, "可疑", excerpt=words)


def test_a_doubt_stands_by_the_row_of_its_line_that_it_quotes() -> None:
    made = [row(1, "甲"), row(2, "乙"), row(2, "丙"), row(3, "丁")]
    assert proof_rows._best(made, 2, quoting("…乙…")) is made[1]
    assert proof_rows._best(made, 2, quoting("丙")) is made[2]
    for words in ("丁", "甲", "戊", ""):
        assert proof_rows._best(made, 2, quoting(words)) is made[2]
