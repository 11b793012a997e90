import io
import zipfile

import pytest

from converters.errors import SourceError
from converters.readers import docx
from converters.readers.docx.ooxml import SHAPE
from converters.readers.raw import Fidelity
from tests.readers.docx.test_numbering import abstract, item, level, num
from tests.readers.docx.word_files import lines, p, part, read, t, told, word


def notes(kind: str, **texts: str) -> str:
    each = "".join(
        f'<w:{kind} w:id="{id[1:]}">{p(t(words))}</w:{kind}>' for id, words in texts.items()
    )
    return part(f"{kind}s", each)


def reference(kind: str, id: int) -> str:
    return f'<w:r><w:{kind}Reference w:id="{id}"/></w:r>'


def test_notes_follow_their_paragraph_with_their_mark() -> None:
    parts = {
        "footnotes": notes("footnote", n1="见第二卷。"),
        "endnotes": notes("endnote", n1="截至二月底。"),
    }
    body = p(t("富民为始。"), reference("footnote", 1), t("总产值"), reference("endnote", 1))
    found = read(body + p(t("下一段")), parts)
    assert found.text.split("\n") == [
        *("富民为始。〔1〕总产值〔2〕", "〔1〕见第二卷。", "〔2〕截至二月底。", "下一段")
    ]
    assert [found.marks[line].note for line in (2, 3)] == ["〔1〕", "〔2〕"]
    assert told(found, Fidelity.CHANGED)[0][1].startswith("脚注 1 条，尾注 1 条")


def test_a_note_with_a_sign_of_its_own_has_our_mark_and_no_sign_before_it() -> None:
    parts = {"footnotes": notes("footnote", n1="*\t见第二卷。")}
    marked = '<w:footnoteReference w:customMarkFollows="1" w:id="1"/><w:t>*</w:t>'
    found = read(p(t("富民为始"), f"<w:r>{marked}</w:r>", t("。")), parts)
    assert found.text == "富民为始〔1〕。\n〔1〕见第二卷。"
    assert ("注号", "*") in told(found, Fidelity.CHANGED)


def test_comments_are_told_with_who_wrote_them() -> None:
    comment = f'<w:comment w:id="1" w:author="李四">{p(t("请核数字"))}</w:comment>'
    found = read(p(t("甲"), reference("comment", 1)), {"comments": part("comments", comment)})
    assert found.text == "甲"
    assert told(found) == [("批注", "李四：请核数字")]


def test_heads_and_feet_are_told_if_they_hold_words() -> None:
    parts = {
        "header1": part("hdr", p(t("某县人大常委会文件"))),
        "footer1": part("ftr", p(t("— 1 —"))),
    }
    assert told(read(p(t("甲")), parts)) == [("页眉", "某县人大常委会文件")]


def test_a_box_in_the_head_of_pages_is_told_once() -> None:
    both = (
        f"<mc:AlternateContent><mc:Choice>{box('机密★1年')}</mc:Choice><mc:Fallback>"
        f"{box('机密★1年')}</mc:Fallback></mc:AlternateContent>"
    )
    parts = {"header": part("hdr", p(t("某县"), f"<w:r>{both}</w:r>"))}
    assert told(read(p(t("甲")), parts)) == [("页眉", "某县 机密★1年")]


HEADING = (
    '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:pPr>'
    '<w:jc w:val="center"/><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/><w:sz w:val="44"/></w:rPr>'
    '</w:style><w:style w:type="paragraph" w:styleId="2"><w:basedOn w:val="1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="3"><w:name w:val="Title"/></w:style>'
)


def styled(words: str, id: str, more: str = "") -> str:
    return p(t(words), about=f'<w:pStyle w:val="{id}"/>{more}')


def test_marks_come_from_the_style_and_what_it_is_based_on() -> None:
    body = styled("甲", "2") + styled("乙", "3") + styled("丙", "2", '<w:outlineLvl w:val="9"/>')
    found = read(body + p(t("丁")), {"styles": part("styles", HEADING)})
    mark = found.marks[1]
    assert (mark.level, mark.align, mark.bold, mark.size) == (1, "center", True, 22)
    assert [found.marks[line].level for line in (2, 3)] == [0, None]
    assert 4 not in found.marks


