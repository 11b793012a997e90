"""A document of each form (公文、信函、命令、纪要、简报) as PDF and DOCX, measured."""

from pathlib import Path

import pytest

from converters import resources
from converters.collection import libreoffice
from converters.errors import Severity
from converters.formats import html
from converters.formats.docx import embedding
from converters.formats.docx import writer as docx
from converters.formats.docx.audit import layout as docx_layout
from converters.formats.docx.audit import speech as docx_audit
from converters.formats.pdf import writer as pdf
from converters.formats.pdf.audit import speech as pdf_audit
from converters.readers import markdown
from converters.settings.design import Design
from converters.speech.model import Form, Speech

FORMS = sorted((resources.root() / "tests/cases/forms").glob("*.md"))
each_form = pytest.mark.parametrize("path", FORMS, ids=[path.stem for path in FORMS])


def read(path: Path) -> Speech:
    return markdown.read(path.read_bytes())


def test_there_is_a_document_of_each_form() -> None:
    assert {path.stem for path in FORMS} >= set(Form)
    for path in FORMS:
        facts = read(path).meta.circulation
        assert facts is not None
        assert facts.form == path.stem or path.stem not in set(Form)


@pytest.mark.slow
@each_form
def test_its_pdf_passes_the_audit(path: Path, drawn: Design) -> None:
    made = pdf.write(read(path), drawn, b"")
    found = pdf_audit.check(made, read(path), drawn)
    assert [fault for fault in found if fault.severity is not Severity.NOTE] == []
    assert pdf.write(read(path), drawn, b"") == made


@pytest.mark.slow
@each_form
def test_its_docx_passes_the_audit_and_libreoffice_sets_it_alike(path: Path, drawn: Design) -> None:
    source = path.read_bytes()
    made = docx.write(read(path), drawn, source)
    assert docx_audit.check(made, read(path), drawn, source) == []
    faces = embedding.stand_ins(drawn)
    (printed,) = libreoffice.convert([made], "docx", "pdf", faces=faces)
    assert printed is not None
    found = docx_layout.check(printed, read(path), drawn)
    assert [fault for fault in found if fault.severity is not Severity.NOTE] == []


@each_form
def test_its_page_has_one_heading_of_the_first_rank(path: Path) -> None:
    written = str(html.write(read(path)))
    assert written.count("<h1") == 1
