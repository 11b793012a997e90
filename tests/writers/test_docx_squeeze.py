"""Lines set tighter where that saves a line (挤进): which ones, how tight, and no word touched."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from converters.build import samples
from converters.look import Look
from converters.model import Emphasis, Paragraph, RunIn, Text
from converters.readers import markdown
from converters.writers import docx
from converters.writers.docx.measures import measures, spacing
from converters.writers.docx.squeeze import SQUEEZED, Stretch, squeezed
from tests.make import speech

FIRST = "甲乙，丙丁，" + "一" * 20 + "。"
"""27 characters: one more than a first line holds, and its marks may give that much."""
REST = "二" * 28
SHORT = "三" * 27 + "四五"
"""A line and two characters: one goes where the mark stood if that is taken in above."""
SPEECHES = sorted((samples.root() / "speeches").glob("*.md"))


def tight(text: str, look: Look, style: str = "") -> list[str]:
    """Return the lines of a paragraph of one stretch that are squeezed."""
    stretches = squeezed([Stretch(text, style)], look.style)
    assert "".join(stretch.text for stretch in stretches) == text
    return [stretch.text for stretch in stretches if stretch.style == SQUEEZED]


def test_a_line_takes_in_the_mark_that_would_cost_a_line(look: Look) -> None:
    assert tight(FIRST + REST, look) == [FIRST]


def test_a_paragraph_that_would_not_be_shorter_is_left_alone(look: Look) -> None:
    assert tight(FIRST + REST + "三", look) == []
    assert tight(FIRST + REST + SHORT, look) == []


def test_a_line_that_a_mark_ends_by_itself_is_left_alone(look: Look) -> None:
    assert tight("一" * 25 + "。" + REST, look) == []


def test_a_line_whose_marks_the_pdf_could_not_narrow_enough_is_left_alone(look: Look) -> None:
    assert tight("一" * 26 + "。" + REST, look) == []


def test_of_two_lines_that_could_be_squeezed_the_later_is_where_one_will_do(look: Look) -> None:
    later = "甲乙，丙丁，" + "三" * 22 + "。"
    assert tight(FIRST + "二" * 26 + later + "四" * 27, look) == [later]
    assert tight(FIRST + "二" * 28 + later + "四" * 28, look) == [FIRST, later]


def test_the_last_line_is_squeezed_where_only_a_mark_would_be_left(look: Look) -> None:
    assert tight(FIRST, look) == [FIRST]


def test_words_with_a_style_of_their_own_are_left_alone(look: Look) -> None:
    assert tight(FIRST + REST, look, "Emphasis") == []
    mixed = [Stretch("甲乙，", "Heading1Char"), Stretch((FIRST + REST)[3:])]
    assert squeezed(mixed, look.style) == mixed


def test_after_words_with_a_style_of_their_own_a_line_is_squeezed(look: Look) -> None:
    begun = [Stretch("一是加强领导。", "Heading1Char"), Stretch("一" * 19 + "甲，丙，" + "二" * 24)]
    done = [*begun[:1], Stretch(begun[1].text + "。" + REST)]
    assert [s for s in squeezed(done, look.style) if s.style == SQUEEZED] == [
        Stretch("甲，丙，" + "二" * 24 + "。", SQUEEZED)
    ]


@pytest.mark.parametrize("unsure", ["A", "m", "·"])
def test_a_paragraph_whose_widths_no_one_knows_is_left_alone(look: Look, unsure: str) -> None:
    assert tight(FIRST + REST[:-2] + unsure, look) == []


def test_digits_take_half_a_cell_and_the_gaps_that_libreoffice_sets(look: Look) -> None:
    """They make 26 cells, as many as a first line has, and two fifths of one for the gaps."""
    said = "甲乙，到2020年，" + "一" * 17
    assert tight(said + "。" + REST, look) == [said + "。"]


@pytest.mark.parametrize("docx_options", [{"squeeze": False}, {"grid": "native"}])
def test_a_look_may_do_without(look: Look, docx_options: dict[str, Any]) -> None:
    style = replace(look.style, docx=replace(look.style.docx, **docx_options))
    other = Look(style, look.roles, {})
    assert tight(FIRST + REST, other) == []
    data = docx.write(speech(Paragraph((Text(FIRST),), 3)), other, b"")
    parts = ZipFile(BytesIO(data))
    assert "挤进" not in parts.read("word/styles.xml").decode()
    assert SQUEEZED not in parts.read("word/document.xml").decode()


def test_a_squeezed_line_holds_one_character_more_and_no_two(look: Look) -> None:
    style, measured = look.style, measures(look.style)
    size, chars = style.body.size.twips, style.grid.chars
    for blank in (0, style.body.indent_chars):
        room = measured.text_width - blank * measured.cell
        line = (chars - blank + 1) * (size + measured.squeezed)
        assert line <= room < line + size + spacing(style)


def test_the_runs_of_a_paragraph_keep_their_words_and_order(look: Look) -> None:
    content = (RunIn("一是好。", 2), Text("一" * 22 + FIRST + REST), Emphasis("重要"), Text("。"))
    data = docx.write(speech(Paragraph(content, 3)), look, b"")
    document = ZipFile(BytesIO(data)).read("word/document.xml").decode()
    places = [
        document.index(text) for text in ("一是好。", "一" * 22, "重要", "。</w:t></w:r></w:p>")
    ]
    assert places == sorted(places)


@pytest.mark.parametrize("path", SPEECHES, ids=lambda path: path.stem)
def test_no_speech_loses_a_word_to_it(path: Path, look: Look) -> None:
    said = markdown.read(path.read_bytes())
    for block in said.blocks:
        if isinstance(block, Paragraph):
            stretches = [Stretch(inline.text) for inline in block.content]
            done = squeezed(stretches, look.style)
            assert "".join(s.text for s in done) == "".join(s.text for s in stretches)
            assert all(len(s.text) > 1 for s in done if s.style == SQUEEZED)
