"""What surrounds a circulated speech: which paragraphs there are, and where each stands."""

from dataclasses import replace
from io import BytesIO
from typing import Any

import pikepdf
import pytest

from converters.audit import pages as pdf_pages
from converters.collection import libreoffice
from converters.errors import SourceError
from converters.formats.docx import circulated, embedding
from converters.formats.docx import writer as docx
from converters.formats.pdf import writer as pdf
from converters.settings.design import Design
from converters.speech.model import Form, Speech
from tests.conftest import Golden
from tests.formats.docx import xml
from tests.make import circulation, meta, para

BARE: dict[str, Any] = {"signers": (), "copy_number": None, "secrecy": None, "urgency": None}
CASES: dict[str, dict[str, Any]] = {
    "all that there may be": {},
    "without marks": {"copy_number": None, "secrecy": None, "urgency": None},
    "without signer": {"signers": ()},
    "without number": {"number": None},
    "several signers": {"signers": ("赵海金", "王建国", "欧阳自远", "李四", "司马相如")},
    "several issuers": {"issuers": ("西平县人大常委会", "西平县政府", "县政协文件")},
    "several issuers alone": {**BARE, "number": None, "issuers": ("县委", "县人民政府文件")},
    "several names": {**BARE, "issuers": ("县委", "县人民政府")},
    "issuer alone": {**BARE, "number": None},
    "a short issuer": {"issuers": ("西平县人大文件",)},
    "an issuer that is made smaller": {"issuers": ("西平县人民代表大会常务委员会办公室文件",)},
    "a short issuer alone": {**BARE, "number": None, "issuers": ("西平县文件",)},
    "no copies": {"copies": None},
    "nobody prints it": {"printed_by": None},
    "no day of printing": {"printed": None},
    "copies alone": {"printed_by": None, "printed": None},
    "no imprint": {"copies": None, "printed_by": None, "printed": None},
    "no recipients": {"recipients": None},
}


def said(facts: dict[str, Any]) -> Speech:
    return Speech(meta(circulation=circulation(**facts)), (para("现在开会。"),))


def test_head_and_imprint_are_as_agreed(design: Design, golden: Golden) -> None:
    made = {
        name: xml.part(docx.write(said(facts), design, b""), "document")
        for name, facts in CASES.items()
    }
    golden("docx/circulated.txt", xml.of_each(made, made["without signer"]))


def test_rules_and_edges_are_those_of_the_style(design: Design, golden: Golden) -> None:
    style = replace(
        design.style,
        redhead=replace(design.style.redhead, inset_chars=3, colour="#AA0011"),
        imprint=replace(design.style.imprint, inset_chars=2),
    )
    body = xml.part(docx.write(said({}), replace(design, style=style), b""), "document")
    golden("docx/circulated_other.txt", "\n".join(body))


@pytest.mark.parametrize(
    ("facts", "there"),
    [
        ({}, True),
        ({"issuers": (), "copies": None, "printed_by": None, "printed": None}, True),
        ({"issuers": (), "recipients": None}, True),
        ({"recipients": None, "copies": None, "printed_by": None, "printed": None}, True),
    ],
)
def test_each_of_its_parts_needs_its_styles(
    facts: dict[str, Any], there: bool, design: Design
) -> None:
    assert circulated.circulated(said(facts).meta) is there
    assert not circulated.circulated(meta())
    styles = "".join(xml.part(docx.write(said(facts), design, b""), "styles"))
    assert ("版头标注" in styles) is there


ALONE: dict[str, Any] = {**BARE, "issuers": (), "number": None, "recipients": None}


def test_an_imprint_higher_than_a_page_is_refused_as_in_the_pdf(design: Design) -> None:
    highest = meta(circulation=circulation(copies="县" * 520))
    assert list(circulated.imprint(highest, design.style))
    with pytest.raises(SourceError, match="版记要占 23 行，一页只有 22 行"):
        list(circulated.imprint(meta(circulation=circulation(copies="县" * 530)), design.style))


@pytest.mark.slow
def test_the_copies_of_a_letter_stand_at_the_foot_in_libreoffice_too(drawn: Design) -> None:
    """However short the text is: within a third of a line of where the PDF has them."""
    texts = [
        Speech(meta(circulation=circulation(**ALONE, form=Form.LETTER)), (para("中" * 20),) * lines)
        for lines in (1, 9)
    ]
    files = [docx.write(text, drawn, b"") for text in texts]
    laid = libreoffice.convert(files, "docx", "pdf", faces=embedding.stand_ins(drawn))
    third = drawn.style.pitch.pt / 3
    for text, made in zip(texts, laid, strict=True):
        assert made
        assert copies(made) == pytest.approx(copies(pdf.write(text, drawn, b"")), abs=third)


@pytest.mark.slow
def test_an_imprint_at_the_foot_of_a_page_makes_no_page_of_its_own(drawn: Design) -> None:
    """The title and the line under it are the first two of so many lines of text."""
    facts = [{}, {"copies": None}, {"printed_by": None, "printed": None}]
    texts = [
        Speech(meta(circulation=circulation(**ALONE, **fact)), (para("中" * 20),) * (last - 2))
        for fact in facts
        for last in range(13, 23)
    ]
    files = [docx.write(text, drawn, b"") for text in texts]
    laid = libreoffice.convert(files, "docx", "pdf", faces=embedding.stand_ins(drawn))
    assert [pages(made) for made in laid] == [pages(pdf.write(text, drawn, b"")) for text in texts]


@pytest.mark.slow
def test_an_imprint_of_many_names_takes_no_page_more(drawn: Design) -> None:
    """Its lines are those of the PDF, and it ends at the foot of its page, up to a page of it."""
    organs = ["县委办公室", "县纪委监委机关", "县人民法院", "县教育体育局", "县科协"]
    texts = [
        Speech(
            meta(circulation=circulation(copies="，".join(organs * more), signers=())),
            (para("中" * 200),),
        )
        for more in range(4, 17, 3)
    ]
    files = [docx.write(text, drawn, b"") for text in texts]
    laid = libreoffice.convert(files, "docx", "pdf", faces=embedding.stand_ins(drawn))
    assert [pages(made) for made in laid] == [2] * len(texts)
    assert [pages(pdf.write(text, drawn, b"")) for text in texts] == [2] * len(texts)


def copies(made: bytes) -> float:
    """Return where the copies stand on the last page."""
    return next(line.y for line in pdf_pages.read(made)[-1].lines if line.text.startswith("抄送"))


def pages(made: bytes | None) -> int:
    assert made
    with pikepdf.open(BytesIO(made)) as opened:
        return len(opened.pages)
