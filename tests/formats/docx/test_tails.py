"""Signature and date in Word under their seals, measured by the audit of the DOCX."""

import re

import pytest

from converters.formats.docx import writer as docx
from converters.formats.docx.audit import speech as audit
from converters.formats.docx.audit.codes import DocxCode
from converters.settings.design import Design
from converters.speech.model import Block, Circulation, Dateline, Seal, Signature, Speech
from tests.formats.docx import xml
from tests.formats.docx.audit.test_speech import Edit, edited, pattern
from tests.make import para, speech

NAMES = ("西平县人大常委会", "西平县人民政府", "西平县财政局", "西平县教育局")
BODY = "word/document.xml"


def said(seal: Seal, *names: str) -> Speech:
    blocks: list[Block] = [para("完了。"), *map(Signature, names), Dateline("2024年3月1日")]
    return speech(*blocks, circulation=Circulation(seal=seal))


@pytest.mark.parametrize("seal", list(Seal))
@pytest.mark.parametrize("count", range(5))
def test_names_stand_where_the_audit_measures_them(design: Design, seal: Seal, count: int) -> None:
    text = said(seal, *NAMES[:count])
    assert audit.check(docx.write(text, design, b""), text, design, b"") == []


def test_names_of_a_row_stand_in_a_table_that_is_kept_with_the_date(design: Design) -> None:
    made = xml.part(docx.write(said(Seal.SEAL, *NAMES), design, b""), "document")
    written = "".join(made)
    assert written.count("<tbl>") == 1
    assert len(re.findall("<tc>", written)) == 3
    assert "署名" in written


@pytest.mark.parametrize(
    ("seal", "edit"),
    [
        (Seal.SEAL, pattern(r'w:right="(\d+)"(?=[^>]*/></w:pPr><w:r>.*?2024)', 'w:right="10"')),
        (Seal.SEAL, pattern(r'w:before="1158"', 'w:before="579"')),
        (Seal.SIGNATURE, pattern(r'w:before="1448"', 'w:before="579"')),
    ],
)
def test_what_stands_otherwise_is_found(design: Design, seal: Seal, edit: Edit) -> None:
    text = said(seal, *NAMES[: 3 if seal is Seal.SEAL else 1])
    wrong = edited(docx.write(text, design, b""), BODY, edit)
    found = {fault.code for fault in audit.check(wrong, text, design, b"")}
    assert DocxCode.TAIL in found


def test_a_name_longer_than_a_line_has_its_lines_centred(design: Design) -> None:
    text = said(Seal.SEAL, "西平县人民代表大会常务委员会办公室代表工作委员会和财政局教育局")
    made = "".join(xml.part(docx.write(text, design, b""), "document"))
    assert '<jc val="center"/>' in made
    assert audit.check(docx.write(text, design, b""), text, design, b"") == []
