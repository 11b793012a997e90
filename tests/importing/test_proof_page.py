import re
from dataclasses import replace

import pytest
from lxml import html

from converters import importing, resources
from converters.importing import proof_page
from converters.importing.proof_rows import rows
from converters.importing.registry import Registry
from converters.importing.report import as_dict
from tests.importing import cases

RAW = """首页 > 讲话
在会议上的讲话
同志们：
今天,我们开会,部署**年的工作,请大家认真抓好各项任务的落实,确保工作取得实效<b>。
一、提高认识
要认真学习，深刻领会，切实把思想统一到上级的部署上来，把行动落实到各项工作中去。
"""


def rendered(raw: str = RAW, speeches: str = "") -> str:
    found = importing.clean(raw.encode(), "甲<乙>.txt")
    return proof_page.render(found, importing.plan(found, Registry(), {}), speeches)


def test_the_page_is_whole_in_itself() -> None:
    text = rendered()
    assert not re.search(r"<script[^>]|<link|@import|url\(|https?://|\bsrc=", text)
    assert text.count("<script>") == 1


def test_names_and_words_are_escaped() -> None:
    text = rendered()
    assert "甲&lt;乙&gt;.txt" in text
    assert "<乙>" not in text
    assert "&lt;b&gt;" in text


SCRIPT = resources.text("styles/import/page.js")
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
    assert not tree.xpath("//s | //img | //@onerror")
    assert [node.text for node in tree.xpath("//script")] == [SCRIPT]
    assert {name for node in tree.iter() for name in node.attrib} <= ATTRIBUTES


OUR_OWN = {
    ("page.html.j2", "css"),
    ("page.html.j2", "js"),
    ("index.html.j2", "css"),
    ("robots.txt.j2", "home"),
}
"""Those that stand in templates of HTML, and an address that the settings were checked for."""
ATTRIBUTES = {"lang", "charset", "name", "content", "class", "id", "href", "title", "style"}
ATTRIBUTES |= {"role", "aria-label", "open", "tabindex", "hidden", "type", "data-step"}


def test_only_our_own_styles_go_into_a_template_as_they_are() -> None:
    """Every `safe` of a template is looked at here before it is believed."""
    safe = {
        (path.name, words)
        for path in (resources.root() / "styles").rglob("*.j2")
        for words in re.findall(r"[\w.\[\]]+(?= *\| *safe)", path.read_text(encoding="utf-8"))
    }
    assert safe == OUR_OWN


@pytest.mark.slow
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
    assert {link[1:] for link in links} == set(tree.xpath('//div[@role="note"]/@id'))


def test_a_row_holds_a_block_even_where_lines_were_joined() -> None:
    raw = RAW.replace("部署上来，", "部署上来，\n")
    found = importing.clean(raw.encode(), "a.txt")
    kinds = [row.kind for row in rows(found) if row.place is not None]
    assert kinds == ["题名", "称谓", "正文", "一级标题", "正文"]


def test_a_refusal_is_told_on_the_page() -> None:
    assert "没有导入：" in rendered("几个字。")


HEADED = """首页 > 讲话
来源：西平人大 发布时间：2020-07-20 阅读：12
在全县教育工作会议上的讲话
（2020年7月16日）
县委书记 赵 海 金
同志们：
今天,我们开会,部署今年的工作,请大家认真抓好各项任务的落实,确保工作取得实效。
一、提高认识
要认真学习，深刻领会，切实把思想统一到上级的部署上来，把行动落实到各项工作中去。
"""


def test_where_date_and_speaker_went_is_shown_and_not_struck_out() -> None:
    tree = html.document_fromstring(rendered(HEADED, "../../speeches"))
    raw, facts = tree.xpath('//div[@class="raw"]'), tree.xpath('//p[@class="fact"]')
    moved = ["".join(ins.text_content().split()) for ins in tree.xpath('//div[@class="raw"]/ins')]
    struck = "".join(cell.text_content() for cell in tree.xpath("//del"))
    assert {"（2020年7月16日）", "来源：西平人大", "发布时间：2020-07-20"} <= set(moved)
    assert "赵海金" in "".join(moved)
    assert "首页" in struck and "阅读：12" in struck
    assert not any(word in struck for word in ("2020", "赵", "金"))
    told = {fact.xpath("string(ins)"): fact.xpath("string(span)") for fact in facts}
    assert told.keys() == {"西平人大", "2020-07-20", "2020-07-16", "赵海金", "县委书记"}
    assert "讲话日期" in told["2020-07-16"] and "讲话人" in told["赵海金"]
    assert len(raw) == 9


