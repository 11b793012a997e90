"""Whole paragraphs that came or went have their own ends, whatever the program recorded."""

from dataclasses import replace

from converters.readers.revisions import views
from converters.readers.revisions.model import ParagraphEnd
from converters.returning import ends
from converters.returning.model import SILENT
from tests.returning.chars import BODY, HEADING, WHO, chars


def test_a_paragraph_typed_after_another_gets_the_new_end() -> None:
    line = [*chars("甲"), *chars("\n乙", inserted=WHO), *chars("\n")]
    bases: list[int | None] = [0, None, None, 1]
    before = [one.text for one in views.accepted(line)]
    ends.given_their_own(line, bases)
    assert [one.inserted for one in line] == [None, None, WHO, WHO]
    assert bases == [0, 1, None, None]
    assert [one.text for one in views.accepted(line)] == before == ["甲", "乙"]


def test_a_paragraph_struck_from_the_end_of_the_one_before_gets_its_own() -> None:
    line = [*chars("甲"), *chars("\n乙", deleted=WHO), *chars("\n")]
    ends.given_their_own(line, [0, 1, 2, 3])
    assert [one.deleted for one in line] == [None, None, WHO, WHO]


def test_words_of_two_authors_are_left_as_they_are() -> None:
    other = replace(WHO, author="李四")
    line = [*chars("甲"), *chars("\n", inserted=WHO), *chars("乙", inserted=other), *chars("\n")]
    held = list(line)
    ends.given_their_own(line, [0, None, None, 1])
    assert line == held


def test_a_style_that_follows_a_deleted_paragraph_is_no_change() -> None:
    heir = ParagraphEnd(HEADING, before=BODY, restyled=SILENT)
    line = [*chars("题\n", deleted=WHO, looks=HEADING), *chars("文\n")]
    line[-1] = replace(line[-1], end=heir)
    ends.without_inherited(line)
    assert line[-1].end == ParagraphEnd(BODY)


def test_an_end_remembers_the_looks_of_the_base() -> None:
    assert ends.styled(ParagraphEnd(BODY), ParagraphEnd(BODY)) == ParagraphEnd(BODY)
    styled = ends.styled(ParagraphEnd(HEADING), ParagraphEnd(BODY))
    assert (styled.before, styled.restyled) == (BODY, SILENT)
    assert ends.styled(styled, ParagraphEnd(HEADING)) == ParagraphEnd(HEADING)
