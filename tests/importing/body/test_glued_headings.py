"""Headings run into their paragraphs, found again: counted in public documents."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from converters.importing.body import glued_headings, headings
from converters.importing.body.glued_headings import Boundary
from converters.importing.passage import whole
from converters.importing.text.lines import SourceLine
from converters.speech import hanzi
from tests.conftest import Golden
from tests.importing import rules
from tests.importing.rules import Sample

REPORTS = sorted((Path(__file__).parents[2] / "cases" / "reports").glob("*.txt"))
STOP = re.compile("[。！？；：:;!?]")


def ran_together(lines: Sequence[str]) -> Iterator[tuple[str, int]]:
    """Yield the lines with each heading run into its paragraph, and how long the heading is."""
    rest = iter([*lines, ""])
    line = next(rest)
    for after in rest:
        if not line:
            line = after
        elif is_heading(line) and len(after) >= 30 and hanzi.ordinal(after) is None:
            yield line + after, len(line)
            line = ""
        else:
            yield line, 0
            line = after


def is_heading(line: str) -> bool:
    mark = hanzi.ordinal(line)
    told = mark is not None and mark.level <= 2
    return told and 4 < len(line) <= 46 and not STOP.search(line)


def outcome(path: Path) -> Counter[str]:
    """How many headings of a document end where they should, elsewhere, or nowhere."""
    text = path.read_text(encoding="utf-8")
    rows = [*ran_together([re.sub(r"\s", "", line) for line in text.split("\n") if line.strip()])]
    found = [SourceLine(whole(row), number) for number, (row, _) in enumerate(rows)]
    made: dict[int, list[str]] = {}
    for line in headings.unglued(found, [], rolled=True):
        made.setdefault(line.number, []).append(line.text)
    counted: Counter[str] = Counter()
    for number, (_, size) in enumerate(rows):
        first, *further = made[number]
        if size:
            kind = "right" if len(first) == size else "wrong"
            counted[kind if further else "missed"] += 1
    return counted


def test_most_headings_run_into_their_paragraphs_are_found_and_few_end_elsewhere() -> None:
    counted = sum(map(outcome, REPORTS), Counter[str]())
    assert counted["right"] >= 0.7 * counted.total(), counted
    assert counted["wrong"] <= 0.08 * counted.total(), counted


@pytest.mark.parametrize(
    "line",
    [
        "一、2016年工作回顾|过去一年，我国发展面临国内外诸多矛盾和困难，",
        "三、加强领导，确保各项任务圆满完成|各村支部书记是第一责任人，要亲自抓、负总责。",
        "四、发展科技教育文化和卫生体育事业|发展科技教育文化和卫生体育事业，是我们的任务。",
        "二、突出重点，把思想统一到部署上来|水利是农业的命脉，关系到千家万户的生活。",
        "五、打造群众工作的新亮点|群众工作贵在出亮点、出精品，贵在有所作为。",
        "一、招商引资是第一要事，必须全力以赴|今年，全县要引进项目三十八个，落地二十个。",
    ],
)
def test_a_heading_ends_where_its_sentence_does(line: str) -> None:
    heading, rest = line.split("|")
    end = glued_headings.boundary(heading + rest, 2, Counter())
    assert (heading + rest)[: end.at] == heading


def test_no_lead_stands_behind_an_ordinal() -> None:
    assert glued_headings.lead_at("一、招商引资是第一要事，必须全力以赴", 2) == 0
    assert glued_headings.lead_at("二、狠抓各项措施的落实一是抓好服务。二是抓好管理。", 2) == 11


def test_a_heading_that_ends_with_what_it_said_right_before_is_no_whole_one() -> None:
    assert glued_headings._said_again("工作落实工作落实", "甲乙丙丁") == -3.0
    assert glued_headings._said_again("一二三四五六工作落实", "甲乙丙丁") == 0.0


def test_a_verb_is_the_paragraph_s_unless_that_begins_as_paragraphs_do() -> None:
    assert glued_headings._takes_verb("水利工程建设管理工作加强", "水利建设") is True
    assert glued_headings._takes_verb("水利工程建设管理工作加强", "一是水利") is False


def bounded(text: Sample) -> Boundary:
    mark = hanzi.ordinal(text.head)
    seen = glued_headings.pairs([text.head, *text.rest])
    return glued_headings.boundary(text.head, mark.length if mark else 0, seen, text.rest)


def scores(text: Sample) -> list[float]:
    """Return how well each place of the first line ends a heading; the other lines are headings."""
    seen = glued_headings.pairs([text.head, *text.rest])
    shapes = {glued_headings._shape(heading) for heading in text.rest}
    ends = range(2, min(len(text.head), 50))
    alone = [(text.head[:at], glued_headings._score(text.head, at, seen)) for at in ends]
    alike = [glued_headings._likeness(left, shapes) if shapes else 0.0 for left, _ in alone]
    return [
        0.0 if score is None else score + more
        for (_, score), more in zip(alone, alike, strict=True)
    ]


def drawn(text: Sample) -> list[list[bool]]:
    found = [Boundary(9, float(size)) for size in text.raw.split()]
    return [glued_headings.drawn(found, rolled=rolled) for rolled in (False, True)]


RULES: dict[str, rules.Rule] = {
    "mottoes": lambda text: glued_headings.mottoes(text.raw.split("\n")),
    "lead_at": lambda text: [glued_headings.lead_at(text.raw, start) for start in (2, 3)],
    "boundary": bounded,
    "scores": scores,
    "drawn": drawn,
}


def test_headings_end_where_the_table_says(golden: Golden) -> None:
    rules.hold("body/glued_headings", RULES, golden)
