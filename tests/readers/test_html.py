import pytest

from converters.errors import SourceError
from converters.readers import html

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
