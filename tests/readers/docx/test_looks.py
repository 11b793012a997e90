"""Looks: capitals, words struck out and white words are read as stored, and told."""

import pytest

from converters.readers.raw import Fidelity
from tests.readers.docx.word_files import p, part, read, t, told

WHITE = '<w:color w:val="FFFFFF"/>'
STYLES = part(
    "styles",
    '<w:style w:type="character" w:styleId="c"><w:rPr><w:caps/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="s"><w:rPr><w:strike/></w:rPr></w:style>',
)


@pytest.mark.parametrize(
    ("look", "words", "noun"),
    [
        ("<w:caps/>", "wto", "印成大写的字母"),
        ("<w:smallCaps/>", "gdp", "印成大写的字母"),
        ('<w:rStyle w:val="c"/>', "wto", "印成大写的字母"),
        ("<w:strike/>", "删去的", "加了删除线的字"),
        ("<w:dstrike/>", "删去的", "加了删除线的字"),
        (WHITE, "白的", "白色的字"),
    ],
)
def test_words_are_read_as_they_are_stored_and_told(look: str, words: str, noun: str) -> None:
    found = read(p(t("前"), t(words[:1], look), t(words[1:], look), t("后")), {"styles": STYLES})
    assert found.text == f"前{words}后"
    assert told(found, Fidelity.CHANGED) == [(noun, words)]


@pytest.mark.parametrize(
    "look", ["<w:caps/>", '<w:strike w:val="0"/>', f'<w:shd w:fill="FF0000"/>{WHITE}']
)
def test_what_looks_as_it_says_is_not_told(look: str) -> None:
    assert read(p(t("前"), t("大会", look))).differences == ()


def test_white_words_of_cells_may_stand_on_a_dark_ground() -> None:
    row = f"<w:tr><w:tc>{p(t('甲', WHITE))}</w:tc><w:tc>{p(t('乙'))}</w:tc></w:tr>"
    ruled = '<w:tblPr><w:tblBorders><w:top w:val="single"/></w:tblBorders></w:tblPr>'
    assert read(f"<w:tbl>{ruled}{row}{row}</w:tbl>").differences == ()


def test_a_look_of_the_paragraph_is_that_of_its_runs() -> None:
    found = read(p(t("旧"), t("话"), about='<w:pStyle w:val="s"/>'), {"styles": STYLES})
    assert told(found, Fidelity.CHANGED) == [("加了删除线的字", "旧话")]


def test_looks_of_several_kinds_are_told_each_with_its_own_words() -> None:
    found = read(p(t("wto", "<w:caps/>"), t("旧", "<w:strike/>"), t("gdp", "<w:caps/>")))
    assert told(found, Fidelity.CHANGED) == [
        ("印成大写的字母", "wtogdp"),
        ("加了删除线的字", "旧"),
    ]
