"""Documents of LibreOffice with lists, notes and tables, and where our text is to differ."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from tests.readers.docx.flat_odt import (
    CHINESE,
    COVERED,
    bullet,
    cell,
    comment,
    document,
    item,
    items,
    level,
    list_style,
    listed,
    note,
    p,
    table,
)


@dataclass(frozen=True, slots=True)
class Made:
    """A document; `ours` has what stands in our text for what is printed; `told` its findings."""

    flat: bytes
    ours: Mapping[str, str] = field(default_factory=dict)
    told: tuple[str, ...] = ()


ONE = level(1, CHINESE, "", "、")
FIGURE = level(1, "1", "", ".")
FOUR = (ONE, level(2, CHINESE, "（", "）"), level(3, "1", "", "."), level(4, "1", "（", "）"))
LEGAL = (level(index, "1", "", " ", more=f'text:display-levels="{index}"') for index in range(1, 4))
FORMS = (
    *("①, ②, ③, ...", "甲, 乙, 丙, ...", "壹, 贰, 叁, ...", "子, 丑, 寅, ..."),
    *("a", "A", "i", "I", "壹, 貳, 參, ..."),
)


def _headings() -> tuple[str, str]:
    forms = (("1", CHINESE, "", "、"), ("2", CHINESE, "（", "）"))
    levels = "".join(
        f'<text:outline-level-style text:level="{at}" style:num-format="{form}" '
        f'style:num-prefix="{before}" style:num-suffix="{after}"/>'
        for at, form, before, after in forms
    )
    styles = "".join(
        f'<style:style style:name="Heading_20_{at}" style:display-name="Heading {at}" '
        f'style:family="paragraph" style:default-outline-level="{at}"/>'
        for at in (1, 2)
    )
    outline = f'<text:outline-style style:name="Outline">{levels}</text:outline-style>'
    body = "".join(
        f'<text:h text:style-name="Heading_20_{at}" text:outline-level="{at}">{words}</text:h>'
        for at, words in (
            (1, "加强领导"),
            (2, "抓队伍"),
            (2, "抓作风"),
            (1, "狠抓落实"),
            (2, "抓检查"),
        )
    )
    return body, styles + outline


LISTS: dict[str, Made] = {
    "numbers": Made(
        document(p("首段。") + listed(*items("甲乙丙")) + p("尾段。"), list_style(ONE))
    ),
    "levels": Made(
        document(
            listed(
                item(
                    p("甲"), listed(item(p("子"), listed(*items("天地"))), *items("丑"), style="")
                ),
                item(p("乙"), listed(*items("寅"), style="")),
            ),
            list_style(*FOUR),
        )
    ),
    "a level skipped": Made(
        document(listed(item(listed(item(listed(*items("甲乙")))))), list_style(*FOUR))
    ),
    "begun anew": Made(
        document(
            listed(*items("甲乙"))
            + p("中段。")
            + listed(*items("丙丁"))
            + p("再段。")
            + listed(item(p("戊"), start=5), *items("己")),
            list_style(FIGURE),
        )
    ),
    "gone on with": Made(
        document(
            listed(*items("甲乙"), more='xml:id="a"')
            + p("中段。")
            + listed(*items("丙丁"), more='text:continue-list="a"'),
            list_style(ONE),
        )
    ),
    "from nine on": Made(
        document(
            listed(*items("甲乙")), list_style(level(1, "1", "", "、", 'text:start-value="9"'))
        )
    ),
    "forms": Made(
        document(
            "".join(p("表") + listed(*items("甲乙丙"), style=f"L{at}") for at in range(len(FORMS))),
            "".join(
                list_style(level(1, form, "", "、"), name=f"L{at}") for at, form in enumerate(FORMS)
            ),
        )
    ),
    "all levels shown": Made(
        document(
            listed(
                item(p("甲"), listed(*items("子"), item(p("丑"), listed(*items("天地"))))),
                item(p("乙"), listed(*items("寅"))),
            ),
            list_style(*LEGAL),
        )
    ),
    "bullets": Made(
        document(
            listed(item(p("甲"), listed(*items("子"))), *items("乙")),
            list_style(bullet(1, "●"), bullet(2, "○")),
        ),
        told=("项目符号",),
    ),
    "paragraphs in an item": Made(
        document(
            listed(
                f"<text:list-header>{p('列前')}</text:list-header>",
                item(p("甲"), p("甲续")),
                *items("乙"),
            ),
            list_style(FIGURE),
        )
    ),
    "a year after a number": Made(
        document(listed(item(p("2021年发展")), *items("甲")), list_style(FIGURE))
    ),
    "headings": Made(document(_headings()[0], styles=_headings()[1])),
    "in cells": Made(
        document(
            table(
                2,
                [cell(listed(*items("甲乙"))), cell(p("右一"), p("右二"))],
                [cell(p("左")), cell(listed(*items("丙")))],
            )
            + p("后。"),
            list_style(ONE),
        ),
        {"一、甲\n二、乙": "一、甲二、乙", "右一\n右二": "右一右二"},
    ),
}
NOTES: dict[str, Made] = {
    "footnotes": Made(
        document(
            p("甲句", note("footnote", "甲注。"), "乙句", note("footnote", "乙注。"), "。")
            + p("丙句", note("footnote", "丙注。"), "。")
        ),
        {
            "甲句1乙句2。": "甲句〔1〕乙句〔2〕。\n〔1〕甲注。\n〔2〕乙注。",
            "丙句3。": "丙句〔3〕。\n〔3〕丙注。",
        },
        ("注释",),
    ),
    "endnotes": Made(
        document(
            p("甲句", note("endnote", "甲尾。"), "。")
            + p("乙", note("footnote", "乙脚。"), "丙", note("endnote", "丙尾。"), "。")
        ),
        {
            "甲句i。": "甲句〔1〕。\n〔1〕甲尾。",
            "乙1丙ii。": "乙〔2〕丙〔3〕。\n〔2〕乙脚。\n〔3〕丙尾。",
        },
        ("注释",),
    ),
    "of a cell": Made(
        document(table(2, [cell(p("甲", note("footnote", "表注。"))), cell(p("乙"))]) + p("后。")),
        {"甲1\n乙": "甲〔1〕\n乙\n〔1〕表注。"},
        ("注释",),
    ),
    "with a sign": Made(
        document(p("甲句", note("footnote", "星注。", "*"), "乙。")),
        {"甲句*乙。": "甲句〔1〕乙。\n〔1〕星注。"},
        ("注号", "注释"),
    ),
    "comments": Made(document(p("甲句", comment("请核。"), "乙句。")), told=("批注",)),
}
TABLES: dict[str, Made] = {
    "plain": Made(
        document(
            p("前。") + table(3, *([cell(p(a + b)) for b in "一二三"] for a in "甲乙")) + p("后。")
        )
    ),
    "merged": Made(
        document(
            table(
                3,
                [cell(p("横跨"), more='table:number-columns-spanned="2"'), COVERED, cell(p("右"))],
                [
                    cell(p("竖跨"), more='table:number-rows-spanned="2"'),
                    cell(p("中")),
                    cell(p("东")),
                ],
                [COVERED, cell(p("下")), cell(p("西"))],
            )
            + p("后。")
        ),
        told=("表格里合并的单元格",),
    ),
    "nested": Made(
        document(
            table(
                2, [cell(p("外")), cell(p("前"), table(2, [cell(p("里")), cell(p("内"))]), p("后"))]
            )
            + p("末。")
        ),
        {"前\n里\n内\n后": "前里内后"},
        ("表格里的表格",),
    ),
}
