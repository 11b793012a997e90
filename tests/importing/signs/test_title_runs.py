"""Which of several titles in one line is the title."""

import pytest

from converters.importing.passage import whole
from converters.importing.signs import title_runs
from tests.conftest import Golden
from tests.importing import rules

RULES: dict[str, rules.Rule] = {
    "last_of_run": lambda text: title_runs.last_of_run(text.sheet.whole),
}


def test_the_last_of_several_titles_is_told_as_the_table_says(golden: Golden) -> None:
    rules.hold("signs/title_runs", RULES, golden)


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("县长在全县春耕会上讲话县长在全县春耕会上的讲话", "县长在全县春耕会上的讲话"),
        ("在全县春耕会上的讲话 在全县春耕会上的讲话", "在全县春耕会上的讲话"),
        ("青年节讲话稿集锦 在青年节大会上的讲话", " 在青年节大会上的讲话"),
        ("【讲话】在春耕会上的讲话-公文网 在春耕会上的讲话 ", "在春耕会上的讲话 "),
        ("关于讲话精神的工作报告", "关于讲话精神的工作报告"),
        ("在全县春耕会上的讲话提纲", "在全县春耕会上的讲话提纲"),
    ],
)
def test_of_a_title_said_twice_in_one_line_the_last_counts(text: str, last: str) -> None:
    before, found = title_runs.last_of_run(whole(text))
    assert found.text == last
    assert (before.text if before else "") + found.text == text
