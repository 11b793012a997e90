"""Compilations whose format sets headings: what of them is a speech."""

from converters.importing.cleaning import Cleaned, ImportOptions, clean
from converters.importing.split import sections
from converters.readers.raw import LineMarks, RawText
from tests.conftest import Golden
from tests.importing import rules

SAID = "今天召开这次会议，主要任务是总结去年的工作，部署今年的任务，大家要认真抓好落实。"
Marked = tuple[str, LineMarks | None]
PLAIN = None


def heading(level: int, words: str, *, page: bool = True) -> Marked:
    return words, LineMarks(level=level, page=page, align="center", size=22)


def speech(level: int, title: str, number: int) -> list[Marked]:
    said = [f"第{number}点。{SAID}", f"要做好第{number}件事，一件一件抓落实。"]
    return [heading(level, title), ("同志们：", PLAIN), *((line, PLAIN) for line in said)]


def read(*lines: Marked, off: frozenset[str] = frozenset()) -> Cleaned:
    marks = {at: mark for at, (_, mark) in enumerate(lines, 1) if mark is not None}
    raw = RawText("\n".join(words for words, _ in lines), "docx", marks=marks)
    return clean(raw, "a.docx", ImportOptions(off=off))


BOOK = [
    ("讲话选编", LineMarks(align="center", size=36)),
    heading(1, "编者说明"),
    ("一、本书收入讲话三篇，由公开的网络文本整理而成。", PLAIN),
    heading(1, "第一编　人大工作"),
    *speech(2, "人大工作会议讲话篇1", 1),
    *speech(2, "人大工作会议讲话篇2", 2),
    heading(1, "第二编　水利工作"),
    *speech(2, "在水利工作会议上的讲话", 3),
    heading(1, "讲话人索引"),
    ("张三　1、5", PLAIN),
]


def titles(found: Cleaned) -> list[str]:
    return [one.meta.title for one in found.speeches]


def test_a_book_is_its_speeches_and_what_else_is_in_it_is_told() -> None:
    found = read(*BOOK)
    assert titles(found) == ["人大工作会议讲话篇1", "人大工作会议讲话篇2", "在水利工作会议上的讲话"]
    assert [len(one.blocks) for one in found.speeches] == [3, 3, 3]
    told = [finding.excerpt for finding in found.findings if finding.code == "front-matter"]
    assert told == ["编者说明", "讲话人索引"]
    assert found.ledger.faults() == []


def test_a_title_on_several_lines_is_one() -> None:
    halves = [heading(1, "在进一步加强安全生产"), heading(1, "工作会议上的讲话", page=False)]
    found = read(*halves, *speech(1, "", 1)[1:], *speech(1, "在水利工作会议上的讲话", 2))
    assert titles(found) == ["在进一步加强安全生产工作会议上的讲话", "在水利工作会议上的讲话"]


def test_a_section_that_is_nothing_like_a_speech_is_none_among_speeches_of_its_level() -> None:
    listed = [heading(1, "各篇出处"), ("水利工作　西平人大，2020年7月20日", PLAIN)]
    found = read(*speech(1, "在水利会议上的讲话", 1), *speech(1, "在教育会议上的讲话", 2), *listed)
    assert titles(found) == ["在水利会议上的讲话", "在教育会议上的讲话"]


def test_a_speech_of_a_higher_level_is_one_too() -> None:
    found = read(*speech(1, "在全县大会上的讲话", 1), *BOOK[3:])
    assert titles(found)[0] == "在全县大会上的讲话"


def test_headings_within_one_speech_part_nothing() -> None:
    inner = [heading(2, f"{n}、抓好落实", page=False) for n in "一二三"]
    lines = [one for head in inner for one in (head, (SAID, PLAIN))]
    assert titles(read(*speech(1, "在水利会议上的讲话", 1), *lines)) == ["在水利会议上的讲话"]


def test_what_is_beside_the_speeches_stays_if_the_rule_is_off() -> None:
    found = read(*BOOK, off=frozenset({"book-matter"}))
    said = "".join(found.ledger.raw[i] for out in found.ledger.outputs for i in out.words.origin)
    assert "本书收入讲话三篇" in said
    assert found.ledger.faults() == []


RULES: dict[str, rules.Rule] = {
    "sections": lambda text: sections.sections(text.lines),
    "opens_speech": lambda text: sections.opens_speech(text.lines),
    "states_fact": lambda text: sections.states_fact(text.raw),
    "speeches": lambda text: sections.speeches((sections.sections(text.lines) or ([], []))[1]),
}


def test_sections_are_speeches_where_the_table_says(golden: Golden) -> None:
    rules.hold("split/sections", RULES, golden)
