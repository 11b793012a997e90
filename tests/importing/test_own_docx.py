"""What we write as DOCX and TXT comes back as it was."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from converters import importing
from converters.collection import libreoffice
from converters.formats.docx import writer as docx
from converters.formats.txt import writer as txt
from converters.importing.cleaning import ImportOptions, clean
from converters.readers.raw import LineMarks, LineRole, RawText
from converters.settings.design import Design
from converters.speech.model import (
    Attachment,
    Block,
    Dateline,
    Emphasis,
    Heading,
    Inline,
    Note,
    Paragraph,
    RunIn,
    Salutation,
    Signature,
    Speech,
    Text,
    text_of,
)
from tests.effort import effort
from tests.make import para, speech

calm = settings(max_examples=effort(8, 300), deadline=None)
WORDS = "工作要求群众发展教育落实安全责任监督调研服务改革建设管理制度"
TITLE = "在西平县教育工作会议上的讲话"
LONG = "关于进一步加强全县中小学校教师队伍建设推进城乡教育发展情况的调查问卷汇总统计表"
words = st.text(st.sampled_from(WORDS), min_size=4, max_size=12)
headings = st.builds(Heading, st.integers(1, 4), words)
sentences = st.lists(words, min_size=1, max_size=6).map(lambda some: "，".join(some) + "。")
paragraphs = st.builds(
    lambda head, level, said, stressed, rest: Paragraph(
        (
            *((RunIn(f"{head}。", level),) if head else ()),
            Text(said),
            *((stressed,) if stressed else ()),
            Text(f"，{rest}"),
        )
    ),
    st.none() | words,
    st.integers(1, 4),
    words,
    st.none() | words.map(Emphasis),
    sentences,
)
bodies = st.lists(
    headings | sentences.map(para) | paragraphs, min_size=1, max_size=8, unique_by=text_of
)
"""What stands twice is left out, as pages say things again."""
tails = st.sampled_from(
    (
        (),
        (Signature("西平县教育局"), Dateline("2024年3月5日")),
        (Dateline("2024年3月5日"), Note("（根据录音整理）")),
    )
)


def again(data: bytes, name: str) -> list[tuple[Block, ...]]:
    found = importing.clean(data, name)
    assert found.ledger.faults() == []
    return [one.blocks for one in found.speeches]


def made(blocks: list[Block], tail: tuple[Block, ...]) -> Speech:
    spoken: list[Block] = [
        Salutation("同志们："),
        para(f"今天我们召开会议，研究教育工作，{WORDS}。"),
    ]
    return speech(*spoken, *blocks, para("现在散会。"), *tail, title=TITLE)


@calm
@given(bodies, tails)
@example([Heading(1, "为什么要抓？怎么抓？"), Heading(2, "在全县教育大会上的讲话")], ())
@example([Heading(2, "学习要抓紧"), Heading(2, "学习要抓紧")], ())
def test_headings_heads_and_stressed_words_come_back(
    design: Design, blocks: list[Block], tail: tuple[Block, ...]
) -> None:
    one = made(blocks, tail)
    assert again(docx.write(one, design, b""), "稿.docx") == [joined(one.blocks)]


def joined(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Return blocks with neighbouring words of one kind as one."""
    return tuple(
        Paragraph(tuple(_joined(block.content))) if isinstance(block, Paragraph) else block
        for block in blocks
    )


def _joined(content: tuple[Inline, ...]) -> list[Inline]:
    found: list[Inline] = []
    for one in content:
        if found and isinstance(one, Text) and isinstance(found[-1], Text):
            found[-1] = Text(found[-1].text + one.text)
        else:
            found.append(one)
    return found


@pytest.mark.parametrize(
    ("line", "subtitle"), [("（2024年3月5日）", None), ("进一步抓好教育工作", "进一步抓好教育工作")]
)
def test_a_date_in_the_style_of_subtitles_is_the_date(line: str, subtitle: str | None) -> None:
    """So people write who do not know of the style for it."""
    text = f"{TITLE}\n{line}\n张三\n同志们：\n今天我们召开会议，研究教育工作，{WORDS}。\n现在散会。"
    roles = {1: LineRole.TITLE, 2: LineRole.SUBTITLE, 3: LineRole.SPEAKER, 4: LineRole.SALUTATION}
    marks = {at: LineMarks(role=role) for at, role in roles.items()}
    raw = RawText(text, "docx", marks=marks)
    (one,) = clean(raw, "稿.docx", ImportOptions()).speeches
    assert one.meta.subtitle == subtitle
    assert (one.meta.date is None) == (subtitle is not None)
    assert one.meta.speakers == ("张三",)


attached = st.builds(
    lambda title, body, tail: (title, [*body, para("以上内容，请认真落实。"), *tail]),
    words,
    st.lists(sentences.map(para), max_size=3),
    tails.filter(lambda tail: not any(isinstance(one, Note) for one in tail)),
)


_SHORT: list[Block] = [
    para("以上内容，请认真落实。"),
    Signature("西平县教育局"),
    Dateline("2024年3月5日"),
]


@calm
@given(st.lists(attached, min_size=1, max_size=3), tails, st.sampled_from(("docx", "txt")))
@example([("任务分工", _SHORT), ("名单汇总", _SHORT)], (), "docx")
def test_attachments_come_back(
    design: Design,
    some: list[tuple[str, list[Block]]],
    tail: tuple[Block, ...],
    kind: str,
) -> None:
    blocks: list[Block] = []
    for number, (title, body) in enumerate(some, 1):
        blocks += [Attachment(number if len(some) > 1 else None, title), *body]
    one = made([para("有关材料印发给大家，请认真落实。")], (*tail, *blocks))
    written = (docx if kind == "docx" else txt).write(one, design, b"")
    assert again(written, f"稿.{kind}") == [one.blocks]


@pytest.mark.slow
def test_headings_come_back_from_libreoffice(design: Design) -> None:
    blocks: list[Block] = [
        Heading(1, "充分认识教育工作"),
        Heading(2, "学习要抓紧"),
        Paragraph((RunIn("要抓住重点。", 3), Text("要"), Emphasis("天天学"), Text("。"))),
        Heading(1, "在全县教育大会上的讲话精神"),
    ]
    one = made(
        blocks,
        (
            Signature("西平县教育局"),
            Dateline("2024年3月5日"),
            Attachment(1, "任务表"),
            Heading(1, "总体安排"),
            para("各单位按照分工负责，密切配合，共同做好。"),
            Attachment(2, LONG),
            para("问卷共五百份，收回四百九十份。"),
        ),
    )
    (saved,) = libreoffice.convert([docx.write(one, design, b"")], "docx", "docx")
    assert saved is not None
    assert again(saved, "稿.docx") == [one.blocks]
