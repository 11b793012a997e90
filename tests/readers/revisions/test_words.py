"""Words within all that Word puts around them; what a speech cannot take is told."""

import pytest

from tests.readers.docx.word_files import p, part, t
from tests.readers.revisions.tracked import accepted, by, gone, ins, read, refused

MARK = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'


def field(code: str, result: str) -> str:
    code = f"<w:r><w:instrText>{code}</w:instrText></w:r>"
    return MARK.format("begin") + code + MARK.format("separate") + result + MARK.format("end")


@pytest.mark.parametrize(
    "around",
    [
        "<w:hyperlink>{}</w:hyperlink>",
        "<w:smartTag>{}</w:smartTag>",
        "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>",
        '<w:fldSimple w:instr="REF a">{}</w:fldSimple>',
        "<mc:AlternateContent><mc:Choice>{}</mc:Choice><mc:Fallback><w:r><w:t>旧</w:t></w:r>"
        "</mc:Fallback></mc:AlternateContent>",
        '<w:bookmarkStart w:id="7" w:name="_GoBack"/>{}<w:bookmarkEnd w:id="7"/>',
        "<w:proofErr/>{}<w:proofErr/>",
        "<w:customXml>{}</w:customXml>",
    ],
)
def test_wrappers_are_gone_through(around: str) -> None:
    inside = t("甲") + gone("乙") + ins(t("丙"))
    body = p(t("首"), around.replace("{}", inside))
    assert (accepted(body), refused(body)) == (["首甲丙"], ["首甲乙"])
    outside = p(t("首"), ins(around.replace("{}", t("甲"))))
    assert (accepted(outside), refused(outside)) == (["首甲"], ["首"])


def test_of_a_field_the_result_is_read() -> None:
    body = p(t("见"), field("REF a", t("第三条") + gone("附则")))
    assert (accepted(body), refused(body)) == (["见第三条"], ["见第三条附则"])


def test_a_field_that_was_struck_out_is_struck_out_whole() -> None:
    mark = MARK.format
    code = "<w:r><w:delInstrText>REF a</w:delInstrText></w:r>"
    result = "<w:r><w:delText>第三条</w:delText></w:r>"
    inside = mark("begin") + code + mark("separate") + result + mark("end")
    body = p(t("见"), f"<w:del {by()}>{inside}</w:del>")
    assert (accepted(body), refused(body)) == (["见"], ["见第三条"])


def test_of_a_ruby_the_hanzi_are_read_and_the_sound_is_told() -> None:
    ruby = f"<w:r><w:ruby><w:rt>{t('gàn')}</w:rt><w:rubyBase>{t('干')}</w:rubyBase></w:ruby></w:r>"
    found = read(p(ruby, t("部")))
    assert "".join(one.text for one in found.line) == "干部\n"
    assert [(one.what, one.words) for one in found.left_behind] == [("拼音", "干（gàn）")]


def test_signs_are_characters() -> None:
    body = p(t("甲"), "<w:r><w:tab/><w:noBreakHyphen/><w:br/></w:r>", t("乙"))
    assert accepted(body) == ["甲\t-\v乙"]


def test_a_page_break_is_no_character() -> None:
    assert accepted(p(t("甲"), '<w:r><w:br w:type="page"/></w:r>', t("乙"))) == ["甲乙"]


def test_words_that_nobody_sees_are_told() -> None:
    found = read(p(t("甲"), t("乙", "<w:vanish/>")))
    assert "".join(one.text for one in found.line) == "甲\n"
    assert [(one.what, one.words) for one in found.left_behind] == [("隐藏的文字", "乙")]


def test_two_lines_in_one_keep_their_hands() -> None:
    layout = '<w:eastAsianLayout w:combine="1" w:combineBrackets="round"/>'
    body = p(t("甲"), ins(t("乙丙", layout)), t("丁"))
    assert (accepted(body), refused(body)) == (["甲（乙丙）丁"], ["甲丁"])


def test_the_mark_of_a_note_is_none_of_the_words_and_the_note_is_told() -> None:
    notes = {"footnotes": part("footnotes", f'<w:footnote w:id="1">{p(t("注文"))}</w:footnote>')}
    found = read(p(t("甲"), '<w:r><w:footnoteReference w:id="1"/></w:r>', t("乙")), notes)
    assert "".join(one.text for one in found.line) == "甲乙\n"
    assert [(one.what, one.words) for one in found.left_behind] == [("脚注", "注文")]


def test_a_text_box_is_told_with_its_words() -> None:
    box = f"<w:r><w:pict><v:shape><v:textbox><w:txbxContent>{p(t('框里'))}</w:txbxContent>"
    found = read(p(t("甲"), f"{box}</v:textbox></v:shape></w:pict></w:r>"))
    assert "".join(one.text for one in found.line) == "甲\n"
    assert [(one.what, one.words) for one in found.left_behind] == [("文本框", "框里")]
