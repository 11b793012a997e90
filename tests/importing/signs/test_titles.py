"""What is a title, and what a title says."""

import pytest

from converters.importing.signs import titles
from tests.conftest import Golden
from tests.importing import rules

RULES: dict[str, rules.Rule] = {
    "looks_like_title": lambda text: titles.looks_like_title(text.raw),
    "speech_title": lambda text: titles.speech_title(text.raw),
    "is_subtitle": lambda text: titles.is_subtitle(text.raw),
    "is_broken_prose": lambda text: titles.is_broken_prose(text.raw),
    "core": lambda text: titles.core(text.raw),
    "trimmed": lambda text: titles.trimmed(text.sheet, text.sheet.whole),
    "unlabelled": lambda text: (titles.unlabelled(text.sheet, text.lines), text.dropped),
    "inner_spaces": lambda text: titles.inner_spaces(text.raw),
    "repeats": lambda text: titles.repeats(text.head, "".join(text.rest)),
    "speaker_in_subtitle": lambda text: titles.speaker_in_subtitle(text.raw),
    "speaker_in": lambda text: titles.speaker_in(text.raw),
    "is_cut": lambda text: titles.is_cut(text.raw),
    "kind_of": lambda text: titles.kind_of(text.raw),
    "document_kind": lambda text: titles.document_kind(text.raw),
}


def test_titles_are_told_and_read_as_the_table_says(golden: Golden) -> None:
    rules.hold("signs/titles", RULES, golden)


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("县委书记　周明远：在全县春耕会上的讲话", ("周明远", "县委书记", 9)),
        ("县委书记周明远在全县春耕会上的讲话", ("周明远", "县委书记", 0)),
    ],
)
def test_a_title_behind_its_speaker_and_a_colon_is_freed_of_both(
    title: str, told: tuple[str, str, int]
) -> None:
    assert titles.speaker_in(title) == told


@pytest.mark.parametrize("end", ["", "要点", "提纲", "（摘要）"])
def test_a_speaker_without_office_is_told_whatever_form_his_words_have(end: str) -> None:
    assert titles.bare_speaker_in(f"周明远在青石县人大常委会会议上的讲话{end}") == "周明远"


@pytest.mark.parametrize("marker", ["篇一：", "篇 2: ", "第三篇："])
def test_the_marker_of_the_one_part_that_a_page_shows_is_no_part_of_its_title(marker: str) -> None:
    assert [e.end for e in titles._trimmings(f"{marker}水厂开工典礼致辞")] == [len(marker)]
    assert list(titles._trimmings("篇章：水厂开工典礼致辞")) == []
