"""The head of a speech, read as a whole."""

from converters.importing.head import head_block
from tests.conftest import Golden
from tests.importing import rules

RULES: dict[str, rules.Rule] = {
    "read": lambda text: [
        head_block.read(text.job, text.lines),
        text.dropped,
        [each.code for each in text.job.findings],
    ],
}


def test_heads_are_read_as_the_table_says(golden: Golden) -> None:
    rules.hold("head/head_block", RULES, golden)
