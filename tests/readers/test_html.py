from collections import Counter
from datetime import date
from email import encoders
from email.mime.base import MIMEBase
from email.mime.multipart import MIMEMultipart

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from converters.errors import SourceError
from converters.readers import html
from converters.readers.raw import LineMarks, RawText
from tests.effort import effort

PAGE = """<!DOCTYPE html><html><head><meta charset="{charset}">
<title>在全县大会上的讲话_某某网</title>
<style>.a{{color:red}}</style><script>var x = "同志们";</script></head><body>
<div class="nav"><a href="/">首页</a> &gt; <a href="/j">讲话</a></div>
<div id="main"><h1>在全县大会上的讲话</h1><div class="info">来源：某某网 时间：2020-01-02</div>
<div class="content"><p>同志们：</p><p>今天，我们召开全县大会，<b>总结</b>去年工作，部署今年
任务。</p><p>一、提高认识</p><p>要认真学习，深刻领会，切实把思想统一到上级部署上来。<span
style="display:none">防复制</span></p>
<p>谢谢大家！<br/>再见！</p></div></div>
<aside>热门：<a href="1">一篇文章</a></aside>
<footer>版权所有 某某网</footer></body></html>"""


def page(charset: str = "utf-8", encoding: str = "utf-8") -> bytes:
    return PAGE.format(charset=charset).encode(encoding)


def lines_of(data: bytes) -> list[str]:
    raw = html.read(data)
    return [line for n, line in enumerate(raw.text.split("\n"), 1) if n not in raw.aside]


def test_the_article_is_told_from_its_frame() -> None:
    assert lines_of(page()) == [
        "在全县大会上的讲话",
        "同志们：",
        "今天，我们召开全县大会，总结去年工作，部署今年任务。",
        "一、提高认识",
        "要认真学习，深刻领会，切实把思想统一到上级部署上来。",
        "谢谢大家！",
        "再见！",
    ]


def test_what_stands_outside_is_there_but_marked() -> None:
    raw = html.read(page())
    aside = [line for n, line in enumerate(raw.text.split("\n"), 1) if n in raw.aside]
    assert aside == [
        "首页 > 讲话",
        "来源：某某网 时间：2020-01-02",
        "热门：一篇文章",
        "版权所有 某某网",
    ]
    assert raw.title == "在全县大会上的讲话_某某网"


@pytest.mark.parametrize(
    ("charset", "encoding"),
    [("gb2312", "gb18030"), ("gbk", "gb18030"), ("utf-8", "gb18030"), ("gb2312", "utf-8")],
)
def test_the_declared_charset_is_believed_only_where_it_is_true(
    charset: str, encoding: str
) -> None:
    assert lines_of(page(charset, encoding))[1] == "同志们："


