"""What is a title, and what a title says."""

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
    "last_of_run": lambda text: titles.last_of_run(text.sheet.whole),
    "repeats": lambda text: titles.repeats(text.head, "".join(text.rest)),
    "speaker_in_subtitle": lambda text: titles.speaker_in_subtitle(text.raw),
    "speaker_in": lambda text: titles.speaker_in(text.raw),
    "is_cut": lambda text: titles.is_cut(text.raw),
    "kind_of": lambda text: titles.kind_of(text.raw),
    "document_kind": lambda text: titles.document_kind(text.raw),
    "occasion": lambda text: titles.occasion(text.raw),
    "occasion_of_subtitle": lambda text: titles.occasion_of_subtitle(text.raw),
}


def test_titles_are_told_and_read_as_the_table_says(golden: Golden) -> None:
    rules.hold("signs/titles", RULES, golden)
