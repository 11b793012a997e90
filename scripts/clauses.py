"""`make clauses`: docs/clauses.md from the table of clauses (`styles/audit/clauses.toml`)."""

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from converters.audit.clauses import Clause, ClauseTable, table

DOCUMENT = Path(__file__).parents[1] / "docs/clauses.md"
_OPENING = """# The clauses, one by one

What each clause of the two standards asks (in our words), where it is set, which code measures it
(`pdf-…` and `docx-…` by `huibian audit`, the others by `huibian check`) and in which test a fault
of it is planted. `huibian audit --clauses FILE` fills this table in for one file. It is made by
`make clauses` from `styles/audit/clauses.toml`; `tests/test_clauses.py` holds table, codes, tests
and this page together."""
_HEAD = ("| 条 | 要求 | 写在 | 代码 | 埋错的测试 | 说明 |", "|---|---|---|---|---|---|")


def document(clauses: ClauseTable) -> str:
    """Return the page: a table for each standard, and how many clauses are measured."""
    many = f"Of {len(clauses.clauses)} clauses {clauses.measured} are measured by some code."
    return "\n\n".join((_OPENING, many, *_standards(clauses))) + "\n"


def _standards(clauses: ClauseTable) -> Iterator[str]:
    for standard, rows in groupby(clauses.clauses, key=lambda clause: clause.standard):
        lines = (*_HEAD, *(_row(clause, clauses) for clause in rows))
        yield f"## {standard}\n\n" + "\n".join(lines)


def _row(clause: Clause, clauses: ClauseTable) -> str:
    tests = dict.fromkeys(clauses.planted[code] for code in clause.codes)
    cells = (
        f"§{clause.number}",
        clause.asks,
        _listed(clause.made),
        _listed(clause.codes),
        _listed(tests),
        clause.why,
    )
    return f"| {' | '.join(cells)} |"


def _listed(names: object) -> str:
    assert isinstance(names, tuple | dict)
    return " ".join(f"`{name}`" for name in names)


if __name__ == "__main__":
    DOCUMENT.write_text(document(table()), encoding="utf-8")
