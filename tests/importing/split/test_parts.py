"""Where one part of a collection ends and the next begins."""

from converters.importing.split import parts
from tests.conftest import Golden
from tests.importing import rules
from tests.importing.rules import Sample


def told(text: Sample) -> tuple[object, object]:
    front, made = parts.split(text.lines)
    return front, [(part.number, part.matter, part.label, part.lines) for part in made]


def introducing(text: Sample) -> int:
    """Return how many lines introduce the parts, which begin where a line begins with 篇."""
    starts = [at for at, line in enumerate(text.lines) if line.text.startswith("篇")]
    return parts._introducing(text.lines, starts)


RULES: dict[str, rules.Rule] = {
    "unmarked": lambda text: parts.unmarked(text.lines),
    "closed": lambda text: parts.closed(text.raw),
    "introducing": introducing,
    "split": lambda text: told(text),
}


def test_collections_are_parted_as_the_table_says(golden: Golden) -> None:
    rules.hold("split/parts", RULES, golden)
