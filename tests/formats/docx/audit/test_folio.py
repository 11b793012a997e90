"""Page numbers of a DOCX: face, size, height, and the bare first page of a letter."""

import pytest

from converters import resources
from converters.formats.docx import writer as docx
from converters.formats.docx.audit import speech as audit
from converters.formats.docx.audit.codes import DocxCode
from converters.speech.model import Form, Speech
from tests.conftest import Made
from tests.formats.docx.audit.test_speech import edited, pattern, swap
from tests.make import circulation, para, speech

STYLE = resources.text("styles/gbt9704.toml")
SAID = speech(para("现在开会。"))
LETTER = speech(para("现在开会。"), circulation=circulation(form=Form.LETTER))
BODY = "word/document.xml"


def told(data: bytes, said: Speech, drawn_design: Made) -> set[tuple[str, str]]:
    return {(one.code, one.clause) for one in audit.check(data, said, drawn_design(STYLE), b"")}


@pytest.mark.parametrize(
    ("old", "new"),
    [('"song"', '"kai"'), ("size_pt = 14", "size_pt = 12"), ("gap_mm = 7", "gap_mm = 9")],
)
def test_another_face_size_or_height_is_told(old: str, new: str, drawn_design: Made) -> None:
    at = STYLE.index("[folio]")
    made = docx.write(SAID, drawn_design(STYLE[:at] + STYLE[at:].replace(old, new, 1)), b"")
    assert (DocxCode.FOLIO, "7.5") in told(made, SAID, drawn_design)


def test_the_first_page_of_a_letter_and_of_no_other_is_bare(drawn_design: Made) -> None:
    made = docx.write(LETTER, drawn_design(STYLE), b"")
    numbered = edited(made, BODY, pattern("<w:titlePg/>", ""))
    assert told(numbered, LETTER, drawn_design) == {(DocxCode.FOLIO, "10.1")}
    made = docx.write(SAID, drawn_design(STYLE), b"")
    bare = edited(made, BODY, pattern(r"(<w:docGrid)", r"<w:titlePg/>\1"))
    assert told(bare, SAID, drawn_design) == {(DocxCode.FOLIO, "7.5")}


def test_margins_that_change_sides_where_they_should_not_are_told(drawn_design: Made) -> None:
    made = docx.write(SAID, drawn_design(STYLE), b"")
    wrong = edited(made, "word/settings.xml", swap("<w:evenAnd", "<w:mirrorMargins/><w:evenAnd"))
    assert told(wrong, SAID, drawn_design) == {(DocxCode.PAGE, "")}