def test_pages_begin_by_breaks_sections_and_styles() -> None:
    page = '<w:r><w:br w:type="page"/></w:r>'
    onward = '<w:sectPr><w:type w:val="continuous"/></w:sectPr>'
    body = (
        p(t("一")) + p(page) + p(t("二"), page, t("三")) + p(t("四"), about="<w:pageBreakBefore/>")
    )
    body += p(t("五"), about="<w:sectPr/>") + p(t("六"), about=onward) + p(t("七")) + "<w:sectPr/>"
    found = read(body)
    pages = {line: found.marks[line].page for line in found.marks}
    shown = found.text.split("\n")
    assert [shown[line - 1] for line, begins in pages.items() if begins] == ["二", "三", "四", "七"]


def box(words: str) -> str:
    inside = f"<wps:wsp><wps:txbx><w:txbxContent>{p(t(words))}</w:txbxContent></wps:txbx></wps:wsp>"
    data = f'<a:graphicData uri="{SHAPE}">{inside}</a:graphicData>'
    return f"<w:drawing><wp:inline><a:graphic>{data}</a:graphic></wp:inline></w:drawing>"


def test_a_text_box_is_read_once_after_its_paragraph() -> None:
    frame = f"<w:txbxContent>{p(t('框'))}</w:txbxContent>"
    old = f"<w:pict><v:shape><v:textbox>{frame}</v:textbox></v:shape></w:pict>"
    both = (
        f"<mc:AlternateContent><mc:Choice>{box('框')}</mc:Choice>"
        f"<mc:Fallback>{old}</mc:Fallback></mc:AlternateContent>"
    )
    found = read(p(t("甲"), f"<w:r>{both}</w:r>", t("乙")) + p(t("丙")))
    assert found.text.split("\n") == ["甲乙", "框", "丙"]
    assert told(found, Fidelity.CHANGED) == [("文本框", "框")]


def test_word_art_is_read_and_pictures_and_objects_are_told() -> None:
    art = '<w:r><w:pict><v:shape><v:textpath string="热烈庆祝"/></v:shape></w:pict></w:r>'
    ole = '<w:r><w:object><o:OLEObject ProgID="Equation.3"/></w:object></w:r>'
    picture = '<w:r><w:pict><v:shape><v:imagedata o:title="合影"/></v:shape></w:pict></w:r>'
    found = read(p(t("甲"), art, ole, picture))
    assert found.text.split("\n") == ["甲", "热烈庆祝"]
    assert told(found) == [("公式", "Equation.3"), ("图片", "合影")]


def row(*cells: str) -> str:
    return f"<w:tr>{''.join(f'<w:tc>{cell}</w:tc>' for cell in cells)}</w:tr>"


RULED = '<w:tblPr><w:tblBorders><w:top w:val="single"/></w:tblBorders></w:tblPr>'


def test_a_table_becomes_rows_with_merged_cells_told() -> None:
    wide = f'<w:tcPr><w:gridSpan w:val="2"/></w:tcPr>{p(t("合计"))}'
    down = f"<w:tcPr><w:vMerge/></w:tcPr>{p(t('不见'))}"
    body = row(p(t("乡|镇")), p(t("人")), p(t("率"))) + row(wide, down)
    found = read(f"<w:tbl>{RULED}{body}</w:tbl>")
    assert found.text.split("\n") == ["| 乡\\|镇 | 人 | 率 |", "| 合计 |  |  |"]
    assert [found.marks[line].cell for line in (1, 2)] == [True, True]
    assert told(found, Fidelity.CHANGED) == [("表格里合并的单元格", "")]


