"""Attachments of a speech, and the list that only names them."""

import pytest

from converters.importing.passage import whole
from converters.importing.split import attachments
from converters.importing.split.parts import RawPart
from converters.importing.text.lines import SourceLine
from tests.conftest import Golden
from tests.importing import rules


@pytest.mark.parametrize(("items", "listed"), [(9, True), (10, False)])
def test_a_list_of_attachments_is_dated_within_ten_lines(items: int, listed: bool) -> None:
    lines = [*["附件甲"] * items, "2020年7月20日"]
    found = [SourceLine(whole(line), number) for number, line in enumerate(lines, 1)]
    assert attachments._only_listed(found, 0) is listed


RULES: dict[str, rules.Rule] = {
    "with_attachments": lambda text: [
        (part.number, part.attached, part.lines)
        for part in attachments.with_attachments([RawPart(1, text.lines)])
    ],
    "attachment_mark": lambda text: attachments.attachment_mark(text.raw),
}


def test_attachments_are_parted_as_the_table_says(golden: Golden) -> None:
    rules.hold("split/attachments", RULES, golden)
