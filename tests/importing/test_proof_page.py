import re
from dataclasses import replace

import pytest
from lxml import html

from converters import importing, resources
from converters.importing import proof_page
from converters.importing.proof_rows import rows
from converters.importing.registry import Registry
from tests.importing import cases

RAW = """首页 > 讲话
在会议上的讲话
同志们：
今天,我们开会,部署**年的工作,请大家认真抓好各项任务的落实,确保工作取得实效<b>。
一、提高认识
要认真学习，深刻领会，切实把思想统一到上级的部署上来，把行动落实到各项工作中去。
"""


def rendered(raw: str = RAW) -> str:
    found = importing.clean(raw.encode(), "甲<乙>.txt")
    return proof_page.render(found, importing.plan(found, Registry(), {}))


def test_the_page_is_whole_in_itself() -> None:
    text = rendered()
    assert not re.search(r"<script|<link|@import|url\(|https?://", text)


def test_names_and_words_are_escaped() -> None:
    text = rendered()
    assert "甲&lt;乙&gt;.txt" in text
    assert "<乙>" not in text
    assert "&lt;b&gt;" in text


MARKS = "<s>&amp;</s>\"'><img src=x onerror=y>"
HOSTILE = f"""在会议{MARKS}上的讲话
（2020年3月4日{MARKS}）
李{MARKS}明
同志们{MARKS}：
今天,我们开会{MARKS}????，部署**年的工作,请大家认真抓好各项任务的落实,确保工作取得实效。
一、提高认识{MARKS}
要认真学习，深刻领会，切实把思想统一到上级的部署上来，把行动落实到各项工作中去。
{MARKS}
附件：{MARKS}名单
上一篇：{MARKS}
"""


@pytest.mark.parametrize("raw", [HOSTILE, MARKS, HOSTILE.replace("\n", f"\n{MARKS}\n")])
def test_nothing_in_a_file_can_become_markup(raw: str) -> None:
    found = importing.clean(raw.encode(), f"甲{MARKS}.txt")
    plan = importing.plan(found, Registry(), {})
    steps = tuple(replace(step, diff=MARKS) for step in plan.steps)
    text = proof_page.render(found, replace(plan, steps=steps))
    tree = html.document_fromstring(text)
    assert text.count("&lt;img") > 2
    assert not tree.xpath("//s | //img | //script | //@onerror")
    assert {name for node in tree.iter() for name in node.attrib} <= ATTRIBUTES


OUR_OWN = {("page.html.j2", "css"), ("robots.txt.j2", "home")}
"""Those that stand in templates of HTML, and an address that the settings were checked for."""
ATTRIBUTES = {"lang", "charset", "name", "content", "class", "id", "href", "title", "style"}
ATTRIBUTES |= {"role", "aria-label", "open"}


def test_only_our_own_styles_go_into_a_template_as_they_are() -> None:
    """Every `safe` of a template is looked at here before it is believed."""
    safe = {
        (path.name, words)
        for path in (resources.root() / "styles").rglob("*.j2")
        for words in re.findall(r"[\w.\[\]]+(?= *\| *safe)", path.read_text(encoding="utf-8"))
    }
    assert safe == OUR_OWN


def test_every_character_of_the_source_stands_in_the_left_column() -> None:
    for _, raw, _ in cases.every():
        tree = html.document_fromstring(rendered(raw))
        left = ""
        for cell in tree.xpath('//div[@class="raw"]'):
            for small in cell.xpath(".//small"):
                small.drop_tree()
            left += cell.text_content()
        words = importing.clean(raw.encode(), "a").ledger.raw
        assert "".join(left.replace("↵", "").split()) == "".join(words.split())


def test_every_finding_with_a_line_links_to_its_place() -> None:
    tree = html.document_fromstring(rendered())
    links = tree.xpath('//ul[@class="findings"]//a/@href')
    assert links
    assert {link[1:] for link in links} <= set(tree.xpath("//aside/@id"))


def test_a_row_holds_a_block_even_where_lines_were_joined() -> None:
    raw = RAW.replace("部署上来，", "部署上来，\n")
    found = importing.clean(raw.encode(), "a.txt")
    kinds = [row.kind for row in rows(found) if row.place is not None]
    assert kinds == ["题名", "称谓", "正文", "一级标题", "正文"]


def test_a_refusal_is_told_on_the_page() -> None:
    assert "没有导入：" in rendered("几个字。")
