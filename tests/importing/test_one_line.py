"""A speech behind its head in one line: whatever its first sentence is, it is whole in the body."""

import re
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from converters.importing.cleaning import ImportOptions, clean
from converters.readers.raw import RawText
from converters.speech import hanzi
from converters.speech.model import text_of

REPORTS = sorted((Path(__file__).parents[1] / "cases" / "reports").glob("*.txt"))
LINES = [line.strip() for path in REPORTS for line in path.read_text("utf-8").split("\n")]
PARAGRAPHS = [line for line in LINES if len(line) > 30 and line[-1] in "。！"]
HEADS = (
    "在青石县工作会议上的讲话（2020年3月8日）县长 周明远各位代表：",
    "在青石县工作会议上的讲话 （2020年3月8日） 县长 周明远 同志们：",
    "政府工作报告——2020年3月8日在青石县第十届人民代表大会第五次会议上 县长 周明远 各位代表：",
    "周明远同志在全县水利工作会议上的讲话 同志们：",
    "在青石县工作会议上的讲话\n同志们：",
    "在青石县工作会议上的讲话\n（2020年3月8日）\n周明远\n",
    "在青石县工作会议上的讲话 ",
)
LAST = "\n各级各部门要统一思想，把今年的工作抓紧抓实，请大家认真落实。\n"


def bare(text: str) -> str:
    return re.sub(r"\W|○", "", hanzi.fold(text)).replace("〇", "")


@given(st.sampled_from(PARAGRAPHS), st.sampled_from(HEADS))
@example("1997年10月――1998年2月，由登记管理机关对社会团体进行审查，作出审定结论。", HEADS[-2])
def test_the_first_paragraph_is_whole(said: str, head: str) -> None:
    found = clean(RawText(head + said + LAST), "a.txt", ImportOptions(force=True))
    body = "".join(text_of(block) for speech in found.speeches for block in speech.blocks)
    assert bare(said) in bare(body)


def told(line: str) -> list[str]:
    text = f"在青石县工作会议上的讲话\n{line}\n同志们：\n今天开会，我讲三点意见。{LAST}"
    found = clean(RawText(text), "a.txt", ImportOptions(force=True))
    return [doubt.excerpt for doubt in found.findings if "没有全部" in doubt.message]


@pytest.mark.parametrize(
    ("line", "doubts"),
    [
        ("（2020年3月8日上午，星期日）", 0),
        ("县长　周 明 远", 0),
        ("讲话人：县长 周明远同志", 0),
        ("（2020年3月8日第五次会议修订通过）", 1),
    ],
)
def test_a_line_that_says_more_than_its_facts_is_told(line: str, doubts: int) -> None:
    assert len(told(line)) == doubts
