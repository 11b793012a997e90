"""Tables of contents that Word made, by their style, their field or their gallery."""

from tests.readers.docx.word_files import lines, p, part, read, t, told

_TAB = "<w:r><w:tab/></w:r>"
_BEGIN = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
_CODE = '<w:r><w:instrText>TOC \\o "1-3"</w:instrText></w:r>'
_SEPARATE = '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
_END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'


def test_what_a_field_makes_is_no_part_of_the_text_without_styles_and_numbers_too() -> None:
    body = p(t("目　录")) + p(_BEGIN, _CODE, _SEPARATE, t("一、总体要求"))
    body += p(t("二、重点任务"), _TAB, t("3"), _END) + p(t("同志们："))
    found = read(body)
    assert found.text == "同志们："
    assert told(found) == [("目录", "目录；一、总体要求；二、重点任务 3")]


def test_a_sentence_within_the_field_stays() -> None:
    body = p(_BEGIN, _CODE, _SEPARATE, t("一、总体要求")) + p(t("我讲三点。"), _END)
    assert lines(body) == ["我讲三点。"]


def test_what_stands_in_the_gallery_of_contents_is_told() -> None:
    about = '<w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj>'
    inside = p(t("目录")) + p(t("一、总体要求"), _TAB, t("1"))
    content = f"<w:sdtContent>{inside}</w:sdtContent>"
    found = read(f"<w:sdt><w:sdtPr>{about}</w:sdtPr>{content}</w:sdt>{p(t('同志们：'))}")
    assert found.text == "同志们："
    assert told(found) == [("目录", "目录；一、总体要求 1")]


def test_the_styles_of_wps_and_of_lists_of_figures_are_known() -> None:
    for name in ("WPSOffice手动目录 1", "table of figures", "目录 2"):
        styles = part("styles", f'<w:style w:styleId="T"><w:name w:val="{name}"/></w:style>')
        entry = p(t("图1"), _TAB, t("2"), about='<w:pStyle w:val="T"/>')
        assert lines(entry + p(t("同志们：")), {"styles": styles}) == ["同志们："]


def test_a_line_of_that_name_with_nothing_below_it_stays() -> None:
    assert lines(p(t("目录")) + p() + p(t("同志们："))) == ["", "目录", "同志们："]
    assert lines(p(t("目录"))) == ["目录"]


def test_entries_with_a_row_of_dots_before_their_number_need_no_style() -> None:
    about = '<w:tabs><w:tab w:val="right" w:leader="{}" w:pos="8000"/></w:tabs>'
    body = p(t("目录")) + p(t("一、总体要求"), _TAB, t("1"), about=about.format("dot"))
    assert told(read(body + p(t("同志们：")))) == [("目录", "目录；一、总体要求 1")]
    for leader in ("none", "underscore"):
        blank = p(t("姓名"), _TAB, t("1"), about=about.format(leader))
        assert lines(blank) == ["姓名\t1"]


def test_what_hangs_on_an_entry_is_read_or_told_as_elsewhere() -> None:
    box = f"<w:pict><v:shape><v:textbox><w:txbxContent>{p(t('框'))}</w:txbxContent></v:textbox>"
    hidden = t("藏", "<w:vanish/>")
    code = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    entry = f"{t('一、总则')}<w:r>{box}</v:shape></w:pict><w:tab/></w:r>{hidden}{t('1')}"
    begun = f"{code.format('begin')}<w:r><w:instrText>TOC</w:instrText></w:r>"
    field = f"{begun}{code.format('separate')}{entry}{code.format('end')}"
    found = read(p(t("目录")) + p(field) + p(t("正文。")))
    assert [line for line in found.text.split("\n") if line] == ["框", "正文。"]
    assert ("隐藏的文字", "藏") in told(found)