def test_the_words_of_a_cell_are_those_that_are_printed() -> None:
    prompt = f"<w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{p(t('请输入'))}</w:sdtContent>"
    both = (
        f"<mc:AlternateContent><mc:Choice>{p(t('新'))}</mc:Choice>"
        f"<mc:Fallback>{p(t('旧'))}</mc:Fallback></mc:AlternateContent>"
    )
    torn = p(t("接"), about="<w:rPr><w:del/></w:rPr>") + p(t("上"))
    gone = f"<w:tr><w:trPr><w:del/></w:trPr><w:tc>{p(t('删'))}</w:tc></w:tr>"
    rows = row(f"<w:sdt>{prompt}</w:sdt>", both) + row(torn, p(t("丁"))) + gone
    found = read(f"<w:tbl>{RULED}{rows}</w:tbl>")
    assert found.text.split("\n") == ["|  | 新 |", "| 接上 | 丁 |"]
    assert told(found) == [("填写提示", "请输入")]
    assert told(found, Fidelity.CHANGED) == [("修订", "按全部接受读入：删除 2 处")]


def test_a_table_without_rules_that_puts_words_side_by_side_is_none() -> None:
    body = row(p(t("主持人：张三")), p(t("记录人：李四")))
    assert lines(f"<w:tbl>{body}</w:tbl>") == ["主持人：张三", "记录人：李四"]
    ruled = lines(f"<w:tbl>{RULED}{body}</w:tbl>")
    assert ruled == ["| 主持人：张三 | 记录人：李四 |"]


def test_a_file_that_was_put_in_is_read() -> None:
    inner = word(p(t("附件的话")))
    outer = word(p(t("甲")) + '<w:altChunk r:id="aFChunk"/>', {"aFChunk": "x"})
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(outer)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            new.writestr(name, inner if name == "word/aFChunk.xml" else old.read(name))
    assert docx.read(stream.getvalue()).text == "甲\n附件的话"


def test_the_contents_that_word_made_are_told_together_and_other_lines_stay() -> None:
    styles = part("styles", '<w:style w:styleId="T"><w:name w:val="toc 1"/></w:style>')
    about = '<w:pStyle w:val="T"/>'
    tab = "<w:r><w:tab/></w:r>"
    body = p(t("目录")) + p(t("甲的讲话"), tab, t("1"), about=about)
    body += p(t("乙的讲话"), tab, t("5"), about=about) + p(t("同志们："), about=about)
    found = read(body, {"styles": styles})
    assert found.text == "同志们："
    assert told(found) == [("目录", "目录；甲的讲话 1；乙的讲话 5")]


def test_a_note_of_several_paragraphs_is_a_note_to_its_end_with_its_numbers() -> None:
    numbers = part("numbering", abstract("0", level(0, "decimal", "%1)")) + num("1", "0"))
    cells = f"<w:tbl><w:tr><w:tc>{p(t('格'))}</w:tc></w:tr></w:tbl>"
    note = f'<w:footnote w:id="1">{item("甲")}{item("乙")}{p()}{cells}</w:footnote>'
    parts = {"footnotes": part("footnotes", note), "numbering": numbers}
    found = read(p(t("富民"), reference("footnote", 1)) + p(t("下一段")), parts)
    assert found.text.split("\n") == ["富民〔1〕", "〔1〕1)甲", "2)乙", "格", "下一段"]
    assert [found.marks[line].note for line in (2, 3, 4)] == ["〔1〕"] * 3


def test_a_box_in_a_note_is_read_once() -> None:
    both = (
        f"<mc:AlternateContent><mc:Choice>{box('框里')}</mc:Choice><mc:Fallback>"
        f"{box('框里')}</mc:Fallback></mc:AlternateContent>"
    )
    note = f'<w:footnote w:id="1">{p(t("注"), both)}</w:footnote>'
    found = read(p(t("甲"), reference("footnote", 1)), {"footnotes": part("footnotes", note)})
    assert found.text.split("\n") == ["甲〔1〕", "〔1〕注", "框里"]


def test_words_that_a_merged_cell_covers_are_told() -> None:
    rows = "".join(
        f"<w:tr><w:tc><w:tcPr><w:vMerge{how}/></w:tcPr>{p(t(words))}</w:tc>"
        f"<w:tc>{p(t('右'))}</w:tc></w:tr>"
        for how, words in ((' w:val="restart"', "上"), ("", "下"))
    )
    found = read(f"<w:tbl>{RULED}{rows}</w:tbl>")
    assert found.text == "| 上 | 右 |\n|  | 右 |"
    assert told(found) == [("合并时盖住的文字", "下")]


