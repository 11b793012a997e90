"""What dates, places, organs and numbers of documents a line states."""

from converters.importing.signs import facts
from tests.conftest import Golden
from tests.importing import rules

RULES: dict[str, rules.Rule] = {
    "date_line": lambda text: facts.date_line(text.raw),
    "dated": lambda text: facts.dated(text.raw),
    "is_unknown_date": lambda text: facts.is_unknown_date(text.raw),
    "is_venue": lambda text: facts.is_venue(text.raw),
    "unbracketed": lambda text: facts.unbracketed(text.raw),
    "is_place": lambda text: facts.is_place(text.raw),
    "document_number": lambda text: facts.document_number(text.raw),
    "organ_in": lambda text: facts.organ_in(text.raw),
    "place_beside": lambda text: [
        facts.place_beside(text.raw, inside=inside) for inside in (False, True)
    ],
}


def test_facts_are_read_off_lines_as_the_table_says(golden: Golden) -> None:
    rules.hold("signs/facts", RULES, golden)
