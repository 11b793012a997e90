"""The colour of words in a DOCX: a word of each other colour is planted and told, once."""

import pytest

from converters.formats.docx import writer as docx
from converters.formats.docx.audit import speech as audit
from converters.formats.docx.audit.codes import DocxCode
from converters.settings.design import Design
from converters.speech.model import Form
from tests.formats.docx.audit.test_speech import edited, pattern
from tests.make import circulation, head, para, speech

BODY, STYLES = "word/document.xml", "word/styles.xml"
SAID = speech(head(1, "一、总体要求"), para("现在开会。"), circulation=circulation())
FIRST = r'(<w:rPr>)(?=<w:rFonts w:hint="eastAsia"/></w:rPr><w:t xml:space="preserve">现在)'
LIKE_BODY = r'(<w:style [^>]*w:styleId="BodyText">.*?<w:rPr>)'


def told(part: str, old: str, new: str, design: Design) -> list[tuple[str, str]]:
    """What a file is told of that was edited so, and by which clause."""
    wrong = edited(docx.write(SAID, design, b""), part, pattern(old, new))
    found = audit.check(wrong, SAID, design, b"")
    return [(one.message, one.clause) for one in found if one.code == DocxCode.COLOUR]


def colour(**attributes: str) -> str:
    return f"<w:color {' '.join(f'w:{k}={chr(34)}{v}{chr(34)}' for k, v in attributes.items())}/>"


@pytest.mark.parametrize(
    ("own", "shown"),
    [
        ({"val": "FF0000"}, "是红色（#FF0000）"),
        ({"val": "0563c1"}, "是蓝色（#0563C1）"),
        ({"val": "7F7F7F", "themeColor": "text1", "themeTint": "80"}, "是灰色（#7F7F7F）"),
        ({"val": "000000", "themeColor": "accent1"}, "由主题颜色决定（accent1）"),
        ({"val": "auto"}, None),
        ({"val": "000000"}, None),
        ({"val": "0D0D0D", "themeColor": "text1", "themeTint": "F2"}, None),
    ],
)
def test_words_in_a_colour_of_their_own_are_told(
    own: dict[str, str], shown: str | None, design: Design
) -> None:
    wanted = [(f"“现在开会。”的文字应为黑色，实际{shown}", "5.2.4")] if shown else []
    assert told(BODY, FIRST, rf"\1{colour(**own)}", design) == wanted


def test_a_colour_of_a_style_is_told(design: Design) -> None:
    blue = colour(val="0000FF")
    wanted = [("“现在开会。”的文字应为黑色，实际是蓝色（#0000FF）", "5.2.4")]
    assert told(STYLES, LIKE_BODY, rf"\1{blue}", design) == wanted


def test_a_page_number_in_a_colour_is_told(design: Design) -> None:
    first = told("word/footer1.xml", r"<w:rPr>", rf"<w:rPr>{colour(val='FF0000')}", design)
    assert first == [("页码的文字应为黑色，实际是红色（#FF0000）", "5.2.4")]


@pytest.mark.parametrize("form", [None, Form.LETTER, Form.ORDER, Form.MINUTES])
def test_the_issuer_of_each_form_is_red(form: Form | None, design: Design) -> None:
    said = speech(para("现在开会。"), circulation=circulation(form=form))
    made = docx.write(said, design, b"")
    assert DocxCode.COLOUR not in {one.code for one in audit.check(made, said, design, b"")}
    own = r'(<w:pStyle w:val="Issuer"/>.*?<w:rPr>)'
    wrong = edited(made, BODY, pattern(own, rf"\1{colour(val='auto')}"))
    (one,) = (x for x in audit.check(wrong, said, design, b"") if x.code == DocxCode.COLOUR)
    named = {Form.LETTER: "10.1", Form.ORDER: "10.2", Form.MINUTES: "10.3"}
    assert one.clause == (named[form] if form else "7.2.4")
    assert one.message.endswith("”的文字应为红色（#FF0000），实际是黑色")
