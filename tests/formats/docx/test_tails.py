"""Signature and date in Word under their seals, measured by the audit of the DOCX."""

import re
from io import BytesIO

import pdfplumber
import pytest
from hypothesis import given
from hypothesis import strategies as st

from converters.collection import libreoffice
from converters.formats.docx import embedding
from converters.formats.docx import writer as docx
from converters.formats.docx.audit import speech as audit
from converters.formats.docx.audit.codes import DocxCode
from converters.formats.docx.tails import Tails
from converters.settings.design import Design
from converters.speech import attachments
from converters.speech.model import (
    Attachment,
    Block,
    Circulation,
    Dateline,
    Seal,
    Signature,
    Speech,
)
from converters.typeset.composition import Composition
from converters.typeset.metrics import EM
from converters.typeset.typesetter import NominalTypesetter
from tests.formats.docx import xml
from tests.formats.docx.audit.test_speech import Edit, edited, pattern
from tests.make import para, speech

NAMES = ("西平县人大常委会", "西平县人民政府", "西平县财政局", "西平县教育局")
BODY = "word/document.xml"


def said(seal: Seal, *names: str, above: int = 0) -> Speech:
    """Return a text with a sealed end, so many paragraphs of a line above its last."""
    text = [para("落实。")] * above
    blocks: list[Block] = [*text, para("完了。"), *map(Signature, names), Dateline("2024年3月1日")]
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
    assert "<cantSplit/>" not in written


@pytest.mark.slow
def test_libreoffice_keeps_a_row_of_names_with_the_date(drawn: Design) -> None:
    """One of the texts ends where the row is the last on the page."""
    texts = [said(Seal.SEAL, *NAMES[:3], above=lines) for lines in range(15, 21)]
    made = [docx.write(text, drawn, b"") for text in texts]
    printed = libreoffice.convert(made, "docx", "pdf", faces=embedding.stand_ins(drawn))
    for data in printed:
        assert data is not None
        with pdfplumber.open(BytesIO(data)) as file:
            pages = [page.extract_text() for page in file.pages]
        (tail,) = (page for page in pages if NAMES[0] in page)
        assert "月" in tail
    assert {len(pdfplumber.open(BytesIO(data or b"")).pages) for data in printed} == {1, 2}


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


@pytest.mark.parametrize("seal", [Seal.SEAL, Seal.SIGNATURE])
def test_what_is_attached_is_not_sealed(design: Design, seal: Seal) -> None:
    signed = (para("完了。"), Signature(NAMES[0]), Dateline("2024年3月1日"))
    attached = Attachment(None, "名单")
    text = speech(*signed, attached, *signed, circulation=Circulation(seal=seal))
    assert audit.check(docx.write(text, design, b""), text, design, b"") == []
    ends = Tails(attachments.printed(text), design.style)
    assert ends.end(7, 0) != ends.end(2, 0)
    bare = Tails(attachments.printed(speech(*signed, attached, *signed)), design.style)
    assert ends.end(7, 0) == bare.end(7, 0)


@given(
    st.lists(st.text("西平县人大常委会政府财局", min_size=1, max_size=24), max_size=5),
    st.sampled_from(list(Seal)),
)
def test_the_plan_is_that_of_the_pdf_within_what_widths_are_rounded_to(
    design: Design, names: list[str], seal: Seal
) -> None:
    """A character is 1/28 of a line here, its own size there: two millimetres in a line."""
    text, style = said(seal, *names), design.style
    own = Tails(text, style).ends
    other = Composition(text, NominalTypesetter(style)).ends
    for number, end in own.items():
        twin = other[number]
        assert [line.text for line in end.lines] == [line.text for line in twin.lines]
        assert (end.above, end.is_beside) == (twin.above, twin.is_beside)
        right = end.right / EM * style.cell.mm
        assert abs(right - twin.right / EM * style.body.size.mm) < 2.1
