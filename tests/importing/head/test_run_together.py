"""A head that was run together into one line: where its parts end."""

import pytest

from converters.importing.head import run_together
from tests.conftest import Golden
from tests.importing import rules


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("2021年3月8日，县政府报送了报告", 0),
        ("2021年3月8日在全县工作会议上的讲话", 0),
        ("2021年3月8日 在全县工作会议上的讲话", 9),
    ],
)
def test_a_date_is_a_fact_unless_a_sentence_or_a_subtitle_begins_with_it(
    text: str, end: int
) -> None:
    assert run_together._end_of_fact(text) == end


RULES: dict[str, rules.Rule] = {
    "cut": lambda text: run_together.cut(text.raw),
    "pieces": lambda text: run_together.pieces(text.raw),
}


def test_heads_in_one_line_are_taken_apart_as_the_table_says(golden: Golden) -> None:
    rules.hold("head/run_together", RULES, golden)
