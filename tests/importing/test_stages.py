"""Each stage by itself: lines, parts, repeats, rubbish, glue, outline, verdict, ledger."""

import pytest

from converters.importing import verdict
from converters.importing.body import glued_headings, outline
from converters.importing.ledger import Destination, Fate, Ledger, ResultWords
from converters.importing.page import repeats
from converters.importing.passage import Edit, Passage, whole
from converters.importing.split import parts
from converters.importing.text import anticopy
from converters.importing.text.lines import SourceLine, lines, unsliced
from converters.importing.worksheet import Worksheet
from converters.speech.model import Heading, Paragraph, RunIn
from tests.importing import cases

PROSE = "各级各部门要提高认识，加强领导，狠抓落实，确保全年各项目标任务圆满完成。"


def on_sheet(text: str) -> tuple[Worksheet, list[SourceLine]]:
    sheet = Worksheet(text)
    return sheet, lines(sheet, whole(text))


def texts(found: list[SourceLine]) -> list[str]:
    return [line.text for line in found]


def test_an_edit_keeps_the_places_of_what_stays() -> None:
    sheet = Worksheet("甲--乙")
    made = sheet.edit(whole("甲--乙"), [Edit(1, 3, "—")], "dash")
    assert (made.text, list(made.origin)) == ("甲—乙", [0, 1, 3])


def test_lines_know_their_number_indent_and_gap() -> None:
    _, found = on_sheet("甲\n\n  乙\n丙")
    assert [(x.text, x.number, x.indent, x.gap) for x in found] == [
        ("甲", 1, 0, False),
        ("乙", 3, 2, True),
        ("丙", 4, 0, False),
    ]


def test_slices_are_joined_and_a_list_is_not() -> None:
    words = (PROSE * 30)[:1000]
    sliced = "\n".join(f"{n + 1}、{words[n * 100 : n * 100 + 100]}" for n in range(10))
    sheet, found = on_sheet(sliced)
    assert texts(unsliced(sheet, found)) == [words]
    listed = "\n".join(f"{n}、{PROSE}" for n in range(1, 9))
    sheet, found = on_sheet(listed)
    assert texts(unsliced(sheet, found)) == texts(found)


@pytest.mark.parametrize(
    "marker",
    [
        "讲话稿 篇{n}",
        "篇{n}：在大会上的讲话",
        "【篇{n}】",
        "第{n}篇",
        "讲话稿（{n}）",
        "讲话稿{n}",
        "范文{n}：",
    ],
)
def test_markers_part_a_collection(marker: str) -> None:
    raw = "\n".join(f"{marker.format(n=n)}\n同志们：\n{PROSE}\n{PROSE}" for n in (1, 2, 3))
    _, found = on_sheet("大会讲话稿3篇\n" + raw)
    front, made = parts.split(found)
    assert texts(front) == ["大会讲话稿3篇"]
    assert [part.number for part in made] == [1, 2, 3]


def test_a_list_of_contents_is_no_row_of_parts() -> None:
    raw = "讲话稿3篇\n篇1：甲\n篇2：乙\n篇3：丙\n"
    raw += "\n".join(f"篇{n}：题\n同志们：\n{PROSE}\n" for n in (1, 2, 3))
    _, found = on_sheet(raw)
    front, made = parts.split(found)
    assert len(front) == 4
    assert len(made) == 3


def test_the_outline_of_a_speech_is_no_row_of_parts() -> None:
    raw = "\n".join(["同志们：", *(f"{n}、关于第{n}项工作\n{PROSE}" for n in "一二三")])
    _, found = on_sheet(raw)
    assert len(parts.split(found)[1]) == 1


def test_an_article_that_stands_twice_is_kept_once() -> None:
    body = [f"第{n}段。{PROSE}" for n in "甲乙丙丁"]
    sheet, found = on_sheet("\n".join(body * 2))
    assert texts(repeats.once(sheet, found)) == body


def test_a_refrain_stays() -> None:
    body = [f"开头。{PROSE}", PROSE, f"中间。{PROSE}", PROSE]
    sheet, found = on_sheet("\n".join(body))
    assert texts(repeats.once(sheet, found)) == body


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("民生大事。! r) T) z, y3 S/ k! 各级要重视。", "民生大事。各级要重视。"),
        ("条件。(本文来自第一范文网 http://www.a.com/)希望", "条件。希望"),
        ("重视。【来源：www.diyifanwen.com】要", "重视。要"),
        ("指标1. 2. 3. 4.如下", "指标1. 2. 3. 4.如下"),
        ("增长 A B C D 级", "增长 A B C D 级"),
        ("力量来自人民，智慧来自群众。", "力量来自人民，智慧来自群众。"),
    ],
)
def test_rubbish_against_copying_goes(raw: str, expected: str) -> None:
    assert Worksheet(raw).apply(whole(raw), anticopy.ANTI_COPY).text == expected


@pytest.mark.parametrize(
    ("heading", "rest"),
    [
        ("一、强化效果导向，深化调查研究工作", "调查研究是人大工作的一项基本功，要抓好。"),
        ("二、强化跟踪落实，增强监督实效性", "刚才，秘书长领学了三个办法，请抓好落实。"),
        ("三、深化提升代表工作", "近年来，我们把它作为重点来抓。"),
        ("一、充分认识乡村振兴的重要意义", "一是深刻理解地位和作用，大家知道这一点。"),
    ],
)
def test_a_heading_is_parted_from_what_it_runs_into(heading: str, rest: str) -> None:
    text = heading + rest
    assert glued_headings.boundary(text, 2, glued_headings.pairs([text])).at == len(heading)


