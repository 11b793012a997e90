"""The lines that open the parts of a collection."""

from converters.importing.signs import part_markers
from tests.conftest import Golden
from tests.importing import rules

RULES: dict[str, rules.Rule] = {
    "marker_of": lambda text: {
        form.name: [mark.number, mark.base, mark.title]
        for form in (*part_markers.FORMS, part_markers.ALONE)
        if (mark := part_markers.marker_of(form, 0, text.raw))
    },
}


def test_markers_are_told_as_the_table_says(golden: Golden) -> None:
    rules.hold("signs/part_markers", RULES, golden)
