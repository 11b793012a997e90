"""Where a line stands: amid the words of a speech, or beside them."""

from converters.importing.page import places, site_lines
from tests.conftest import Golden
from tests.importing import rules

RULES: dict[str, rules.Rule] = {
    "ends_sentence": lambda text: places.ends_sentence(text.raw),
    "is_sentence": lambda text: places.is_sentence(text.raw),
    "is_counted": lambda text: places.is_counted(text.raw),
    "amid": lambda text: places.amid(text.lines, site_lines.by_form, site_lines.strange),
    "goes_on": lambda text: [places.goes_on(text.lines, at) for at in range(len(text.lines))],
    "menus": lambda text: places.menus(text.lines, site_lines.strange),
    "table_rows": lambda text: places.table_rows(text.lines),
}


def test_lines_stand_where_the_table_says(golden: Golden) -> None:
    rules.hold("page/places", RULES, golden)
