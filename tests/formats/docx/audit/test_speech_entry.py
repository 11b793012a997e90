"""What the report shows of a DOCX of a speech: facts, a row for each page, and every fault."""

from collections import Counter
from typing import Any

import pytest

from converters.audit.faults import Fault
from converters.audit.finished import FinishedSpeech
from converters.errors import Severity
from converters.formats.docx import writer as docx
from converters.formats.docx.audit import layout, speech_entry
from converters.formats.docx.audit.codes import DocxCode
from converters.formats.docx.audit.layout import SpeechLayout
from converters.settings.design import Design
from tests.make import para, speech

SAID = speech(para("现在开会。"), title="在大会上|的讲话")


def finished(design: Design, **facts: Any) -> FinishedSpeech:
    return FinishedSpeech(docx.write(SAID, design, b"a"), SAID, b"a", design, **facts)


def test_without_libreoffice_the_file_itself_is_told(design: Design) -> None:
    told = speech_entry.entry(finished(design))
    assert (told.id, told.title, told.kind, told.columns) == (
        *("s1", "在大会上的讲话", "DOCX"),
        ("页", "行数"),
    )
    assert (told.facts, told.rows, told.shown) == (speech_entry.NOT_LAID_OUT, (), ())


def test_each_page_that_libreoffice_prints_has_a_row(
    design: Design, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []

    def examine(*given: object) -> tuple[SpeechLayout, list[Fault]]:
        asked.append(given)
        return SpeechLayout(2, (22, 7), Counter(), 3, ("1", "2")), [fault]

    fault = Fault(DocxCode.PAGES, Severity.NOTE, "多一页")
    monkeypatch.setattr(layout, "examine", examine)
    told = speech_entry.entry(finished(design, printed=b"pdf", pages=lambda: 4))
    assert asked == [(b"pdf", SAID, design, 4)]
    assert told.facts == (("页数", "2"), ("悬在版心外的标点", "3"))
    assert told.rows == (("1", "22"), ("2", "7"))
    assert [one.fault for one in told.shown] == [fault]
