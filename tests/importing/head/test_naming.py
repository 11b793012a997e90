"""The title of a speech that has none on its page: what it is taken from, in which order."""

import pytest

from converters.importing.cleaning import Cleaned, ImportOptions, clean
from converters.importing.head import naming
from converters.importing.split import parts
from converters.readers.raw import RawText
from converters.speech.model import TitleSource
from tests.conftest import Golden
from tests.importing import rules
from tests.importing.rules import Sample

SAID = (
    "同志们：",
    "大会的主题是高举旗帜，为全面建设现代化国家团结奋斗。二十年来，我们走过了不平凡的路。",
    "要把粮食生产抓紧抓实，一亩一亩落实到田头，谁的地块谁负责，谁出问题谁检讨。",
)


def read(name: str, *lines: str, title: str | None = None) -> Cleaned:
    return clean(RawText("\n".join(lines), "docx", title=title), name, ImportOptions())


def named(found: Cleaned) -> list[str]:
    return [one.meta.title for one in found.speeches]


def test_the_name_of_the_file_comes_first_and_it_is_told() -> None:
    found = read("二十大报告.docx", *SAID)
    assert named(found) == ["二十大报告"]
    assert found.speeches[0].meta.title_source is TitleSource.DERIVED
    assert "原文没有题名，取文件的名称“二十大报告”" in {one.message for one in found.findings}
    assert found.ledger.faults() == []


@pytest.mark.parametrize("name", ["讲话稿.docx", "新建 Microsoft Word 文档.docx", "a.docx"])
def test_half_a_sentence_comes_last(name: str) -> None:
    found = read(name, *SAID)
    assert named(found) == ["大会的主题是高举旗帜，为全面建设现代化国家团结奋斗"]
    assert any("暂取首句" in finding.message for finding in found.findings)


def test_a_title_on_the_page_comes_before_the_name() -> None:
    assert named(read("二十大报告.docx", "在粮食生产会议上的讲话", *SAID)) == [
        "在粮食生产会议上的讲话"
    ]


def test_a_name_that_the_text_does_not_speak_of_comes_after_the_meeting() -> None:
    held = "今天，县政府召开全县粮食生产工作会议，主要是部署今年的工作。"
    found = read("水利建设讲话.docx", SAID[0], held, *SAID[1:])
    assert named(found) == ["在全县粮食生产工作会议上的讲话"]
    assert named(read("水利建设讲话.docx", *SAID)) == ["水利建设讲话"]


def test_a_name_without_a_kind_comes_before_half_a_sentence() -> None:
    assert named(read("全县粮食生产工作会议.docx", *SAID)) == ["全县粮食生产工作会议"]


def test_the_name_of_a_compilation_is_that_of_none_of_its_speeches() -> None:
    parts = ["篇1", *SAID, "篇2", *SAID[:1], "水利是农业的命脉，一点也松懈不得。" * 3]
    assert "二十大报告" not in named(read("二十大报告.docx", *parts))


def told(found: Cleaned) -> list[tuple[str, str]]:
    """Return the doubts about titles, each with its message."""
    return [(one.code, one.message) for one in found.findings if one.code.startswith("title-")]


def test_who_speaks_by_the_name_of_the_file_is_the_speaker_and_not_in_the_title() -> None:
    found = read("周明远同志在全县粮食生产工作会议上的讲话.docx", *SAID)
    assert named(found) == ["在全县粮食生产工作会议上的讲话"]
    assert found.speeches[0].meta.speakers == ("周明远",)


def test_the_title_of_the_page_comes_after_a_fitting_name_of_the_file() -> None:
    title = "在全县粮食生产工作会议上的讲话"
    assert named(read("二十大报告.docx", *SAID, title=title)) == ["二十大报告"]
    found = read("a.docx", *SAID, title=title)
    assert named(found) == [title]
    assert told(found) == [("title-derived", f"原文没有题名，取网页的题名“{title}”")]


