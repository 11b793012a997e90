"""The law: a redline without what went is the new text, and without what came the old one."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings

from converters import resources
from converters.readers import markdown
from converters.speech import edition, redline
from converters.speech.model import Change, Emphasis, Heading, Paragraph, Speech, Table, Text
from converters.speech.redline import ComparedLine, ComparedRow, Issued, PrintedRole
from converters.speech.spans import WordChange
from tests.effort import effort
from tests.make import head, para, speech
from tests.speech.speeches import speeches

FORMS = sorted((resources.root() / "tests/cases/forms").glob("*.md"))


def lines(found: Iterable[ComparedLine | ComparedRow], without: WordChange) -> list[str]:
    """Return the lines of one side, as `printed_words.lines` gives them."""
    made, words = [], ""
    for one in found:
        if isinstance(one, ComparedRow):
            cells = [_words(cell, without) for cell in one.cells]
            made += [] if one.change == without else cells
            continue
        words += _words(one, without)
        if one.end != without:
            made.append(words)
            words = ""
    return made + ([words] if words else [])


def _words(line: ComparedLine, without: WordChange) -> str:
    return "".join(piece.text for piece in line.pieces if piece.change != without)


def printed(text: Speech) -> list[str]:
    joined = "\n".join(edition.words(text)).replace("\t", "\n")
    return [line for line in joined.split("\n") if line]


def stands(old: Speech, new: Speech) -> None:
    found = redline.of(old, new)
    assert [line for line in lines(found, WordChange.GONE) if line] == printed(new)
    assert [line for line in lines(found, WordChange.CAME) if line] == printed(old)
    assert any(one.is_changed for one in redline.of(old, old)) is False


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.stem)
def test_head_text_and_foot_of_every_form_are_compared(path: Path) -> None:
    read = [markdown.read(one.read_bytes()) for one in (path, FORMS[1], FORMS[4])]
    stands(read[0], read[1])
    stands(read[2], read[0])


@settings(max_examples=effort(15, 1000))
@given(speeches(), speeches())
def test_both_texts_stand_in_the_redline(old: Speech, new: Speech) -> None:
    stands(old, new)


def test_a_heading_of_another_level_is_told_without_a_word_changed() -> None:
    (line,) = redline.of(speech(head(1, "要点")), speech(head(2, "要点")))[-1:]
    assert isinstance(line, ComparedLine)
    assert (line.role, line.was) == (PrintedRole("heading", 2), PrintedRole("heading", 1))
    assert line.is_changed
    assert line.was and line.was.label == "一级标题"


def test_words_keep_their_faces() -> None:
    text = Paragraph((Text("要"), Emphasis("紧紧"), Text("依靠")))
    line = redline.of(speech(para("要依靠")), speech(text))[-1]
    assert isinstance(line, ComparedLine)
    assert [tuple(piece) for piece in line.pieces][1] == ("紧紧", WordChange.CAME, "em")


def test_a_new_row_of_a_table_is_one_row() -> None:
    old = Table((("项目", "数"), ("甲", "1")))
    new = Table((("项目", "数"), ("甲", "2"), ("乙", "3")))
    rows = [one for one in redline.of(speech(old), speech(new)) if isinstance(one, ComparedRow)]
    assert [row.change for row in rows] == [WordChange.KEPT, WordChange.KEPT, WordChange.CAME]
    assert [row.is_changed for row in rows] == [False, True, True]
    assert [row.is_head for row in rows] == [True, False, False]


def test_the_day_is_that_of_the_correction() -> None:
    told = (Change(date(2026, 1, 2), "更正", "改人数"),)
    made = Issued(speech(Heading(1, "一"), changes=told), b"", "第 2 版", date(2026, 3, 4))
    old = Issued(speech(), b"", "第 1 版", date(2026, 1, 1))
    assert redline.day(old, made) == date(2026, 1, 2)
    assert redline.day(made, old) == date(2026, 1, 1)
    now = Issued(speech(), b"", "现在的稿子")
    assert (redline.day(old, now), redline.day(now, now)) == (date(2026, 1, 1), None)
    wanted = "对照稿　s1　第 1 版（2026-01-01） → 第 2 版（2026-03-04）"
    assert redline.heading(old, made) == wanted
