"""What stands below the last words of a speech: furniture goes, a table stays."""

import pytest

from converters.importing.cleaning import ImportOptions, clean
from converters.importing.page import around
from converters.readers.raw import LineMarks, RawText
from converters.speech.model import Table
from tests.conftest import Golden
from tests.importing import rules

PROSE = "同志们：\n" + "\n".join(["现在报告全县经济工作情况，请予审议。" * 4] * 3)
ROWS = ("| 指标 | 值 |", "| 投资 | 3 |", "| 消费 | 9 |")


@pytest.mark.parametrize("format", ["docx", "pdf", "html"])
def test_a_table_at_the_end_of_a_speech_stays(format: str) -> None:
    text = "\n".join(["在全县工作会议上的讲话", PROSE, *ROWS])
    last = text.count("\n") + 1
    marks = {last - at: LineMarks(cell=True) for at in range(len(ROWS))}
    found = clean(RawText(text, format, marks=marks), f"a.{format}", ImportOptions())
    assert isinstance(found.speeches[0].blocks[-1], Table)
    assert found.ledger.faults() == []


def test_links_below_a_table_go() -> None:
    text = "\n".join(
        ["在全县工作会议上的讲话", PROSE, *ROWS, "相关文章", "县长讲话", "县委书记讲话"]
    )
    last = text.count("\n") - 2
    marks = {last - at: LineMarks(cell=True) for at in range(len(ROWS))}
    found = clean(RawText(text, "html", marks=marks), "a.html", ImportOptions())
    assert isinstance(found.speeches[0].blocks[-1], Table)


RULES: dict[str, rules.Rule] = {
    "below": lambda text: (around.below(text.sheet, text.lines, frozenset({3, 9})), text.dropped),
    "before_distribution": lambda text: around.before_distribution(text.lines),
}


def test_what_hangs_on_below_a_speech_goes_as_the_table_says(golden: Golden) -> None:
    rules.hold("page/around", RULES, golden)
