"""No spoken word is lost for a word in it: laws on texts that nobody tuned anything on."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from converters.importing import losses
from converters.importing.cleaning import Cleaned, ImportOptions, clean
from converters.readers.raw import RawText
from converters.speech.model import text_of
from tests.effort import effort
from tests.importing import ordinary, seeds

calm = settings(max_examples=effort(12, 200))
SUBJECTS = (
    *(
        "关注群众",
        "微信公众号",
        "举报电话",
        "联系我们",
        "扫码登记",
        "版权保护",
        "信息来源",
        "意见参考",
    ),
    *("下载平台", "责任编辑", "客服热线", "网友留言", "更多群众", "热点问题", "推荐干部", "点击量"),
    *("浏览网页", "本站建设", "转载文章", "技术支持", "主办单位", "扫一扫", "首页", "作者", "收藏"),
    *(
        "分享经验",
        "登录系统",
        "搜索救援",
        "关键词",
        "标签",
        "广告",
        "摘要",
        "友情链接",
        "评论",
        "备案",
    ),
)
FRAMES = (
    *("要把{}这件事办好。", "{}要经得起检查。", "有的同志说，{}不是小事！", "要注意{}，不能马虎。"),
    *("大家对{}有意见，可以提。", "三是抓好{}。", "请大家一起来谈谈{}。", "{}怎么办？"),
)
MENU = (
    *("首页", "网站地图", "联系我们", "关于我们", "登录", "注册", "搜索", "更多>>", "打印"),
    *("关闭窗口", "上一篇", "下一篇", "返回顶部", "分享到：", "阅读全文", "加入收藏", "我要纠错"),
)

SHORT = ("在全县工作会议上的讲话", "同志们：", "今年的工作很多，大家要抓紧。", "谢谢大家！")


def cleaned(raw: str, *, strict: bool = False) -> Cleaned:
    return clean(RawText(raw, "txt"), "a.txt", ImportOptions(force=True, strict=strict))


def body(found: Cleaned) -> str:
    return re.sub(
        r"\s", "", "".join(text_of(block) for speech in found.speeches for block in speech.blocks)
    )


@st.composite
def texts(draw: st.DrawFn) -> list[str]:
    """The lines of a speech with title, salutation and some paragraphs of the reports."""
    start = draw(st.integers(0, 3_000))
    words = seeds.composed(8_000)[start : start + 1_500]
    sentences = re.findall(r"[^。！？\n]{12,}[。！？]", words)[1:]
    pairs = ["".join(sentences[at : at + 2]) for at in range(0, len(sentences) - 1, 2)]
    return ["在全县工作会议上的讲话", "同志们：", *pairs]


@calm
@given(texts(), st.sampled_from(SUBJECTS), st.sampled_from(FRAMES), st.data())
def test_a_sentence_between_paragraphs_is_never_lost(
    lines: list[str], subject: str, frame: str, data: st.DataObject
) -> None:
    said = frame.format(subject)
    at = data.draw(st.integers(3, len(lines)))
    found = cleaned("\n".join([*lines[:at], said, *lines[at:]]))
    assert said in body(found)


@pytest.mark.slow
@calm
@given(texts(), st.lists(st.sampled_from(MENU), min_size=3, max_size=8, unique=True), st.data())
def test_a_menu_amid_a_speech_goes_with_a_warning_each(
    lines: list[str], menu: list[str], data: st.DataObject
) -> None:
    at = data.draw(st.integers(4, len(lines) - 2))
    found = cleaned("\n".join([*lines[:at], *menu, *lines[at:]]))
    left = [finding for finding in found.findings if finding.code == losses.CODE]
    assert body(found) == body(cleaned("\n".join(lines)))
    assert len(left) >= 1


@pytest.mark.slow
@calm
@given(texts(), st.lists(st.sampled_from(MENU), min_size=3, max_size=8, unique=True), st.data())
def test_strictly_nothing_is_left_out_amid_a_speech(
    lines: list[str], menu: list[str], data: st.DataObject
) -> None:
    at = data.draw(st.integers(4, len(lines) - 2))
    found = cleaned("\n".join([*lines[:at], *menu, *lines[at:]]), strict=True)
    assert [finding for finding in found.findings if finding.code == losses.CODE] == []
    assert all(re.sub(r"\s|[：:]", "", word) in re.sub("[：:]", "", body(found)) for word in menu)


def told(found: Cleaned) -> str:
    """The words that warnings name as left out, without what parts them."""
    return "".join(one.excerpt for one in found.findings if one.code == losses.CODE)


@calm
@given(
    texts(), st.lists(st.sampled_from(ordinary.sentences(400)), min_size=1, max_size=3, unique=True)
)
def test_closing_words_without_a_stop_are_kept_or_told(lines: list[str], last: list[str]) -> None:
    closing = [words for line in last if len(words := line.rstrip("。！？")) > 5]
    found = cleaned("\n".join([*lines, *closing]))
    for words in closing:
        assert words in body(found) or words[:40] in told(found)
    strict = body(cleaned("\n".join([*lines, *closing]), strict=True))
    assert all(words in strict for words in closing)


@pytest.mark.parametrize("words", MENU)
def test_a_link_below_the_end_is_not_told(words: str) -> None:
    found = cleaned("\n".join([*SHORT, words]))
    assert words not in body(found)
    assert told(found) == ""


TAILS = (
    *("来源：青石县人民政府网", "作者：李明 编辑：王小强", "上一篇：在全县教育工作会议上的讲话"),
    *("版权所有：青石日报社", "关键词：教育,讲话,工作会议", "【字体：大 中 小】", "浏览次数：1024"),
    *(
        "请先登录",
        "责任编辑：周明远",
        "下一篇：县长在春训会上的讲话",
        "本文链接：http://www.example.cn/1.html",
    ),
)


@pytest.mark.parametrize("words", TAILS)
def test_facts_of_a_page_below_the_end_are_not_told(words: str) -> None:
    found = cleaned("\n".join([*SHORT, words]))
    assert words not in body(found)
    assert told(found) == ""


@pytest.mark.parametrize(
    "words",
    ["来源：群众的智慧", "作者：我们自己", "扫一扫，群众的呼声就在里面", "扫一扫身边的灰尘"],
)
def test_a_clause_in_the_form_of_a_pages_line_is_told(words: str) -> None:
    assert words in told(cleaned("\n".join([*SHORT, words])))
    assert words in body(cleaned("\n".join([*SHORT, words]), strict=True))


CLOSINGS = (
    *("请大家关注{}", "四是用好{}", "{}请记在本子上", "有困难请先看{}", "扫码进群，看{}"),
    *("{}都听大家的", "最后，祝{}越办越好", "名单如下：{}", "{}就说到这里", "谢谢大家，{}下次再谈"),
)


@calm
@given(texts(), st.sampled_from(SUBJECTS), st.sampled_from(CLOSINGS), st.sampled_from(["", "。"]))
def test_a_last_line_with_a_word_of_pages_is_kept_or_told(
    lines: list[str], subject: str, frame: str, stop: str
) -> None:
    said = frame.format(subject) + stop
    found = cleaned("\n".join([*lines, said]))
    assert re.sub(r"\s", "", said) in body(found) or said in told(found)


def test_to_whom_a_document_went_is_told_once() -> None:
    found = cleaned("\n".join([*SHORT, "青石县人民政府办公室 2021年3月8日印发"]))
    assert [one.code for one in found.findings if "印发" in one.excerpt] == ["front-matter"]