def test_boundaries_are_drawn_where_most_of_a_row_are_strong() -> None:
    weak, strong, certain = (glued_headings.Boundary(9, score) for score in (1.2, 3.0, 6.0))
    assert glued_headings.drawn([strong, weak, strong]) == [True, True, True]
    assert glued_headings.drawn([strong, weak, weak, weak, weak]) == [False] * 5
    assert glued_headings.drawn([strong]) == [False]
    assert glued_headings.drawn([certain, weak]) == [True, False]


def test_a_sentence_that_only_begins_like_a_heading_is_left_whole() -> None:
    text = "一、要坚持把学习贯彻落实到具体行动上，努力做到知行合一，取得新的更大成绩。"
    assert (
        glued_headings.drawn([glued_headings.boundary(text, 2, glued_headings.pairs([text]))] * 3)
        == [False] * 3
    )


def outlined(*paragraphs: str) -> list[tuple[str, int]]:
    """Return what each paragraph is: h or r with its level, or p."""
    pieces = outline.blocks([(whole(text), n) for n, text in enumerate(paragraphs, 1)])
    kinds = []
    for piece in pieces:
        match piece.block:
            case Heading(level=level):
                kinds.append(("h", level))
            case Paragraph(content=(RunIn(level=level), *_)):
                kinds.append(("r", level))
            case _:
                kinds.append(("p", 0))
    return kinds


def test_headings_run_in_heads_and_lists_are_told_apart() -> None:
    assert outlined(
        "一、提高认识", PROSE, "（一）抓学习。各级要学。", "1、抓机关", PROSE, "2.抓基层。要实。",
        "1、第一项；", "2、第二项；", "3、第三项。", "一是抓落实。", PROSE, "二、抓落实", PROSE,
    ) == [
        ("h", 1), ("p", 0), ("r", 2), ("h", 3), ("p", 0), ("r", 3),
        ("p", 0), ("p", 0), ("p", 0), ("p", 0), ("p", 0), ("h", 1), ("p", 0),
    ]  # fmt: skip


def test_counted_lines_head_a_speech_without_other_headings() -> None:
    long = PROSE * 2
    assert outlined("第一，放下包袱。", long, "第二，抓好当前。", long) == [
        ("h", 1), ("p", 0), ("h", 1), ("p", 0),
    ]  # fmt: skip
    assert outlined("一、甲乙", long, "第一，放下包袱。", long)[2] == ("h", 2)


def test_shuffled_words_are_no_speech() -> None:
    words = "".join(sorted(PROSE * 20, key=lambda c: (hash(c) % 97, c)))
    assert not verdict.judge(["在大会上的讲话"], [words]).speech


def test_shuffled_sections_are_no_speech() -> None:
    rows = [f"{n}、抓好第{n}项工作。{PROSE}" for n in "七三九一五八二六四十"]
    assert not verdict.judge(["在大会上的讲话"], ["同志们：", *rows]).speech


@pytest.mark.parametrize(
    ("text", "speech"),
    [("", False), ("a\n" * 3000, False), ("The quick brown fox. " * 50, False), (PROSE * 3, True)],
)
def test_what_is_no_chinese_prose_is_seen_at_once(text: str, speech: bool) -> None:
    assert verdict.at_first_sight(text).speech is speech


def test_a_text_of_a_few_hanzi_is_not_said_to_have_none() -> None:
    assert verdict.at_first_sight("各单位：请于周五前报送。").reason == "只有 10 个汉字，不像讲话稿"
    assert verdict.at_first_sight("Please report.").reason == "没有汉字，不是讲话稿"


@pytest.mark.slow
def test_every_seed_and_case_of_a_speech_is_taken_for_one() -> None:
    for title, raw, expected in cases.every():
        found = cases.cleaned(raw)
        assert bool(found.refusal) is expected.startswith("不是讲话"), title


def account(sheet: Worksheet, *words: Passage) -> Ledger:
    return Ledger(
        sheet, [ResultWords(Destination(0, n), passage) for n, passage in enumerate(words)]
    )


def test_the_ledger_tells_what_was_lost_changed_or_doubled() -> None:
    sheet = Worksheet("甲乙丙")
    text = whole("甲乙丙")
    assert account(sheet, text).faults() == []
    assert "没有名目地丢了" in account(sheet, text.cut(0, 2)).faults()[0]
    assert "重复或错位" in account(sheet, text, text.cut(1)).faults()[0]
    changed = Passage("甲×丙", text.origin)
    assert "没有名目地改了" in account(sheet, changed).faults()[0]


def test_the_ledger_lists_every_stretch_with_its_fate() -> None:
    sheet = Worksheet("?甲,乙")
    text = sheet.edit(whole(sheet.raw), [Edit(0, 1)], "stray-question")
    text = sheet.edit(text, [Edit(1, 2, "，")], "comma")
    found = list(account(sheet, text).entries())
    assert [(e.start, e.end, e.fate, e.rule, e.text) for e in found] == [
        (0, 1, Fate.DROPPED, "stray-question", ""),
        (1, 2, Fate.KEPT, "", "甲"),
        (2, 3, Fate.REPLACED, "comma", "，"),
        (3, 4, Fate.KEPT, "", "乙"),
    ]


def test_the_figure_of_a_number_leads_no_list() -> None:
    text = "（一）抓好水库除险加固规模以上工业增加值增长7%，零售总额突破1.1万亿元，再创新高。"
    assert glued_headings.lead_at(text, 3) == 0