def test_a_note_that_refers_to_a_note_is_written_once() -> None:
    note = f'<w:footnote w:id="1">{p(t("注"), reference("footnote", 1))}</w:footnote>'
    found = read(p(t("甲"), reference("footnote", 1)), {"footnotes": part("footnotes", note)})
    assert found.text.split("\n") == ["甲〔1〕", "〔1〕注〔2〕"]


def test_notes_that_are_none_or_only_part_the_page_are_not_counted() -> None:
    rule = f'<w:footnote w:id="0" w:type="separator">{p(t("线"))}</w:footnote>'
    plain = f'<w:footnote w:id="2" w:type="normal">{p(t("注"))}</w:footnote>'
    body = p(t("甲"), *(reference("footnote", id) for id in (0, 2, 9)), t("乙"))
    found = read(body, {"footnotes": part("footnotes", rule + plain)})
    assert found.text.split("\n") == ["甲〔1〕乙", "〔1〕注"]
    assert read(p(t("甲"), reference("comment", 9))).differences == ()


def test_comments_without_an_author_are_told_as_they_are() -> None:
    comment = f'<w:comment w:id="1">{p(t("请核"))}{p(t("数字"))}</w:comment>'
    found = read(p(t("甲"), reference("comment", 1)), {"comments": part("comments", comment)})
    assert told(found) == [("批注", "请核 数字")]


def test_paragraphs_whose_marks_were_inserted_are_counted() -> None:
    mark = "<w:rPr><w:ins/></w:rPr>"
    found = read(p(t("甲"), about=mark) + p(t("乙"), about=mark) + p(t("丙")))
    assert told(found, Fidelity.CHANGED) == [("修订", "按全部接受读入：插入 2 处")]


def test_a_form_of_numbers_that_is_not_known_is_told_once() -> None:
    lists = abstract("0", level(0, "thaiNumbers", "%1、")) + abstract("1", level(0, "hex", "%1、"))
    lists += num("1", "0") + num("2", "1")
    found = read(item("甲") + item("乙") + item("丙", "2"), {"numbering": part("numbering", lists)})
    assert found.text.split("\n") == ["1、甲", "2、乙", "1、丙"]
    assert told(found, Fidelity.CHANGED) == [("编号的格式", "thaiNumbers")]


def test_an_empty_item_of_a_bulleted_list_is_not_told() -> None:
    lists = abstract("0", level(0, "bullet", "●")) + num("1", "0")
    found = read(item("甲") + item(" ") + item("乙"), {"numbering": part("numbering", lists)})
    assert told(found) == [("项目符号", "")] * 2


def test_tables_within_cells_and_deletions_about_paragraphs_are_told() -> None:
    inner = f"<w:tbl>{row(p(t('内')), p(t('里')))}</w:tbl>"
    gone = f"<w:del>{p(t('旧'))}</w:del><w:moveFrom>{p(t('移'))}</w:moveFrom>"
    found = read(f"<w:tbl>{RULED}{row(p(t('甲')) + inner, gone + p(t('乙')))}</w:tbl>{gone}")
    assert found.text == "| 甲 内 里 | 乙 |"
    assert told(found, Fidelity.CHANGED) == [
        ("表格里的表格", ""),
        ("修订", "按全部接受读入：删除 4 处"),
    ]


def control(inside: str, about: str = "") -> str:
    return f"<w:sdt><w:sdtPr>{about}</w:sdtPr>{inside}</w:sdt>"


def test_controls_about_paragraphs_are_read_and_prompts_are_told() -> None:
    content = f"<w:sdtContent>{p(t('填好'))}</w:sdtContent>"
    prompt = f"<w:sdtContent>{p(t('请'))}{p(t('填写'))}</w:sdtContent>"
    body = control(content) + control(prompt, "<w:showingPlcHdr/>") + control("")
    off = control(content, '<w:showingPlcHdr w:val="0"/>')
    found = read(body + off + f"<w:subDoc r:id='rId7'/>{p(t('末'))}")
    assert found.text.split("\n") == ["填好", "填好", "末"]
    assert told(found) == [("填写提示", "请填写"), ("子文档", "rId7")]


