"""A line planted in `printed_words.HEAD` is printed and audited by all that prints the head."""

from dataclasses import replace

import pytest

from converters.audit.expected import parts
from converters.errors import SourceError
from converters.formats import html
from converters.formats.docx import writer as docx
from converters.formats.docx.audit import speech as docx_audit
from converters.formats.docx.kinds import kinds
from converters.formats.docx.repertoire import repertoire
from converters.formats.pdf import writer as pdf
from converters.formats.pdf.audit import speech as pdf_audit
from converters.formats.txt import writer as text
from converters.settings.design import Design
from converters.speech import printed_words
from converters.speech.model import Speech
from converters.speech.printed_words import HeadKind
from tests.make import own, speech

PLACE = "县礼堂"
TALK = speech(title="在大会上的|讲话", subtitle="在县礼堂", place=PLACE, speaker="赵海金")
LINES = ["在大会上的讲话", "——在县礼堂", "会场：县礼堂", "赵海金"]


@pytest.fixture
def design(monkeypatch: pytest.MonkeyPatch) -> Design:
    """A look with one line more in the head block, between subtitle and date."""
    kind = HeadKind("hall", "会场", lambda meta: f"会场：{meta.place}" if meta.place else None)
    monkeypatch.setattr(
        printed_words, "HEAD", (*printed_words.HEAD[:2], kind, *printed_words.HEAD[2:])
    )
    usual = own().drawn_design
    elements = {**usual.style.elements, "hall": usual.style.elements["date"]}
    return replace(usual, style=replace(usual.style, elements=elements))


def test_a_planted_line_stands_in_text_and_on_the_page(design: Design) -> None:
    assert list(printed_words.lines(TALK))[:4] == LINES
    assert text.write(TALK, design, b"").decode().split("\n\n")[:4] == LINES
    assert '<p class="hall">会场：县礼堂</p>' in html.write(TALK)


def test_a_planted_line_is_drawn_in_the_pdf_and_audited(design: Design) -> None:
    made = pdf.write(TALK, design, b"")
    assert pdf_audit.check(made, TALK, design) == []
    other = replace(TALK, meta=replace(TALK.meta, place="县党校"))
    assert pdf_audit.check(made, other, design) != []


def test_a_planted_line_has_its_style_in_word_and_is_audited(design: Design) -> None:
    made = docx.write(TALK, design, b"")
    assert ("Hall", "会场") in [(kind.id, kind.name) for kind in kinds()]
    assert [finding.message for finding in docx_audit.check(made, TALK, design, b"")] == []
    other = replace(TALK, meta=replace(TALK.meta, place="县党校"))
    assert docx_audit.check(made, other, design, b"") != []


def test_a_planted_line_is_embedded_expected_and_named_in_messages(design: Design) -> None:
    face = design.style.elements["hall"].font
    assert set("会场：县礼堂") <= repertoire(TALK, design.style)[face]
    assert [part.text for part in parts(TALK, design.style) if part.in_head] == LINES
    bad: Speech = replace(TALK, meta=replace(TALK.meta, place="县\x01礼堂"))
    with pytest.raises(SourceError, match="会场"):
        docx.write(bad, design, b"")
