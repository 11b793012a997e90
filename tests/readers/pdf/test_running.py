"""Running heads and feet: told by place and repetition, so that sentences go on over pages."""

import pytest

from converters.readers import pdf
from converters.readers.pdf import running
from converters.readers.pdf.rows import Row
from tests.readers.pdf import printed
from tests.readers.pdf.pages import (
    HEIGHT,
    LEFT,
    SENTENCES,
    TOP,
    Drawn,
    Line,
    made,
    page,
    set_in,
    told,
)

LINES = set_in(SENTENCES)
FOOT = HEIGHT - 50


def turned(*edges: list[Drawn]) -> bytes:
    """Return as many pages as there are edges; the sentences go on over them."""
    share = -(-len(LINES) // len(edges))
    texts = [LINES[share * at : share * (at + 1)] for at in range(len(edges))]
    return made(*([*edge, *page(text)] for edge, text in zip(edges, texts, strict=True)))


@pytest.mark.parametrize(
    ("edges", "what"),
    [
        ([[Line("人大工作通讯", y=60, size=9)]] * 3, "页眉、页脚"),
        ([[Line("人大工作通讯", y=60)]] * 3, "页眉、页脚"),
        ([[Line(f"{n}　人大通讯", y=60, size=9)] for n in (6, 7, 8)], "页眉、页脚"),
        ([[Line(f"工作手册　{n}", y=TOP - 32)] for n in (6, 7, 8)], "页眉、页脚"),
        ([[Line("某县印刷厂印", y=FOOT, size=9)]] * 2, "页眉、页脚"),
        ([[Line("某县人大", y=60, size=12, artifact=True)], []], "页眉、页脚"),
        ([[Line(f"— {n} —", 280, FOOT, 14)] for n in (1, 2)], "页码"),
        ([[Line(f"第 {n} 页 共 9 页", 280, FOOT, 12)] for n in (1, 2)], "页码"),
        ([[Line(str(n), 280, FOOT, 10)] for n in (1, 2)], "页码"),
        ([[Line(f"({n})", 280, FOOT, 10)] for n in (1, 2)], "页码"),
        ([[Line(n, 280, FOOT, 10)] for n in ("iii", "iv")], "页码"),
        ([[Line(f"{n}/9", 280, 60, 10)] for n in (1, 2)], "页码"),
    ],
)
def test_what_runs_along_the_pages_is_left_out_and_told(
    edges: list[list[Drawn]], what: str
) -> None:
    raw = pdf.read(turned(*edges))
    assert raw.text.split("\n") == list(SENTENCES)
    assert {name for name, _ in told(raw)} == {what}
    words = "".join("".join(words.split()) for _, words in told(raw))
    said = (one.words for edge in edges for one in edge if isinstance(one, Line))
    assert all("".join(one.split()) in words for one in said)


def test_head_and_number_of_a_page_both_go() -> None:
    edges: list[list[Drawn]] = [
        [Line("人大工作通讯", y=60, size=9), Line(f"— {n} —", 280, FOOT, 14)] for n in (1, 2)
    ]
    raw = pdf.read(turned(*edges))
    assert raw.text.split("\n") == list(SENTENCES)
    assert told(raw) == [("页眉、页脚", "人大工作通讯"), ("页码", "— 1 —；— 2 —")]


@pytest.mark.parametrize(
    "edges",
    [
        [[Line("（一）", LEFT, FOOT)], []],
        [[Line("谢谢大家！", LEFT, FOOT)], []],
        [[Line(f"在第{n}次会议上的讲话", LEFT, 60, 22)] for n in (1, 2)],
        [[Line(f"第{n}部分", LEFT, 60)] for n in (1, 2)],
        [[Line("二〇二一年", LEFT, FOOT, 12)], [Line("某某办公室", LEFT, FOOT, 12)]],
    ],
)
def test_what_is_no_head_and_no_number_stays(edges: list[list[Drawn]]) -> None:
    raw = pdf.read(turned(*edges))
    assert all(one.words in raw.text for edge in edges for one in edge if isinstance(one, Line))
    assert raw.differences == ()


def test_the_address_that_a_browser_prints_below_a_page_goes_from_a_single_page_too() -> None:
    lines = page(set_in(SENTENCES))
    raw = pdf.read(made([*lines, Line("http://www.a.gov.cn/b.html 1/1", LEFT, 815, 9)]))
    assert raw.text.split("\n") == list(SENTENCES)
    assert [words for _, words in told(raw)] == ["http://www.a.gov.cn/b.html 1/1"]
    large = pdf.read(made([*lines, Line("http://www.a.gov.cn/b.html", LEFT, 815)]))
    assert large.text.endswith("b.html")


def gone(*heads: Row | None) -> list[str]:
    """Return what is taken off the heads of pages of three rows each, from the first one on."""
    pages = [
        [
            *([head] if head else []),
            *(printed.row("字" * 20, 0, 2000 + 150 * at) for at in range(3)),
        ]
        for head in heads
    ]
    return [words for one in running.stripped(pages) for _, words in one.gone]


def head(words: str, base: float = 1000, size: float = 100, **about: object) -> Row:
    return Row((printed.run(words, 0, base, size, **about),), 1)


@pytest.mark.parametrize(
    ("heads", "said"),
    [
        ([head("通讯")] * 2, 2),
        ([head("通讯")], 0),
        ([head("通讯", 1805)] * 2, 2),
        ([head("通讯", 1806)] * 2, 0),
        ([head("通讯", 1900, 90)] * 2, 2),
        ([head("通讯", 1900, 91)] * 2, 0),
        ([head("通讯", size=110)] * 2, 2),
        ([head("通讯", size=111)] * 2, 0),
        ([head("通讯"), head("通讯", 1003)], 2),
        ([head("通讯"), head("通讯", 1004)], 0),
        ([head("通讯1"), head("通讯2")], 0),
        ([head("通讯1", size=90), head("通讯2", size=90)], 0),
        ([head("通讯 1", size=90), head("通讯 2", size=90)], 2),
        ([head("一", size=90), head("二", size=90), head("三", size=90)], 3),
        ([head("一", size=90), head("二", size=90), None, None], 0),
        ([head("一", size=90), head("二", size=90), head("三", size=90), None, None, None], 3),
        ([head("一", size=90), head("二", size=90), head("三", size=90), *[None] * 4], 0),
        ([head("一", 1000, 90), head("二", 1000, 90), head("三", 1003, 90)], 3),
        ([head("一", 1000, 90), head("二", 1000, 90), head("三", 1004, 90)], 0),
        ([*(head(one, 1000, 90) for one in "一二三"), head("四", 1004, 90)], 3),
        ([head("一", size=91), head("二", size=91), head("三", size=91)], 0),
        ([head("附", 1900, artifact=True)], 1),
        ([head("3")], 1),
        ([head("3", 1900)], 0),
        ([head("— 3 —", 1900)], 1),
        ([head("第3页", 1900)], 1),
        ([head("（3）")], 0),
        ([head("（3）"), head("（4）")], 2),
        ([head("（3）"), head("（5）")], 0),
        ([head("iv"), head("（v）")], 2),
        ([head("12345")], 0),
        ([head("http://a.cn/b", size=90)], 1),
        ([head("http://a.cn/b", size=91)], 0),
        ([head("见http://a.cn/b", size=90)], 0),
    ],
)
def test_what_stands_above_the_text_is_told_by_place_size_and_repetition(
    heads: list[Row | None], said: int
) -> None:
    assert len(gone(*heads)) == said


def test_three_rows_at_an_edge_are_looked_at_and_no_more() -> None:
    def page(number: int) -> list[Row]:
        heads = [head(f"头{at}", 300 * at, 50) for at in range(4)]
        return [*heads, *(printed.row("字" * 20, 0, 3000 + 150 * at) for at in range(number, 9))]

    found = running.stripped([page(0), page(1)])
    assert [words for _, words in found[0].gone] == ["头0", "头1", "头2"]


@pytest.mark.parametrize(
    ("words", "value"),
    [("12", 12), ("iv", 4), ("ix", 9), ("xiv", 14), ("xc", 90), ("第12页", 12), ("第五页", 0)],
)
def test_what_the_number_of_a_page_counts(words: str, value: int) -> None:
    match = running._number(printed.row(words))
    assert match is not None
    assert running._value(match) == value


def test_a_table_at_the_edge_of_a_page_stays() -> None:
    pages = [[printed.table(("甲",), base=100), printed.row(words, 0, 1000)] for words in "乙丙丁"]
    assert all(not page.gone for page in running.stripped(pages))
    assert running.stripped([]) == []


def test_small_type_at_the_very_top_of_a_single_page_is_its_head() -> None:
    lines = page(LINES)
    raw = pdf.read(made([Line("某县人民政府办公室材料", 200, 52, 9), *lines]))
    assert raw.text.split("\n") == list(SENTENCES)
    assert told(raw) == [("页眉、页脚", "某县人民政府办公室材料")]


@pytest.mark.parametrize(("y", "size"), [(60, 9), (52, 13), (52, 16)])
def test_what_is_lower_or_larger_is_none(y: float, size: float) -> None:
    raw = pdf.read(made([Line("某县人民政府办公室材料", 200, y, size), *page(LINES)]))
    assert raw.text.split("\n") == ["某县人民政府办公室材料", *SENTENCES]


def test_small_type_at_the_top_is_a_head_on_a_page_where_the_title_is_near_it_too() -> None:
    head = Line("某县粮食局会议材料", y=42, size=11)
    first = [head, Line("在会议上的讲话", 200, 72, 22), *page(LINES[:4])]
    raw = pdf.read(made(first, [head, *page(LINES[4:])]))
    assert raw.text.split("\n") == ["在会议上的讲话", *SENTENCES]
    assert told(raw) == [("页眉、页脚", "某县粮食局会议材料")]


def test_other_words_at_the_very_top_of_each_page_are_no_heads() -> None:
    heads = ("提高认识", "抓好落实")
    raw = pdf.read(made(*([Line(one, 200, 52, 9), *page(LINES)] for one in heads)))
    assert raw.text.split("\n") == [heads[0], *SENTENCES, heads[1], *SENTENCES]
    assert told(raw) == [("各页同一位置像页眉、页脚的字", "；".join(heads))]


def test_rows_of_the_text_that_end_with_a_figure_stay() -> None:
    rows = [set_in([f"去年修路里程是全市第{n}" + "，今年还要再修一些路" * 3]) for n in "一二三"]
    pages = [page([*lines, "全县共修路 20"], y=100) for lines in rows]
    assert "全县共修路 20" in pdf.read(made(*pages)).text
