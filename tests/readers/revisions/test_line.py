"""The body of a file in its order: automatic numbers, tables, what stands around them."""

import pytest

from converters.errors import SourceError
from converters.readers import docx
from converters.readers.revisions import line as of_file
from converters.readers.revisions import views
from converters.readers.revisions.model import InCell
from tests.readers.docx.word_files import p, part, t, word
from tests.readers.revisions.tracked import accepted, by, end, gone, ins, read, refused

ITEM = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
LISTS = {
    "numbering": part(
        "numbering",
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
        '<w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
    )
}


def table(*rows: str) -> str:
    return f"<w:tbl>{''.join(rows)}</w:tbl>"


def row(*cells: str, about: str = "") -> str:
    return f"<w:tr>{about}{''.join(f'<w:tc>{cell}</w:tc>' for cell in cells)}</w:tr>"


def test_a_number_that_word_made_of_a_typed_one_is_written_out() -> None:
    body = p(t("提高认识"), about=ITEM) + p(t("正文")) + p(t("加强领导"), about=ITEM)
    assert accepted(body, LISTS) == refused(body, LISTS) == ["一、提高认识", "正文", "二、加强领导"]


def test_a_number_that_was_tracked_stands_in_for_the_typed_one() -> None:
    change = f"<w:pPrChange {by()}><w:pPr/></w:pPrChange>"
    body = p(gone("一、"), t("提高认识"), about=ITEM + change)
    assert (accepted(body, LISTS), refused(body, LISTS)) == (["一、提高认识"],) * 2


def test_a_number_comes_and_goes_with_the_words_of_its_paragraph() -> None:
    body = (
        p(t("甲"), about=ITEM)
        + p(ins(t("乙")), about=ITEM + end("ins"))
        + p(gone("丙"), about=ITEM + end("del"))
        + p(t("丁"), about=ITEM)
    )
    assert accepted(body, LISTS) == ["一、甲", "二、乙", "三、丁"]
    assert refused(body, LISTS) == ["一、甲", "丙", "三、丁"]


def test_an_empty_paragraph_has_no_number() -> None:
    assert accepted(p(about=ITEM) + p(t("甲"), about=ITEM), LISTS)[0] == ""


def test_cells_know_their_place() -> None:
    body = p(t("首")) + table(row(p(t("甲")), p(t("乙"))), row(p(t("丙")), p(t("丁")))) + p(t("末"))
    found = [(one.text, one.cell) for one in views.accepted(read(body).line)]
    assert found == [
        ("首", None),
        ("甲", InCell(0, 0, 0)),
        ("乙", InCell(0, 0, 1)),
        ("丙", InCell(0, 1, 0)),
        ("丁", InCell(0, 1, 1)),
        ("末", None),
    ]


def test_nothing_is_merged_across_the_edge_of_a_table_or_after_the_end() -> None:
    body = p(t("首")) + table(row(p(t("甲")) + p(t("乙")))) + p(t("末"))
    holds = [one.end.holds for one in read(body).line if one.end]
    assert holds == [True, False, True, True]


def test_merged_cells_and_tables_within_tables_are_told() -> None:
    merged = f'<w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>{p(t("甲"))}</w:tc></w:tr>'
    found = read(table(merged, row(table(row(p(t("乙")))) + p())))
    assert [(one.what, one.words) for one in found.left_behind] == [
        ("合并的单元格", "甲"),
        ("表格里的表格", ""),
    ]
    assert "甲" in "".join(one.text for one in found.line)


def test_rows_within_a_content_control_are_rows() -> None:
    controlled = f"<w:sdt><w:sdtContent>{row(p(t('乙')))}</w:sdtContent></w:sdt>"
    found = views.accepted(read(table(row(p(t("甲"))), controlled)).line)
    assert [one.cell for one in found] == [InCell(0, 0, 0), InCell(0, 1, 0)]


@pytest.mark.parametrize("tag", ["ins", "moveTo"])
def test_blocks_within_a_change_are_of_it(tag: str) -> None:
    body = p(t("甲")) + f"<w:{tag} {by()}>{p(t('乙'))}</w:{tag}>"
    assert (accepted(body), refused(body)) == (["甲", "乙"], ["甲"])


@pytest.mark.parametrize("tag", ["del", "moveFrom"])
def test_blocks_that_a_change_took_out_are_gone(tag: str) -> None:
    body = p(t("甲")) + f"<w:{tag} {by()}>{p(t('乙'))}</w:{tag}>"
    assert (accepted(body), refused(body)) == (["甲"], ["甲", "乙"])


def test_a_paragraph_whose_end_is_hidden_is_one_with_the_next() -> None:
    body = p(t("一、甲。"), about="<w:rPr><w:specVanish/></w:rPr>") + p(t("乙"))
    assert accepted(body) == refused(body) == ["一、甲。乙"]
    assert accepted(p(t("甲"), about="<w:rPr><w:vanish/></w:rPr>")) == ["甲"]


def test_what_a_file_asks_to_be_filled_in_is_told() -> None:
    asked = f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{p(t('单击此处'))}"
    found = read(p(t("甲")) + f"{asked}</w:sdtContent></w:sdt>")
    assert [(one.what, one.words) for one in found.left_behind] == [("填写提示", "单击此处")]


def test_files_put_in_and_breaks_of_sections_are_told_at_their_place() -> None:
    found = read(p(t("甲"), about="<w:sectPr/>") + "<w:altChunk/>" + p(t("乙")))
    assert [(one.what, one.place) for one in found.left_behind] == [
        ("分节符", 2),
        ("插入的文件", 2),
    ]


def test_words_in_the_head_of_pages_are_told() -> None:
    found = read(
        p(t("甲")), {"header": part("hdr", p(t("送审稿"))), "footer": part("ftr", p(t("— 1 —")))}
    )
    assert [(one.what, one.words) for one in found.left_behind] == [("页眉", "送审稿")]


def test_more_than_speeches_ever_hold_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(of_file, "_MOST", 9)
    with pytest.raises(SourceError, match="超过 9 个"):
        read(p(t("一二三四五")) * 2)
    assert accepted(p(t("一二三四五"))) == ["一二三四五"]


def test_what_is_taken_is_what_the_import_reads() -> None:
    body = p(t("甲"), gone("乙"), about=end("del")) + p(ins(t("丙"))) + p(t("丁"), about=ITEM)
    assert "\n".join(accepted(body, LISTS)) == docx.read(word(body, LISTS)).text
