"""Running heads and feet: told by place and repetition, so that sentences go on over pages."""

import pytest

from converters.readers import pdf
from tests.readers.pdf.pages import HEIGHT, LEFT, SENTENCES, Drawn, Line, made, page, set_in, told

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
        ([[Line(f"第{n}章的题目", y=60, size=9)] for n in "一二三四"], "页眉、页脚"),
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
