"""What the lines of a head state."""

from converters.importing.head import found_head
from converters.importing.head.found_head import FoundHead, taken
from tests.conftest import Golden
from tests.importing import rules
from tests.importing.rules import Sample


def found(text: Sample) -> FoundHead:
    head = FoundHead(title=text.lines[0])
    for line in text.lines[1:]:
        head = taken(head, line) or head
    return head


RULES: dict[str, rules.Rule] = {
    "taken": lambda text: found(text),
    "subtitle_marks": lambda text: found_head.subtitle_marks(text.raw),
}


def test_facts_are_taken_from_the_lines_of_a_head_as_the_table_says(golden: Golden) -> None:
    rules.hold("head/found_head", RULES, golden)
