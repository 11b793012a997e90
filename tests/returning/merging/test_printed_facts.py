"""Printed lines are read as facts: what is printed of a speech gives the same speech."""

from dataclasses import replace

import pytest

from converters.errors import SourceError
from converters.readers import front_matter
from converters.returning.merging import printed_facts
from converters.returning.merging.printed_facts import IMPRINT, RED_HEAD, Lines, reread, retitled
from converters.speech.dates import PartialDate
from converters.speech.model import Circulation, Meta
from tests.readers.revisions.corrected import SOURCE
from tests.returning.merging.returned import form

META = front_matter.read(SOURCE)
FORMS = ("document", "letter", "order", "minutes", "brief", "joint", "stamped", "recipients")


@pytest.mark.parametrize("name", FORMS)
def test_lines_that_were_left_alone_tell_the_same_facts(name: str) -> None:
    meta = front_matter.read(form(name))
    for group, lines in printed_facts.printed(meta).items():
        again = printed_facts.printed(reread(meta, group, lines, lines))
        assert again == printed_facts.printed(meta)


@pytest.mark.parametrize(
    ("words", "post", "speakers"),
    [
        ("县委书记　李明", "县委书记", ("李明",)),
        ("县委书记　李　明", "县委书记", ("李明",)),
        ("李明", None, ("李明",)),
        ("县长　李明　　王建国", "县长", ("李明", "王建国")),
        ("", None, ()),
    ],
)
def test_post_and_names_are_told_apart(
    words: str, post: str | None, speakers: tuple[str, ...]
) -> None:
    made = reread(META, "speaker", (), (words,))
    assert (made.post, made.speakers) == (post, speakers)


def test_a_date_is_as_much_as_is_known() -> None:
    assert reread(META, "date", (), ("（2024年4月）",)).date == PartialDate(2024, 4)
    assert reread(META, "date", (), ()).date is None
    with pytest.raises(SourceError, match="13月1日）”不认识"):
        reread(META, "date", (), ("（2024年13月1日）",))


def test_a_date_that_the_subtitle_tells_is_that_of_the_speech() -> None:
    told = replace(META, subtitle="在县里的讲话（2024年3月15日）", date=PartialDate(2024, 3, 15))
    made = reread(told, "subtitle", (), ("——在县里的讲话（2024年3月16日）",))
    assert (made.subtitle, made.date) == (
        "在县里的讲话（2024年3月16日）",
        PartialDate(2024, 3, 16),
    )
    assert reread(told, "subtitle", (), ()).subtitle is None


def _imprint(*lines: str) -> Circulation:
    made = reread(META, IMPRINT, (), lines).circulation
    assert made is not None
    return made


def test_the_imprint_tells_who_printed_it_and_when() -> None:
    facts = _imprint("抄送：县委。", "县人大办\t2024年3月20日印发")
    assert (facts.copies, facts.printed_by, str(facts.printed)) == (
        "县委",
        "县人大办",
        "2024-03-20",
    )
    assert _imprint("县人大办").printed is None
    assert _imprint("2024年3月20日印发").printed_by is None
    with pytest.raises(SourceError, match="缺了日子"):
        _imprint("县人大办　2024年3月印发")


def test_of_several_organs_the_last_keeps_the_word_for_all() -> None:
    meta = front_matter.read(form("joint"))
    was = printed_facts.printed(meta)[RED_HEAD]
    lines: Lines = tuple(line.replace("人民政府", "政府") for line in was)
    made = reread(meta, RED_HEAD, was, lines).circulation
    assert made is not None and made.issuers[-1] == "西平县政府文件"


def test_what_no_fact_is_printed_of_is_asked_about() -> None:
    with pytest.raises(SourceError, match="格数变了"):
        reread(META, RED_HEAD, ("甲文件", "〔2024〕8号"), ("甲文件",))
    with pytest.raises(SourceError, match="“别的”改成了“字”"):
        reread(META, RED_HEAD, ("别的",), ("字",))
    with pytest.raises(SourceError, match="标题"):
        reread(META, "title", (), ())


@pytest.mark.parametrize(
    ("written", "words", "made"),
    [
        ("在全县|会议上的讲话", "在全县会议上的报告", "在全县|会议上的报告"),
        ("在全县|会议上的讲话", "在全县会议上的讲话", "在全县|会议上的讲话"),
        ("|甲乙|", "甲丙", "|甲丙"),
        ("甲乙", "丙", "丙"),
    ],
)
def test_marks_for_breaking_a_title_stay(written: str, words: str, made: str) -> None:
    assert retitled(written, words) == made


def test_every_group_is_found_by_a_key() -> None:
    groups = {printed_facts.group_of(style) for style in ("title", "题下日期", "版记", "发文字号")}
    assert all(printed_facts.keys_of(group) for group in groups)
    assert Meta("s1", "题").title == "题"