def test_of_forms_about_paragraphs_one_is_read() -> None:
    both = f"<mc:Choice>{p(t('新'))}</mc:Choice><mc:Fallback>{p(t('旧'))}</mc:Fallback>"
    forms = f"<mc:AlternateContent>{both}</mc:AlternateContent><mc:AlternateContent/>"
    assert lines(forms + p(t("末"))) == ["新", "末"]
    cell = f"<mc:AlternateContent/>{p(t('甲'))}"
    assert lines(f"<w:tbl>{RULED}{row(cell, p(t('乙')))}</w:tbl>") == ["| 甲 | 乙 |"]


def test_the_gallery_of_contents_ends_with_its_control() -> None:
    gallery = '<w:docPartObj><w:docPartGallery w:val="{}"/></w:docPartObj>'
    inner = control(f"<w:sdtContent>{p(t('一'))}</w:sdtContent>")
    content = f"<w:sdtContent>{inner}{p(t('二'))}</w:sdtContent>"
    body = control(content, gallery.format("Table of Contents")) + p(t("三"))
    assert lines(body) == ["三"]
    assert lines(control(content, gallery.format("Cover Pages")) + p(t("三"))) == ["一", "二", "三"]


def test_marks_of_a_line_say_how_it_is_set() -> None:
    sizes = t("大", '<w:sz w:val="44"/>'), t("小小", '<w:sz w:val="32"/><w:b/>')
    found = read(
        p(*sizes, about='<w:jc w:val="right"/>')
        + p(t("甲", "<w:b/>"), t(" "), about='<w:jc w:val="end"/>')
        + p(t("乙", '<w:sz w:val="21pt"/>'), about='<w:jc w:val="both"/>')
    )
    marks = [found.marks[line] for line in (1, 2, 3)]
    assert [(one.align, one.bold, one.size) for one in marks] == [
        ("right", False, 16),
        ("right", True, 0),
        ("", False, 10.5),
    ]


def test_a_page_that_begins_in_a_paragraph_parts_it_and_blank_ones_wait() -> None:
    page = '<w:r><w:br w:type="page"/></w:r>'
    hidden = '<w:r><w:rPr><w:vanish/></w:rPr><w:br w:type="page"/></w:r>'
    found = read(p(t("一"), page, page, t("二"), page) + p() + p(t("三"), hidden) + p(t("四")))
    assert found.text.split("\n") == ["一", "二", "", "三", "四"]
    assert [line for line, marks in found.marks.items() if marks.page] == [2, 4]


def test_a_file_without_a_body_or_words_in_it_has_none() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(word(p(t("甲"))))) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            if name != "word/document.xml":
                new.writestr(name, old.read(name))
    with pytest.raises(SourceError, match="没有文字"):
        docx.read(stream.getvalue())


def test_words_whose_paragraph_goes_on_in_a_table_stand_above_it() -> None:
    torn = p(t("附表："), about="<w:rPr><w:del/></w:rPr>")
    found = read(f"{torn}<w:tbl>{RULED}{row(p(t('甲')), p(t('乙')))}</w:tbl>{p(t('丙'))}")
    assert found.text.split("\n") == ["附表：", "| 甲 | 乙 |", "丙"]


def test_formulas_that_stand_in_no_paragraph_are_paragraphs_17_2_2() -> None:
    formula = "<m:oMathPara><m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath></m:oMathPara>"
    assert lines(p(t("甲")) + formula + p(t("乙"))) == ["甲", "x=1", "乙"]
    cell = f"<w:tc>{p(t('丙'))}{formula}</w:tc>"
    bare = f"<w:tc>{p(t('丁'))}</w:tc>"
    rule = '<w:tblPr><w:tblBorders><w:top w:val="single"/></w:tblBorders></w:tblPr>'
    table = f"<w:tbl>{rule}<w:tr>{cell}{bare}</w:tr><w:tr>{bare}{bare}</w:tr></w:tbl>"
    assert lines(table) == ["| 丙 x=1 | 丁 |", "| 丁 | 丁 |"]
