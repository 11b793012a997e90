"""Bold lines that head the paragraphs below them, told from stressed ones."""

import pytest

from converters.importing.body import bold_lines
from converters.importing.passage import whole
from converters.importing.text.lines import SourceLine
from converters.readers.raw import LineMarks

SAID = "渠道要修三百里，水库要加固十二座，把北片的水引过来，让群众种田不再靠天吃饭。"


def headed(*rows: str) -> list[str]:
    """Return which rows are headings; those that begin with a star are bold."""
    found = [
        SourceLine(whole(row.lstrip("*")), at, marks=LineMarks(bold=row[0] == "*"))
        for at, row in enumerate(rows, 1)
    ]
    return [found[at].text for at in sorted(bold_lines.headings(found))]


def test_two_bold_lines_above_paragraphs_head_them() -> None:
    rows = ("同志们：", "*为什么要修渠？", SAID, SAID, "*我们怎样修渠", SAID)
    assert headed(*rows) == ["为什么要修渠？", "我们怎样修渠"]


@pytest.mark.parametrize(
    "rows",
    [
        ("*为什么要修渠？", SAID, SAID, "我们怎样修渠", SAID),
        ("*为什么要修渠？", SAID, "*谢谢大家！"),
        ("*各位代表！", SAID, "*同志们！", SAID, SAID),
        ("*一定要把水管好，不管好就要误了春耕，误了春耕就要误一年。", SAID, "*我们怎样修渠", SAID),
        ("一、修渠", SAID, "*为什么要修渠？", SAID, "*我们怎样修渠", SAID),
        ("*为什么要修渠？", "*" + SAID, "*我们怎样修渠", "*" + SAID),
        ("*修渠要花的钱，", SAID, "*管水要用的人、", SAID),
        ("*为什么要修渠？", "水。", "*我们怎样修渠", "渠。"),
    ],
)
def test_calls_stresses_and_lone_bold_lines_head_nothing(rows: tuple[str, ...]) -> None:
    assert headed(*rows) == []
