"""Attachments are blocks of their speech; what tells of them goes if it is printed anyway."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from converters.importing.cleaning import ImportOptions, clean
from converters.importing.rules import NUMBER
from converters.readers.raw import RawText
from converters.speech import hanzi, printed_words
from converters.speech.model import Attachment, Block
from tests.effort import effort

HEAD = "在全县教育工作会议上的讲话\n同志们：\n今天我们召开会议，研究教育工作，材料印发给大家。\n"
TITLES = st.lists(
    st.text(st.sampled_from("教育工作任务分工名单表"), min_size=3, max_size=12),
    min_size=1,
    max_size=4,
)
SIGNS = st.sampled_from((".", "．", "、", ". "))


def codes(raw: str) -> list[str]:
    found = clean(RawText(raw), "a.txt", ImportOptions())
    return [one.code for one in found.findings]


TAIL = (
    "2024年3月5日\n附件1\n任务表\n各单位抓好落实，年底检查。\n附件2\n名单\n张三、李四参加检查。\n"
)
AGREED = f"{HEAD}附件：1.任务表\n2.名单\n{TAIL}"
OTHER = f"{HEAD}附件：1.任务表\n2.人员名单\n{TAIL}"


def test_doubts_are_told_and_what_is_certain_is_not() -> None:
    assert not {"attachment", "left-out"} & {*codes(AGREED)}
    assert codes(OTHER).count("attachment") == 1


OTHERWISE = (
    AGREED.replace("附件：1.", "附件：一、").replace("\n2.", "\n二、").replace("附件1", "附件一")
)


def test_marks_written_otherwise_than_printed_are_changed_by_a_rule_of_their_own() -> None:
    found = clean(RawText(OTHERWISE), "a.txt", ImportOptions())
    (said,) = found.speeches
    assert [b.called for b in said.blocks if isinstance(b, Attachment)] == ["附件1", "附件2"]
    assert "attachment" not in {one.code for one in found.findings}
    assert found.ledger.faults() == []
    number, own = NUMBER["attachment-mark"], NUMBER["enclosure"]
    changed = [
        char for char, by in zip(OTHERWISE, found.ledger.sheet.blame, strict=True) if by == number
    ]
    assert "".join(changed).split() == ["附件：一、任务表二、名单附件一"]
    assert own in found.ledger.sheet.blame
    off = clean(RawText(OTHERWISE), "a.txt", ImportOptions(off=frozenset({"attachment-mark"})))
    assert not any(isinstance(block, Attachment) for one in off.speeches for block in one.blocks)
    assert off.ledger.faults() == []


def test_the_rule_may_be_switched_off() -> None:
    options = ImportOptions(off=frozenset({"enclosure"}))
    found = clean(RawText(AGREED), "a.txt", options)
    blocks = [block for one in found.speeches for block in one.blocks]
    assert not any(isinstance(block, Attachment) for block in blocks)
    assert found.ledger.faults() == []


@settings(max_examples=effort(20, 500), deadline=None)
@given(TITLES, TITLES, SIGNS)
def test_no_word_is_lost_or_made(told: list[str], titles: list[str], sign: str) -> None:
    lines = [f"{at}{sign}{title}" for at, title in enumerate(told, 1)]
    below = [f"附件{at}\n{t}\n请{t}认真落实。" for at, t in enumerate(titles, 1)]
    raw = f"{HEAD}附件：" + "\n".join([*lines, "2024年3月5日", *below])
    found = clean(RawText(raw), "a.txt", ImportOptions())
    assert found.ledger.faults() == []
    printed = "".join("".join(printed_words.lines(one)) for one in found.speeches)
    if any(isinstance(block, Attachment) for one in found.speeches for block in one.blocks):
        assert bare(printed).replace(DATED, "", 1) == bare(raw)


def written(titles: list[str], told: str, mark: str, number: Callable[[int], str]) -> str:
    """Return a text with attachments that are told and called in some form."""
    told_of = "\n".join(told.format(number(at), title) for at, title in enumerate(titles, 1))
    label = "" if told.startswith("附件") else "附件："
    below = [f"{mark.format(number(at))}\n{t}\n请{t}认真落实。" for at, t in enumerate(titles, 1)]
    return "\n".join([f"{HEAD}{label}{told_of}", "2024年3月5日", *below])


@settings(max_examples=effort(20, 300), deadline=None)
@given(
    TITLES,
    st.sampled_from(("{}、{}", "（{}）{}", "附件{}：{}", "附件（{}）　{}")),
    st.sampled_from(("附件{}", "附件（{}）", "附 件 {}")),
)
def test_attachments_are_the_same_whatever_they_are_called(
    titles: list[str], told: str, mark: str
) -> None:
    def blocks(raw: str) -> list[tuple[Block, ...]]:
        found = clean(RawText(raw), "a.txt", ImportOptions())
        assert found.ledger.faults() == []
        return [one.blocks for one in found.speeches]

    standard = blocks(written(titles, "{}.{}", "附件{}", str))
    assert blocks(written(titles, told, mark, hanzi.to_number)) == standard


DATED = "（2024年3月5日）"
"""The date of a speech is printed below its title, too."""


def bare(text: str) -> str:
    """Return the words of a text without spaces; a point of full width is one of half."""
    return "".join(text.split()).replace("．", ".")


@pytest.mark.parametrize("own", ["附件：1.任务表\n2.名单\n", ""])
def test_a_text_of_nothing_but_attachments_is_accounted_for(own: str) -> None:
    found = clean(RawText(f"任务\n{own}{TAIL}"), "a.txt", ImportOptions(force=True))
    assert found.ledger.faults() == []
