"""Sizes, alignment and indents of a DOCX: a fault of each is planted and told."""

import pytest

from converters import resources
from converters.formats.docx import writer as docx
from converters.formats.docx.audit import speech as audit
from converters.formats.docx.audit.codes import DocxCode as Code
from tests.conftest import Made
from tests.formats.docx.audit.test_speech import edited, pattern, swap
from tests.make import circulation, head, para, speech

STYLE = resources.text("styles/gbt9704.toml")
SAID = speech(head(1, "一、总体要求"), para("现在开会。"), circulation=circulation())
CENTER = '<w:jc w:val="center"/>'


@pytest.mark.parametrize(
    ("name", "old", "new", "code", "told"),
    [
        ("title", 'size_pt = 22', 'size_pt = 20', Code.SIZE, "字号应为 22 磅，实际是20 磅"),
        ("body", 'size_pt = 16', 'size_pt = 15', Code.SIZE, "字号应为 16 磅，实际是15 磅"),
        ("imprint", 'size_pt = 14', 'size_pt = 16', Code.SIZE, "字号应为 14 磅，实际是16 磅"),
        ("title", '"center"', '"right"', Code.INDENT, "应居中"),
        ("body", 'indent_chars = 2', 'indent_chars = 0', Code.INDENT, "首行应空 2 字"),
        ("heading1", 'indent_chars = 2', 'indent_chars = 1', Code.INDENT, "首行应空 2 字"),
        ("recipients", 'indent_chars = 0', 'indent_chars = 2', Code.INDENT, "首行应顶格"),
        ("recipients", '"justify"', '"center"', Code.INDENT, "应两端对齐"),
    ],
)  # fmt: skip
def test_other_looks_are_told(
    name: str, old: str, new: str, code: Code, told: str, drawn_design: Made
) -> None:
    at = STYLE.index(f"[elements.{name}]")
    made = docx.write(SAID, drawn_design(STYLE[:at] + STYLE[at:].replace(old, new, 1)), b"")
    found = audit.check(made, SAID, drawn_design(STYLE), b"")
    assert any(one.code == code and one.message.startswith(told) for one in found)


def test_sound_looks_are_not_told_and_an_indent_by_hand_is(drawn_design: Made) -> None:
    design = drawn_design(STYLE)
    made = docx.write(SAID, design, b"")
    assert audit.check(made, SAID, design, b"") == []
    body = '<w:pStyle w:val="BodyText"/>'
    wrong = edited(made, "word/document.xml", swap(body, f'{body}<w:ind w:left="600"/>'))
    assert Code.INDENT in {one.code for one in audit.check(wrong, SAID, design, b"")}
    none = edited(made, "word/styles.xml", pattern(r'<w:ind w:firstLineChars="200"[^>]*>', ""))
    assert Code.INDENT in {one.code for one in audit.check(none, SAID, design, b"")}
