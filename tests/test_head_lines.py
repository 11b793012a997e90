"""A line planted in `wording.HEAD` is printed and audited by everything that prints the head."""

from dataclasses import replace

import pytest

from converters import wording
from converters.audit import docx as docx_audit
from converters.audit import pdf as pdf_audit
from converters.audit.expected import parts
from converters.errors import SourceError
from converters.look import Look
from converters.model import Speech
from converters.wording import HeadKind
from converters.writers import docx, html, pdf, text
from converters.writers.docx.repertoire import repertoire
from converters.writers.docx.styles import kinds
from tests.make import own, speech

PLACE = "县礼堂"
TALK = speech(title="在大会上的|讲话", subtitle="在县礼堂", place=PLACE, speaker="赵海金")
LINES = ["在大会上的讲话", "——在县礼堂", "会场：县礼堂", "赵海金"]


@pytest.fixture
def look(monkeypatch: pytest.MonkeyPatch) -> Look:
    """A look with one line more in the head block, between subtitle and date."""
    kind = HeadKind("hall", "会场", lambda meta: f"会场：{meta.place}" if meta.place else None)
    monkeypatch.setattr(wording, "HEAD", (*wording.HEAD[:2], kind, *wording.HEAD[2:]))
    usual = own().drawn_look
    elements = {**usual.style.elements, "hall": usual.style.elements["date"]}
    return replace(usual, style=replace(usual.style, elements=elements))


def test_a_planted_line_stands_in_text_and_on_the_page(look: Look) -> None:
    assert list(wording.lines(TALK))[:4] == LINES
    assert text.write(TALK, look, b"").decode().split("\n\n")[:4] == LINES
    assert '<p class="hall">会场：县礼堂</p>' in html.write(TALK)


def test_a_planted_line_is_drawn_in_the_pdf_and_audited(look: Look) -> None:
    made = pdf.write(TALK, look, b"")
    assert pdf_audit.measure(made, TALK, look) == []
    other = replace(TALK, meta=replace(TALK.meta, place="县党校"))
    assert pdf_audit.measure(made, other, look) != []


def test_a_planted_line_has_its_style_in_word_and_is_audited(look: Look) -> None:
    made = docx.write(TALK, look, b"")
    assert ("Hall", "会场") in [(kind.id, kind.name) for kind in kinds()]
    assert [finding.message for finding in docx_audit.inspect(made, TALK, look, b"")] == []
    other = replace(TALK, meta=replace(TALK.meta, place="县党校"))
    assert docx_audit.inspect(made, other, look, b"") != []


def test_a_planted_line_is_embedded_expected_and_named_in_messages(look: Look) -> None:
    face = look.style.elements["hall"].font
    assert set("会场：县礼堂") <= repertoire(TALK, look.style)[face]
    assert [part.text for part in parts(TALK, look.style) if part.in_head] == LINES
    bad: Speech = replace(TALK, meta=replace(TALK.meta, place="县\x01礼堂"))
    with pytest.raises(SourceError, match="会场"):
        docx.write(bad, look, b"")