@pytest.mark.parametrize(
    "charset",
    [
        "undefined",
        "unicode_escape",
        "utf-7",
        "rot13",
        "zlib",
        "idna",
        "iso-8859-1",
        "no-such",
        "x" * 99,
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_what_holds_no_chinese_is_not_believed(charset: str, encoding: str) -> None:
    assert lines_of(page(charset, encoding))[1] == "同志们："
    assert html.source.decoded(page("utf-8", "utf-8"), charset)[1] == "utf-8"


def test_a_page_that_names_all_its_hanzi_by_number_may_be_latin() -> None:
    data = '<meta charset="windows-1252"><p>caf\xe9 &#21516;&#24535;</p>'.encode("cp1252")
    assert html.source.decoded(data) == (data.decode("cp1252"), "cp1252")


def test_scripts_styles_and_hidden_words_are_not_read() -> None:
    text = html.read(page()).text
    assert "var x" not in text
    assert "color" not in text
    assert "防复制" not in text


@pytest.mark.parametrize(
    "data", [b"<html><body></body></html>", b"<html><script>1</script></html>"]
)
def test_a_page_without_words_is_refused(data: bytes) -> None:
    with pytest.raises(SourceError, match="网页里没有文字"):
        html.read(data)


def test_a_page_is_known_by_its_tags() -> None:
    assert html.is_html(page())
    assert html.is_html(b"<p>a</p>", ".htm")
    assert not html.is_html("一个 <p> 字".encode())


def test_deeply_nested_tags_are_read() -> None:
    data = ("<html><body>" + "<div>" * 200 + "同志们，今天开会。" + "</div>" * 200).encode()
    assert html.read(data).text == "同志们，今天开会。"


PROSE = (
    "<p>同志们：</p>"
    "<p>今天，我们召开全县大会，总结去年的工作，部署今年的任务，动员全县上下真抓实干。</p>"
)


def read(body: str, head: str = "") -> RawText:
    page = f"<html><head><meta charset=utf-8>{head}</head><body><div>{PROSE}{body}</div></body>"
    return html.read(page.encode())


def said(body: str, head: str = "") -> list[str]:
    return read(body, head).text.split("\n")[2:]


def told(body: str, head: str = "") -> list[tuple[str, str]]:
    return [(one.what, one.words) for one in read(body, head).differences]


@pytest.mark.parametrize(
    ("ordered", "numbers"),
    [
        ("<ol><li>甲项<li>乙项</ol>", ["1. 甲项", "2. 乙项"]),
        ("<ol start=3><li>甲项<li value=7>乙项<li>丙项</ol>", ["3. 甲项", "7. 乙项", "8. 丙项"]),
        ("<ol reversed><li>甲项<li>乙项</ol>", ["2. 甲项", "1. 乙项"]),
        ("<ol type=a start=26><li>甲项<li>乙项</ol>", ["z. 甲项", "aa. 乙项"]),
        ("<ol type=I start=4><li>甲项</ol>", ["IV. 甲项"]),
        ('<ol style="list-style-type:cjk-ideographic"><li>甲项</ol>', ["一、甲项"]),
        ('<ol style="list-style:none"><li>甲项</ol>', ["甲项"]),
        ("<ol><li><p>甲项</p><p>又</p></li><li></li><li>丙项</ol>", ["1. 甲项", "又", "3. 丙项"]),
        ("<ol><li>一、甲项<li>2．乙项</ol>", ["一、甲项", "2．乙项"]),
        ("<ul><li>甲项</ul>", ["甲项"]),
    ],
)
def test_the_numbers_that_a_browser_prints_are_text(ordered: str, numbers: list[str]) -> None:
    assert [line for line in said(ordered) if line] == numbers


def test_a_table_of_figures_is_rows_of_cells() -> None:
    table = (
        "<table border=1><caption>表一</caption><tfoot><tr><td>计<td colspan=2>3</tfoot>"
        "<tr><th>项<th>数<th>注<tr><td rowspan=2>甲<td>1<sup>2</sup><td>a|b<tr><td>2</table>"
    )
    raw = read(table)
    assert raw.text.split("\n")[2:] == [
        "表一",
        "| 项 | 数 | 注 |",
        "| 甲 | 1² | a\\|b |",
        "|  | 2 |  |",
        "| 计 | 3 |  |",
    ]
    assert [number for number, marks in raw.marks.items() if marks.cell] == [4, 5, 6, 7]
    assert [(one.what, one.kind) for one in raw.differences] == [("合并的单元格", "changed")]


def test_a_table_that_lays_out_the_page_is_read_line_by_line() -> None:
    page = f"<table><tr><td>首页<td><h1>题</h1><tr><td>菜单<td>{PROSE}</table>"
    assert "|" not in html.read(f"<html><body>{page}".encode()).text


def test_raised_characters_become_their_signs_or_are_told() -> None:
    assert said("<p>10km<sup>2</sup>，CO<sub>2</sub>，某人<sup>[注]</sup></p>") == [
        "10km²，CO₂，某人[注]"
    ]
    assert told("<p>10km<sup>2</sup>某人<sup>[注]</sup></p>") == [("上标", "[注]")]


def test_readings_and_struck_out_words_are_left_out_and_told() -> None:
    body = "<p><ruby>踔<rp>(</rp><rt>chuō</rt><rp>)</rp></ruby>厉<del>旧话</del><s>旧词</s>奋发</p>"
    assert said(body) == ["踔厉奋发"]
    assert told(body) == [("注音", "chuō"), ("删去的文字", "旧话"), ("删去的文字", "旧词")]


@pytest.mark.parametrize(
    "style",
    [
        "display:none",
        "visibility: hidden",
        "opacity:0;",
        "font-size:0px",
        "position:absolute; left:-9999px",
        "text-indent:-999em",
        "height:0;overflow:hidden",
    ],
)
def test_hidden_words_are_told(style: str) -> None:
    body = f'<p>抓好<span style="{style}">网站防盗</span>落实</p>'
    assert said(body) == ["抓好落实"]
    assert told(body) == [("隐藏的文字", "网站防盗")]


def test_words_hidden_by_a_rule_of_the_page_are_told_together() -> None:
    css = "<style>/* .c{} */ .jam, p.b{display:none} @media print{.c{display:none}}</style>"
    four = "<p>抓{0}甲</i>好{0}乙</i>落<i class='x jam'>丙</i>实{0}丁</i>"
    body = four.format("<i class=jam>")
    assert said(f"{body}<p class=c>真抓</p>", css) == ["抓好落实", "真抓"]
    assert told(body, css) == [("隐藏的文字 4 处", "甲 乙 丙 丁")]


@pytest.mark.parametrize("style", ["visibility: hidden; opacity: 0; ", "display:none"])
def test_an_article_that_a_script_shows_is_read(style: str) -> None:
    page = f'<html><body><p>某县人大</p><div style="{style}">{PROSE}</div></body></html>'
    raw = html.read(page.encode())
    assert raw.text.split("\n")[1] == "同志们："
    assert raw.differences == ()


@pytest.mark.parametrize("call", ["'{}'", '"{}"', "JsDecode('{}')"])
def test_an_article_that_a_script_holds_is_read(call: str) -> None:
    escaped = PROSE.replace("<", "\\x3c").replace(">", "\\x3e").replace("，", "\\uff0c")
    script = f"window.cgiDataNew={{content_noencode: {call.format(escaped)}, a: 1}}"
    frame = "<p>微信扫一扫</p><div id='js_content'></div>"
    head = "<meta charset=utf-8><meta property='og:title' content='在全县大会上的讲话'>"
    page = f"<html><head>{head}</head><body>{frame}<script>{script}</script></body></html>"
    found = html.read(page.encode())
    assert found.text == html.read(f"<html><body>{PROSE}</body></html>".encode()).text
    assert found.title == "在全县大会上的讲话"


def test_pictures_of_the_article_are_told_and_those_of_its_frame_are_not() -> None:
    page = f"<body><div><img src=logo.png></div><div>{PROSE}<img src=1.jpg><img alt=会议现场></div>"
    raw = html.read(f"<html>{page}".encode())
    assert [(one.what, one.words, one.line) for one in raw.differences] == [
        ("图片", "", 2),
        ("图片", "会议现场", 2),
    ]


def test_a_page_says_in_its_head_when_it_was_posted_and_what_it_is_called() -> None:
    head = (
        '<meta name="PubDate" content="2018-12-19 08:00"><meta property="og:title" content="题名">'
    )
    raw = read("", f"<title></title>{head}")
    assert (raw.posted, raw.title) == (date(2018, 12, 19), "题名")
    assert read("", '<meta name="PubDate" content="2999-01-01">').posted is None


def packet(*parts: tuple[str, bytes], start: str = "") -> bytes:
    made = MIMEMultipart("related")
    made.set_param("start", start)
    made["Subject"] = "在全县大会上的讲话"
    for place, data in parts:
        part = MIMEBase("text", "html", charset="gb2312")
        part.set_payload(data)
        encoders.encode_quopri(part)
        part["Content-Location"] = place
        part["Content-ID"] = f"<{place}>"
        made.attach(part)
    return made.as_bytes()


def test_a_page_saved_as_one_file_is_unpacked() -> None:
    inside = f"<html><body>{PROSE}</body></html>".encode("gb18030")
    data = packet(("file:///a.htm", inside))
    assert html.is_archive(data)
    assert html.read(data).text.startswith("同志们：\n今天，我们召开全县大会")
    assert html.read(data).encoding == "gb18030"


def test_of_several_pages_the_named_one_is_read_and_the_others_are_told() -> None:
    inside = f"<html><body>{PROSE}</body></html>".encode("gb18030")
    other = f"<html><body><p>{'别的网页里的话。' * 30}</p></body></html>".encode("gb18030")
    raw = html.read(packet(("head.htm", other), ("a.htm", inside), start="<a.htm>"))
    assert raw.text.startswith("同志们")
    assert [(one.what, one.words) for one in raw.differences] == [
        ("附带的网页", "别的网页里的话。" * 30)
    ]


def test_a_packet_without_an_end_is_told_and_blank_lines_before_it_are_nothing() -> None:
    inside = f"<html><body>{PROSE}</body></html>".encode("gb18030")
    whole = packet(("a.htm", inside))
    assert html.read(b"\r\n" + whole) == html.read(whole)
    cut = html.read(whole[: whole.rindex(b"--=")])
    assert cut.text == html.read(whole).text
    assert [one.what[:7] for one in cut.differences] == ["打包网页的末尾"]


@pytest.mark.parametrize(
    "inside",
    [
        "<frameset><frame src='m/menu.htm?a=1'><frame src=main.htm><noframes>不支持框架</noframes>",
        "<body><h1>讲话</h1><iframe src='menu.htm'></iframe><iframe src='main.htm'></iframe>",
    ],
)
def test_a_page_of_frames_names_those_that_hold_the_words(inside: str) -> None:
    head = "<meta charset=utf-8><title>讲话</title>"
    data = f"<html><head>{head}</head>{inside}</html>".encode()
    with pytest.raises(SourceError, match=r"menu.htm、main.htm"):
        html.read(data)


def test_a_frame_gives_way_to_the_page_that_it_frames() -> None:
    inside = f"<html><body>{PROSE}</body></html>".encode("gb18030")
    frame = b"<html><frameset><frame src=a.htm></frameset></html>"
    assert html.read(packet(("index.htm", frame), ("a.htm", inside))).text.startswith("同志们")


@pytest.mark.parametrize(
    "data",
    [
        b"Content-Type: multipart/related; boundary=x\r\n\r\n--x\r\n\r\nabc",
        b"Content-Type: multipart/related\r\n\r\n",
        b"Content-Type: multipart/mixed; boundary=a\r\n\r\n" * 400,
    ],
)
def test_a_packet_without_a_page_is_refused(data: bytes) -> None:
    assert html.is_archive(data)
    with pytest.raises(SourceError, match="网页打包文件"):
        html.read(data)


def test_a_page_in_utf_16_and_one_of_xhtml_are_known() -> None:
    xhtml = f'<?xml version="1.0" encoding="gb2312"?><!DOCTYPE html><html><body>{PROSE}'
    assert html.is_html(xhtml.encode("gb18030"))
    assert html.read(xhtml.encode("gb18030")).text.startswith("同志们")
    wide = f"<html><body>{PROSE}".encode("utf-16")
    assert html.is_html(wide)
    assert html.read(wide).text.startswith("同志们")


_WORDS = st.text("甲乙丙丁戊己庚辛", min_size=1, max_size=6)
_WAYS = st.sampled_from(
    [
        *("<p>{}</p>", "<b>{}</b>", "<br>{}", "<sup>{}</sup>", "<del>{}</del>", "<pre>{}</pre>"),
        *("<ruby>{}<rt>{}</rt></ruby>", "<ol><li>{}<li>{}</ol>", "<img alt='{}{}'>", "<h2>{}</h2>"),
        "<table border><caption>{}</caption><tr><td colspan=2>{}<tr><td>{}<td><s>{}</s></table>",
        "<table><tr><td>{}<tr><td>{}</table>",
        "<svg><text>{}</text></svg>",
        "<i style='opacity:0'>{}</i>",
        "<math><mi>{}</mi></math>",
        "<span>{}<sub>2</sub></span>",
    ]
)


@settings(max_examples=effort(15, 1000))
@given(st.lists(st.tuples(_WAYS, st.lists(_WORDS, min_size=4, max_size=4)), max_size=8))
def test_every_character_of_an_article_is_in_its_text_or_told(
    parts: list[tuple[str, list[str]]],
) -> None:
    raw = read("".join(way.format(*words) for way, words in parts))
    found = Counter(raw.text + "".join(one.words for one in raw.differences))
    for way, words in parts:
        found.subtract("".join(words[: way.count("{}")]))
    assert min(found[sign] for sign in "甲乙丙丁戊己庚辛") >= 0


@pytest.mark.parametrize(
    ("markup", "shown"),
    [
        ("他说<q>要<q>实</q>干</q>。", "他说“要‘实’干”。"),
        ("达<math><mfrac><mn>3</mn><mn>4</mn></mfrac></math>以上", "达3/4以上"),
        (
            "<math><msup><mi>x</mi><mn>2</mn></msup><msub><mi>a</mi><mi>i</mi></msub></math>",
            "x²a_i",
        ),
        ("<math><msqrt><mi>a</mi><mo>+</mo><mn>1</mn></msqrt></math>", "√(a+1)"),
        ("<math><mroot><mn>8</mn><mn>3</mn></mroot><annotation>x</annotation></math>", "³√8"),
        ("<math><msubsup><mi>x</mi><mn>1</mn><mn>2</mn></msubsup></math>", "x₁²"),
        ("<math><mtable><mtr><mn>1</mn><mn>2</mn></mtr><mtr>3</mtr></mtable></math>", "1 2；3"),
        ("<math><mfrac><mn>3</mn></mfrac></math>", "3"),
    ],
)
def test_quotations_and_formulas_are_read_as_a_browser_shows_them(markup: str, shown: str) -> None:
    assert said(f"<p>{markup}</p>") == [shown]


def test_what_follows_an_element_without_end_is_read() -> None:
    for element in ("<embed src=a.swf>", "<video><source src=a><track></video>", "<audio></audio>"):
        assert read(f"<p>前{element}后</p><p>再后</p>").text.endswith("前后\n再后")


def test_what_the_fields_of_a_form_show_is_told() -> None:
    chosen = "<select><option>甲<option selected>乙</select><select><option>丙<option>丁</select>"
    fields = f"<input value=戊><input type=hidden value=己><button>庚</button>{chosen}"
    raw = read(f"<p>前{fields}后</p>")
    assert "前后" in raw.text
    assert [one.words for one in raw.differences if one.what.startswith("表单")] == ["戊 庚 乙 丙"]


def test_words_that_the_style_of_a_page_adds_are_told() -> None:
    style = """<style>.a::before{content:"注意："}h3:before{content:counter(x,cjk-decimal) "、"}
        .b:after{content:"”"} .c:before{content:"\\e600"} .d{content:"无"} ::before{content:"全"}
        p.a#e::after{content:'\\4e2d'}</style>"""
    page = f"{style}<p class=a>前</p><h3>题</h3><p class=b>中</p><p class=c>后</p><p class=d>丁</p>"
    raw = read(f"{page}<p class='a z' id=e>末</p>")
    told = [one.words for one in raw.differences if one.what == "样式加上的文字"]
    assert told == ["注意：", "编号、", "中"]


@pytest.mark.parametrize(
    ("rule", "numbers"),
    [
        ("ol,ul{list-style:none}", ["", ""]),
        (".n{list-style-type:cjk-ideographic}", ["一、", "二、"]),
        ("ol{list-style:none} .m ol.n > li{list-style:lower-alpha inside}", ["a. ", "b. "]),
        ("@media print{ol{list-style:none}}", ["1. ", "2. "]),
        (".x{list-style:none} li{color:red}", ["1. ", "2. "]),
    ],
)
def test_lists_are_numbered_by_the_rules_of_the_page(rule: str, numbers: list[str]) -> None:
    raw = read(f"<style>{rule}</style><div class=m><ol class=n><li>甲<li>乙</ol></div>")
    assert raw.text.split("\n")[-2:] == [f"{n}{w}" for n, w in zip(numbers, "甲乙", strict=True)]


@pytest.mark.parametrize(
    "page",
    [
        "<html><body><div></div></body></html><html><body><p>{}</p></body></html>",
        "<html><body><p>{}</p></body></html>",
        "<html><body></body></HTML ><!-- 页脚 --><div>{}</div>",
    ],
)
def test_what_stands_below_the_end_of_a_page_is_read(page: str) -> None:
    made = page.replace("<body>", "<meta charset=utf-8><body>").format("同志们，今天我们开会。")
    assert html.read(made.encode()).text == "同志们，今天我们开会。"


def test_a_page_that_was_cut_short_is_told() -> None:
    page = f"<html><meta charset=utf-8><body><div>{PROSE}<p>要把工作做"
    told = html.read(page.encode()).differences
    assert [(one.what[:5], one.line) for one in told] == [("网页的末尾", 3)]
    assert html.read(f"{page}</div>".encode()).differences == ()
    assert html.read(f"{page}</body>".encode()).differences == ()


def test_words_for_browsers_without_scripts_are_hidden_unless_they_are_the_page() -> None:
    raw = read("<noscript>请打开脚本</noscript>")
    assert [(one.what, one.words) for one in raw.differences] == [("隐藏的文字", "请打开脚本")]
    page = f"<meta charset=utf-8><body><noscript>{PROSE}</noscript>"
    assert html.read(page.encode()).text.count("。")


def test_loose_words_in_a_list_of_choices_are_told() -> None:
    raw = read("<select>甲<option>乙</select><p>丙</p>")
    assert [one.words for one in raw.differences] == ["甲 乙"]


def test_a_dialogue_that_is_not_open_is_hidden() -> None:
    raw = read("<dialog>甲</dialog><dialog open>乙</dialog>")
    assert "乙" in raw.text
    assert [(one.what, one.words) for one in raw.differences] == [("隐藏的文字", "甲")]


def test_a_page_for_which_libxml_has_no_room_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> object:
        raise etree.XPathEvalError("unknown error")

    monkeypatch.setattr(html, "look_of", full)
    with pytest.raises(SourceError, match="内存或时间"):
        html.read("<p>同志们</p>".encode())


def test_lines_all_in_bold_are_marked_so() -> None:
    rows = (
        ("<p><strong>一样<b>重</b></strong>要</p>", False),
        ("<p> <strong>为什么</strong> <b>修渠？</b></p>", True),
        ("<h3>怎样修渠</h3>", True),
        ("<h1>讲话</h1>", False),
    )
    for row, bold in rows:
        said = "<p>同志们，今天我们开会，把去年的工作说一说。</p>"
        raw = html.read(f"<html><body>{said}{row}</body></html>".encode())
        number = max(at for at, line in enumerate(raw.text.split("\n"), 1) if line.strip())
        assert raw.marks.get(number, LineMarks()).bold is bold
