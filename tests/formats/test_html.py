import re
from dataclasses import replace
from datetime import date

import pytest

from converters.formats import html
from converters.speech import anchors, printed_words
from converters.speech.bare import bare
from converters.speech.model import (
    Attachment,
    Block,
    Dateline,
    Emphasis,
    Note,
    Paragraph,
    RunIn,
    Signature,
    Table,
    Text,
)
from tests.make import circulation, greeting, head, para, speech

LINK = re.compile('<a class="here" href="#([sp]a?[0-9-]+)" tabindex="-1" aria-label="[^"]+"></a>')


def body(*blocks: Block) -> str:
    """The elements of the blocks, without the links to themselves."""
    written = str(html.write(speech(*blocks)))
    return LINK.sub("", written.split("</header>\n")[1].removesuffix("\n</article>"))


@pytest.mark.parametrize(
    ("block", "expected"),
    [
        (para("开会。"), '<p id="p1">开会。</p>'),
        (greeting(), '<p class="salutation" id="p1">同志们：</p>'),
        (head(1, "一、会议"), '<h2 class="level1" id="s1">一、会议</h2>'),
        (head(4, "（1）会议"), '<h2 class="level4" id="s0-0-0-1">（1）会议</h2>'),
        (Signature("县人大"), '<p class="signature" id="p1">县人大</p>'),
        (Dateline("2020年7月16日"), '<p class="dateline" id="p1">2020年7月16日</p>'),
        (Note("（录音）"), '<p class="note" id="p1">（录音）</p>'),
        (
            Paragraph((RunIn("（一）会。", 2), Text("要"), Emphasis("实"))),
            '<p id="p1"><span class="run-in level2">（一）会。</span>要<em>实</em></p>',
        ),
    ],
)
def test_each_kind_of_block_has_its_element(block: Block, expected: str) -> None:
    assert body(block) == expected


def test_hostile_words_stay_words() -> None:
    hostile = '<script>alert("1")</script>&amp;'
    written = str(html.write(speech(para(hostile), head(1, hostile), title=hostile)))
    assert "<script" not in written
    assert written.replace("<wbr>", "").count("&lt;script&gt;") == 3
    assert "&amp;amp;" in written


def test_the_head_block_holds_title_date_and_speaker() -> None:
    written = str(html.write(speech(date=date(2020, 7, 6), speaker="赵海金", subtitle="二〇二〇")))
    assert '<h1 class="title">在<wbr>大会上的<wbr>讲话</h1>' in written
    assert '<p class="subtitle">——二〇二〇</p>' in written
    assert '<time datetime="2020-07-06">（2020年7月6日）</time>' in written
    assert '<p class="speaker">赵海金</p>' in written


def test_no_rank_of_headings_is_skipped() -> None:
    written = str(html.write(speech(head(1, "一、甲"), head(3, "1.乙"), head(2, "（一）丙"))))
    assert re.findall('<(h[2-5]) class="(level[1-4])"', written) == [
        ("h2", "level1"),
        ("h3", "level3"),
        ("h3", "level2"),
    ]


def test_every_heading_and_paragraph_links_to_itself() -> None:
    written = str(html.write(speech(greeting(), head(1, "一、甲"), para("乙。"))))
    assert LINK.findall(written) == ["p1", "s1", "p2"]
    assert LINK.findall(written) == re.findall('<[hp][0-9]?[^>]* id="([^"]+)"', written)


def test_blocks_are_told_with_the_anchors_they_are_printed_with() -> None:
    talk = speech(greeting(), head(1, "一、甲"), para("乙。"))
    assert [anchor for anchor, _ in anchors.anchored(talk)] == ["p1", "s1", "p2"]


def test_the_outline_names_the_anchors_of_the_headings() -> None:
    talk = speech(head(1, "一、甲"), head(2, "（一）乙"), para("丙。"), head(1, "二、丁"))
    assert [anchor for anchor, _ in anchors.outline(talk)] == ["s1", "s1-1", "s2"]
    written = str(html.write(talk))
    assert all(f'id="{anchor}"' in written for anchor, _ in anchors.outline(talk))


def test_columns_of_figures_are_told_from_columns_of_words() -> None:
    rows = (("项目", "2023年", "增长"), ("收入", "1,388.0", "6.5%"), ("支出", "—", "-2.1"))
    table = body(Table(rows, header=True))
    assert table.count('<th scope="col" class="figures">') == 2
    assert table.count('<td class="figures">') == 4
    assert "<td>收入</td>" in table


@pytest.mark.parametrize("cell", ["3万株", "12公里", "约5", "2023年", "一"])
def test_words_with_figures_are_words(cell: str) -> None:
    assert "figures" not in body(Table((("项目",), (cell,)), header=True))


def test_a_table_of_its_head_alone_has_no_figures() -> None:
    assert "figures" not in body(Table((("2023", "2024"),), header=True))


def test_a_table_stands_in_a_frame_that_the_keyboard_reaches() -> None:
    frame = '<div class="table" tabindex="0" role="region" aria-label="表格"><table id="p1">'
    assert body(Table((("a",),), header=False)).startswith(frame)


def test_what_surrounds_a_circulated_speech_stands_around_its_words() -> None:
    everything = speech(para("开会。"), circulation=circulation(copies="县委"), title="讲话")
    assert LINK.sub("", str(html.write(everything))).split("\n")[1:-1] == [
        '<div class="redhead">',
        *(f'<p class="marking">{mark}</p>' for mark in ("000001", "机密★1年", "特急")),
        '<p class="issuer">西平县<wbr>人民代表大会常务委员会<wbr>文件</p>',
        '<p class="number apart"><span>西人常〔2020〕12号</span>　<span>签发人：张三</span></p>',
        "</div>",
        '<header class="head">',
        '<h1 class="title">讲话</h1>',
        "</header>",
        '<p class="recipients">各乡镇人民代表大会主席团，县直各单位，各驻县机构：</p>',
        '<p id="p1">开会。</p>',
        '<footer class="imprint">',
        "<p>抄送：县委。</p>",
        "<p>西平县人大常委会办公室　2020年7月20日印发</p>",
        "</footer>",
    ]