@pytest.mark.parametrize(
    ("greeting", "title"),
    [
        ("大家早上好呀好！", "大会的主题是高举旗帜，为全面建设现代化国家团结奋斗"),
        ("大家早上好呀好呀！", "大家早上好呀好呀"),
    ],
)
def test_the_first_sentence_is_that_of_a_paragraph_of_nine_characters(
    greeting: str, title: str
) -> None:
    assert named(read("讲话稿.docx", greeting, *SAID[1:])) == [title]


def test_a_title_that_was_cut_short_and_cannot_be_completed_stays_and_is_told() -> None:
    found = read("a.docx", "在全县粮食生产工作会议暨...", *SAID)
    assert named(found) == ["在全县粮食生产工作会议暨……"]
    assert told(found) == [("title-cut", "题名可能被截断")]


@pytest.mark.parametrize(
    ("base", "message"),
    [
        ("粮食生产演讲稿", "题名取自网页的篇次标记"),
        ("教师节演讲稿", "题名取自网页的篇次标记，与本篇内容不符"),
    ],
)
def test_a_title_from_a_marker_of_which_the_text_does_not_speak_is_told(
    base: str, message: str
) -> None:
    said = "粮食生产是农业的命脉，一点也松懈不得。" * 5
    found = read("a.docx", f"{base} 篇1", *SAID, f"{base} 篇2", SAID[0], said)
    assert {text for _, text in told(found)} == {message}


def names_of(text: Sample) -> tuple[object, object, object]:
    """Return the names of the parts with the title that stands first, and without one."""
    _, made = parts.split(text.lines)
    text.job.collection = text.head
    found = [
        naming.name(text.job, part, title, [line.text for line in part.lines[1:]], "", lone=lone)
        for part in made
        for title in (part.lines[0], None)
        for lone in (False, True)
    ]
    return found, text.dropped, [each.code for each in text.job.findings]


def marked(text: Sample) -> tuple[object, object]:
    """Return the titles that the markers of the parts give, and what of those is dropped."""
    _, made = parts.split(text.lines)
    return [naming._markers(text.job, part) for part in made], text.dropped


RULES: dict[str, rules.Rule] = {
    "name": names_of,
    "marked": marked,
    "is_title": lambda text: naming._is_title(text.raw),
}


def test_parts_are_named_as_the_table_says(golden: Golden) -> None:
    rules.hold("head/naming", RULES, golden)


NAMED = "周明远在全县粮食生产工作会议上的讲话"


def test_a_name_without_office_at_the_head_of_a_title_is_the_speakers() -> None:
    found = read("a.docx", NAMED, *SAID)
    assert named(found) == [NAMED]
    assert found.speeches[0].meta.speakers == ("周明远",)


@pytest.mark.parametrize(
    "title",
    [
        *(
            NAMED.replace("周明远", one)
            for one in ("江苏省", "向阳村", "王书记", "高新区", "水利局")
        ),
        *(
            NAMED.replace("周明远", one)
            for one in ("黄老师", "石桥镇", "温总理", "安监局", "白马营")
        ),
        NAMED.replace("讲话", "发言"),
    ],
)
def test_a_place_an_office_and_whom_the_speech_names_hold_no_speech(title: str) -> None:
    spoken = "白马营在北片，去年渠道修得最好，水引过来了，粮食就增了产。"
    assert not read("a.docx", title, *SAID, spoken).speeches[0].meta.speakers


def test_what_a_page_says_in_brackets_before_a_title_goes_and_is_told() -> None:
    found = read("a.docx", "[县长在县委全会]县长在全县经济工作会议上的讲话", *SAID)
    assert named(found) == ["县长在全县经济工作会议上的讲话"]
    assert [one.excerpt for one in found.findings if one.code == "page-head"] == [
        "[县长在县委全会]"
    ]
    usual = read("a.docx", "【领导讲话】县长在全县经济工作会议上的讲话", *SAID)
    assert "page-head" not in [one.code for one in usual.findings]


def test_narrow_brackets_in_a_title_that_an_editor_promises_become_wide() -> None:
    promise = "下面是小编为大家整理的县长在县(区)教育工作座谈会上的讲话，供大家参考。"
    assert named(read("a.docx", promise, *SAID)) == ["在县（区）教育工作座谈会上的讲话"]