def test_each_block_links_to_its_line_in_the_markdown() -> None:
    found = importing.clean(HEADED.encode(), "甲.txt")
    plan = importing.plan(found, Registry(), {})
    (step,) = plan.steps
    lines = ["", *step.markdown.decode().split("\n")]
    tree = html.document_fromstring(proof_page.render(found, plan, "../../speeches"))
    seen = 0
    for row in tree.xpath('//div[@class="row" or @class="row gone"]'):
        for link in row.xpath('.//a[@class="at"]'):
            assert link.get("href") == f"../../speeches/{step.id}.md"
            line = lines[int(link.text.split("第 ")[1].split(" ")[0])]
            words = row.xpath('string(.//p[contains(@class, "body") or contains(@class, "h1")])')
            assert words in line or line.partition(":")[0] in (
                "title",
                "date",
                "speaker",
                "post",
                "source",
            )
            seen += 1
    assert seen == 10


def test_a_page_of_a_trial_has_no_links_to_what_is_not_there() -> None:
    assert "speeches/" not in rendered(HEADED)


def test_of_a_file_that_somebody_corrected_no_lines_are_told() -> None:
    found = importing.clean(HEADED.encode(), "甲.txt")
    first = importing.plan(found, Registry(), {})
    corrected = {first.steps[0].id: first.steps[0].markdown.replace("深刻".encode(), "深".encode())}
    again = importing.plan(found, first.registry, corrected)
    assert not again.steps[0].stands
    assert "第 17 行</a>" not in proof_page.render(found, again, "../../speeches")


TWO = "".join(
    f"篇{n}：在{topic}工作会议上的讲话\n同志们：\n今天，我们召开{topic}工作会议，主要任务是总结去年的工作，"
    f"安排今年的任务。\n一、提高认识\n要把{topic}工作摆在突出位置“，加强领导，明确责任，抓好落实。\n"
    f"二、狠抓落实\n各单位要按照职责分工，把{topic}工作的各项任务落到实处，确保取得实效。谢谢大家！\n"
    for n, topic in ((1, "教育"), (2, "水利"))
)


def test_each_doubt_says_of_which_speech_it_is() -> None:
    found = importing.clean(TWO.encode(), "甲.txt")
    plan = importing.plan(found, Registry(), {})
    assert len(found.speeches) == 2
    report = as_dict(found, plan)
    of = {(doubt["code"], doubt["part"]) for doubt in report["findings"]}
    assert {("quotes-unbalanced", 1), ("quotes-unbalanced", 2)} <= of
    assert {("facts-missing", 1), ("facts-missing", 2)} <= of
    tree = html.document_fromstring(proof_page.render(found, plan))
    (group,) = tree.xpath('//details[contains(summary, "引号不成对")]')
    assert "2 处" in group.xpath("string(summary)")
    assert [a.text.split("，")[0] for a in group.xpath(".//a")] == ["第 1 篇", "第 2 篇"]


def test_doubts_are_numbered_as_they_stand_and_lead_from_one_to_the_next() -> None:
    tree = html.document_fromstring(rendered(TWO))
    notes = tree.xpath('//div[@role="note"]')
    assert [note.get("id") for note in notes] == [f"f{n}" for n in range(1, len(notes) + 1)]
    links = [note.xpath('.//a[text()="下一处"]/@href') for note in notes]
    assert links == [[f"#f{n}"] for n in range(2, len(notes) + 1)] + [[]]
    assert tree.xpath('//nav[@hidden]//button[text()="下一处 →"]')


def test_the_signs_of_the_verdict_are_told_on_the_page() -> None:
    text = rendered()
    assert "是不是讲话：像" in text
    assert "题名是讲话的题名" in text
    assert "是不是讲话：不像" in rendered(
        "春天来了，小草从地里钻出来，嫩嫩的，绿绿的，妈妈看见了。" * 4
    )
