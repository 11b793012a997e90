"""Random speeches of few words, so that two of them have some in common."""

from datetime import date

from hypothesis import strategies as st

from converters.speech.model import (
    Attachment,
    Dateline,
    Emphasis,
    Heading,
    Note,
    Paragraph,
    RunIn,
    Salutation,
    Signature,
    Speech,
    Table,
    Text,
)
from tests.make import circulation, speech

_WORDS = st.sampled_from(
    ("同志们", "五百六十名代表", "260人", "265人", "认真履职。", "要抓学习，", "A组", "98.5%")
)
TEXTS = st.lists(_WORDS, min_size=1, max_size=5).map("".join)
_HEADINGS = st.builds(
    Heading, st.integers(1, 4), st.sampled_from(("一、抓学习", "（二）抓联系", "三是督办"))
)
_CONTENTS = st.lists(
    st.one_of(
        st.builds(Text, TEXTS),
        st.builds(Emphasis, TEXTS),
        st.builds(RunIn, TEXTS, st.integers(1, 4)),
    ),
    min_size=1,
    max_size=3,
)
_PARAGRAPHS = st.one_of(
    st.builds(lambda text: Paragraph((Text(text),)), TEXTS),
    st.builds(lambda content: Paragraph(tuple(content)), _CONTENTS),
)
_CELLS = st.sampled_from(("项目", "去年", "230", "260", "甲"))
_TABLES = st.integers(1, 3).flatmap(
    lambda columns: st.builds(
        Table,
        st.lists(st.tuples(*[_CELLS] * columns), min_size=1, max_size=4).map(tuple),
        st.booleans(),
    )
)
_ENDS = st.sampled_from(
    (
        (),
        (Signature("某县人大常委会"), Dateline("2024年3月15日")),
        (Signature("某县人大常委会办公室"), Dateline("2024年3月16日"), Note("（此件公开发布）")),
    )
)
_ATTACHED = st.one_of(
    st.just(()),
    st.builds(lambda blocks: (Attachment(None, "任务表"), *blocks), st.lists(_TABLES, max_size=1)),
    st.builds(lambda block: (Attachment(None, "方案"), block), _PARAGRAPHS),
)
_FACTS = st.fixed_dictionaries(
    {"title": st.sampled_from(("在全县大会上的讲话", "在县人大会议上的讲话"))},
    optional={
        "date": st.sampled_from((date(2024, 3, 15), date(2024, 3, 16))),
        "speaker": st.just("王建国"),
        "subtitle": st.just("在县委党校"),
        "circulation": st.sampled_from(
            (
                circulation(),
                circulation(copies=None, issuers=("西平县人民政府文件",)),
                circulation(issuers=(), recipients_below=True),
            )
        ),
    },
)


def speeches() -> st.SearchStrategy[Speech]:
    """Return speeches with all that one may have, from 版头 to 版记."""
    blocks = st.lists(st.one_of(_PARAGRAPHS, _PARAGRAPHS, _HEADINGS, _TABLES), max_size=6)
    return st.builds(_made, blocks, _ENDS, _ATTACHED, _FACTS)


def _made(
    blocks: list[object], ends: tuple[object, ...], attached: object, facts: object
) -> Speech:
    assert isinstance(attached, tuple)
    assert isinstance(facts, dict)
    every = (Salutation("同志们："), *blocks, *ends, *attached)
    return speech(*every, **facts)