def test_the_names_of_several_organs_and_what_stands_beside_them_are_in_one_box() -> None:
    """In the order in which they are printed, so that they are read out so, too."""
    known = circulation(
        issuers=("县委", "县政府文件"), number=None, secrecy="机密★1年", signers=("张三",)
    )
    written = str(html.write(speech(circulation=known)))
    head = written.split("\n</div>\n<header")[0].split("\n")[1:]
    assert [re.sub("<wbr>", "", line) for line in head[4:]] == [
        '<div class="joint"><div>',
        '<p class="issuer">县委</p>',
        '<p class="issuer">县政府</p>',
        "</div>",
        '<p class="issuer">文件</p>',
        "</div>",
        '<p class="number">签发人：张三</p>',
    ]
    apart = str(html.write(speech(circulation=circulation(issuers=("县委", "县政府公告")))))
    assert "joint" not in apart


@pytest.mark.parametrize(
    ("facts", "gone"),
    [
        ({"issuers": ()}, "redhead"),
        ({"number": None, "signers": ()}, "number apart"),
        ({"recipients": None}, "recipients"),
        ({"copies": None, "printed_by": None, "printed": None}, "imprint"),
    ],
)
def test_what_a_circulated_speech_lacks_leaves_nothing(facts: dict[str, None], gone: str) -> None:
    written = str(html.write(speech(para("开会。"), circulation=circulation(**facts))))
    assert f'class="{gone}"' not in written
    assert f'class="{gone}"' in str(html.write(speech(circulation=circulation())))


@pytest.mark.parametrize(
    ("column", "figures"),
    [
        (("1", "2.5%"), True),
        (("1", ""), True),
        (("", ""), False),
        (("1", "2人"), False),
        (("—", "－3 000"), True),
    ],
)
@pytest.mark.parametrize("header", [True, False])
def test_columns_of_figures_are_told_whatever_stands_above_them(
    column: tuple[str, ...], figures: bool, header: bool
) -> None:
    rows = ((("甲", "乙"),) if header else ()) + tuple((cell, "丙") for cell in column)
    kind = ' class="figures"' if figures else ""
    head_row = f'<th scope="col"{kind}>甲</th><th scope="col">乙</th>'
    cells = "".join(f"<tr><td{kind}>{cell}</td><td>丙</td></tr>" for cell in column)
    assert body(Table(rows, header)) == (
        '<div class="table" tabindex="0" role="region" aria-label="表格"><table id="p1">'
        + (f"<thead><tr>{head_row}</tr></thead>" if header else "")
        + f"<tbody>{cells}</tbody></table></div>"
    )


def test_a_table_of_its_head_alone_has_no_kinds() -> None:
    assert '<thead><tr><th scope="col">甲</th></tr></thead><tbody></tbody>' in body(
        Table((("甲",),), header=True)
    )


def test_an_attachment_is_a_heading_with_its_mark_above() -> None:
    said = speech(head(1, "一、甲"), Attachment(None, "名单"), head(1, "一、乙"), para("丙。"))
    page = str(html.write(said))
    assert '<p class="attachment-mark">附件</p>\n<h2 class="attachment" id="sa1">名单' in page
    assert '<h3 class="level1" id="sa1-1">一、乙' in page
    assert '<p class="enclosure" id="p1">附件：名单' in page
    assert [anchor for anchor, _ in anchors.outline(said)] == ["s1", "sa1", "sa1-1"]


def test_the_outline_is_the_headings_with_their_anchors() -> None:
    first, second = head(1, "一、甲"), head(2, "（一）乙")
    said = speech(greeting(), first, para("丙。"), second, head(1, "二、丁"))
    assert anchors.outline(said)[:2] == [("s1", (1, first.text)), ("s1-1", (2, second.text))]
    assert [anchor for anchor, _ in anchors.outline(said)] == ["s1", "s1-1", "s2"]


def test_pages_begin_at_their_character_and_add_no_words() -> None:
    talk = speech(
        para("一二三"), head(1, "一、四"), Table((("五", "六"), ("七", "八"))), title="题名"
    )
    paged = replace(talk, pages=(0, 3, 5, 7, 9))
    written = str(html.write(paged))
    mark = (
        r'<span class="page" id="page\d" role="doc-pagebreak" aria-label="第\d页"'
        r' data-page="(\d)"></span>'
    )
    assert re.findall(mark, written) == ["1", "2", "3", "4", "5"]
    assert re.sub(mark, "", written).replace("\n\n", "\n") == str(html.write(talk))
    marked = re.sub(mark, r"[\1]", written)
    assert '[1]\n<header class="head">' in marked
    assert ">一[2]二三<" in marked
    assert ">[3]一、[4]四<" in marked
    assert ">五</th>" in marked and ">[5]六</th>" in marked


def test_pages_begin_before_the_red_head_and_before_the_imprint() -> None:
    talk = speech(para("开会。"), title="题名", circulation=circulation(copies="县委"))
    words = bare("".join(printed_words.lines(talk)))
    written = str(html.write(replace(talk, pages=(0, words.index("抄送")))))
    first, second = (written.index(f'id="page{number}"') for number in (1, 2))
    assert first < written.index("redhead") < written.index("开会。") < second
    assert second < written.index('<footer class="imprint">')
