"""The raw text as lines."""

from converters.importing.text import lines
from tests.conftest import Golden
from tests.importing import rules

RULES: dict[str, rules.Rule] = {
    "lines": lambda text: [
        [(line.number, line.indent, line.gap, line.aside, line.text) for line in text.lines],
        "".join("-" if rule else "." for rule in text.sheet.blame),
        [line.at_page().marks.page for line in text.lines],
    ],
    "unrolled": lambda text: (lines.unrolled(text.sheet, text.lines), text.dropped),
    "unsliced": lambda text: (lines.unsliced(text.sheet, text.lines), text.dropped),
}


def test_lines_are_cut_and_joined_as_the_table_says(golden: Golden) -> None:
    rules.hold("text/lines", RULES, golden)
