"""Documents of LibreOffice with tracked changes, boxes, fields and other words; and all of them."""

from tests.readers.docx.flat_documents import LISTS, NOTES, ONE, TABLES, Made
from tests.readers.docx.flat_odt import (
    box,
    cell,
    change,
    changes,
    document,
    items,
    list_style,
    listed,
    p,
    picture,
    ruby,
    shape,
    span,
    style,
    table,
)

_RAISED = 'style:text-position="{} 58%"'
_COLUMNS = '<style:columns fo:column-count="2" fo:column-gap="0.5cm"/>'


def _contents() -> str:
    entry = "".join(p(f"{words}<text:tab/>1", style="C1") for words in ("第一部分", "第二部分"))
    return (
        '<text:table-of-content text:name="目录"><text:table-of-content-source '
        f'text:outline-level="3"/><text:index-body>{entry}</text:index-body>'
        f"</text:table-of-content>{p('第一部分')}{p('第二部分')}"
    )


_C1 = (
    '<style:style style:name="Contents_20_1" style:display-name="Contents 1" '
    'style:family="paragraph" style:parent-style-name="Standard" style:class="index"/>'
)
_OF_C1 = (
    '<style:style style:name="C1" style:family="paragraph" '
    'style:parent-style-name="Contents_20_1"/>'
)
CHANGED: dict[str, Made] = {
    "words": Made(
        document(
            changes(c1="", c2=p("旧话"))
            + p(
                "甲",
                change("c1", "-start"),
                "新话",
                change("c1", "-end"),
                "乙",
                change("c2"),
                "丙。",
            )
        ),
        {"旧话": ""},
        ("修订",),
    ),
    "paragraphs": Made(
        document(
            changes(c1="", c2=p() + p(), c3=p("整段删去。") + p())
            + p("一段", change("c1", "-start"))
            + p(change("c1", "-end"), "二段", change("c2"), "三段接上。")
            + p(change("c3"), "末段。")
        ),
        {"二段\n": "二段", "整段删去。\n": ""},
        ("修订",),
    ),
}
DRAWN: dict[str, Made] = {
    "a box": Made(
        document(p("甲", box(p("框里的话。")), "乙。") + p("丙。")),
        {"甲乙。": "甲乙。\n框里的话。"},
        ("文本框",),
    ),
    "a shape": Made(
        document(p("甲", shape("形状里的话。"), "乙。") + p("丙。")),
        {"甲乙。": "甲乙。\n形状里的话。"},
        ("文本框",),
    ),
    "a list and a table in a box": Made(
        document(
            p("甲", box(listed(*items("子丑")), table(2, [cell(p("寅")), cell(p("卯"))])), "。")
            + listed(*items("乙"), style="L2"),
            list_style(ONE) + list_style(ONE, name="L2"),
        ),
        {"甲。": "甲。\n一、子\n二、丑\n寅\n卯"},
        ("文本框",),
    ),
    "a picture": Made(document(p("甲", picture("会场照片"), "乙。")), told=("图片",)),
}
WORDS: dict[str, Made] = {
    "fields": Made(
        document(
            p(
                "第<text:page-number>1</text:page-number>页，共<text:page-count>1</text:page-count>页。"
            )
            + p(
                '<text:bookmark-start text:name="b"/>甲话<text:bookmark-end text:name="b"/>，见',
                '<text:bookmark-ref text:reference-format="text" text:ref-name="b">甲话'
                "</text:bookmark-ref>，",
                '<text:a xlink:href="http://a.cn/">链接的话</text:a>，图<text:sequence '
                'text:name="图" style:num-format="1" text:formula="图+1">1</text:sequence>。',
            )
        )
    ),
    "variables": Made(
        document(
            '<text:variable-decls><text:variable-decl text:name="v" '
            'office:value-type="string"/></text:variable-decls>'
            + p(
                '甲<text:variable-set text:name="v" office:value-type="string" '
                'office:string-value="值">值</text:variable-set>乙<text:conditional-text '
                'text:condition="ooow:1" text:string-value-if-true="真话" '
                'text:string-value-if-false="假话">真话</text:conditional-text>丙'
            )
        ),
        told=("隐藏的文字",),
    ),
    "heads and feet of pages": Made(
        document(
            p("正文。"),
            pages=f"<style:header>{p('页眉的话')}</style:header>"
            f"<style:footer>{p('页脚的话')}</style:footer>",
        ),
        told=("页眉", "页脚"),
    ),
    "columns": Made(
        document(
            p("栏前。")
            + f'<text:section text:style-name="S" text:name="s">{p("栏一。")}{p("栏二。")}'
            + f"</text:section>{p('栏后。')}",
            style("S", "section", "", _COLUMNS),
        )
    ),
    "readings": Made(
        document(p("前", ruby("踔", "chuō"), "厉，忠", ruby("恕", "shù"), "之道。")), told=("拼音",)
    ),
    "raised": Made(
        document(
            p("12km", span("2", "U"), "，H", span("2", "D"), "O，注", span("甲", "U"), "。"),
            style("U", "text", _RAISED.format("super")) + style("D", "text", _RAISED.format("sub")),
        ),
        {"km2，H2O": "km²，H₂O"},
        ("上标",),
    ),
    "hidden": Made(
        document(p("甲", span("藏", "H"), "乙。"), style("H", "text", 'text:display="none"')),
        {"藏": ""},
        ("隐藏的文字",),
    ),
    "signs": Made(
        document(
            p('甲<text:tab/>乙<text:line-break/>丙<text:s text:c="3"/>丁\u00ad己\u2011庚')
            + p("半角 空格,标点.“引号”—破折…省略·间隔")
        ),
        {"\u00ad": "", "\u2011": "-"},
    ),
    "contents": Made(document(_contents(), _OF_C1, _C1), {"第一部分1\n第二部分1\n": ""}, ("目录",)),
    "a drop cap": Made(
        document(
            p("同志们，新的一年开始了。" * 8, style="D"),
            '<style:style style:name="D" style:family="paragraph"><style:paragraph-properties>'
            '<style:drop-cap style:lines="3" style:length="1"/></style:paragraph-properties>'
            "</style:style>",
        )
    ),
    "pages": Made(
        document(
            p("第一页。") + p("第二页。", style="B"),
            style("B", "paragraph", 'fo:break-before="page"'),
        )
    ),
    "capitals": Made(
        document(
            p("加入", span("wto", "C"), "，", span("Gdp", "S"), "。"),
            style("C", "text", 'fo:text-transform="uppercase"')
            + style("S", "text", 'fo:font-variant="small-caps"'),
        ),
        told=("印成大写的字母",),
    ),
}
ALL = {
    f"{room}: {name}": made
    for room, held in {
        "lists": LISTS,
        "notes": NOTES,
        "tables": TABLES,
        "changes": CHANGED,
        "drawn": DRAWN,
        "words": WORDS,
    }.items()
    for name, made in held.items()
}
